"""Where a cohort struggles: in its own view, and in the scenarios; each with its wording."""

import streamlit as st

from learning.authored.instrument import OptionText
from learning.charts.cohort import means, struggles
from learning.charts.cohort.words import numbered, scenario
from learning.charts.measures import facet_name
from learning.edition import Edition
from learning.figures import profile, questions
from learning.figures.profile import Measured
from learning.figures.questions import Answers, WrongOption
from learning.statistics.counted import Summary, TooFew
from ui import content, figure, figures_how, style
from ui.figures_frame import Shown
from ui.visit import Visit

_MOST = 5
_LOWEST = 3


def competences(visit: Visit, shown: Shown) -> None:
    """The competences with the lowest means, and where the next step lies."""
    say, edition = visit.say, shown.edition
    st.header(say("figures.lowest"), anchor=False)
    rows = profile.competences(shown.pooled, edition, shown.occasion)
    low = profile.lowest(rows, _LOWEST)
    if not low:
        reason = next(row.found for row in rows if isinstance(row.found, TooFew))
        st.info(say("figures.means.few", needed=reason.needed, n=reason.n))
        return
    st.caption(say("figures.means.key"))
    figure.show(means.lowest(low, edition, say, style.palette()), "figures.lowest")
    for row in low:
        st.markdown(f"**{numbered(row.name, edition)}**")
        content.bullets(_next_steps(visit, shown, row))
    figures_how.how(visit, "lowest", "competence", "mean", "half")


def scenarios(visit: Visit, shown: Shown) -> None:
    """The wrong options that most people chose, and what they were sure of although it is wrong."""
    say, edition = visit.say, shown.edition
    st.header(say("figures.wrong"), anchor=False)
    found = questions.answers(shown.pooled, edition)
    if not any(one.n for one in found):
        st.info(say("figures.questions.not_asked"))
        return
    if short := questions.few(found):
        st.info(say("figures.questions.few", needed=short.needed, n=short.n))
        return
    wrong = questions.wrong_options(found, _MOST)
    chart = struggles.wrong(wrong, found, edition, say, style.palette())
    figure.show(chart, "figures.wrong")
    content.bullets(struggles.in_words(one, edition, say) for one in wrong)
    with st.expander(say("figures.in_full"), key="figures.wrong.words"):
        for one in wrong:
            _wrong_in_full(visit, edition, one)
    figures_how.how(visit, "wrong", "wrong")
    st.header(say("figures.sure"), anchor=False)
    st.markdown(say("figures.sure.why"))
    surely = questions.surely_wrong(found, _MOST)
    figure.show(struggles.sure(surely, edition, say, style.palette()), "figures.sure")
    with st.expander(say("figures.in_full"), key="figures.sure.words"):
        for answers in surely:
            _key_in_full(visit, edition, answers)
    figures_how.how(visit, "sure", "sure")


def _next_steps(visit: Visit, shown: Shown, row: Measured) -> list[str]:
    """For each statement of a competence the described level nearest to the mean, and the next."""
    say, edition = visit.say, shown.edition
    steps = []
    for facet in profile.facets_asked(edition, shown.occasion):
        item = edition.rating(row.name, facet)
        found = profile.item_measured(shown.pooled, item, row.name).found
        if not isinstance(found, Summary):
            continue
        texts = edition.text.items[item]
        nearest = profile.nearest_level(found.mean)
        words = {"facet": facet_name(facet, say), "level": nearest, "text": texts[nearest - 1]}
        if nearest < len(texts):
            steps.append(say("figures.nearest.next", **words, next=texts[nearest]))
        else:
            steps.append(say("figures.nearest.top", **words))
    return steps


def _wrong_in_full(visit: Visit, edition: Edition, one: WrongOption) -> None:
    say, said = visit.say, _options(edition, one.question)
    key = next(plan.key for plan in edition.plan.questions if plan.id == one.question)
    st.markdown(f"**{scenario(one.question, edition)}**")
    st.markdown(edition.text.questions[one.question].scenario)
    content.bullets(
        [
            say("figures.chosen", option=one.option, text=said[one.option].text),
            say("figures.why_not", text=said[one.option].reason),
            say("figures.best", option=key, text=said[key].text),
        ]
    )


def _key_in_full(visit: Visit, edition: Edition, answers: Answers) -> None:
    name, key = answers.plan.id, answers.plan.key
    best = _options(edition, name)[key]
    st.markdown(f"**{scenario(name, edition)}**")
    st.markdown(edition.text.questions[name].scenario)
    content.bullets(
        [
            visit.say("figures.best", option=key, text=best.text),
            visit.say("figures.why", text=best.reason),
        ]
    )


def _options(edition: Edition, question: str) -> dict[str, OptionText]:
    return {str(name): one for name, one in edition.text.questions[question].options.items()}
