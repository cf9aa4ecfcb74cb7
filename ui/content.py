"""Pieces of content that several pages draw the same way."""

from collections.abc import Iterable

import streamlit as st

from db import learners, progress
from learning.reading import Case
from learning.sections import Section, sections
from ui import clock, places, resources, visitor
from ui.failures import guarded


def done_sections() -> set[str]:
    """Sections that whoever is here has marked as done; empty for a visitor."""
    visit = visitor.current()
    if visit.learner is None:
        return set()
    with resources.database().reading() as session:
        return progress.sections_done(session, visit.learner_id)


def remember(section: Section) -> None:
    """Keep a section as the place to continue from."""
    visit = visitor.current()
    if visit.learner and visit.learner.last_place != section.id:
        with resources.database().writing() as session:
            learners.set_last_place(session, visit.learner_id, section.id)


def card(section: Section, summary: str, done: set[str], *, key: str) -> None:
    """A section as a card: its title, what it says, how long it takes, whether it is done."""
    say = visitor.current().say
    with st.container(border=True, height="stretch", key=f"{section.theme or 'none'}-card-{key}"):
        places.section_link(section, f"**{section.title}**")
        st.markdown(summary)
        length = say.count("read.minutes", section.minutes)
        st.caption(say.line([length, say("read.done") if section.id in done else ""]))


def section_bar(section: Section) -> None:
    """What stands under every section: mark it as done, and go on."""
    visit = visitor.current()
    done = done_sections()
    if visit.learner:
        st.toggle(
            visit.say("read.mark"),
            value=section.id in done,
            key=f"done.{section.id}",
            on_change=_mark,
            args=(section.id,),
        )
    else:
        st.caption(visit.say("read.join_to_mark"))
    everything = list(sections(visit.reading).values())
    place = everything.index(section)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if place > 0:
            places.section_link(everything[place - 1], icon=":material/arrow_back:")
        if place + 1 < len(everything):
            places.section_link(everything[place + 1], icon=":material/arrow_forward:")


@guarded
def _mark(section: str) -> None:
    done = bool(visitor.widget(f"done.{section}"))
    with resources.database().writing() as session:
        progress.mark(
            session, visitor.current().learner_id, section, done=done, today=clock.today()
        )


def bullets(texts: Iterable[str]) -> None:
    """Texts as a list."""
    st.markdown("\n".join(f"- {text}" for text in texts))


def sources(case: Case, ids: Iterable[str] | None = None) -> None:
    """A case's sources with their address and how sure we are of each."""
    wanted = set(ids) if ids is not None else {source.id for source in case.plan.sources}
    bullets(
        source(case.text.sources[one.id], one.url, one.confidence)
        for one in case.plan.sources
        if one.id in wanted
    )


def source(name: str, url: str, confidence: str) -> str:
    """A source as a link, and how sure we are of it."""
    say = visitor.current().say
    return say.line([f"[{name}]({url})", say(f"sure.{confidence}")])
