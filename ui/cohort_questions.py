"""How the scenario questions did their work in a cohort."""

import math

import pandas as pd
import streamlit as st

from learning.charts.cohort.questions import KEY, analysis_table, option_use, remarks
from learning.charts.cohort.words import scenario
from learning.charts.measures import plain
from learning.edition import Edition
from learning.figures import questions
from learning.figures.questions import Answers
from learning.statistics.counted import TooFew
from learning.statistics.sizes import QUESTIONS_WITHOUT_WARNING_FROM
from ui import content, figure, figures_how, style, visitor
from ui.figures_frame import Shown
from ui.visit import Visit


def use(visit: Visit, shown: Shown) -> bool:
    """Which options were chosen; whether there is anything to show of the questions."""
    say, edition = visit.say, shown.edition
    found = questions.answers(shown.pooled, edition)
    if not any(one.n for one in found):
        st.info(say("figures.questions.not_asked"))
        return False
    if short := questions.few(found):
        st.info(say("figures.questions.few", needed=short.needed, n=short.n))
        return False
    n = max(one.n for one in found)
    if n < QUESTIONS_WITHOUT_WARNING_FROM:
        st.warning(say("figures.questions.warning", n=n, enough=QUESTIONS_WITHOUT_WARNING_FROM))
    st.header(say("figures.options"), anchor=False)
    st.caption(say("figures.options.key", sign=KEY))
    figure.show(option_use(found, edition, say, style.palette()), "figures.options")
    figures_how.how(visit, "options", "options", "idle")
    _in_words(visit, edition, found)
    return True


def analysis(visit: Visit, shown: Shown) -> None:
    """Difficulty and discrimination of every question."""
    say = visit.say
    st.header(say("figures.analysis"), anchor=False)
    found = questions.analysis(shown.pooled, shown.edition)
    if isinstance(found, TooFew):
        st.info(say("figures.analysis.few", needed=found.needed, n=found.n))
        return
    flagged = remarks(found, shown.edition, say)
    st.markdown(
        say.count(
            "figures.analysis.sentence",
            len(flagged),
            asked=len(found.questions),
            people=say.number(found.n),
            missing=say.number(found.dropped),
        )
    )
    content.bullets(flagged)
    answers = questions.answers(shown.pooled, shown.edition)
    table = analysis_table(found, answers, shown.edition, say)
    st.table(table, hide_index=True, alt=say("figures.analysis"))
    if not math.isnan(found.kr20):
        st.caption(say("figures.kr20", value=plain(found.kr20, say, "0.00")))
    figures_how.how(visit, "analysis", "difficulty", "rest_r", "upper_lower", "kr20")


def _in_words(visit: Visit, edition: Edition, found: list[Answers]) -> None:
    """One question in its words, with how many people chose each option."""
    say = visit.say
    st.header(say("figures.question.words"), anchor=False)
    by_id = {one.plan.id: one for one in found if not isinstance(one.use, TooFew)}
    picked = st.selectbox(
        say("figures.question"),
        list(by_id),
        key=visitor.worded("figures.question"),
        format_func=lambda name: scenario(name, edition),
    )
    st.markdown(edition.text.questions[picked].scenario)
    st.table(_options(visit, edition, by_id[picked]), hide_index=True, alt=say("figures.options"))


def _options(visit: Visit, edition: Edition, one: Answers) -> pd.DataFrame:
    say, text = visit.say, edition.text.questions[one.plan.id]
    used = () if isinstance(one.use, TooFew) else one.use
    said = {str(name): option.text for name, option in text.options.items()}
    return pd.DataFrame(
        {
            say("figures.answer"): [
                *(
                    say.named(
                        f"{KEY} {option.option}" if option.is_key else option.option,
                        said[option.option],
                    )
                    for option in used
                ),
                say("figures.no_answer"),
            ],
            say("figures.count"): [
                *(say.number(option.chosen) for option in used),
                say.number(one.missing),
            ],
            say("figures.share"): [
                *(say.percent(option.share or 0) for option in used),
                say("score.no_band"),
            ],
        }
    )
