"""The scenario questions: how many, how surely, and the reasons once they may be shown."""

from collections.abc import Sequence

import streamlit as st

from learning.knowledge import KNOWLEDGE_BANDS, Marked, mark, result, sure_but_wrong
from learning.occasions import reasons_shown
from ui import history
from ui.history import Given
from ui.visit import Visit


def questions(visit: Visit, given: Given, past: Sequence[Given]) -> None:
    """Count and reasons, or the sentence that says when they will be shown."""
    say, edition = visit.say, given.edition
    st.header(say("results.questions"), anchor=False)
    if not reasons_shown(edition.plan.reasons, history.occasions_submitted(past)):
        st.markdown(say("results.questions.later"))
        return
    found = result(edition, given.responses)
    if found.band is None:
        st.markdown(say("results.questions.few", answered=found.answered))
    else:
        band = edition.text.knowledge_bands[KNOWLEDGE_BANDS[found.band - 1]]
        total = len(edition.plan.questions)
        st.markdown(
            f"**{say('results.questions.count', correct=found.correct, asked=total)}**"
            f"  \n{say.headed(band.name, band.text)}"
        )
    for theme, (correct, asked) in found.by_theme.items():
        st.markdown(
            say(
                "results.questions.theme",
                theme=edition.text.themes[theme],
                correct=correct,
                asked=asked,
            )
        )
    mistaken = sure_but_wrong(edition, given.responses)
    if mistaken:
        st.markdown(say.count("results.questions.sure", len(mistaken)))
    surprising = {marked.question for marked in mistaken}
    for marked in mark(edition, given.responses):
        _question(visit, given, marked, opened=marked.question in surprising)


def _question(visit: Visit, given: Given, marked: Marked, *, opened: bool) -> None:
    say, edition = visit.say, given.edition
    text = edition.text.questions[marked.question]
    verdict = say(
        "results.right"
        if marked.correct
        else "results.wrong"
        if marked.option
        else "results.unanswered"
    )
    title = say("ask.question", number=marked.question[1:])
    with st.expander(say.named(title, verdict), expanded=opened, key=f"reasons.{marked.question}"):
        st.markdown(text.scenario)
        for name, option in text.options.items():
            signs = [say("results.best")] if name == marked.key else []
            signs += [say("results.yours")] if name == marked.option else []
            badge = f"*{say.listed(signs)}*" if signs else ""
            title = say.aside(f"**{name}. {option.text}**", badge)
            st.markdown(f"{title}  \n{option.reason}")
