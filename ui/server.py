"""The parts of the server around the pages: start-up and the health check."""

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from ui import first_link, home_screen, logs, resources
from ui.edge import Edge
from ui.files import Kept, folders
from ui.first_page import first_page
from ui.pack import send_pack

log = logging.getLogger("dashboard")


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Before the first visit: migrate, check the content, and import what is slow to import."""
    logs.configure()
    await run_in_threadpool(_warm)
    await run_in_threadpool(first_link.show)
    log.info("started")
    yield {}
    log.info("stopped")


def _own_the_pages() -> None:
    """Tell Streamlit before the first visit that the menu is ours.

    Until some script has called ``st.navigation``, Streamlit takes the folder ``pages/`` for its
    own table of pages and greets the first deep link with "page not found".
    """
    quiet = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    level = quiet.level
    quiet.setLevel(logging.ERROR)  # it would remark that nobody is visiting yet, which is so
    st.navigation([st.Page(_nothing, url_path="nothing")], position="hidden")
    quiet.setLevel(level)


def _nothing() -> None:
    """A page that nobody sees."""


def _warm() -> None:
    _own_the_pages()
    # A first visitor should not wait for these.
    import pandas as pd  # noqa: PLC0415
    import plotly.graph_objects as go  # noqa: PLC0415

    go.Figure(go.Bar(y=pd.Series([1.0]))).to_json()
    # A Streamlit whose shell is another must stop the start, not the first visit.
    for language in resources.catalogue().languages:
        first_page("start", language, "")
    resources.database()


async def healthz(_request: Request) -> JSONResponse:
    """200 where the database answers, 503 where it does not."""
    well = await run_in_threadpool(lambda: resources.database().answers())
    return JSONResponse({"database": well}, status_code=200 if well else 503)


ROUTES = [
    Route("/healthz", healthz),
    Route("/pack.js", send_pack),
    Route("/manifest/{language}", home_screen.manifest),
]


def middleware(places: Mapping[str, str]) -> list[Middleware]:
    """What every request passes; ``places`` is every page's place by its address."""
    languages = resources.catalogue().languages
    return [
        Middleware(Edge, places=places, languages=languages),
        Middleware(Kept, folders=folders()),
    ]
