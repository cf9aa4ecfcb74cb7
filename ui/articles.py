"""Background articles."""

from typing import get_args

import streamlit as st

from learning.authored.background import DiagramText
from learning.charts.innovation import Model, innovation
from learning.reading import Article
from learning.sections import sections
from ui import content, figure, style, visitor


def article(article: Article) -> None:
    """One article, section by section, with its diagram where it has one."""
    visit = visitor.current()
    say = visit.say
    section = sections(visit.reading)[f"background/{article.plan.id}"]
    content.remember(section)
    st.title(article.text.title, anchor=False)
    st.caption(say.count("read.minutes", section.minutes))
    st.markdown(article.text.lead)
    if article.text.diagram:
        _diagram(article.text.diagram)
    for name in article.plan.sections:
        part = article.text.sections[name]
        st.header(part.title, anchor=False)
        st.markdown(part.body)
        with st.container(key=f"T1-line-{name}"):
            st.markdown(f"**{say('background.ask')}** {part.ask}")
    st.header(say("background.origin"), anchor=False)
    st.markdown(article.text.origin)
    content.bullets(
        content.source(article.text.sources[source.id], source.url, source.confidence)
        for source in article.plan.sources
    )
    st.divider()
    content.section_bar(section)


@st.fragment
def _diagram(text: DiagramText) -> None:
    st.header(text.title, anchor=False)
    models: tuple[Model, ...] = get_args(Model)
    model = st.segmented_control(
        visitor.current().say("diagram.choose"),
        models,
        default=models[0],
        required=True,
        format_func=lambda name: getattr(text, name).name,
        key=visitor.worded("diagram.model"),
    )
    chart = innovation(model or models[0], text, visitor.current().say, style.palette())
    figure.show(chart, key=f"diagram.{model}")
