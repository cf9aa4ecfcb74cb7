"""From a low score to what helps: the level reached, the next one, and where to go."""

import streamlit as st

from learning.bands import lowest_competences, next_step
from learning.charts.words import worded
from learning.scoring import Scores, level
from learning.vocabulary import Facet
from ui import places
from ui.history import Given
from ui.visit import Visit


def lowest(visit: Visit, given: Given, scores: Scores) -> None:
    """The lowest competences, each with its next level and the section, case and tool to help."""
    names = lowest_competences(scores.competence)
    if not names:
        return
    st.header(visit.say("results.lowest"), anchor=False)
    st.markdown(visit.say("results.lowest.why"))
    for name in names:
        _competence(visit, given, name, worded(scores.competence[name], visit.say))


def _competence(visit: Visit, given: Given, competence: str, value: str) -> None:
    edition, say = given.edition, visit.say
    point = visit.reading.key_point_of(competence)
    theme = visit.reading.theme_of(point.plan.id)
    with st.container(border=True, key=f"{theme.plan.id}-card-lowest-{competence}"):
        st.subheader(edition.text.competences[competence], anchor=False)
        st.caption(say("results.score_of", score=value))
        for facet in Facet:
            _facet(visit, given, edition.rating(competence, facet), facet)
        st.markdown(f"**{say('results.help')}**")
        with st.container(horizontal=True):
            places.link("themes", point.text.title, icon=":material/article:", point=point.plan.id)
            case = visit.reading.cases[point.plan.example.case]
            places.link("cases", case.text.title, icon=":material/public:", case=case.plan.id)
            for tool in point.plan.tools[:1]:
                places.link(
                    "tools",
                    visit.reading.tool_texts.tools[tool].title,
                    icon=":material/build:",
                    tool=tool,
                )


def _facet(visit: Visit, given: Given, item: str, facet: Facet) -> None:
    if level(given.responses, item) is None:
        return
    reached, text, following = next_step(given.edition, given.responses, item)
    name = given.edition.text.facets[facet]
    today = visit.say.sentences(visit.say("results.level", level=reached), text)
    st.markdown(f"**{name}**  \n{today}")
    if following:
        st.markdown(visit.say.sentences(visit.say("results.next"), following))
