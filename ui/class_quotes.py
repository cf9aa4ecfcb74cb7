"""What a learner reads of the others in their class, who allow it."""

from collections.abc import Sequence

import streamlit as st

from db import class_quotes, translated
from db.class_quotes import Quote
from ui import answers_frame, places, resources, side_by_side
from ui.visit import Visit

AT_ONCE = 20
_PLACE: places.Place = "class_quotes"


def all_of_them(visit: Visit) -> list[Quote]:
    """Everything that the learner may read."""
    with resources.database().reading() as session:
        return class_quotes.readable(session, visit.learner_id)


def way(visit: Visit) -> None:
    """A link to the page, where there is something to read."""
    if visit.learner is None:
        return
    with resources.database().reading() as session:
        there = class_quotes.any_readable(session, visit.learner_id)
    if there:
        places.link(_PLACE, visit.say("translation.class.way"), icon=":material/forum:")


def listed(visit: Visit, found: Sequence[Quote]) -> None:
    """The quotes, in pages, each with its translations beside it."""
    number = _asked(len(found))
    first = (number - 1) * AT_ONCE
    page = found[first : first + AT_ONCE]
    with resources.database().reading() as session:
        beside = translated.beside(session, {quote.row: quote.text for quote in page})
    for place, quote in enumerate(page):
        with st.container(border=True, key=f"class-quote-{place}"):
            side_by_side.shown(visit, quote.text, beside.get(quote.row, []))
            st.caption(answers_frame.prompt(visit, quote))
    _turning(visit, number, len(found))


def _asked(quotes: int) -> int:
    """The page that the address asks for, or else the first one."""
    typed, pages = places.asked("page") or "", -(-quotes // AT_ONCE)
    known = {str(number): number for number in range(1, pages + 1)}
    return known.get(typed, 1)


def _turning(visit: Visit, number: int, quotes: int) -> None:
    say, first = visit.say, (number - 1) * AT_ONCE
    if quotes <= AT_ONCE:
        return
    last = min(first + AT_ONCE, quotes)
    st.caption(say("coding.page", first=first + 1, last=last, asked=say.number(quotes)))
    with st.container(horizontal=True):
        if number > 1:
            places.link(_PLACE, say("coding.page.back"), page=str(number - 1))
        if last < quotes:
            places.link(_PLACE, say("coding.page.on"), page=str(number + 1))
