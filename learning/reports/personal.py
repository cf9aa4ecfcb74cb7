"""The personal report: a learner's own result and plan on two pages, for themselves alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from learning.bands import BANDS, band, lowest_competences, next_step
from learning.charts import change, profile
from learning.charts.base import LIGHT
from learning.charts.measures import facet_name
from learning.charts.words import worded
from learning.comparison import compare
from learning.edition import Edition
from learning.phrases import Phrases
from learning.reports.parts import (
    Part,
    Section,
    chart,
    facts,
    heading,
    note,
    section,
    table,
    text,
)
from learning.reports.printing import as_pdf
from learning.scoring import Responses, Scores, level
from learning.vocabulary import Facet

_BARS, _DOTS, _CHANGE = 52, 66, 50


@dataclass(frozen=True)
class Answered:
    """One submitted attempt; ``label`` is its occasion and day."""

    label: str
    edition: Edition
    responses: Responses


@dataclass(frozen=True)
class Mine:
    """What the report is made of: the attempt that is shown, then and now, and the plan.

    ``steps`` pairs each step of the plan with its details, one line each. ``then`` is None where
    there is nothing earlier to hold beside ``now``.
    """

    shown: Answered
    scores: Scores
    then: Answered | None
    now: Answered
    steps: Sequence[tuple[str, Sequence[str]]]
    draft_notice: str
    made_on: date


def personal_report(mine: Mine, say: Phrases) -> bytes:
    """The report as PDF."""
    return as_pdf("report", personal_document(mine, say))


def personal_document(mine: Mine, say: Phrases) -> dict[str, Any]:
    """What the report says, section by section."""
    return {
        "title": say("results.title"),
        "subtitle": mine.shown.label,
        "language": say.language,
        "compact": True,
        "foot": say("report.foot", day=say.day(mine.made_on)),
        "sections": [
            _profile(mine, say),
            *_lowest(mine, say),
            *_change(mine, say),
            _plan(mine, say),
        ],
    }


def _profile(mine: Mine, say: Phrases) -> Section:
    scores, edition = mine.scores, mine.shown.edition
    based = say("results.based_on", answered=scores.answered, asked=scores.asked)
    parts: list[Part] = [note(say.sentences(mine.draft_notice, based))]
    if scores.answered:
        parts += [
            chart(profile.theme_bars(scores, edition, say, LIGHT), say, across=_BARS),
            chart(profile.dots(scores, edition, say, LIGHT), say, across=_DOTS),
            facts([_feedback(mine, theme.id, say) for theme in edition.plan.themes]),
        ]
    return section(say("results.themes"), *parts)


def _feedback(mine: Mine, theme: str, say: Phrases) -> tuple[str, str]:
    reached, text_ = band(mine.scores.theme[theme]), mine.shown.edition.text
    if reached is None:
        return text_.theme_names[theme], ""
    found = text_.bands[BANDS[reached - 1]]
    return text_.theme_names[theme], say.headed(found.name, getattr(found, theme))


def _lowest(mine: Mine, say: Phrases) -> list[Section]:
    names = lowest_competences(mine.scores.competence)
    if not names:
        return []
    edition, parts = mine.shown.edition, list[Part]()
    for name in names:
        score = say("results.score_of", score=worded(mine.scores.competence[name], say))
        parts.append(heading(say.line([edition.text.competences[name], score])))
        rows = [row for facet in Facet for row in _levels(mine, name, facet, say)]
        parts.append(facts(rows))
    return [section(say("results.lowest"), *parts, page=True)]


def _levels(mine: Mine, competence: str, facet: Facet, say: Phrases) -> list[tuple[str, str]]:
    edition, responses = mine.shown.edition, mine.shown.responses
    item = edition.rating(competence, facet)
    if level(responses, item) is None:
        return []
    reached, words, following = next_step(edition, responses, item)
    today = say.sentences(say("results.level", level=reached), words)
    after = say.sentences(say("results.next"), following) if following else ""
    return [(facet_name(facet, say), f"{today}\n{after}" if after else today)]


def _change(mine: Mine, say: Phrases) -> list[Section]:
    then, now = mine.then, mine.now
    if then is None:
        return []
    pairs = compare(then.edition, then.responses, now.edition, now.responses)
    if not pairs:
        return []
    labels = then.label, now.label
    shown = change.then_and_now(pairs, now.edition, labels, say, LIGHT)
    care = note(say("results.change.care"))
    return [
        section(say("results.change"), care, chart(shown, say, across=_CHANGE), table(shown.table))
    ]


def _plan(mine: Mine, say: Phrases) -> Section:
    if not mine.steps:
        return section(say("page.plan"), text(say("report.personal.no_plan")))
    parts = [
        part for action, lines in mine.steps for part in (heading(action), text("\n".join(lines)))
    ]
    return section(say("page.plan"), *parts)
