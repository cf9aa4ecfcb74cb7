"""What browsers get from ``assets/web``: fonts that can say everything, and icons."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from ui.files import OURS

sys.path.insert(0, str(OURS.parent))
import make_fonts

LETTERS = "ŵŷŴŶẁẃẅẀẂẄỳŷâêîôûáéíóúàèìòùäëïöüāēīōūǎǎěǐǒǔǖǘǚǜßøåçñœłžš‘’“”–—…·•«»€£°×−≤≥→←"
TEXTS = ("sans", "sans-italic", "serif", "code")


def font(name):
    return TTFont(OURS / f"{name}.woff2")


@pytest.mark.parametrize("name", TEXTS)
def test_a_font_has_the_letters_of_english_welsh_and_pinyin(name):
    known = font(name).getBestCmap()
    missing = [sign for sign in LETTERS if ord(sign) not in known]
    # No monospaced font has all of them; nothing but codes is set in it.
    assert missing == [] or (name == "code" and len(missing) < 12)


@pytest.mark.parametrize("name", TEXTS)
def test_a_cut_font_does_not_bear_the_name_that_its_licence_keeps(name):
    names = font(name)["name"].names
    assert [record.toUnicode() for record in names if record.nameID == 1]
    assert [r.toUnicode() for r in names if r.nameID in {1, 4, 6, 16} and "Source" in str(r)] == []
    assert "SIL Open Font License" in str(font(name)["name"].getDebugName(13))


def test_every_icon_that_may_be_shown_is_in_the_cut():
    whole = make_fonts.words(make_fonts.original("MaterialSymbols-Rounded"))
    wanted = make_fonts.used() & whole.keys()
    assert {"arrow_back", "download", "expand_more", "check"} <= wanted
    assert wanted - make_fonts.words(font("icons")).keys() == set()
    assert make_fonts.ours() - whole.keys() == set()


@pytest.mark.parametrize("file", sorted(OURS.glob("*.png")), ids=lambda file: file.name)
def test_an_icon_has_the_size_that_its_name_says(file):
    with Image.open(BytesIO(file.read_bytes())) as picture:
        side = int(file.stem.rsplit("-", 1)[1])
        assert picture.size == (side, side)
        corner = picture.convert("RGBA").getpixel((0, 0))
    # A phone that cuts a picture to its own shape, or puts it on black, must find no empty corner.
    whole = "maskable" in file.name or file.name == "icon-180.png"
    assert corner == ((11, 94, 103, 255) if whole else (0, 0, 0, 0))


def test_the_picture_of_a_maskable_icon_stays_within_what_phones_leave():
    with Image.open(OURS / "icon-maskable-512.png") as picture:
        pixels = picture.convert("RGB").load()
        outside = {
            pixels[x, y]
            for x in range(512)
            for y in range(512)
            if (x - 256) ** 2 + (y - 256) ** 2 > (0.4 * 512) ** 2
        }
    assert outside == {(11, 94, 103)}


def test_fonts_are_small():
    assert {file.name for file in OURS.glob("*.woff2")} == {f"{n}.woff2" for n in (*TEXTS, "icons")}
    assert sum(Path(file).stat().st_size for file in OURS.glob("*.woff2")) < 140_000
