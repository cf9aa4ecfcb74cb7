"""Words that say too little to be counted, as authors list them in ``structure/stopwords``."""

from pathlib import Path

from learning.content_files import Fault

FOLDER = "structure/stopwords"


def read_stopwords(root: Path, faults: list[Fault]) -> dict[str, frozenset[str]]:
    """The listed words by their file's name, which is the first part of a language's tag.

    A file has one word per line; lines that begin with ``#`` are for authors. Doubled words, words
    with capitals or blanks and unreadable files become faults.
    """
    return {
        file.stem: frozenset(_read(file, f"{FOLDER}/{file.name}", faults))
        for file in sorted((root / FOLDER).glob("*.txt"))
    }


def _read(file: Path, name: str, faults: list[Fault]) -> set[str]:
    source = file.read_bytes()
    try:
        lines = source.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        place = source.count(b"\n", 0, error.start) + 1
        faults.append(Fault(name, place, "bad text: this is not UTF-8"))
        return set()
    words: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            continue
        if not line or line.split() != [line] or line != line.casefold():
            problem = f"bad word: {line!r} is not one word in small letters"
            faults.append(Fault(name, number, problem))
        elif line in words:
            faults.append(Fault(name, number, f"duplicate id: {line} stands here twice"))
        words.add(line)
    return words
