"""``python -m bench.queries page cohort tutor``: how many statements one run of a page sends."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from bench.server import SECRET
from db import sign_ins
from learning.tokens import new_token
from ui import resources
from ui.places import script

APP = Path(__file__).resolve().parent.parent / "app.py"
_PATIENCE = 120


def main(page: str, cohort: str, tutor: str) -> int:
    """Run the page twice and print what the second run sent."""
    sent: list[str] = []
    database = resources.database()
    event.listen(
        database.engine, "before_cursor_execute", lambda *given: sent.append(str(given[2]))
    )
    app = AppTest.from_file(APP, default_timeout=_PATIENCE)
    app.run()
    key = new_token()
    with database.writing() as session:
        sign_ins.begin(session, int(tutor), key, SECRET, now=datetime.now(UTC))
    app.session_state["window"].tutor_key = key
    app.switch_page(script(page.removeprefix("cohort-")))
    app.query_params = {"cohort": cohort, "occasion": "after"}
    app.run()
    sent.clear()
    app.run()
    print(len(sent))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
