from datetime import date

import pytest

from db.errors import SignedOut
from db.learners import LearnerRecord
from db.tutors import TutorRecord
from learning.access import Role
from ui import entrance, notes, resources, visitor
from ui.visit import Visit

TUTOR = TutorRecord(3, "tutor@example.org", "Tess")
LEARNER = LearnerRecord(7, None, None, "en", None, date(2026, 3, 14))


class SessionState:
    """As Streamlit's own, but every place where a second click could cut a callback is an error."""

    def __init__(self, **widgets):
        self._kept = dict(widgets)
        self._free = True

    def to_dict(self):
        return dict(self._kept)

    def __setitem__(self, name, value):
        assert self._free, "a callback could be cut here"
        self._kept[name] = value
        self._free = False


@pytest.fixture(autouse=True)
def session_state(monkeypatch, reading):
    """A window in which somebody has just arrived who is nobody yet."""
    state = SessionState(**{"ask.1.Q1": "B"})
    monkeypatch.setattr(visitor.st, "session_state", state)
    monkeypatch.setattr(visitor, "_device", lambda: None)
    resources.unkept.cache_clear()
    visitor.this_window().visit = Visit(None, reading)


def test_a_widget_can_be_asked_for_before_anything_is_written():
    assert visitor.widget("ask.1.Q1") == "B"
    assert visitor.widget("ask.1.Q2") is None


def test_whoever_comes_in_is_in_before_the_next_run_begins():
    visitor.enter(LEARNER, code="the code")
    assert visitor.current().learner == LEARNER
    assert visitor.current().roles == {Role.LEARNER}
    assert visitor.new_code() == "the code"


def test_coming_back_with_a_code_keeps_what_is_shown_until_it_is_put_away():
    visitor.enter(LEARNER, code="old")
    visitor.show_code("new")
    visitor.enter(LEARNER)
    assert visitor.new_code() == "new"
    visitor.put_code_away()
    assert visitor.new_code() is None


def test_whoever_leaves_leaves_nothing_behind(reading):
    visitor.enter(LEARNER, code="the code")
    notes.remark("plan.kept", good=True)
    notes.note_submitted(1)
    visitor.leave()
    assert visitor.current() == Visit(None, reading)
    assert visitor.new_code() is None
    assert notes.take_remark() is None
    assert notes.take_submitted() is None


def test_what_was_noted_is_given_once():
    notes.remark("plan.kept", good=True)
    notes.note_submitted(1)
    assert notes.remark_waiting("plan.kept")
    assert not notes.remark_waiting("plan.full")
    assert notes.take_remark() == ("plan.kept", True)
    assert notes.take_remark() is None
    assert notes.take_submitted() == 1
    assert notes.take_submitted() is None


def test_a_page_that_has_to_be_drawn_anew_says_so():
    assert not notes.page_outdated()
    notes.outdate_page()
    assert notes.page_outdated()


def test_words_are_there_even_before_anybody_has_arrived(reading):
    visitor.this_window().visit = None
    assert visitor.words().language == reading.language
    with pytest.raises(LookupError):
        visitor.current()


def test_nobody_has_a_role_or_an_id(reading):
    visit = visitor.current()
    assert visit.roles == frozenset()
    for name in ("learner_id", "tutor_id"):
        with pytest.raises(LookupError):
            getattr(visit, name)


def test_one_person_may_be_learner_and_tutor(reading):
    visit = Visit(LEARNER, reading, TUTOR)
    assert visit.roles == {Role.LEARNER, Role.TUTOR}
    assert (visit.learner_id, visit.tutor_id) == (LEARNER.id, TUTOR.id)


@pytest.fixture
def database_says(monkeypatch, reading):
    """A page that a tutor's run has drawn; gives what the database says from now on."""
    said = []
    monkeypatch.setattr(entrance, "found", lambda *_: said[-1])
    window = visitor.this_window()
    window.visit, window.running = Visit(LEARNER, reading, TUTOR), True
    visitor.depart()
    return said


@pytest.mark.parametrize("now", [None, TutorRecord(4, "other@example.org", "Otto")])
def test_a_click_on_a_page_of_a_tutor_who_is_out_is_refused_each_time(database_says, now):
    database_says.append(now)
    for _ in range(2):
        with pytest.raises(SignedOut):
            visitor.current()


def test_a_click_of_a_tutor_who_is_still_in_goes_on(database_says):
    database_says.append(TUTOR)
    assert visitor.current().tutor_id == TUTOR.id


def test_a_learner_who_leaves_takes_no_tutor_along(database_says, reading):
    database_says.append(TUTOR)
    visitor.this_window().tutor_key = "key"
    visitor.leave()
    assert visitor.current() == Visit(None, reading, TUTOR)
    assert visitor.this_window().tutor_key == "key"
