"""What was done with a cohort's data: who, what and when, newest first."""

import pandas as pd
import streamlit as st

from db import audit
from db.audit import AuditRecord
from db.cohorts import CohortRecord
from learning.names import as_written
from learning.occasions import IN_COHORT
from ui import resources
from ui.downloads import in_words
from ui.visit import Visit

PER_PAGE = 20


def shown(visit: Visit, of: CohortRecord) -> None:
    """The entries about one cohort, page by page, down to the very first."""
    say = visit.say
    st.header(say("exports.log"), anchor=False)
    st.markdown(say("exports.log.what"))
    with resources.database().reading() as session:
        number = audit.number(session, visit.tutor_id, cohort_id=of.id)
    if not number:
        st.info(say("exports.log.none"))
        return
    pages, page = -(-number // PER_PAGE), 1
    if pages > 1:
        page = st.number_input(
            say("exports.log.page", pages=pages), 1, pages, key="exports.log.page", width=230
        )
    skip = (page - 1) * PER_PAGE
    with resources.database().reading() as session:
        entries = audit.of_cohorts(
            session, visit.tutor_id, cohort_id=of.id, limit=PER_PAGE, skip=skip
        )
    table = pd.DataFrame([_cells(visit, entry) for entry in entries])
    st.table(table, hide_index=True, alt=say("exports.log"))


def _cells(visit: Visit, entry: AuditRecord) -> dict[str, str]:
    say = visit.say
    return {
        say("exports.log.when"): entry.at.strftime("%Y-%m-%d %H:%M UTC"),
        say("exports.log.who"): as_written(entry.tutor or "") or say("exports.log.nobody"),
        say("exports.log.did"): say(f"exports.action.{entry.action.replace('.', '_')}"),
        say("exports.log.detail"): as_written(entry.about or _detail(visit, entry.detail)),
    }


def _detail(visit: Visit, detail: str) -> str:
    """What was noted, in the reader's words as far as it names an occasion or a file."""
    first, blank, rest = detail.partition(" ")
    if first in IN_COHORT:
        return f"{visit.say(f'occasion.{first}')}{blank}{rest}"
    return in_words(detail, visit.say)
