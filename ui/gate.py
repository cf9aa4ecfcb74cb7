"""The gate in front of a page: whoever may not pass learns why and can come in right here."""

import streamlit as st

from learning.access import Rule, tutors
from ui import failures, join, language_choice, sign_in, visitor
from ui.visit import Visit


def required(rule: Rule) -> Visit:
    """Let through whom the rule allows; others see how to come in, and the page stops here."""
    visit = visitor.current()
    if rule(visit.roles):
        return visit
    if rule is tutors:
        sign_in.page()
        return language_choice.stop(visit)
    st.title(visit.say("gate.title"), anchor=False)
    st.markdown(visit.say("gate.why"))
    failures.show_remark()
    join.form()
    return language_choice.stop(visit)
