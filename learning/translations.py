"""Translations held against the first language, text by text: missing, unknown, or stale."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from learning.content_files import Checked, Document, Fault, Path_
from learning.content_tree import WordsTree
from learning.phrases import Phrases

_LENGTH = 12
# Places that say something about the translation itself, and those where lists may differ.
_OWN = ("translation.yaml", "sources.yaml")
_FREE = {("glossary.yaml", "also")}


@dataclass(frozen=True)
class Texts:
    """Every text of one language by file (without the language's folder) and place.

    ``lines`` say where each stands; a place that is missing stands where its surroundings do.
    """

    language: str
    texts: Mapping[str, Mapping[str, str]]
    lines: Mapping[str, Mapping[str, int]]

    def line(self, file: str, place: str) -> int:
        """The line of a place, or of the nearest part around it; 1 where there is none."""
        known = self.lines.get(file, {})
        while place and place not in known:
            place = place.rpartition(".")[0]
        return known.get(place, 1)


def collected(language: str, words: WordsTree, catalogues: Mapping[str, Phrases]) -> Texts:
    """All texts of a language; files that are faulty in themselves are left out."""
    texts: dict[str, dict[str, str]] = {}
    lines: dict[str, dict[str, int]] = {}
    for document in _documents(words):
        file = document.name.partition("/")[2]
        texts[file] = {_place(path): text for path, text in _leaves(document.data, file, ())}
        lines[file] = {_place(path): line for path, line in document.lines.items()}
    for file, phrases in catalogues.items():
        if phrases.plural is not None:
            texts[file] = {key: "\n".join(forms) for key, forms in phrases.texts.items()}
            lines[file] = dict(phrases.lines)
    return Texts(language, texts, lines)


def fingerprints(first: Texts) -> dict[str, dict[str, str]]:
    """A short fingerprint of every text of the first language, as ``sources.yaml`` keeps them."""
    return {
        file: {place: _fingerprint(text) for place, text in sorted(places.items())}
        for file, places in sorted(first.texts.items())
    }


def compare(
    first: Texts, other: Texts, made_from: Mapping[str, Mapping[str, str]]
) -> Iterator[Fault]:
    """Faults of a translation: texts it lacks, has too many of, or made from other English.

    ``made_from`` is what ``sources.yaml`` says. Phrases are compared with their keys elsewhere, so
    that only what is stale is said of them here.
    """
    for file in sorted(first.texts.keys() & other.texts.keys()):
        given, wanted = other.texts[file], first.texts[file]
        name, written = f"{other.language}/{file}", made_from.get(file, {})
        if not file.endswith(".po"):
            for place in wanted.keys() - given.keys():
                yield Fault(name, other.line(file, place), f"missing text: {place}")
            for place in given.keys() - wanted.keys():
                yield Fault(name, other.line(file, place), f"unknown id: {place} is only here")
        for place in given.keys() & wanted.keys():
            if written.get(place) != _fingerprint(wanted[place]):
                told = f"stale text: {place} was made from other words, see learning.translated"
                yield Fault(name, other.line(file, place), told)


def _documents(words: WordsTree) -> Iterator[Document]:
    for one in fields(words):
        found: Any = getattr(words, one.name)
        every = found.values() if isinstance(found, dict) else [found]
        for checked in every:
            if isinstance(checked, Checked) and not checked.document.name.endswith(_OWN):
                yield checked.document


def _leaves(data: Any, file: str, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if (file, key) not in _FREE:
                yield from _leaves(value, file, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _leaves(value, file, (*path, place))


def _place(path: Path_) -> str:
    return ".".join(map(str, path))


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
