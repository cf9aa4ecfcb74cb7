"""What the start of the server prints while nobody can sign in as a tutor yet."""

import sys
from pathlib import Path

import streamlit as st

from db import failed_sign_ins, setup_links, tutors
from db.public_address import setup_address
from db.secret import server_secret
from ui import clock, oidc, resources

_UVICORN_PORT = 8000


def show() -> None:
    """Print a one-time link for the first tutor to the terminal; it is never logged."""
    say = resources.catalogue().reading("").phrases
    with resources.database().writing() as session:
        failed_sign_ins.forget_old(session, now=clock.now())
        if oidc.offered():
            line = None if tutors.anybody(session) else say("sign_in.provider.printed")
        else:
            token = setup_links.for_first(session, server_secret(), now=clock.now())
            line = (
                say("sign_in.setup.printed", link=setup_address(token, port(sys.argv)))
                if token
                else None
            )
    if line:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def port(arguments: list[str]) -> int:
    """The port on which the server that was started with these arguments listens."""
    if "uvicorn" not in Path(arguments[0]).parent.name + Path(arguments[0]).name:
        return int(st.get_option("server.port"))
    for name, value in zip(arguments, [*arguments[1:], ""], strict=True):
        given = value if name == "--port" else name.removeprefix("--port=")
        if name.startswith("--port") and given.isdecimal():
            return int(given)
    return _UVICORN_PORT
