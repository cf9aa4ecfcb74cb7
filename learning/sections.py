"""Everything a learner can read, as sections with an address, a title and a length."""

from dataclasses import dataclass
from functools import cache

from learning.authored.background import ArticleText
from learning.authored.cases import CaseText
from learning.authored.themes import KeyPointText
from learning.reading import Reading
from learning.reading_time import minutes


@dataclass(frozen=True)
class Section:
    """One thing to read and to mark as done.

    ``place`` is the page, ``query`` the part of it; ``id`` is both and stays stable for ever.
    """

    place: str
    query: tuple[str, str]
    title: str
    minutes: int
    theme: str | None = None

    @property
    def id(self) -> str:
        """How the section is remembered."""
        return f"{self.place}/{self.query[1]}"


def next_unread(reading: Reading, done: set[str]) -> Section | None:
    """The first section that is not marked as done; None where all are."""
    return next((s for s in sections(reading).values() if s.id not in done), None)


@cache
def sections(reading: Reading) -> dict[str, Section]:
    """Every section by id, in reading order: key points, then cases, then background."""
    found = [
        Section(
            "themes",
            ("point", point.plan.id),
            point.text.title,
            minutes(*_point_texts(point.text)),
            theme.plan.id,
        )
        for theme in reading.themes.values()
        for point in (reading.key_points[p.id] for p in theme.plan.key_points)
    ]
    found += [
        Section(
            "cases",
            ("case", name),
            case.text.title,
            minutes(*_case_texts(case.text)),
            case.plan.theme,
        )
        for name, case in reading.cases.items()
    ]
    found += [
        Section(
            "background",
            ("article", name),
            article.text.title,
            minutes(*_article_texts(article.text)),
        )
        for name, article in reading.articles.items()
    ]
    return {section.id: section for section in found}


def _point_texts(text: KeyPointText) -> list[str]:
    return [text.title, text.can, text.means, text.hard, text.example, *text.try_, *text.prompts]


def _case_texts(text: CaseText) -> list[str]:
    return [
        text.title,
        text.summary,
        *text.facts.values(),
        *text.unknown,
        *text.questions,
        *text.worksheet,
    ]


def _article_texts(text: ArticleText) -> list[str]:
    parts = [part for s in text.sections.values() for part in (s.title, s.body, s.ask)]
    return [text.title, text.lead, *parts]
