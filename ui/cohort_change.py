"""Before and after for a cohort: whom it is about, the changes, the one test, the scenarios."""

from dataclasses import dataclass

import streamlit as st

from db import blocks, comparisons
from learning import cohort_change, privacy
from learning.charts import cohort_change as charts
from learning.charts import cohort_directions, cohort_questions, cohort_shift
from learning.cohort_change import PRIMARY, Change
from learning.edition import Edition
from learning.occasions import IN_COHORT
from learning.privacy import Pooled
from learning.statistics import g_interval, signed_rank, sizes
from learning.vocabulary import Occasion, Section
from ui import figure, figures_how, places, resources, style, visitor
from ui.figures_frame import Shown
from ui.visit import Visit

# Only these have an occasion before them.
LATER = IN_COHORT[1:]


@dataclass(frozen=True)
class Matched:
    """People of released blocks and what is known of those who answered an earlier occasion too."""

    pooled: Pooled
    edition: Edition
    earlier: Occasion
    later: Occasion
    labels: tuple[str, str]


def matched(visit: Visit, shown: Shown) -> Matched:
    """Let the tutor choose the earlier occasion, where there are several, and read the pairs."""
    before = IN_COHORT[: IN_COHORT.index(shown.occasion)]
    earlier = before[0]
    if len(before) > 1:
        wanted = places.asked("earlier")
        earlier = st.radio(
            visit.say("change_page.earlier"),
            before,
            index=before.index(Occasion(wanted)) if wanted in before else 0,
            format_func=lambda one: visit.say(f"occasion.{one}"),
            key=visitor.worded("change.earlier"),
            horizontal=True,
        )
        places.keep("earlier", earlier.value)
    with resources.database().reading() as session:
        tallies = blocks.tally(
            session,
            shown.cohort.id,
            [block.id for block in shown.blocks],
            cohort_change.kinds(earlier),
            cohort_change.names(shown.edition),
        )
    labels = (visit.say(f"occasion.{earlier}"), visit.say(f"occasion.{shown.occasion}"))
    pooled = privacy.pooled(tallies, shown.cohort.floor)
    return Matched(pooled, shown.edition, earlier, shown.occasion, labels)


def who(visit: Visit, shown: Shown, found: Matched, changes: list[Change]) -> None:
    """How many people the figures are about, and why some are not among them."""
    say, floor = visit.say, shown.cohort.floor
    then, now = found.labels
    st.markdown(say("change_page.lead"))
    if changes:
        n = max(one.paired.n for one in changes)
        st.markdown(
            say(
                "change_page.who",
                n=say.number(n),
                people=say.number(shown.people),
                then=then,
                now=now,
            )
        )
    else:
        st.info(say("change_page.none", floor=floor, fewest=sizes.MEAN_FROM, then=then, now=now))
    with resources.database().reading() as session:
        left_out = comparisons.pairs_not_shown(
            session, shown.cohort.id, found.earlier, found.later, shown.filter.edition
        )
    if left_out:
        st.markdown(say.count("change_page.left_out", left_out))
    with st.expander(say("change_page.why"), key="change.why"):
        st.markdown(say("change_page.why.text", floor=floor))


def figures(visit: Visit, found: Matched, changes: list[Change]) -> None:
    """Means, changes with the one test, and directions."""
    say, palette, edition = visit.say, style.palette(), found.edition
    if changes[0].measure != PRIMARY:
        st.info(say("change_page.no_main"))
    st.header(say("change_page.change"), anchor=False)
    figure.show(charts.differences(changes, edition, say, palette), "change.change")
    limits = {"bootstrap": sizes.BOOTSTRAP_FROM, "most": g_interval.BOOTSTRAP_UP_TO}
    figures_how.how(visit, "change.change", "change", **limits)
    if changes[0].measure == PRIMARY:
        _test(visit, found)
    st.header(say("change_page.means"), anchor=False)
    figure.show(charts.means(changes, edition, found.labels, say, palette), "change.means")
    figures_how.how(visit, "change.means", "means_of_both")
    st.header(say("change_page.directions"), anchor=False)
    figure.show(cohort_directions.directions(changes, edition, say, palette), "change.directions")
    figures_how.how(visit, "change.directions", "directions")


def looking_back(visit: Visit, found: Matched) -> None:
    """Response shift beside both changes; only the first occasion after the event asks for it."""
    say = visit.say
    if not cohort_change.looks_back(found.edition, found.earlier, found.later):
        return
    st.header(say("change_page.shift.title"), anchor=False)
    st.markdown(say("change_page.shift.why"))
    shifts = cohort_change.shifts(found.pooled, found.edition)
    if not shifts:
        st.info(say("change_page.shift.few", fewest=sizes.MEAN_FROM))
        return
    figure.show(cohort_shift.shift(shifts, found.edition, say, style.palette()), "change.shift")
    figures_how.how(visit, "change.shift", "shift")


def scenarios(visit: Visit, found: Matched) -> None:
    """Each scenario question before and after, where both occasions asked them."""
    say, edition = visit.say, found.edition
    occasions = (found.earlier, found.later)
    if any(Section.QUESTIONS not in edition.plan.occasions[one] for one in occasions):
        return
    st.header(say("change_page.questions"), anchor=False)
    moved = cohort_change.questions(found.pooled, edition, found.earlier)
    if not moved:
        st.info(say("change_page.questions.few", fewest=sizes.QUESTIONS_FROM))
        return
    if min(one.marks.n for one in moved) < sizes.QUESTIONS_WITHOUT_WARNING_FROM:
        st.caption(say("change_page.questions.care", fewest=sizes.QUESTIONS_WITHOUT_WARNING_FROM))
    figure.show(
        cohort_questions.questions(moved, edition, found.labels, say, style.palette()),
        "change.questions",
    )
    there = {one.question for one in moved}
    left = [
        say("ask.question", number=question.id.removeprefix("Q"))
        for question in edition.plan.questions
        if question.id not in there
    ]
    if left:
        what = say.listed(left)
        st.caption(say("change_page.questions.left", fewest=sizes.QUESTIONS_FROM, what=what))
    figures_how.how(
        visit,
        "change.questions",
        "mcnemar",
        fewest=sizes.NONZERO_DIFFERENCES_FROM,
        asked=len(edition.plan.questions),
    )


def _test(visit: Visit, found: Matched) -> None:
    say = visit.say
    st.header(say("change_page.main"), anchor=False)
    tested = cohort_change.main_test(found.pooled, found.earlier)
    told = charts.main_test(tested, say)
    if tested is None:
        st.info(told)
        return
    st.markdown(told)
    st.caption(say("change_page.main.only"))
    figures_how.how(visit, "change.main", "signed_rank", most=signed_rank.EXACT_UP_TO)
