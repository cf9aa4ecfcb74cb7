"""Find any text of the content by its words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from learning.authored.tools import ToolText
from learning.phrases import Phrases
from learning.reading import Reading
from learning.width import excerpt, shortened

SNIPPET = 160
_TITLE = 90


@dataclass(frozen=True)
class Entry:
    """One thing that can be found: where it is, its title, and its whole text."""

    kind: str
    place: str
    query: tuple[str, str] | None
    title: str
    text: str

    @cached_property
    def plain(self) -> str:
        """The text in one line, without the signs of Markdown."""
        return " ".join(self.text.replace("*", "").split())

    @cached_property
    def folded_title(self) -> str:
        """The title as it is searched."""
        return folded(self.title)

    @cached_property
    def folded_text(self) -> str:
        """The text as it is searched."""
        return folded(self.plain)

    @cached_property
    def places(self) -> list[int]:
        """Where in the plain text each sign of the folded text comes from."""
        return [place for place, sign in enumerate(self.plain) for _ in folded(sign)]


@dataclass(frozen=True)
class Hit:
    """An entry that holds every word asked for, and a snippet around the first of them."""

    entry: Entry
    snippet: str


def index(reading: Reading) -> list[Entry]:
    """Everything that can be found, key points first."""
    say = reading.phrases
    entries = [
        Entry(
            "key_point",
            "themes",
            ("point", name),
            point.text.title,
            say.sentences(
                point.text.can,
                point.text.means,
                point.text.hard,
                point.text.example,
                *point.text.try_,
                *point.text.prompts,
            ),
        )
        for name, point in reading.key_points.items()
    ]
    entries += [
        Entry("theme", "themes", ("theme", name), theme.text.title, theme.text.lead)
        for name, theme in reading.themes.items()
    ]
    entries += [
        Entry(
            "case",
            "cases",
            ("case", name),
            case.text.title,
            say.sentences(
                case.text.speaker or "",
                case.text.place,
                case.text.summary,
                *case.text.facts.values(),
                *case.text.unknown,
                *case.text.questions,
                *case.text.worksheet,
            ),
        )
        for name, case in reading.cases.items()
    ]
    entries += [
        Entry(
            "article",
            "background",
            ("article", name),
            article.text.title,
            say.sentences(
                article.text.lead,
                *(
                    say.headed(part.title, say.sentences(part.body, part.ask))
                    for part in article.text.sections.values()
                ),
            ),
        )
        for name, article in reading.articles.items()
    ]
    entries += [
        Entry(
            "tool",
            "tools",
            ("tool", name),
            tool.title,
            say.sentences(*_tool_texts(tool, say), *_page_texts(reading, name)),
        )
        for name, tool in reading.tool_texts.tools.items()
    ]
    entries += [
        Entry("term", "glossary", None, term.term, say.sentences(term.means, say.listed(term.also)))
        for term in reading.glossary.text.terms.values()
    ]
    entries += [
        Entry(
            "reference",
            "bibliography",
            None,
            shortened(entry.given, _TITLE),
            say.sentences(entry.given, entry.found, entry.differs),
        )
        for entry in reading.bibliography.text.entries.values()
    ]
    return entries


def search(entries: list[Entry], words: str, at_most: int = 30) -> list[Hit]:
    """Entries that hold every word, or the beginning of one; titles before texts.

    Case and accents do not count. Nothing is found for an empty search.
    """
    asked = folded(words).split()
    if not asked:
        return []
    ranked = []
    for place, entry in enumerate(entries):
        title, text = entry.folded_title, entry.folded_text
        if all(_found(title, word) or _found(text, word) for word in asked):
            in_title = sum(_found(title, word) is not None for word in asked)
            ranked.append((-in_title, place, entry))
    best = sorted(ranked, key=lambda row: row[:2])[:at_most]
    return [Hit(entry, _snippet(entry, asked)) for *_, entry in best]


def _tool_texts(tool: ToolText, say: Phrases) -> list[str]:
    fields = (say.sentences(field.ask, field.hint) for field in tool.fields_)
    return [tool.purpose, tool.after, *fields]


def _page_texts(reading: Reading, tool: str) -> list[str]:
    """The texts of the page that a tool opens, where it is more than a worksheet."""
    page = reading.tools[tool].page
    if page == "checklist":
        checklist = reading.checklist.text
        return [checklist.intro, *checklist.areas.values(), *checklist.points.values()]
    if page == "indicators":
        text = reading.indicators.text
        say = reading.phrases
        each = (
            say.named(one.name, say.sentences(one.measure, one.caution or ""))
            for one in text.indicators.values()
        )
        return [text.intro, *each, *text.side_effects]
    return []


def folded(text: str) -> str:
    """Text without case and accents, and without the signs of Markdown."""
    return "".join(map(_folded_sign, text))


@lru_cache(maxsize=8192)
def _folded_sign(sign: str) -> str:
    plain = unicodedata.normalize("NFKD", sign.casefold()).replace("*", "").replace("’", "'")
    return "".join(part for part in plain if not unicodedata.combining(part))


def _found(text: str, word: str) -> re.Match[str] | None:
    # Chinese has no spaces between words, so that only Latin words must begin where one begins.
    start = r"(?<![^\W_])" if word.isascii() else ""
    return re.search(start + re.escape(word), text)


def _snippet(entry: Entry, asked: list[str]) -> str:
    found = (_found(entry.folded_text, word) for word in asked)
    places = [entry.places[match.start()] for match in found if match]
    return excerpt(entry.plain, min(places, default=0), SNIPPET)
