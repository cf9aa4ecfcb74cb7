"""Who is at the screen; the only user of session state, by way of which others keep notes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from db import learners
from db.errors import SignedOut
from db.learners import LearnerRecord
from db.secret import server_secret
from db.tutors import TutorRecord
from learning.phrases import Phrases
from ui import clock, entrance, reading_language, resources
from ui.edge import COOKIE, device_key
from ui.visit import Visit
from ui.window import Window

_WINDOW = "window"


def arrive() -> Visit:
    """Find out who is here, anew in every run: by this session, or else by the device's cookie."""
    window = this_window()
    entrance.welcome(window, _device(), clock.now())
    learner = _learner(window)
    tutor = entrance.found(window, _device(), clock.now())
    window.learner_id = learner.id if learner else None
    language = reading_language.found(window.language, learner, tutor)
    window.first = window.visit is None
    window.visit = Visit(learner, resources.catalogue().reading(language), tutor)
    window.outdated, window.running = False, True
    # A run that was cut off may have told nobody what it took to tell.
    window.remark, window.telling = window.remark or window.telling, None
    while window.put_back:
        key, value = window.put_back.popitem()
        st.session_state[key] = value
    return window.visit


def _learner(window: Window) -> LearnerRecord | None:
    key = _device()
    with resources.database().reading() as session:
        of_device = learners.by_device(session, key, server_secret()) if key else None
        if window.learner_id is None:
            window.linked = of_device is not None
            return of_device
        if window.linked and of_device is None:
            # Whoever leaves a device leaves it in all its windows.
            return None
        if of_device and of_device.id == window.learner_id:
            return of_device
        return learners.find(session, window.learner_id)


def depart() -> None:
    """Note that the run has drawn everything: what comes next is a click of the next run."""
    this_window().running = False


def taken_up() -> bool:
    """Whether this is the first run, in which widgets hold what was done before it.

    That is so where the server has forgotten a window while its line was cut: the browser says
    what its widgets hold, and no callback is called for what had changed.
    """
    window = this_window()
    return window.first and window.running


def put_back(key: str, stored: object) -> None:
    """Let a widget show what is stored again, from the run that follows this one."""
    this_window().put_back[key] = stored


def puts_back() -> bool:
    """Whether the run that follows this one is needed, and lets widgets show what is stored."""
    return bool(this_window().put_back)


def current() -> Visit:
    """The visit that ``arrive`` began in this run, or in the last one for a click on its page.

    Raises: LookupError where no run has begun; ``SignedOut`` in a click by a tutor whose sign-in
    has ended since the page was drawn.
    """
    window = this_window()
    if window.visit is None:
        raise LookupError
    if window.visit.tutor and not window.running:
        tutor = entrance.found(window, _device(), clock.now())
        if tutor is None or tutor.id != window.visit.tutor_id:
            raise SignedOut
    return window.visit


def words() -> Phrases:
    """The interface's words, even where the visit itself could not begin."""
    visit = this_window().visit
    return visit.say if visit else resources.catalogue().reading("").phrases


def speak(language: str) -> None:
    """Read in another language from now on, on every device of who is here."""
    window, visit = this_window(), current()
    reading_language.keep(language, visit.learner, visit.tutor)
    # The browser knows what is chosen by its words, which are about to be others.
    for key, value in _state().items():
        if key in window.worded:
            st.session_state[key] = value
    # It may report the language together with an answer, which redraws only a part of the page.
    window.language, window.outdated = language, True


def worded(key: str) -> str:
    """The key of a choice outside forms that has its options in the reader's words.

    What is chosen there stays chosen when the words become those of another language.
    """
    this_window().worded.add(key)
    return key


def enter(learner: LearnerRecord, *, code: str | None = None, keep: bool = True) -> None:
    """Let a learner in, to read in the language that was chosen in this window, if one was.

    ``keep`` makes this device bring them back after a refresh.
    """
    window = this_window()
    # A second click may come before the next run has found out who is here.
    window.learner_id, window.visit = learner.id, replace(current(), learner=learner)
    if code:
        resources.unkept().add(learner.id, code, clock.now())
    if window.language:
        reading_language.keep(window.language, learner, None)
    if keep and (key := _device()):
        with resources.database().writing() as session:
            learners.link_device(session, learner.id, key, server_secret(), clock.today())
        window.linked = True


def leave() -> None:
    """Forget the learner on this device; nothing they gave is touched, and a tutor stays."""
    window = this_window()
    if window.learner_id is not None:
        resources.unkept().forget(window.learner_id)
    if key := _device():
        with resources.database().writing() as session:
            learners.unlink_device(session, key, server_secret())
    fresh = Window(tutor_key=window.tutor_key, running=window.running, welcomed=window.welcomed)
    vars(window).update(vars(replace(fresh, visit=replace(current(), learner=None))))


def proof() -> Callable[[], None]:
    """What a download asks when somebody clicks it; it raises ``SignedOut``, see ``entrance``."""
    return entrance.proof(this_window(), _device(), clock.now)


def sign_in(tutor: TutorRecord, *, keep: bool = True) -> None:
    """Sign a tutor in: on this device, or in this window alone where ``keep`` is false.

    They read in the language that was chosen in this window, if one was.
    """
    window = this_window()
    entrance.begin(window, _device() if keep else None, tutor, clock.now())
    if window.language:
        reading_language.keep(window.language, None, tutor)
    if window.visit:
        window.visit = replace(window.visit, tutor=tutor)


def sign_out(*, everywhere: bool = False) -> None:
    """End the tutor's sign-in in this browser, or wherever they are signed in."""
    window = this_window()
    entrance.end(window, _device(), everywhere=everywhere)
    if window.visit:
        window.visit = replace(window.visit, tutor=None)


def new_code() -> str | None:
    """The learner's resume code that was just made and not yet put away."""
    learner_id = this_window().learner_id
    return None if learner_id is None else resources.unkept().of(learner_id, clock.now())


def show_code(code: str) -> None:
    """Show the learner's new resume code until it is put away."""
    resources.unkept().add(current().learner_id, code, clock.now())


def put_code_away() -> None:
    """Stop showing the resume code; it cannot be shown again."""
    resources.unkept().forget(current().learner_id)


def draws_part() -> bool:
    """Whether only a part of the page is being drawn, after a click in it."""
    return not this_window().running


def widget(key: str) -> object:
    """What a keyed widget holds; None where it was never drawn."""
    return _state().get(key)


def put(key: str, value: object) -> None:
    """Let a keyed widget hold a value when it is drawn next."""
    st.session_state[key] = value


def set_widget(key: str, value: object) -> None:
    """Let a keyed widget hold this value when it is drawn next in this run."""
    if _state().get(key) != value:
        st.session_state[key] = value


def this_window() -> Window:
    """What this window of a browser keeps, for the modules that keep notes in it."""
    window = _state().get(_WINDOW)
    if isinstance(window, Window):
        return window
    st.session_state[_WINDOW] = window = Window()
    return window


def _state() -> dict[str, Any]:
    # Asking session state for a single key is a place where Streamlit drops a callback in favour of
    # the next click, with what it has not yet done; asking for everything is not.
    return st.session_state.to_dict()


def _device() -> str | None:
    return device_key(st.context.cookies.get(COOKIE))
