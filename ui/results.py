"""Blocks of the result page: profile, then and now, and what was written."""

from collections.abc import Sequence

import streamlit as st

from learning.bands import BANDS, band
from learning.charts import change, profile, radar, tables
from learning.comparison import compare
from learning.scoring import Scores
from ui import figure, history, own_answers, style
from ui.history import Given
from ui.languages import written_in
from ui.visit import Visit


def head(visit: Visit, given: Given, scores: Scores) -> None:
    """Which attempt this is, and what it rests on."""
    say = visit.say
    st.info(visit.reading.module.text.draft_notice, icon=":material/info:")
    st.markdown(say("results.based_on", answered=scores.answered, asked=scores.asked))
    if given.edition.plan.version != visit.reading.instrument.plan.version:
        st.caption(say("results.older", version=given.edition.plan.version))


def shape(visit: Visit, given: Given, scores: Scores) -> None:
    """Themes, shape and values."""
    say, edition, palette = visit.say, given.edition, style.palette()
    st.header(say("results.themes"), anchor=False)
    figure.show(profile.theme_bars(scores, edition, say, palette), key="themes")
    for theme in edition.plan.themes:
        _feedback(visit, given, scores, theme.id)
    st.header(say("results.values"), anchor=False)
    figure.show(profile.dots(scores, edition, say, palette), key="dots")
    st.header(say("results.shape"), anchor=False)
    figure.show(radar.radar(scores, edition, say, palette), key="radar")
    st.header(say("results.facets"), anchor=False)
    st.markdown(say("results.facets.why"))
    facets = tables.facet_table(scores, edition, say, given.attempt.occasion)
    st.table(facets, hide_index=True, alt=say("results.facets"))


def then_and_now(visit: Visit, past: Sequence[Given]) -> None:
    """The first and the newest attempt side by side, without a claim."""
    if len(past) < 2:  # noqa: PLR2004  # then, and now
        return
    say, first, last = visit.say, past[0], past[-1]
    pairs = compare(first.edition, first.responses, last.edition, last.responses)
    st.header(say("results.change"), anchor=False)
    if not pairs:
        st.markdown(say("results.change.none"))
        return
    labels = (history.label(visit, first), history.label(visit, last))
    figure.show(
        change.then_and_now(pairs, last.edition, labels, say, style.palette()), key="change"
    )
    st.caption(say("results.change.care"))


def open_answers(visit: Visit, given: Given) -> None:
    """What was written, as it was written, with what tutors answered and whether to quote it."""
    if not given.reflections:
        return
    text = given.edition.text
    st.header(visit.say("results.reflections"), anchor=False)
    at_hand = own_answers.at_hand(visit)
    for item, answer in given.reflections.items():
        st.markdown(f"**{text.reflections.get(item) or text.event[item].stem}**")
        style.typed(answer, written_in(answer))
        own_answers.reflection(visit, at_hand, given.attempt.id, item)


def _feedback(visit: Visit, given: Given, scores: Scores, theme: str) -> None:
    reached = band(scores.theme[theme])
    if reached is None:
        return
    text = given.edition.text.bands[BANDS[reached - 1]]
    with st.container(key=f"{theme}-line-feedback"):
        name = visit.say.named(given.edition.text.themes[theme], text.name)
        st.markdown(visit.say.headed(f"**{name}**", getattr(text, theme)))
