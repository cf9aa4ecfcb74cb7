"""The tutors' entrance by way of an identity provider."""

import streamlit as st

from db import tutors
from ui import oidc, resources
from ui.visit import Visit


def form(visit: Visit) -> None:
    """Offer to sign in at the provider, and say why somebody who comes from there is not in."""
    with st.container(border=True, key="provider-card"):
        if oidc.arrived():
            st.warning(visit.say(f"sign_in.provider.{_why_not()}"))
        st.button(
            visit.say("sign_in.provider.go"),
            type="primary",
            width="stretch",
            key="sign_in.provider.go",
            on_click=st.login,
        )
        if oidc.arrived():
            st.button(
                visit.say("sign_in.provider.out"),
                width="stretch",
                key="sign_in.provider.out",
                on_click=st.logout,
            )


def _why_not() -> str:
    claimed = oidc.read(st.user.to_dict())
    if claimed is None:
        return "unverified"
    with resources.database().reading() as session:
        listed = tutors.by_email(session, claimed.email)
    return "ended" if listed else "unlisted"
