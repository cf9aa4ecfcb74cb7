"""Coming in: alone, with a cohort's join code, or back with a resume code."""

import streamlit as st

from db import cohorts, learners
from db.cohorts import CohortRecord
from db.errors import UnknownCode
from db.secret import server_secret
from learning.names import as_written
from ui import accessible, clock, places, resources, visitor
from ui.failures import guarded

_WAY, _JOIN, _GROUP, _RESUME, _SHARED = (
    "join.way",
    "join.code",
    "join.group",
    "join.back",
    "join.shared",
)
_WAYS = ("alone", "cohort", "back")
_LONGEST_CODE = 20
# Under this name an address carries a join code.
LINK = "join"


def form() -> None:
    """The one form for everybody who is not in yet."""
    say = visitor.current().say
    with st.container(border=True, key="join-card"):
        st.header(say("join.title"), anchor=False)
        way = st.radio(
            say("join.way"),
            _WAYS,
            # A join link says already how somebody takes part.
            index=_WAYS.index("cohort") if places.asked(LINK) else 0,
            format_func=lambda name: say(f"join.way.{name}"),
            key=visitor.worded(_WAY),
        )
        if way == "back":
            _back()
        else:
            _new(with_cohort=way == "cohort")
        st.checkbox(say("join.shared"), key=_SHARED)
        st.caption(say("join.promise"))


def _new(*, with_cohort: bool) -> None:
    say = visitor.current().say
    cohort = _cohort() if with_cohort else None
    if cohort and cohort.groups:
        st.radio(
            say("join.group"),
            list(cohort.groups),
            format_func=lambda group: as_written(cohort.groups[group]),
            key=visitor.worded(_GROUP),
            index=None,
        )
    missing_group = bool(cohort and cohort.groups) and visitor.widget(_GROUP) is None
    st.button(
        say("join.start"),
        type="primary",
        width="stretch",
        key="join.start",
        disabled=with_cohort and (cohort is None or missing_group),
        on_click=_join,
        args=(cohort,),
    )


def _cohort() -> CohortRecord | None:
    say = visitor.current().say
    code = st.text_input(
        say("join.code"),
        value=(places.asked(LINK) or "")[:_LONGEST_CODE],
        key=_JOIN,
        max_chars=_LONGEST_CODE,
        placeholder=say("join.code.placeholder"),
        autocomplete="off",
    )
    if not code:
        st.caption(say("join.code.help"))
        return None
    try:
        with resources.database().reading() as session:
            cohort = cohorts.by_join_code(session, code)
    except UnknownCode:
        accessible.refusal("UnknownCode", say("join.code.unknown"))
        return None
    if cohort.frozen or cohort.archived:
        accessible.refusal("NotJoinable", say("refused.NotJoinable"), "code")
        return None
    st.success(say("join.code.found", title=as_written(cohort.title)))
    return cohort


def _back() -> None:
    say = visitor.current().say
    st.text_input(
        say("join.resume"),
        key=_RESUME,
        max_chars=40,
        autocomplete="off",
        placeholder=say("join.resume.placeholder"),
    )
    st.button(
        say("join.resume.go"),
        type="primary",
        width="stretch",
        key="join.resume.go",
        on_click=_resume,
    )


@guarded
def _join(cohort: CohortRecord | None) -> None:
    visit = visitor.current()
    if visit.learner is not None:
        # A second click on the same button: the first one let them in.
        return
    group = visitor.widget(_GROUP) if cohort and cohort.groups else None
    language = visit.reading.language
    if cohort and cohort.languages and language not in cohort.languages:
        language = cohort.languages[0]
    with resources.database().writing() as session:
        learner, code = learners.join(
            session,
            language=language,
            secret=server_secret(),
            today=clock.today(),
            cohort_id=cohort.id if cohort else None,
            group_id=group if isinstance(group, int) else None,
        )
    visitor.enter(learner, code=code, keep=not visitor.widget(_SHARED))


@guarded
def _resume() -> None:
    with resources.database().reading() as session:
        learner = learners.by_resume_code(
            session, str(visitor.widget(_RESUME) or ""), server_secret()
        )
    visitor.enter(learner, keep=not visitor.widget(_SHARED))
