"""The form behind a setup link: a password, and for the first tutor an e-mail and a name."""

import logging

import streamlit as st

from db import passwords, setup_links
from db.errors import PasswordsDiffer, Refused, UnusableLink
from db.passwords import LONGEST, SHORTEST
from db.secret import server_secret
from db.setup_links import Invitation
from db.tutors import LONGEST_EMAIL, LONGEST_NAME, TutorRecord, email_as_stored
from ui import accessible, clock, notes, oidc, places, resources, visitor
from ui.visit import Visit

log = logging.getLogger("dashboard")
_NAME = "setup"


def token() -> str | None:
    """What the address gives as a setup link's token; None where it gives none."""
    return None if oidc.offered() else places.asked(_NAME)


def form(visit: Visit, given: str) -> None:
    """Let whoever holds the link set a password; a link that does not work says so."""
    try:
        with resources.database().reading() as session:
            invitation = setup_links.opened(session, given, server_secret(), now=clock.now())
    except UnusableLink:
        st.warning(visit.say("refused.UnusableLink"))
        places.link("sign_in", visit.say("sign_in.title"))
        return
    with st.form("setup.form"):
        st.header(visit.say("sign_in.setup.title"), anchor=False)
        email, name = _person(visit, invitation)
        first, second = _passwords(visit)
        sent = st.form_submit_button(visit.say("sign_in.setup.go"), type="primary", width="stretch")
        if sent:
            _set_up(visit, given, email, name, (first, second))


def _person(visit: Visit, invitation: Invitation) -> tuple[str, str]:
    say = visit.say
    if invitation.tutor:
        st.markdown(say("sign_in.setup.why"))
        st.text(f"{invitation.tutor.name}\n{invitation.tutor.email}")
        return invitation.tutor.email, invitation.tutor.name
    st.markdown(say("sign_in.setup.first"))
    email = st.text_input(
        say("sign_in.email"),
        key="setup.email",
        max_chars=LONGEST_EMAIL,
        autocomplete="username",
    )
    name = st.text_input(
        say("sign_in.name"), key="setup.name", max_chars=LONGEST_NAME, autocomplete="name"
    )
    return email, name


def _passwords(visit: Visit) -> tuple[str, str]:
    st.caption(visit.say("sign_in.setup.length", shortest=SHORTEST))
    first, second = (
        st.text_input(
            visit.say(f"sign_in.new.{place}"),
            key=f"setup.{place}",
            type="password",
            max_chars=LONGEST,
            autocomplete="new-password",
        )
        for place in ("first", "second")
    )
    return first, second


def _set_up(visit: Visit, given: str, email: str, name: str, typed: tuple[str, str]) -> None:
    try:
        tutor = _tutor(given, email, name, typed)
    except Refused as refusal:
        name = type(refusal).__name__
        accessible.refusal(name, visit.say(f"refused.{name}"))
        return
    log.info("set up tutor=%d", tutor.id)
    visitor.sign_in(tutor)
    notes.remark("sign_in.setup.done", good=True)
    del st.query_params[_NAME]
    st.rerun()


def _tutor(given: str, email: str, name: str, typed: tuple[str, str]) -> TutorRecord:
    email = email_as_stored(email)
    if typed[0] != typed[1]:
        raise PasswordsDiffer
    hashed = passwords.hashed(typed[0])
    with resources.database().writing() as session:
        return setup_links.use(
            session,
            given,
            server_secret(),
            password_hash=hashed,
            email=email,
            name=name,
            now=clock.now(),
        )
