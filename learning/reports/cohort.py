"""The report on a cohort: the figures of its pages, each with its table, its size and its reasons.

Nothing is computed here: every number comes from the functions that the pages use, and every figure
is made of whole released blocks that passed ``learning.privacy``.
"""

from collections.abc import Iterator
from typing import Any

from learning.charts import participation
from learning.charts.base import LIGHT
from learning.phrases import Phrases
from learning.reports.cohort_sections import changes, gaps, occasion
from learning.reports.gathered import Gathered
from learning.reports.parts import Section, facts, figure, heading, note, quote, section, text
from learning.reports.printing import as_pdf
from learning.statistics.sizes import (
    BARS_FROM,
    MEAN_FROM,
    QUESTIONS_FROM,
    RELIABILITY_FROM,
    SUBGROUPS_FROM,
)


def cohort_report(given: Gathered, say: Phrases) -> bytes:
    """The report as PDF."""
    return as_pdf("report", cohort_document(given, say))


def cohort_document(given: Gathered, say: Phrases) -> dict[str, Any]:
    """What the report says, section by section."""
    return {
        "title": given.title,
        "subtitle": say("report.cohort.subtitle"),
        "language": say.language,
        "foot": say("report.foot", day=say.day(given.made_on)),
        "sections": [
            _about(given, say),
            *(one for told in given.told for one in occasion(given, told, say)),
            *changes(given, say),
            *gaps(given, say),
            *_quotes(given, say),
            _made_of(given, say),
        ],
    }


def _about(given: Gathered, say: Phrases) -> Section:
    when = [say.day(day) if day else "" for day in given.days]
    people = participation.by_occasion(given.joined, given.started, given.submitted, say, LIGHT)
    return section(
        say("report.cohort.about"),
        facts(
            [
                (say("report.cohort.when"), say.span(*when)),
                (say("cohort.joined"), say.number(given.joined)),
                (say("report.cohort.groups"), say.listed(given.groups.values())),
                (say("report.cohort.floor"), say.number(given.floor)),
            ]
        ),
        note(say("report.draft")),
        heading(say("report.cohort.participation")),
        *figure(people, say),
    )


def _quotes(given: Gathered, say: Phrases) -> Iterator[Section]:
    if given.quotes:
        told = (quote(words, about) for words, about in given.quotes)
        yield section(say("report.cohort.quotes"), note(say("report.cohort.quotes.why")), *told)


def _made_of(given: Gathered, say: Phrases) -> Section:
    sizes = {
        "mean": MEAN_FROM,
        "bars": BARS_FROM,
        "questions": QUESTIONS_FROM,
        "reliability": RELIABILITY_FROM,
        "groups": SUBGROUPS_FROM,
    }
    waits = [
        say("report.cohort.waiting", occasion=say(f"occasion.{one}"), n=say.number(people))
        for one, people in given.waiting.items()
    ]
    return section(
        say("report.cohort.how"),
        text(say("report.cohort.how.privacy", floor=given.floor)),
        text(say("report.cohort.how.sizes", **sizes)),
        text(say("report.cohort.how.scores")),
        *(text(one) for one in waits),
    )
