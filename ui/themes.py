"""Themes and key points as teaching text."""

import streamlit as st

from learning.charts.matrix import cases_of
from learning.reading import KeyPoint, Theme
from learning.sections import sections
from ui import content, places, visitor


def overview() -> None:
    """All themes with their key points."""
    visit = visitor.current()
    every, done = sections(visit.reading), content.done_sections()
    for theme in visit.reading.themes.values():
        with st.container(border=True, key=f"{theme.plan.id}-card-overview"):
            places.link("themes", f"**{theme.text.short}**", theme=theme.plan.id)
            st.markdown(theme.text.title)
            for point in theme.plan.key_points:
                section = every[f"themes/{point.id}"]
                icon = ":material/check_circle:" if section.id in done else ":material/article:"
                places.section_link(section, icon=icon)


def theme(theme: Theme) -> None:
    """One theme: why it matters, and its key points."""
    visit = visitor.current()
    every, done = sections(visit.reading), content.done_sections()
    with st.container(key=f"{theme.plan.id}-tag-theme"):
        st.markdown(theme.text.short)
    st.title(theme.text.title, anchor=False)
    st.markdown(theme.text.lead)
    for point in theme.plan.key_points:
        section = every[f"themes/{point.id}"]
        content.card(section, theme.text.key_points[point.id].can, done, key=point.id)
    places.link("themes", visit.say("themes.all"), icon=":material/arrow_back:")


def key_point(point: KeyPoint) -> None:
    """One key point: what it means, why it is hard, an example, what to try, what to discuss."""
    visit = visitor.current()
    say, reading = visit.say, visit.reading
    section = sections(reading)[f"themes/{point.plan.id}"]
    theme = reading.theme_of(point.plan.id)
    content.remember(section)
    with st.container(key=f"{theme.plan.id}-tag-point"):
        st.markdown(say("point.tag", theme=theme.text.short, number=point.plan.id[1:]))
    st.title(point.text.title, anchor=False)
    st.caption(say.count("read.minutes", section.minutes))
    with st.container(key=f"{theme.plan.id}-line-can"):
        st.markdown(f"**{say('point.can')}** {point.text.can}")
    for part in ("means", "hard"):
        st.header(say(f"point.{part}"), anchor=False)
        st.markdown(getattr(point.text, part))
    st.header(say("point.example"), anchor=False)
    st.markdown(point.text.example)
    _evidence(point)
    st.header(say("point.try"), anchor=False)
    content.bullets(point.text.try_)
    for tool in point.plan.tools:
        places.link(
            "tools", reading.tool_texts.tools[tool].title, icon=":material/build:", tool=tool
        )
    st.header(say("point.prompts"), anchor=False)
    content.bullets(point.text.prompts)
    _more_cases(point)
    st.divider()
    content.section_bar(section)


def _evidence(point: KeyPoint) -> None:
    visit = visitor.current()
    case = visit.reading.cases[point.plan.example.case]
    facts = [fact for fact in case.plan.facts if fact.id in point.plan.example.facts]
    with st.expander(visit.say("point.evidence"), key=f"evidence.{point.plan.id}"):
        content.sources(case, {source for fact in facts for source in fact.sources})
    places.link(
        "cases",
        visit.say("point.case", title=case.text.title),
        icon=":material/arrow_forward:",
        case=case.plan.id,
    )


def _more_cases(point: KeyPoint) -> None:
    visit = visitor.current()
    others = [c for c in cases_of(visit.reading, point.plan.id) if c != point.plan.example.case]
    if not others:
        return
    st.header(visit.say("point.cases"), anchor=False)
    for name in others:
        places.link("cases", visit.reading.cases[name].text.title, case=name)
