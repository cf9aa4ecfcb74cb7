"""The table of pages, and who finds which in the menu; both the script and the server's app."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from learning.access import anyone, learners, tutors
from ui import failures, server, shell
from ui.shell import Row

TABLE = (
    Row("start", "", "", anyone),
    Row("themes", "themes", "read", anyone),
    Row("cases", "cases", "read", anyone),
    Row("background", "background", "read", anyone),
    Row("tools", "tools", "read", anyone),
    Row("assessment", "assessment", "assess", anyone),
    Row("questionnaire", "questionnaire", None, learners),
    Row("results", "results", "assess", learners),
    Row("plan", "plan", "assess", learners),
    Row("class_quotes", "class", None, learners),
    Row("cohorts", "cohorts", "teach", tutors),
    Row("cohort", "cohort", None, tutors),
    Row("projector", "projector", None, tutors),
    Row("profile", "cohort-profile", None, tutors),
    Row("items", "cohort-items", None, tutors),
    Row("struggles", "cohort-struggles", None, tutors),
    Row("questions", "cohort-questions", None, tutors),
    Row("reliability", "cohort-reliability", None, tutors),
    Row("change", "cohort-change", None, tutors),
    Row("gap", "cohort-gap", None, tutors),
    Row("answers", "cohort-answers", None, tutors),
    Row("codes", "cohort-codes", None, tutors),
    Row("agreement", "cohort-agreement", None, tutors),
    Row("said", "cohort-said", None, tutors),
    Row("quotes", "cohort-quotes", None, tutors),
    Row("exports", "cohort-exports", None, tutors),
    Row("search", "search", "find", anyone),
    Row("glossary", "glossary", "find", anyone),
    Row("bibliography", "bibliography", "find", anyone),
    Row("my_data", "my-data", "me", learners),
    Row("about", "about", "me", anyone),
    Row("accessibility", "accessibility", "me", anyone),
    Row("sign_in", "tutor", "me", anyone),
)

if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(
        __file__,
        lifespan=server.lifespan,
        routes=server.ROUTES,
        middleware=server.middleware({row.address: row.place for row in TABLE}),
        on_script_error=failures.on_script_error,
    )
else:
    shell.run(TABLE)
