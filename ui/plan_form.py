"""The form of one commitment. It is kept as a whole, so that half a sentence is never a plan."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zlib import crc32

import streamlit as st

from db import plans
from learning.plan import LONGEST_FIELD, SURENESS, Commitment
from learning.reading import Reading
from ui import clock, notes, resources, visitor
from ui.failures import guarded
from ui.visit import Visit

_TEXTS = (
    "partner",
    "first_step",
    "needs",
    "obstacle",
    "answer",
    "asked_by",
    "indicator_start",
    "indicator_target",
)
_SOON, _LATER, _LATEST = timedelta(days=14), timedelta(weeks=7), timedelta(days=182)


def form(visit: Visit, commitment: Commitment, *, proposed: str | None = None) -> None:
    """Ask for everything that makes a commitment likely to be kept; only the action is owed.

    What is proposed, such as a competence, is shown beside its field and never kept by itself.
    """
    say = visit.say
    with st.form(f"{_kind(commitment)}.form", border=False):
        _text(visit, commitment, "action", tall=True)
        _competence(visit, commitment, proposed)
        _text(visit, commitment, "partner")
        st.checkbox(
            say("plan.partner_asked"),
            value=commitment.partner_asked,
            key=_key(commitment, "partner_asked"),
        )
        _text(visit, commitment, "first_step")
        _day(visit, commitment, "first_step_on", _SOON)
        for name in ("needs", "obstacle", "answer"):
            _text(visit, commitment, name)
        _indicator(visit, commitment)
        st.select_slider(
            say("plan.sureness"),
            (None, *SURENESS),
            key=_key(commitment, "sureness"),
            value=commitment.sureness,
            format_func=lambda sure: say("plan.sureness.open") if sure is None else str(sure),
        )
        _text(visit, commitment, "asked_by")
        _day(visit, commitment, "asked_on", _LATER)
        _day(visit, commitment, "asked_again_on", _LATEST)
        st.form_submit_button(say("plan.keep"), type="primary", on_click=_save, args=(commitment,))


def _kind(commitment: Commitment) -> str:
    # A step that was removed must not come back as the beginning of the next one.
    kind = "plan" if commitment.action else "plan.new"
    return f"{kind}.{commitment.position}"


def _key(commitment: Commitment, name: str) -> str:
    if not commitment.action:
        return f"{_kind(commitment)}.{name}"
    # Once another window has changed a field, it is drawn anew: what it held before must not look
    # like something that was entered here.
    kept = crc32(repr(getattr(commitment, name)).encode())
    return f"{_kind(commitment)}.{name}.{kept:x}"


def _text(visit: Visit, commitment: Commitment, name: str, *, tall: bool = False) -> None:
    ask = st.text_area if tall else st.text_input
    ask(
        visit.say(f"plan.{name}"),
        value=getattr(commitment, name),
        max_chars=LONGEST_FIELD,
        key=_key(commitment, name),
        placeholder=visit.say(f"plan.{name}.hint"),
    )


def _competence(visit: Visit, commitment: Commitment, proposed: str | None) -> None:
    edition = visit.reading.instrument
    options = list(edition.competences)
    st.selectbox(
        visit.say("plan.competence"),
        options,
        key=_key(commitment, "competence"),
        index=options.index(commitment.competence) if commitment.competence in options else None,
        format_func=edition.text.competences.__getitem__,
        placeholder=visit.say("plan.choose"),
    )
    if proposed in options:
        st.caption(visit.say("plan.proposed", name=edition.text.competences[proposed]))


def _indicator(visit: Visit, commitment: Commitment) -> None:
    texts = visit.reading.indicators.text.indicators
    options = list(texts)
    st.selectbox(
        visit.say("plan.indicator"),
        options,
        key=_key(commitment, "indicator"),
        index=options.index(commitment.indicator) if commitment.indicator in options else None,
        format_func=lambda name: texts[name].name,
        placeholder=visit.say("plan.choose"),
    )
    left, right = st.columns(2)
    with left:
        _text(visit, commitment, "indicator_start")
    with right:
        _text(visit, commitment, "indicator_target")


def _competences(reading: Reading) -> Mapping[str, str]:
    return reading.instrument.text.competences


def _indicators(reading: Reading) -> Mapping[str, str]:
    texts = reading.indicators.text.indicators
    return {name: indicator.name for name, indicator in texts.items()}


def _picked(
    value: object, worded: Callable[[Reading], Mapping[str, str]], kept: str | None
) -> str | None:
    # After a switch of the language the browser gives the words that it shows, not their name.
    for reading in resources.catalogue().readings.values():
        for name, words in worded(reading).items():
            if value in (name, words):
                return name
    return kept


def _day(visit: Visit, commitment: Commitment, name: str, ahead: timedelta) -> None:
    proposed = visit.say.day(clock.today() + ahead)
    st.date_input(
        visit.say(f"plan.{name}"),
        value=getattr(commitment, name),
        key=_key(commitment, name),
        format=visit.say.typed_day,
        help=visit.say("plan.proposed_day", day=proposed),
    )


@guarded
def _save(commitment: Commitment) -> None:
    def given(name: str) -> object:
        return visitor.widget(_key(commitment, name))

    def text(name: str) -> str:
        return str(given(name) or "")

    def day(name: str) -> date | None:
        value = given(name)
        return value if isinstance(value, date) else None

    if not text("action").strip():
        notes.remark("plan.action.missing")
        return
    sureness = given("sureness")
    texts: dict[str, Any] = {name: text(name) for name in _TEXTS}
    entry = replace(
        commitment,
        action=text("action"),
        # A competence of an older version is no choice here, and stays as it is.
        competence=_picked(given("competence"), _competences, commitment.competence),
        partner_asked=bool(given("partner_asked")),
        first_step_on=day("first_step_on"),
        indicator=_picked(given("indicator"), _indicators, commitment.indicator),
        sureness=sureness if isinstance(sureness, int) else None,
        asked_on=day("asked_on"),
        asked_again_on=day("asked_again_on"),
        **texts,
    )
    learner_id = visitor.current().learner_id
    with resources.database().writing() as session:
        if commitment.action:
            ended = plans.save(session, learner_id, entry, drawn=commitment)
        else:
            plans.add(session, learner_id, entry)
            ended = False
    notes.remark("plan.kept_unquoted" if ended else "plan.kept", good=True)
