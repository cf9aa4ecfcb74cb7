"""Case studies: the list, and one case with its facts and what is not known."""

import streamlit as st

from learning.authored.cases import FactPlan
from learning.reading import Case
from learning.sections import sections
from ui import content, places, visitor

PARTS = ("who", "where", "when", "partners", "done", "results", "lessons")
_KIND, _THEME = "cases.kind", "cases.theme"


def listing() -> None:
    """All cases as cards, by kind and theme."""
    visit = visitor.current()
    say = visit.say
    with st.container(horizontal=True):
        kind = st.pills(
            say("cases.kind"),
            ("talk", "example"),
            key=visitor.worded(_KIND),
            format_func=lambda name: say(f"cases.kind.{name}"),
        )
        theme = st.pills(
            say("cases.theme"),
            list(visit.reading.themes),
            key=visitor.worded(_THEME),
            format_func=lambda name: visit.reading.themes[name].text.short,
        )
    every, done = sections(visit.reading), content.done_sections()
    shown = [
        case
        for case in visit.reading.cases.values()
        if kind in (None, case.plan.kind) and theme in (None, case.plan.theme)
    ]
    if not shown:
        st.info(say("cases.none"))
    with st.grid(2, min_column_width=300):
        for case in shown:
            content.card(every[f"cases/{case.plan.id}"], case.text.summary, done, key=case.plan.id)


def case(case: Case) -> None:
    """One case: who, where, when, with whom, what was done, what came of it, how sure we are."""
    visit = visitor.current()
    say = visit.say
    section = sections(visit.reading)[f"cases/{case.plan.id}"]
    content.remember(section)
    with st.container(key=f"{case.plan.theme}-tag-case"):
        st.markdown(say(f"cases.kind.{case.plan.kind}"))
    st.title(case.text.title, anchor=False)
    details = [case.text.speaker, case.text.place, case.text.period]
    length = say.count("read.minutes", section.minutes)
    st.caption(say.line([*(one for one in details if one), length]))
    st.markdown(case.text.summary)
    for part in PARTS:
        _part(case, part)
    if case.text.worksheet:
        st.header(say("cases.worksheet"), anchor=False)
        content.bullets(case.text.worksheet)
    st.header(say("cases.unknown"), anchor=False)
    content.bullets(case.text.unknown)
    st.header(say("cases.questions"), anchor=False)
    content.bullets(case.text.questions)
    _key_points(case)
    if case.plan.sources:
        st.header(say("cases.sources"), anchor=False)
        content.sources(case)
    st.caption(say("cases.named_in", documents=_documents(case)))
    st.divider()
    content.section_bar(section)


def _part(case: Case, part: str) -> None:
    facts = [fact for fact in case.plan.facts if fact.part == part]
    if facts:
        st.header(visitor.current().say(f"cases.part.{part}"), anchor=False)
        content.bullets(_fact(case, fact) for fact in facts)


def _fact(case: Case, fact: FactPlan) -> str:
    say = visitor.current().say
    # Only what is weaker than a responsible body's own word needs a remark.
    remark = "" if fact.confidence == "high" else f"*{say(f'sure.{fact.confidence}')}*"
    return say.aside(case.text.facts[fact.id], remark)


def _key_points(case: Case) -> None:
    visit = visitor.current()
    if case.plan.key_points:
        st.header(visit.say("cases.key_points"), anchor=False)
        for name in case.plan.key_points:
            places.section_link(sections(visit.reading)[f"themes/{name}"])


def _documents(case: Case) -> str:
    say = visitor.current().say
    named = [say(f"document.{name}") for name in case.plan.named_in]
    return say.clauses(named) or say("document.none")
