"""What stands around every figure of a cohort: the way there, the choices, and whom it is about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import streamlit as st

from db import blocks
from db.cohorts import CohortRecord
from learning import privacy
from learning.edition import Edition
from learning.names import as_written
from learning.privacy import Block, Filter, Pooled
from learning.tally import Tally
from learning.vocabulary import Occasion
from ui import cohort, figures_filter, places, resources
from ui.languages import language_name
from ui.places import Place
from ui.visit import Visit

# In the order in which they are offered.
PAGES: tuple[Place, ...] = (
    "profile",
    "items",
    "struggles",
    "change",
    "gap",
    "questions",
    "reliability",
)


@dataclass(frozen=True)
class Shown:
    """What a page may show: the counts of whole released blocks, and which people they are.

    ``people`` counts everybody in them, ``blocks`` and ``tallies`` are those blocks, so that a page
    may pool some of them; ``edition`` is worded in the reader's language.
    """

    pooled: Pooled
    edition: Edition
    occasion: Occasion
    filter: Filter
    people: int
    cohort: CohortRecord
    blocks: tuple[Block, ...]
    tallies: Mapping[int, Tally]


def asked_cohort(visit: Visit) -> CohortRecord:
    """The cohort in the address; the page stops here where it is not theirs or not there."""
    return cohort.asked(visit)


def head(visit: Visit, of: CohortRecord, place: Place) -> None:
    """The way back, the title of the page, and the other pages of figures."""
    places.link("cohort", as_written(of.title), icon=":material/arrow_back:", cohort=str(of.id))
    st.title(visit.say(f"page.{place}"), anchor=False)
    links(visit, of, place)


def links(visit: Visit, of: CohortRecord, here: Place | None = None) -> None:
    """A row of links to the pages of figures, which keeps what was chosen."""
    query = {"cohort": str(of.id)} | (figures_filter.asked() if here else {})
    with st.container(horizontal=True, gap="small", key="figures-links"):
        for place in PAGES:
            name = visit.say(f"page.{place}")
            places.link(place, f"**{name}**" if place == here else name, **query)


def filtered(
    visit: Visit,
    of: CohortRecord,
    kinds: Collection[str],
    *,
    occasions: Collection[Occasion] | None = None,
    without: Collection[str] = (),
) -> Shown | None:
    """Let the tutor choose, read what was counted, and say whom it is about.

    ``occasions`` are those that the page can be about (None: all). ``without`` names choices that
    the page makes itself. Where nothing may be shown, says why and gives None.
    """
    with resources.database().reading() as session:
        waiting = blocks.waiting(session, of.id)
        released = blocks.released(session, of.id)
    if occasions is not None:
        waiting = {one: people for one, people in waiting.items() if one in occasions}
        released = [block for block in released if block.occasion in occasions]
    known = visit.reading.editions
    released = [block for block in released if (block.instrument, block.version) in known]
    if not released:
        _nothing_yet(visit, of, sum(waiting.values()))
        return None
    wanted = figures_filter.bar(visit, of, released, without=without)
    chosen = privacy.chosen(released, wanted, of.floor)
    if not chosen:
        st.info(_why_not(visit, of, released, wanted))
        return None
    with resources.database().reading() as session:
        tallies = blocks.tally(session, of.id, [block.id for block in chosen], kinds)
    pooled = privacy.pooled(tallies, of.floor)
    shown = Shown(
        pooled=pooled,
        edition=known[wanted.edition],
        occasion=wanted.occasion,
        filter=wanted,
        people=pooled.total,
        cohort=of,
        blocks=tuple(chosen),
        tallies=tallies,
    )
    st.caption(_about(visit, shown, waiting.get(wanted.occasion, 0)))
    st.caption(visit.reading.module.text.draft_notice)
    return shown


def _nothing_yet(visit: Visit, of: CohortRecord, waiting: int) -> None:
    st.info(visit.say.count("figures.waiting", waiting))
    places.link(
        "cohort", visit.say("figures.to_release"), icon=":material/lock_open:", cohort=str(of.id)
    )


def _why_not(visit: Visit, of: CohortRecord, released: Collection[Block], wanted: Filter) -> str:
    taken = [block for block in released if wanted.takes(block)]
    if taken:
        return visit.say("figures.few", floor=of.floor)
    open_ = Filter(wanted.occasion, wanted.edition, since=wanted.since, until=wanted.until)
    mixed = any(
        (block.group is None and wanted.group) or (block.language is None and wanted.language)
        for block in released
        if open_.takes(block)
    )
    return visit.say("figures.mixed") if mixed else visit.say("figures.no_block")


def _about(visit: Visit, shown: Shown, waiting: int) -> str:
    say, wanted = visit.say, shown.filter
    group = (
        say("figures.group.all")
        if wanted.group is None
        else as_written(shown.cohort.groups[wanted.group])
    )
    language = (
        say("figures.language.all")
        if wanted.language is None
        else language_name(visit, wanted.language)
    )
    last = max(block.released_on for block in shown.blocks)
    parts = [
        say("figures.n", n=say.number(shown.people)),
        say(f"occasion.{shown.occasion}"),
        group,
        language,
        say("figures.version.of", version=wanted.edition[1]),
        say("figures.released", day=say.day(last)),
    ]
    if waiting:
        parts.append(say.count("figures.not_shown", waiting))
    return say.line(parts)
