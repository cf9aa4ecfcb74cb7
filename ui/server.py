"""The parts of the server around the pages: start-up and the health check."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from ui import logs, resources
from ui.edge import Edge

log = logging.getLogger("dashboard")


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Before the first visit: migrate, check the content, and import what is slow to import."""
    logs.configure()
    await run_in_threadpool(_warm)
    log.info("started")
    yield {}
    log.info("stopped")


def _warm() -> None:
    # A first visitor should not wait for these.
    import pandas as pd  # noqa: PLC0415
    import plotly.graph_objects as go  # noqa: PLC0415

    go.Figure(go.Bar(y=pd.Series([1.0]))).to_json()
    resources.catalogue()
    resources.database()


async def healthz(_request: Request) -> JSONResponse:
    """200 where the database answers, 503 where it does not."""
    well = await run_in_threadpool(lambda: resources.database().answers())
    return JSONResponse({"database": well}, status_code=200 if well else 503)


ROUTES = [Route("/healthz", healthz)]


def middleware() -> list[Middleware]:
    """What every request passes."""
    title = resources.catalogue().reading("").module.text.series
    return [Middleware(Edge, title=title)]
