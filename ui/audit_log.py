"""What was done with cohorts' data: who, what and when, newest first."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

import pandas as pd
import streamlit as st

from db import audit
from db.audit import AuditRecord
from db.cohorts import CohortRecord
from learning.names import as_written
from learning.phrases import Phrases
from ui import clock, resources
from ui.downloads import in_words
from ui.visit import Visit

PER_PAGE = 20
_Details: TypeAlias = Callable[[AuditRecord, Phrases], str]


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
    skip = _skipped(visit, number, "exports.log.page")
    with resources.database().reading() as session:
        entries = audit.of_cohorts(
            session, visit.tutor_id, cohort_id=of.id, limit=PER_PAGE, skip=skip
        )
    st.table(_table(visit, entries), hide_index=True, alt=say("exports.log"))


def of_gone(visit: Visit, number: int) -> None:
    """The entries about deleted cohorts that a tutor may read, of which there are ``number``."""
    skip = _skipped(visit, number, "cohorts.gone.page")
    with resources.database().reading() as session:
        entries = audit.of_gone(session, visit.tutor_id, limit=PER_PAGE, skip=skip)
        titles = audit.titles_of_gone(session, visit.tutor_id)
    st.table(_table(visit, entries, titles), hide_index=True, alt=visit.say("cohorts.gone"))


def _skipped(visit: Visit, number: int, key: str) -> int:
    """How many entries the pages before the chosen one have."""
    pages = -(-number // PER_PAGE)
    if pages == 1:
        return 0
    label = visit.say("exports.log.page", pages=pages)
    return PER_PAGE * (st.number_input(label, 1, pages, key=key, width=230) - 1)


def _table(
    visit: Visit, entries: Sequence[AuditRecord], titles: Mapping[int, str] | None = None
) -> pd.DataFrame:
    """One line for each entry; with the ``titles`` of several cohorts it says which it is about."""
    say = visit.say
    when = say("exports.log.when", zone=say.zone(clock.at_place(clock.now())))
    columns = {
        when: [say.moment(clock.at_place(entry.at)) for entry in entries],
        say("exports.log.who"): [
            as_written(entry.tutor or "") or say("exports.log.nobody") for entry in entries
        ],
        say("exports.log.did"): [
            say(f"exports.action.{entry.action.replace('.', '_')}") for entry in entries
        ],
    }
    if titles is not None:
        columns[say("page.cohort")] = [_cohort(entry, titles, say) for entry in entries]
    columns[say("exports.log.detail")] = [
        as_written(_DETAILS.get(entry.action, _as_noted)(entry, say)) for entry in entries
    ]
    return pd.DataFrame(columns)


def _cohort(entry: AuditRecord, titles: Mapping[int, str], say: Phrases) -> str:
    title = titles.get(entry.cohort_id or 0)
    return as_written(title) if title else say("cohorts.gone.number", number=entry.cohort_id)


def _as_noted(entry: AuditRecord, _say: Phrases) -> str:
    return entry.detail


def _nothing(_entry: AuditRecord, _say: Phrases) -> str:
    return ""


def _about(entry: AuditRecord, _say: Phrases) -> str:
    return entry.about or ""


def _occasion(entry: AuditRecord, say: Phrases) -> str:
    occasion, blank, people = entry.detail.partition(" ")
    return f"{say(f'occasion.{occasion}')}{blank}{people}"


def _days(entry: AuditRecord, say: Phrases) -> str:
    days = [part.strip() for part in entry.detail.split("→")]
    told = [say.day(date.fromisoformat(day)) if day else say("exports.log.no_day") for day in days]
    return " → ".join(told)


def _file(entry: AuditRecord, say: Phrases) -> str:
    return in_words(entry.detail, say)


# What was noted is of another kind after each action; titles, names and numbers stay as they are.
_DETAILS: Mapping[str, _Details] = {
    "cohort.open": _occasion,
    "cohort.close": _occasion,
    "cohort.release": _occasion,
    "cohort.retention": _days,
    "cohort.invite": _about,
    "cohort.uninvite": _about,
    "cohort.hand_over": _about,
    "cohort.export": _file,
    # The title that the cohort had stands beside it.
    **dict.fromkeys(audit.ENDS, _nothing),
}
