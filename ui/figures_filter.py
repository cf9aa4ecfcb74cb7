"""Which part of a cohort a page of figures is about: the choices, kept in the address."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TypeVar

import streamlit as st

from db.cohorts import CohortRecord
from learning.privacy import Block, Filter
from learning.vocabulary import Occasion
from ui import places, visitor
from ui.languages import language_name
from ui.visit import Visit

_Option = TypeVar("_Option", bound=str)
# What the address may say, by name; links to other figures say the same.
CHOICES = ("occasion", "version", "group", "language", "from", "until")


def asked() -> dict[str, str]:
    """What the address says now, so that links to other figures can say the same."""
    return {name: value for name in CHOICES if (value := places.asked(name))}


def bar(
    visit: Visit, cohort: CohortRecord, blocks: Sequence[Block], *, without: Collection[str] = ()
) -> Filter:
    """Let the tutor choose among what the blocks hold; a choice of one is none and is not drawn.

    The newest occasion and version come first. ``without`` names choices that the page makes
    itself. ``blocks`` must hold at least one.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="figures-filter"):
        found = {block.occasion for block in blocks}
        on = [occasion for occasion in reversed(Occasion) if occasion in found]
        occasion = Occasion(
            _pick(visit, "occasion", {one.value: visit.say(f"occasion.{one}") for one in on})
        )
        blocks = [block for block in blocks if block.occasion is occasion]
        edition = _edition(visit, blocks)
        blocks = [block for block in blocks if (block.instrument, block.version) == edition]
        group = language = ""
        if "group" not in without:
            group = _pick(visit, "group", _groups(visit, cohort, blocks))
        if "language" not in without:
            language = _pick(visit, "language", _languages(visit, blocks))
        days = {} if "dates" in without else _days(visit, blocks)
        since = _pick(visit, "from", {"": visit.say("figures.from.first"), **days} if days else {})
        until = _pick(visit, "until", {"": visit.say("figures.until.last"), **days} if days else {})
    return Filter(
        occasion=occasion,
        edition=edition,
        group=int(group) if group else None,
        language=language or None,
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
    )


def _edition(visit: Visit, blocks: Sequence[Block]) -> tuple[str, int]:
    every = sorted({(block.instrument, block.version) for block in blocks}, reverse=True)
    names = {f"{one}.{version}": (one, version) for one, version in every}
    picked = _pick(
        visit,
        "version",
        {name: visit.say("figures.version.of", version=names[name][1]) for name in names},
    )
    return names[picked]


def _groups(visit: Visit, cohort: CohortRecord, blocks: Sequence[Block]) -> dict[str, str]:
    found = {block.group for block in blocks}
    if len(found) == 1:
        return {}
    named = {str(id_): name for id_, name in cohort.groups.items() if id_ in found}
    return {"": visit.say("figures.group.all"), **named}


def _languages(visit: Visit, blocks: Sequence[Block]) -> dict[str, str]:
    found = {block.language for block in blocks}
    if len(found) == 1:
        return {}
    named = {code: language_name(visit, code) for code in sorted(filter(None, found))}
    return {"": visit.say("figures.language.all"), **named}


def _days(visit: Visit, blocks: Sequence[Block]) -> dict[str, str]:
    found = sorted({block.released_on for block in blocks})
    return {day.isoformat(): visit.say.day(day) for day in found} if len(found) > 1 else {}


def _pick(visit: Visit, name: str, options: Mapping[str, str]) -> str:
    if len(options) <= 1:
        places.keep(name, "")
        return next(iter(options), "")
    return pick(visit.say(f"figures.choose.{name}"), name, options)


def pick(label: str, name: str, options: Mapping[_Option, str]) -> _Option:
    """A choice that stands in the address under ``name``, unless it is the first one.

    The address decides what is chosen, so that links and the way back lead where they say.
    """
    first, wanted, key = next(iter(options)), places.asked(name), f"figures.{name}"
    chosen = next((option for option in options if option == wanted), first)
    places.keep(name, chosen if chosen != first else "")
    visitor.set_widget(key, chosen)
    st.selectbox(
        label,
        list(options),
        key=visitor.worded(key),
        format_func=lambda value: options[value],
        on_change=_keep,
        args=(name, key, first),
        width=230,
    )
    return chosen


def _keep(name: str, key: str, first: str) -> None:
    chosen = str(visitor.widget(key))
    places.keep(name, chosen if chosen != first else "")
