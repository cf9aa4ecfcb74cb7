"""The same 24 items as one plain Streamlit form: the floor that the app is measured against."""

import json
import os
import sqlite3
import threading
import uuid
from pathlib import Path

# The app has these in its process too, and their size is part of what a run costs.
import pandas as pd  # noqa: F401
import plotly.graph_objects as go  # noqa: F401
import sqlalchemy  # noqa: F401
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

Answer = tuple[str, str, int]


@st.cache_resource
def database() -> tuple[sqlite3.Connection, threading.Lock]:
    """The form's own database, and who may write to it next."""
    path = os.environ["DATABASE_URL"].removeprefix("sqlite:///")
    opened = sqlite3.connect(path, timeout=30, check_same_thread=False)
    opened.execute("PRAGMA journal_mode=WAL")
    opened.execute("CREATE TABLE IF NOT EXISTS answer (submission TEXT, item TEXT, place INTEGER)")
    return opened, threading.Lock()


def store(rows: list[Answer]) -> None:
    """Keep all answers of one submission in one transaction."""
    opened, turn = database()
    with turn, opened:
        opened.executemany("INSERT INTO answer VALUES (?, ?, ?)", rows)


def form() -> None:
    """Ask all items on one page and store what is submitted."""
    items = json.loads(Path("items.json").read_text(encoding="utf-8"))
    st.title("Questionnaire")
    with st.form("questionnaire"):
        chosen = [
            st.radio(item["label"], item["options"], index=None, key=f"item.{item['id']}")
            for item in items
        ]
        sent = st.form_submit_button("Submit", key="form.submit")
    if sent:
        submission = uuid.uuid4().hex
        rows = [
            (submission, item["id"], item["options"].index(option))
            for item, option in zip(items, chosen, strict=True)
            if option is not None
        ]
        store(rows)
        st.success(f"Stored {len(rows)} answers.")


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__)
else:
    form()
