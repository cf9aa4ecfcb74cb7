"""Who takes part in a cohort: as figures, by group, over time, and by learner number."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from db import participation
from db.cohorts import CohortRecord
from db.participation import Participation
from learning.charts.over_time import over_time
from learning.charts.participation import by_occasion
from learning.names import as_written, ranges
from learning.participation import by_group
from learning.vocabulary import Occasion
from ui import (
    answers_frame,
    cohort_exports,
    figure,
    figures_frame,
    figures_how,
    resources,
    style,
    visitor,
)
from ui.cohort_standing import Standing
from ui.visit import Visit

_MISSING = "cohort.missing.part"
_PER_PAGE = 150


def ways(visit: Visit, cohort: CohortRecord) -> None:
    """The ways to what was answered: as figures, in words, and as files."""
    st.header(visit.say("cohort.ways"), anchor=False)
    with st.container(border=True, key="cohort-ways"):
        st.caption(visit.say("figures.title"))
        figures_frame.links(visit, cohort)
        st.caption(visit.say("cohort.ways.words"))
        answers_frame.links(visit, cohort)
        st.caption(visit.say("page.exports"))
        cohort_exports.way(visit, cohort)


def figures(visit: Visit, cohort: CohortRecord, standing: Standing) -> None:
    """Joined, started and submitted: for the whole cohort, by group, and over time."""
    found = standing.people
    st.header(visit.say("cohort.overview"), anchor=False)
    if not found.joined:
        st.info(visit.say("cohort.nobody"))
        return
    shown = [
        state.occasion
        for state in standing.states
        if state.opened_at or found.started[state.occasion]
    ]
    started = {occasion: found.started[occasion] for occasion in shown}
    submitted = {occasion: found.submitted[occasion] for occasion in shown}
    chart = by_occasion(found.joined, started, submitted, visit.say, style.palette())
    figure.show(chart, "cohort.participation")
    figures_how.how(visit, "cohort.participation", "taking_part")
    if cohort.groups and shown:
        _groups(visit, cohort, found, shown)
    rising = over_time(found.days, shown, visit.say, style.palette())
    if rising:
        st.subheader(visit.say("cohort.over_time"), anchor=False)
        figure.show(rising, "cohort.days")
        figures_how.how(visit, "cohort.days", "over_time")


def not_answered(visit: Visit, cohort: CohortRecord, standing: Standing) -> None:
    """Numbers of the learners whose answers are still expected, for an open occasion.

    They are read once somebody asks for them: their list is as long as the cohort is large.
    """
    opened = [state.occasion for state in standing.states if state.open]
    if not (standing.people.joined and opened) or cohort.frozen or cohort.archived:
        return
    say = visit.say
    st.header(say("cohort.missing"), anchor=False)
    st.markdown(say("cohort.missing.why"))
    part = st.expander(say("cohort.missing.show"), key=f"{_MISSING}.{cohort.id}", on_change="rerun")
    if part.open:
        with part:
            _missing(visit, cohort, opened)


def _missing(visit: Visit, cohort: CohortRecord, asked: list[Occasion]) -> None:
    say = visit.say
    occasion = asked[-1]
    if len(asked) > 1:
        occasion = st.radio(
            say("cohort.occasion"),
            asked,
            index=len(asked) - 1,
            horizontal=True,
            key=visitor.worded("cohort.missing.occasion"),
            format_func=lambda one: say(f"occasion.{one}"),
        )
    with resources.database().reading() as session:
        numbers = participation.not_submitted(session, visit.tutor_id, cohort.id, occasion)
    name = say(f"occasion.{occasion}")
    if not numbers:
        st.success(say("cohort.missing.none", occasion=name))
        return
    st.markdown(say.count("cohort.missing.some", len(numbers), occasion=name))
    st.markdown(say.listed(_page(visit, ranges(numbers))))


def _page(visit: Visit, parts: list[str]) -> list[str]:
    pages = -(-len(parts) // _PER_PAGE)
    if pages == 1:
        return parts
    chosen = st.number_input(
        visit.say("cohort.missing.page", pages=pages),
        min_value=1,
        max_value=pages,
        key="cohort.missing.page",
        width=230,
    )
    return parts[(chosen - 1) * _PER_PAGE : chosen * _PER_PAGE]


def _groups(
    visit: Visit, cohort: CohortRecord, found: Participation, shown: list[Occasion]
) -> None:
    say, few = visit.say, visit.say("cohort.few")
    names = {str(group): as_written(name) for group, name in cohort.groups.items()}
    if None in found.groups:
        names["None"] = say("cohort.no_group")
    parts = {str(group): part for group, part in found.groups.items()}

    def told(people: Mapping[str, int]) -> list[str]:
        cells = by_group({group: people.get(group, 0) for group in names}, cohort.floor)
        return [few if count is None else say.number(count) for count in cells.values()]

    counts = pd.concat(
        pd.DataFrame(
            {
                say("cohort.occasion"): say(f"occasion.{occasion}"),
                say("cohort.group"): list(names.values()),
                say("cohort.joined"): told({g: p.joined for g, p in parts.items()}),
                say("cohort.started"): told({g: p.started[occasion] for g, p in parts.items()}),
                say("cohort.submitted"): told({g: p.submitted[occasion] for g, p in parts.items()}),
            }
        )
        for occasion in shown
    )
    st.subheader(say("cohort.by_group"), anchor=False)
    st.table(counts, hide_index=True, alt=say("cohort.by_group"))
    if (counts.iloc[:, 2:] == few).any(axis=None):
        st.caption(say("cohort.few.why", floor=cohort.floor))
