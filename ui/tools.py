"""The toolkit: worksheets, the agreement checklist, the outcome indicators."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from db import progress
from learning.authored.tools import AreaPlan, ToolPlan, ToolText
from learning.names import file_name
from learning.statistics.agreement import answer_of, coverage, not_in_writing
from learning.vocabulary import Answer
from ui import content, failures, places, resources, taken_up, visitor
from ui.failures import guarded


def overview() -> None:
    """All tools as cards, with the competences they serve."""
    visit = visitor.current()
    texts = visit.reading.tool_texts
    st.markdown(texts.intro)
    grid = st.grid(2, min_column_width=300)
    for name, plan in visit.reading.tools.items():
        tool = texts.tools[name]
        point = visit.reading.key_point_of(plan.competences[0])
        theme = visit.reading.theme_of(point.plan.id).plan.id
        with grid.container(border=True, height="stretch", key=f"{theme}-card-{name}"):
            places.link("tools", f"**{tool.title}**", tool=name)
            st.markdown(tool.purpose)
            st.caption(visit.say.count("tools.minutes", tool.minutes))


def worksheet(plan: ToolPlan) -> None:
    """One worksheet to print or to copy."""
    visit = visitor.current()
    text = visit.reading.tool_texts.tools[plan.id]
    st.title(text.title, anchor=False)
    length = visit.say.count("tools.minutes", text.minutes)
    st.caption(visit.say.line([length, text.with_]))
    st.markdown(text.purpose)
    for field in text.fields_:
        st.markdown(f"**{field.ask}**  \n{field.hint}")
    st.download_button(
        visit.say("tools.download"),
        _sheet(text),
        file_name(text.title, "txt"),
        "text/plain",
        on_click="ignore",
        icon=":material/download:",
    )
    st.header(visit.say("tools.after"), anchor=False)
    st.markdown(text.after)
    _back(plan)


def checklist() -> None:
    """The agreement checklist; a learner's answers are kept as they are given."""
    visit = visitor.current()
    text = visit.reading.checklist.text
    st.title(text.title, anchor=False)
    st.markdown(text.intro)
    kept: dict[str, Answer] = {}
    if visit.learner:
        with resources.database().reading() as session:
            kept = progress.agreement(session, visit.learner_id)
    else:
        st.caption(visit.say("tools.join_to_keep"))
    _points(kept)


def indicators() -> None:
    """The outcome indicators, by kind of outcome."""
    visit = visitor.current()
    text = visit.reading.indicators.text
    st.title(text.title, anchor=False)
    st.markdown(text.intro)
    for dimension in visit.reading.indicators.plan.dimensions:
        st.header(text.dimensions[dimension.id], anchor=False)
        for name in dimension.indicators:
            indicator = text.indicators[name]
            title = visit.say.aside(f"**{indicator.name}**", name)
            caution = visit.say.sentences(visit.say("tools.caution"), indicator.caution or "")
            st.markdown(
                f"{title}  \n{indicator.measure}"
                + (f"  \n*{caution}*" if indicator.caution else "")
            )
    st.header(visit.say("tools.side_effects"), anchor=False)
    content.bullets(text.side_effects)
    _back(visit.reading.tools["outcome-indicators"])


@st.fragment
def _points(kept: Mapping[str, Answer]) -> None:
    failures.show_remark()
    shown: dict[str, Answer | None] = {}
    for area in visitor.current().reading.checklist.plan.areas:
        shown |= _area(area, kept)
    _open_essentials(shown)


def _area(area: AreaPlan, kept: Mapping[str, Answer]) -> dict[str, Answer | None]:
    """One area's points, and what is chosen at each of them now."""
    visit = visitor.current()
    text = visit.reading.checklist.text
    st.header(text.areas[area.id], anchor=False)
    options = list(text.answers)
    shown: dict[str, Answer | None] = {}
    for point in area.points:
        stored = kept.get(point.id)
        key = visitor.worded(f"agree.{point.id}")
        given = st.radio(
            visit.say.line(
                [
                    text.points[point.id],
                    f"**{visit.say('tools.essential')}**" if point.essential else "",
                ]
            ),
            options,
            key=key,
            horizontal=True,
            index=options.index(stored) if stored in options else None,
            format_func=text.answers.__getitem__,
            on_change=_save,
            args=(point.id,),
        )
        taken_up.choice(key, given, stored, partial(_save, point.id))
        shown[point.id] = answer_of(given)
    reached = coverage(shown.values())
    if reached.coverage is not None:
        share = visit.say.percent(reached.coverage / 100)
        st.progress(
            reached.coverage / 100,
            text=visit.say("tools.coverage", share=share, open=reached.unanswered),
        )
    return shown


def _open_essentials(answers: Mapping[str, Answer | None]) -> None:
    visit = visitor.current()
    text = visit.reading.checklist.text
    essential = [
        point.id
        for area in visit.reading.checklist.plan.areas
        for point in area.points
        if point.essential
    ]
    st.header(visit.say("tools.essentials"), anchor=False)
    if left := not_in_writing(answers, essential):
        content.bullets(text.points[point] for point in left)
    else:
        st.success(visit.say("tools.essentials.none"))


def _sheet(text: ToolText) -> str:
    fields = "\n\n\n\n".join(f"{field.ask}\n{field.hint}" for field in text.fields_)
    return f"{text.title}\n\n{text.purpose}\n\n{fields}\n\n\n\n{text.after}\n"


@guarded
def _save(point: str) -> None:
    visit = visitor.current()
    if visit.learner is None:
        return
    answer = answer_of(visitor.widget(f"agree.{point}"))
    with resources.database().writing() as session:
        progress.save_agreement(
            session, visit.learner_id, point, answer, visit.reading.checklist.text.points
        )


def _back(plan: ToolPlan) -> None:
    visit = visitor.current()
    st.header(visit.say("tools.serves"), anchor=False)
    for competence in plan.competences:
        point = visit.reading.key_point_of(competence)
        places.link("themes", point.text.title, point=point.plan.id)
