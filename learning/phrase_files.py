"""A language's catalogues: ``phrases.po``, and one ``phrases_*.po`` for each further part."""

from collections.abc import Mapping
from pathlib import Path

from learning.content_files import Fault
from learning.phrases import Phrases, compare, read_phrases

MAIN = "phrases.po"


def read_catalogues(folder: Path, faults: list[Fault]) -> dict[str, Phrases]:
    """Every catalogue of a language by file name, the main one first."""
    names = [MAIN, *sorted(file.name for file in folder.glob("phrases_*.po"))]
    return {name: read_phrases(folder / name, f"{folder.name}/{name}", faults) for name in names}


def compare_catalogues(
    first: Mapping[str, Phrases], other: Mapping[str, Phrases], language: str
) -> list[Fault]:
    """Faults of a language held against the first one, file by file."""
    faults = []
    for name in dict.fromkeys((*first, *other)):
        file = f"{language}/{name}"
        if name not in other:
            faults.append(Fault(file, 1, "missing text: there is no such file"))
        elif name not in first:
            faults.append(Fault(file, 1, "unknown id: the first language has no such file"))
        else:
            faults.extend(compare(first[name], other[name], file))
    return faults


def merged(catalogues: Mapping[str, Phrases], faults: list[Fault]) -> Phrases:
    """All catalogues of a language as one; a phrase that two of them have becomes a fault."""
    main = catalogues[MAIN]
    texts: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    for name, phrases in catalogues.items():
        for key in phrases.texts.keys() & texts.keys():
            place = f"{main.language}/{name}"
            line = phrases.lines.get(key, 1)
            faults.append(Fault(place, line, f"duplicate id: {key} stands in another file too"))
        texts |= phrases.texts
        lines |= phrases.lines
    return Phrases(main.language, texts, main.plural, lines)
