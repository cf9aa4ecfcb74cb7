"""Cut the fonts that pages load out of Streamlit's own: ``python assets/make_fonts.py``.

Needed only after a new Streamlit, or when a new icon is used; what it writes is kept in
``assets/web``. Source Sans, Serif and Code keep the characters of English, Welsh and pinyin, and
the icons keep those that the app or Streamlit's own scripts name.
"""

import re
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
STATIC = Path(streamlit.__path__[0], "static", "static")
TARGET = ROOT / "assets" / "web"
# Latin with its accents, the letters of Welsh and pinyin, punctuation, arrows and signs.
SPANS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x1F8, 0x1F9), (0x2BC, 0x2BC), (0x2C6, 0x2C7),
    (0x2DA, 0x2DC), (0x300, 0x30C), (0x1E80, 0x1E85), (0x1EF2, 0x1EF3), (0x2010, 0x2027),
    (0x2030, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265),
)  # fmt: skip
# The licence keeps the name "Source" for the whole fonts.
TEXTS: Mapping[str, tuple[str, str, Mapping[str, object]]] = {
    "sans": ("SourceSansVF-Upright", "Heritage Sans", {"wght": (400, 700)}),
    "sans-italic": ("SourceSansVF-Italic", "Heritage Sans", {"wght": (400, 700)}),
    # Only headings are set in it.
    "serif": ("SourceSerifVariable-Roman", "Heritage Serif", {"wght": 630, "opsz": 24}),
    "code": ("SourceCodeVF-Upright", "Heritage Code", {"wght": (400, 700)}),
}
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum"]
NAMES = {1: "{name}", 3: "{name} 1", 4: "{name}", 6: "{joined}", 16: "{name}"}


def main() -> int:
    """Write every font anew."""
    TARGET.mkdir(exist_ok=True)
    letters = [letter for first, last in SPANS for letter in range(first, last + 1)]
    for file, (pattern, name, axes) in TEXTS.items():
        font = _cut(original(pattern), unicodes=letters, features=FEATURES)
        _save(_named(instancer.instantiateVariableFont(font, axes), name), file)
    symbols = original("MaterialSymbols-Rounded")
    known = words(symbols)
    wanted = sorted(used() & known.keys())
    letters = sorted({ord(letter) for name in wanted for letter in name})
    glyphs = [known[name] for name in wanted]
    _save(_cut(symbols, unicodes=letters, glyphs=glyphs, features=["liga", "rlig"]), "icons")
    return 0


def used() -> set[str]:
    """Names of the icons that the app or Streamlit's own scripts may show."""
    return ours() | _named_in((STATIC / "js").glob("*.js"))


def ours() -> set[str]:
    """Names of the icons that the app shows."""
    files = [file for room in ("ui", "pages", "learning") for file in (ROOT / room).rglob("*.py")]
    return _named_in([ROOT / "app.py", *files])


def words(font: TTFont) -> dict[str, str]:
    """The names of glyphs that a font draws for whole words, by the word."""
    letter = {name: chr(code) for code, name in font.getBestCmap().items()}
    return {
        "".join(letter[part] for part in (first, *ligature.Component)): ligature.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, ligatures in getattr(table, "ExtSubTable", table).ligatures.items()
        for ligature in ligatures
    }


def _named_in(files: Iterable[Path]) -> set[str]:
    texts = (file.read_text(encoding="utf-8") for file in files)
    return {name for text in texts for name in re.findall(r":material/(\w+)", text)}


def original(pattern: str) -> TTFont:
    """One of Streamlit's own fonts."""
    (file,) = (STATIC / "media").glob(f"{pattern}.*")
    return TTFont(file, recalcTimestamp=False)


def _cut(
    font: TTFont,
    *,
    unicodes: Collection[int],
    features: Collection[str],
    glyphs: Collection[str] = (),
) -> TTFont:
    options = subset.Options(
        layout_features=list(features), layout_closure=not glyphs, hinting=False, name_IDs=["*"]
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=unicodes, glyphs=glyphs)
    cutter.subset(font)
    return font


def _named(font: TTFont, name: str) -> TTFont:
    table = font["name"]
    kept = {0, 13, 14}
    table.names = [record for record in table.names if record.nameID in kept]
    for place, pattern in NAMES.items():
        table.setName(pattern.format(name=name, joined=name.replace(" ", "")), place, 3, 1, 0x409)
    return font


def _save(font: TTFont, file: str) -> None:
    font.flavor = "woff2"
    font.save(TARGET / f"{file}.woff2")
    print(file, (TARGET / f"{file}.woff2").stat().st_size)


if __name__ == "__main__":
    sys.exit(main())
