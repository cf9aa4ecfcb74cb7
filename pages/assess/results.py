"""A learner's own result: scores, the next steps, knowledge, then and now."""

import streamlit as st

from learning.access import learners
from learning.scoring import score
from learning.vocabulary import Section
from ui import (
    class_quotes,
    failures,
    gate,
    history,
    language_choice,
    personal_report,
    places,
    results,
    results_comparison,
    results_knowledge,
    results_steps,
)

visit = gate.required(learners)
failures.show_remark()
past = history.of(visit)
if not past:
    st.title(visit.say("page.results"), anchor=False)
    st.info(visit.say("results.none"))
    places.link("assessment", visit.say("page.assessment"), icon=":material/checklist:")
    language_choice.stop(visit)
st.title(visit.say("results.title"), anchor=False)
shown = history.chosen(visit, past)
asked = shown.edition.plan.occasions[shown.attempt.occasion]
scores = score(shown.edition, shown.responses, shown.attempt.occasion)
results.head(visit, shown, scores)
if scores.answered:
    results.shape(visit, shown, scores)
    results_comparison.among_others_of_cohort(visit, shown, scores)
results_steps.lowest(visit, shown, scores)
results.then_and_now(visit, past)
if Section.QUESTIONS in asked:
    results_knowledge.questions(visit, shown, past)
results.open_answers(visit, shown)
class_quotes.way(visit)
st.divider()
places.link("plan", visit.say("results.to_plan"), icon=":material/flag:")
personal_report.button(visit, past, shown, scores)
places.link("my_data", visit.say("results.to_data"), icon=":material/download:")
