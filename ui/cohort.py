"""One cohort: which one the address asks for, what it is, and how people get in."""

import streamlit as st

from db import cohorts
from db.cohorts import CohortRecord
from db.errors import NotYours
from learning.names import as_written, file_name
from learning.participation import deletion_is_near
from ui import clock, failures, language_choice, notes, places, public_link, resources
from ui.visit import Visit

# More than any id has, and few enough for every database.
_DIGITS = 9


def asked(visit: Visit) -> CohortRecord:
    """The cohort in the address; the page stops here where it is not theirs or not there."""
    typed = places.asked("cohort") or ""
    cohort_id = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS else 0
    try:
        with resources.database().reading() as session:
            return cohorts.for_tutor(session, visit.tutor_id, cohort_id)
    except NotYours:
        if notes.remark_waiting("cohort.deleted"):
            places.go("cohorts")
        st.title(visit.say("page.cohort"), anchor=False)
        failures.show_remark()
        st.info(visit.say("cohort.unknown"))
        places.link("cohorts", visit.say("page.cohorts"), icon=":material/arrow_back:")
        return language_choice.stop(visit)


def head(visit: Visit, cohort: CohortRecord) -> None:
    """What the cohort is called, when it runs, and what is about to happen to it."""
    say = visit.say
    places.link("cohorts", say("page.cohorts"), icon=":material/arrow_back:")
    st.title(as_written(cohort.title), anchor=False)
    failures.show_remark()
    st.caption(say.line(_details(visit, cohort)))
    if cohort.archived:
        st.info(say("cohort.archived.note"))
    elif cohort.frozen:
        st.info(say("cohort.frozen.note"))
    if cohort.retain_until and deletion_is_near(cohort.retain_until, clock.today()):
        st.warning(say("cohort.retention.near", day=say.day(cohort.retain_until)))


def way_in(visit: Visit, cohort: CohortRecord) -> None:
    """Join code and link, and the ways to show them to a room."""
    say = visit.say
    with st.container(border=True, key="way-in"):
        code, link = st.columns([1, 2])
        with code:
            st.caption(say("cohort.code"))
            st.code(cohort.join_code, language=None)
        with link:
            st.caption(say("cohort.link"))
            st.code(public_link.join_link(cohort), language=None, wrap_lines=True)
        with st.container(horizontal=True, vertical_alignment="center"):
            places.link(
                "projector",
                say("cohort.to_projector"),
                icon=":material/present_to_all:",
                cohort=str(cohort.id),
            )
            sheet_button(visit, cohort)


def sheet_button(visit: Visit, cohort: CohortRecord) -> None:
    """The printable sheet as a download, while people can come in."""
    if cohort.frozen or cohort.archived:
        return
    st.download_button(
        visit.say("cohort.sheet"),
        public_link.sheet(cohort),
        file_name(visit.say("file.join_sheet", code=cohort.join_code), "html"),
        "text/html",
        on_click="ignore",
        key="cohort.sheet",
        icon=":material/print:",
    )


def _details(visit: Visit, cohort: CohortRecord) -> list[str]:
    say = visit.say
    days = {"from": cohort.starts_on, "to": cohort.ends_on, "kept": cohort.retain_until}
    told = [say(f"cohort.when.{name}", day=say.day(day)) for name, day in days.items() if day]
    return [*told, say("cohort.floor.told", floor=cohort.floor)]
