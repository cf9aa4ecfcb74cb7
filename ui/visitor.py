"""Who is at the screen. The only user of session state: ids, and what one run needs."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import streamlit as st

from db import learners
from db.learners import LearnerRecord
from db.secret import server_secret
from learning.access import Role, Rule
from learning.catalogue import Reading
from learning.phrases import Phrases
from ui import resources
from ui.edge import COOKIE, device_key

_LEARNER, _VISIT, _CODE = "learner_id", "visit", "new_resume_code"
_NOTICE, _SUBMITTED = "notice", "submitted_attempt"


@dataclass(frozen=True)
class Visit:
    """One run of the app for somebody: who they are and in which language they read."""

    learner: LearnerRecord | None
    reading: Reading

    @property
    def say(self) -> Phrases:
        """The interface's words."""
        return self.reading.phrases

    @property
    def role(self) -> Role:
        """What this person may be taken for, as the database says in this very run."""
        return Role.LEARNER if self.learner else Role.VISITOR

    @property
    def learner_id(self) -> int:
        """Id of the learner at the screen.

        Raises: LookupError for a visitor; pages behind the gate never meet it.
        """
        if self.learner is None:
            raise LookupError
        return self.learner.id


def arrive() -> Visit:
    """Find out who is here, anew in every run: by this session, or else by the device's cookie."""
    with resources.database().reading() as session:
        learner_id = st.session_state.get(_LEARNER)
        if learner_id is not None:
            learner = learners.find(session, learner_id)
        else:
            key = _device()
            learner = learners.by_device(session, key, server_secret()) if key else None
    if learner is None:
        st.session_state.pop(_LEARNER, None)
    else:
        st.session_state[_LEARNER] = learner.id
    language = learner.language if learner else (st.context.locale or "")[:2]
    visit = Visit(learner, resources.catalogue().reading(language))
    st.session_state[_VISIT] = visit
    return visit


def current() -> Visit:
    """The visit that ``arrive`` began in this run."""
    visit: Visit = st.session_state[_VISIT]
    return visit


def words() -> Phrases:
    """The interface's words, even where the visit itself could not begin."""
    visit: Visit | None = st.session_state.get(_VISIT)
    return visit.say if visit else resources.catalogue().reading("").phrases


def may(rule: Rule) -> bool:
    """Whether whoever is here may do what ``rule`` allows."""
    return rule(current().role)


def enter(learner: LearnerRecord, *, code: str | None = None, keep: bool = True) -> None:
    """Let a learner in; ``keep`` makes this device bring them back after a refresh."""
    st.session_state[_LEARNER] = learner.id
    _become(learner)
    if code:
        st.session_state[_CODE] = code
    if keep and (key := _device()):
        with resources.database().writing() as session:
            learners.link_device(session, learner.id, key, server_secret(), today())


def leave() -> None:
    """Forget the learner on this device; nothing they gave is touched."""
    if key := _device():
        with resources.database().writing() as session:
            learners.unlink_device(session, key, server_secret())
    visit = current()
    for name in list(st.session_state):
        del st.session_state[name]
    st.session_state[_VISIT] = visit
    _become(None)


def new_code() -> str | None:
    """The resume code that was just made and not yet put away."""
    code: str | None = st.session_state.get(_CODE)
    return code


def show_code(code: str) -> None:
    """Show a new resume code until it is put away."""
    st.session_state[_CODE] = code


def put_code_away() -> None:
    """Stop showing the resume code; it cannot be shown again."""
    st.session_state.pop(_CODE, None)


def remark(key: str, *, good: bool = False) -> None:
    """Keep a sentence, by its phrase's key, for the next thing that is drawn."""
    st.session_state[_NOTICE] = (key, good)


def take_remark() -> tuple[str, bool] | None:
    """The kept sentence's key and whether it is good news, once."""
    kept: tuple[str, bool] | None = st.session_state.pop(_NOTICE, None)
    return kept


def remark_waiting(key: str) -> bool:
    """Whether this very sentence is kept and not yet shown."""
    kept: tuple[str, bool] | None = st.session_state.get(_NOTICE)
    return kept is not None and kept[0] == key


def note_submitted(attempt_id: int) -> None:
    """Remember which attempt was just submitted, so that its results open."""
    st.session_state[_SUBMITTED] = attempt_id


def take_submitted() -> int | None:
    """The attempt that was just submitted, once."""
    attempt_id: int | None = st.session_state.pop(_SUBMITTED, None)
    return attempt_id


def widget(key: str) -> object:
    """What a keyed widget holds; None where it was never drawn."""
    return st.session_state.get(key)


def clear_widget(key: str) -> None:
    """Let a keyed widget start again from what the database holds."""
    st.session_state.pop(key, None)


def today() -> date:
    """The current day, in UTC for everybody."""
    return datetime.now(UTC).date()


def now() -> datetime:
    """The current moment."""
    return datetime.now(UTC)


def _become(learner: LearnerRecord | None) -> None:
    # A second click may come before the next run has found out who is here.
    st.session_state[_VISIT] = replace(current(), learner=learner)


def _device() -> str | None:
    return device_key(st.context.cookies.get(COOKIE))
