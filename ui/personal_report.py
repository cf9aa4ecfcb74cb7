"""The personal report as a download on the page of one's own results."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from db import plans
from learning.names import file_name
from learning.reports.personal import Answered, Mine, personal_report
from learning.scoring import Scores
from ui import clock, history, plan, resources
from ui.history import Given
from ui.visit import Visit


def button(visit: Visit, past: Sequence[Given], shown: Given, scores: Scores) -> None:
    """The report, made when somebody asks for it; the page is not run again."""
    st.download_button(
        visit.say("report.personal.get"),
        partial(_made, visit, past, shown, scores),
        file_name(visit.say("file.report"), "pdf"),
        "application/pdf",
        on_click="ignore",
        key="results.report",
        icon=":material/picture_as_pdf:",
    )


def _made(visit: Visit, past: Sequence[Given], shown: Given, scores: Scores) -> bytes:
    with resources.database().reading() as session:
        commitments = plans.of_learner(session, visit.learner_id)
    mine = Mine(
        shown=_answered(visit, shown),
        scores=scores,
        then=_answered(visit, past[0]) if len(past) > 1 else None,
        now=_answered(visit, past[-1]),
        steps=[(one.action, plan.lines(visit, one)) for one in commitments],
        draft_notice=visit.reading.module.text.draft_notice,
        made_on=clock.today(),
    )
    return personal_report(mine, visit.say)


def _answered(visit: Visit, given: Given) -> Answered:
    return Answered(history.label(visit, given), given.edition, given.responses)
