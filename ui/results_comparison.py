"""A learner's own scores beside the means of their group and cohort, as far as the floor allows."""

import streamlit as st

from db import comparisons
from learning import beside
from learning.charts.comparison import among_others
from learning.scoring import Scores
from ui import figure, figures_how, resources, style
from ui.history import Given
from ui.visit import Visit


def among_others_of_cohort(visit: Visit, given: Given, scores: Scores) -> None:
    """Me, my group and my cohort, or why they may not be shown; nothing without a cohort."""
    with resources.database().reading() as session:
        company = comparisons.of_learner(
            session,
            visit.learner_id,
            given.attempt.occasion,
            given.attempt.edition,
            beside.measures(given.edition),
        )
    if company is None:
        return
    say = visit.say
    st.header(say("compare.title"), anchor=False)
    rows = beside.beside(given.edition, scores, company.group, company.cohort)
    if not rows:
        st.info(say("compare.none", floor=company.floor))
        return
    st.markdown(say("compare.why"))
    grouped = any(row.group.n for row in rows)
    chart = among_others(rows, given.edition, say, style.palette(), grouped=grouped)
    figure.show(chart, key="compare")
    if company.grouped and not grouped:
        st.caption(say("compare.group.none"))
    figures_how.how(visit, "compare", "means_of_others", floor=company.floor)
