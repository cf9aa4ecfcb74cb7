"""Blocks of the tutors' entrance: sign in, and sign out again."""

import logging

import streamlit as st

from db import password_sign_in
from db.errors import NotAccepted, TooManyFailures
from db.passwords import LONGEST
from db.secret import server_secret
from db.tutors import LONGEST_EMAIL
from ui import (
    accessible,
    address,
    clock,
    failures,
    notes,
    oidc,
    places,
    provider,
    resources,
    setup,
    visitor,
)
from ui.failures import guarded
from ui.visit import Visit

log = logging.getLogger("dashboard")
_FORM, _EMAIL, _PASSWORD, _SHARED = (
    "sign_in.form",
    "sign_in.email",
    "sign_in.password",
    "sign_in.shared",
)


def page() -> None:
    """Everything that a tutor who is not in, or wants to leave, needs."""
    visit = visitor.current()
    st.title(visit.say("page.sign_in"), anchor=False)
    failures.show_remark()
    if token := setup.token():
        setup.form(visit, token)
    elif visit.tutor:
        _account(visit)
    else:
        st.markdown(visit.say("sign_in.why"))
        if oidc.offered():
            provider.form(visit)
        else:
            _form(visit)


def _account(visit: Visit) -> None:
    if visit.tutor is None:
        return
    say = visit.say
    with st.container(border=True, key="sign_in-card"):
        st.header(say("sign_in.in"), anchor=False)
        # A name is shown as it was typed, whatever signs are in it.
        st.text("\n".join(dict.fromkeys((visit.tutor.name, visit.tutor.email))))
        places.link("cohorts", say("page.cohorts"), icon=":material/groups:")
        st.caption(say("sign_in.lasts"))
        with st.container(horizontal=True):
            st.button(say("sign_in.out"), key="sign_in.out", on_click=_out)
            if not oidc.offered():
                st.button(
                    say("sign_in.out.everywhere"),
                    key="sign_in.out.everywhere",
                    on_click=_out_everywhere,
                )


def _form(visit: Visit) -> None:
    say = visit.say
    with st.form(_FORM):
        st.header(say("sign_in.title"), anchor=False)
        email = st.text_input(
            say("sign_in.email"), key=_EMAIL, max_chars=LONGEST_EMAIL, autocomplete="username"
        )
        password = st.text_input(
            say("sign_in.password"),
            key=_PASSWORD,
            type="password",
            max_chars=LONGEST,
            autocomplete="current-password",
        )
        shared = st.checkbox(say("sign_in.shared"), key=_SHARED)
        sent = st.form_submit_button(say("sign_in.go"), type="primary", width="stretch")
        if sent:
            _sign_in(visit, email, password, shared=shared)
    st.caption(say("sign_in.forgotten"))


def _sign_in(visit: Visit, email: str, password: str, *, shared: bool) -> None:
    try:
        tutor = password_sign_in.check(
            resources.database(),
            email,
            password,
            address=address.of_visitor(),
            secret=server_secret(),
            now=clock.now(),
        )
    except NotAccepted:
        log.info("sign-in refused reason=NotAccepted")
        accessible.refusal("NotAccepted", visit.say("refused.NotAccepted"))
        return
    except TooManyFailures as refusal:
        log.info("sign-in refused reason=TooManyFailures")
        st.warning(visit.say.count("sign_in.wait", refusal.seconds))
        return
    visitor.sign_in(tutor, keep=not shared)
    log.info("sign-in tutor=%d", tutor.id)
    st.rerun()


@guarded
def _out() -> None:
    visitor.sign_out()
    notes.remark("sign_in.is_out", good=True)
    if oidc.arrived():
        st.logout()


@guarded
def _out_everywhere() -> None:
    visitor.sign_out(everywhere=True)
    notes.remark("sign_in.is_out", good=True)
