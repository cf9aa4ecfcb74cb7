"""Blocks of the first page."""

import streamlit as st

from db import attempts, cohorts
from learning.names import as_written
from learning.sections import Section, sections
from learning.steps import progress as answered
from ui import places, resources, visitor


def continue_card(every: dict[str, Section], unread: Section | None, *, begun: bool) -> None:
    """The section opened last, or the first one that is not done."""
    visit = visitor.current()
    last = every.get((visit.learner and visit.learner.last_place) or "")
    section = last or unread
    if section is None:
        st.success(visit.say("start.all_read"))
        return
    with st.container(border=True, key=f"{section.theme or 'none'}-card-continue"):
        st.caption(visit.say(_invitation(last=last is not None, begun=begun)))
        places.section_link(section, f"**{section.title}**", icon=":material/arrow_forward:")
        st.caption(visit.say.count("read.minutes", section.minutes))


def progress(every: dict[str, Section], done: set[str]) -> None:
    """How much is read, and how long the rest takes."""
    visit = visitor.current()
    read = sum(name in done for name in every)
    left = sum(section.minutes for name, section in every.items() if name not in done)
    st.progress(read / len(every), text=visit.say("start.read", read=read, asked=len(every)))
    st.caption(visit.say.count("start.left", left))


def assessment() -> None:
    """Where the learner stands with the self-assessment, and with whom."""
    visit = visitor.current()
    with resources.database().reading() as session:
        mine = attempts.of_learner(session, visit.learner_id)
        drafts = attempts.open_drafts(session, visit.learner_id)
        draft = drafts[-1] if drafts else None
        instrument = visit.reading.instrument.plan.id
        now_open = attempts.offered_now(session, visit.learner_id, instrument)
        given = attempts.responses(session, visit.learner_id, draft.id) if draft else {}
        cohort_id = visit.learner.cohort_id if visit.learner else None
        cohort = cohorts.of_learner(session, cohort_id) if cohort_id else None
    if cohort:
        st.caption(visit.say("start.cohort", title=as_written(cohort.title)))
    with st.container(horizontal=True):
        if draft:
            edition = visit.reading.editions[draft.edition]
            count, asked = answered(edition, draft.occasion, given)
            places.link(
                "questionnaire",
                visit.say("start.draft", answered=count, asked=asked),
                icon=":material/edit_note:",
            )
        elif now_open:
            places.link("assessment", visit.say("start.assess"), icon=":material/checklist:")
        if any(a.submitted_at for a in mine):
            places.link("results", visit.say("page.results"), icon=":material/insights:")


def themes(done: set[str]) -> None:
    """The three themes as cards with their progress."""
    visit = visitor.current()
    every = sections(visit.reading)
    grid = st.grid(3, min_column_width=190)
    for theme in visit.reading.themes.values():
        mine = [every[f"themes/{point.id}"] for point in theme.plan.key_points]
        with grid.container(border=True, key=f"{theme.plan.id}-card-start", height="stretch"):
            places.link("themes", f"**{theme.text.short}**", theme=theme.plan.id)
            st.markdown(theme.text.title)
            read = sum(section.id in done for section in mine)
            length = visit.say.count("read.minutes", sum(s.minutes for s in mine))
            with st.container(key=f"{theme.plan.id}-progress-start"):
                st.progress(read / len(mine), text=length)


def _invitation(*, last: bool, begun: bool) -> str:
    if last:
        return "start.continue"
    return "start.next" if begun else "start.begin"
