"""Which words many people used in their answers, in English, Welsh and Chinese, also mixed."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import rjieba

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_SHORTEST = 2


@dataclass(frozen=True)
class Term:
    """A word and the number of answers that hold it, at least once each."""

    word: str
    answers: int


def frequent(
    said: Iterable[tuple[int, str]], stopwords: Collection[str], floor: int, at_most: int = 30
) -> list[Term]:
    """Words that at least ``floor`` people used, those of most answers first (ties: by word).

    ``said`` holds one pair per answer: a number that stands for its writer, and the text. A word in
    many answers of a few people is left out, since it would describe those few.
    """
    answers: dict[str, int] = defaultdict(int)
    writers: dict[str, set[int]] = defaultdict(set)
    for writer, text in said:
        for word in words(text) - set(stopwords):
            answers[word] += 1
            writers[word].add(writer)
    found = [Term(word, n) for word, n in answers.items() if len(writers[word]) >= floor]
    return sorted(found, key=lambda term: (-term.answers, term.word))[:at_most]


def words(text: str) -> set[str]:
    """The different words of a text, in small letters; single letters and characters are none."""
    return {word for word in _words(text) if len(word) >= _SHORTEST}


def _words(text: str) -> Iterator[str]:
    start = 0
    for run in _HAN.finditer(text):
        yield from _spaced(text[start : run.start()])
        yield from rjieba.cut(run.group())
        start = run.end()
    yield from _spaced(text[start:])


def _spaced(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text.replace("’", "'").casefold()):
        yield found.group().removesuffix("'s").rstrip("'-_")
