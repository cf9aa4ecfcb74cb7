"""Find any text of the content by its words."""

import re
import unicodedata
from dataclasses import dataclass

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
        title, text = folded(entry.title), folded(entry.text)
        if all(_found(title, word) or _found(text, word) for word in asked):
            in_title = sum(_found(title, word) is not None for word in asked)
            ranked.append((-in_title, place, Hit(entry, _snippet(entry.text, asked))))
    return [hit for *_, hit in sorted(ranked, key=lambda row: row[:2])][:at_most]


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
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("*", "").replace("’", "'")
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _found(text: str, word: str) -> re.Match[str] | None:
    # Chinese has no spaces between words, so that only Latin words must begin where one begins.
    start = r"(?<![^\W_])" if word.isascii() else ""
    return re.search(start + re.escape(word), text)


def _snippet(text: str, asked: list[str]) -> str:
    plain = " ".join(text.replace("*", "").split())
    places = [match.start() for word in asked if (match := _found(folded(plain), word))]
    return excerpt(plain, min(places, default=0), SNIPPET)
