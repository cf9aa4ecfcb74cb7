"""The perception gap between two groups: which two, how far apart, what to talk about."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from db import blocks
from learning import gap, privacy
from learning.charts.gap import two_groups
from learning.charts.measures import SIGNED, interval, measure_name, plain, signed
from learning.gap import Gap
from learning.names import as_written
from learning.privacy import Pooled
from learning.sections import sections
from learning.statistics.sizes import SUBGROUPS_FROM
from ui import content, figure, figures_how, places, resources, style
from ui.figures_frame import Shown
from ui.visit import Visit

_OPENED = 3


@dataclass(frozen=True)
class Pair:
    """Two groups of a cohort, by the names that were typed, and what may be shown of each."""

    names: tuple[str, str]
    first: Pooled
    second: Pooled


def chosen(visit: Visit, shown: Shown) -> Pair | None:
    """Let the tutor choose two groups; None, with the reason, where there are no two."""
    say, groups = visit.say, shown.cohort.groups
    there = {block.group for block in shown.blocks}
    ids = [group for group in groups if group in there]
    if len(ids) < 2:  # noqa: PLR2004  # a gap is between two
        st.info(say("gap.one_group"))
        return None
    with st.container(horizontal=True, key="gap-groups"):
        first = _pick(visit, shown, ids, "first", 0)
        second = _pick(visit, shown, ids, "second", 1)
    if first == second:
        st.info(say("gap.same"))
        return None
    one, other = _pooled(shown, first), _pooled(shown, second)
    st.markdown(
        say(
            "gap.people",
            first=as_written(groups[first]),
            second=as_written(groups[second]),
            first_n=say.number(one.total),
            second_n=say.number(other.total),
        )
    )
    rest = shown.people - one.total - other.total
    if rest:
        st.caption(say.count("gap.others", rest))
    return Pair((groups[first], groups[second]), one, other)


def figures(visit: Visit, shown: Shown, pair: Pair) -> None:
    """Both charts and what to talk about, or why there is nothing to compare."""
    say, edition = visit.say, shown.edition
    near, near_few = gap.gaps(pair.first, pair.second, gap.competences(edition))
    far, far_few = gap.gaps(pair.first, pair.second, gap.broader(edition))
    if not near and not far:
        st.info(say("gap.few", fewest=SUBGROUPS_FROM))
        return
    if near:
        st.header(say("gap.competences"), anchor=False)
        _chart(visit, shown, pair, near, say("gap.competences.name"), "gap.competences")
    elif not near_few:
        st.caption(say("gap.no_competences"))
    if far:
        st.header(say("gap.broader"), anchor=False)
        _chart(visit, shown, pair, far, say("gap.broader.name"), "gap.broader")
    few = [measure_name(measure, edition, say) for measure in (*near_few, *far_few)]
    if few:
        st.caption(say("gap.few.some", fewest=SUBGROUPS_FROM, what=say.clauses(few)))
    _talk(visit, shown, pair, near or [one for one in far if "." in one.measure])


def _chart(
    visit: Visit, shown: Shown, pair: Pair, found: Sequence[Gap], name: str, key: str
) -> None:
    chart = two_groups(found, shown.edition, pair.names, name, visit.say, style.palette())
    figure.show(chart, key)
    figures_how.how(visit, key, "welch")


def _talk(visit: Visit, shown: Shown, pair: Pair, found: Sequence[Gap]) -> None:
    say = visit.say
    st.header(say("gap.talk"), anchor=False)
    st.markdown(say("gap.talk.why"))
    for place, one in enumerate(found):
        seen = one.seen
        label = say(
            "gap.talk.label",
            what=measure_name(one.measure, shown.edition, say),
            difference=signed(seen.difference, say),
        )
        with st.expander(label, expanded=place < _OPENED, key=f"gap.talk.{one.measure}"):
            st.markdown(
                say(
                    "gap.talk.of",
                    first=as_written(pair.names[0]),
                    second=as_written(pair.names[1]),
                    first_mean=plain(seen.first.mean, say),
                    second_mean=plain(seen.second.mean, say),
                    interval=interval(seen.interval, say, SIGNED),
                )
            )
            _prompts(visit, shown, one.measure)


def _prompts(visit: Visit, shown: Shown, measure: str) -> None:
    """Discussion prompts of a competence's key point, or of every key point of a theme."""
    wanted = [
        competence.id
        for theme in shown.edition.plan.themes
        for competence in theme.competences
        if measure == competence.id or measure.startswith(f"{theme.id}.")
    ]
    everything = sections(visit.reading)
    for competence in wanted:
        point = visit.reading.key_point_of(competence)
        content.bullets(point.text.prompts)
        places.section_link(everything[f"themes/{point.plan.id}"], icon=":material/menu_book:")


def _pick(visit: Visit, shown: Shown, ids: Sequence[int], name: str, place: int) -> int:
    wanted = places.asked(name)
    values = [str(one) for one in ids]
    picked = st.selectbox(
        visit.say(f"gap.{name}"),
        ids,
        index=values.index(wanted) if wanted in values else place,
        format_func=lambda one: shown.cohort.groups[one],
        # Each cohort has groups of its own, so a choice must not follow the tutor to another.
        key=f"gap.{name}.{shown.cohort.id}",
        width=320,
    )
    places.keep(name, str(picked))
    return picked


def _pooled(shown: Shown, group: int) -> Pooled:
    mine = [block.id for block in shown.blocks if block.group == group]
    measures = (*gap.competences(shown.edition), *gap.broader(shown.edition))
    with resources.database().reading() as session:
        tallies = blocks.tally(session, shown.cohort.id, mine, ["score"], measures)
    return privacy.pooled(tallies, shown.cohort.floor)
