"""How words for readers stand beside each other: each language has its own signs between them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from functools import reduce


class Joining(ABC):
    """Joins of words that were already said in one language; what is empty is left out."""

    @abstractmethod
    def __call__(self, key: str, **values: object) -> str:
        """The phrase ``key`` with its placeholders filled in."""

    def listed(self, parts: Iterable[str]) -> str:
        """Things of one kind in a row, as ``a, b, c``; "" for none."""
        return _all(lambda first, more: self("between.listed", first=first, more=more), parts)

    def clauses(self, parts: Iterable[str]) -> str:
        """Things that may hold commas themselves, as ``a; b; c``; "" for none."""
        return _all(lambda first, more: self("between.clauses", first=first, more=more), parts)

    def line(self, parts: Iterable[str]) -> str:
        """Remarks on one thing in one line, as ``a · b · c``; "" for none."""
        return _all(lambda first, more: self("between.line", first=first, more=more), parts)

    def sentences(self, *parts: str) -> str:
        """Texts that go on from each other: whole sentences, or a label with its colon first."""
        return _all(lambda first, more: self("between.sentences", first=first, more=more), parts)

    def named(self, name: str, value: str) -> str:
        """A name and what belongs to it, as ``name: value``."""
        return self("between.named", name=name, value=value)

    def headed(self, title: str, text: str) -> str:
        """A title without a full stop and the text below it as one paragraph: ``Title. Text``."""
        return self("between.headed", title=title, text=text)

    def aside(self, text: str, remark: str) -> str:
        """A text with a remark in brackets; the text alone where there is no remark."""
        return self("between.aside", text=text, remark=remark) if remark else text

    def span(self, first: str, last: str) -> str:
        """From one end to the other, as ``first – last``; one of them where both are the same."""
        ends = dict.fromkeys((first, last))
        return _all(lambda first, last: self("between.span", first=first, last=last), ends)


def _all(join: Callable[[str, str], str], parts: Iterable[str]) -> str:
    there = [part for part in parts if part]
    return reduce(join, there) if there else ""
