import pytest

from db import attempts
from db.engine import connect
from db.migrate import migrate
from learning.vocabulary import Occasion
from tests.db.factories import NOW, a_learner, an_attempt, read
from ui import questionnaire
from ui.questionnaire import Questionnaire


@pytest.fixture
def database(tmp_path, monkeypatch):
    database = connect(f"sqlite:///{tmp_path / 'test.db'}")
    migrate(database)
    monkeypatch.setattr(questionnaire.resources, "database", lambda: database)
    yield database
    database.engine.dispose()


@pytest.fixture
def window(monkeypatch):
    """What a window would be told, in order."""
    told = []
    for name in ("remark", "note_submitted"):
        monkeypatch.setattr(
            questionnaire.notes, name, lambda said, name=name: told.append((name, said))
        )
    monkeypatch.setattr(questionnaire.clock, "now", lambda: NOW)
    return told


@pytest.fixture
def draft(database, edition):
    learner_id = a_learner(database)
    attempt_id = an_attempt(database, learner_id, edition, Occasion.SELF)
    attempt = read(database, attempts.get, learner_id, attempt_id)
    return Questionnaire(attempt, edition, responses={}, reflections={})


def test_a_second_submit_finds_done_what_it_asks_for(draft, window, database):
    for _ in range(2):
        questionnaire.submit(draft, seen_revision=0)
    assert window == [("note_submitted", draft.attempt.id)] * 2
    kept = read(database, attempts.get, draft.attempt.learner_id, draft.attempt.id)
    assert kept.submitted_at == NOW


def test_a_submit_that_missed_a_change_is_refused(draft, window, database):
    questionnaire.submit(draft, seen_revision=7)
    assert window == [("remark", "refused.StaleSubmit")]
    kept = read(database, attempts.get, draft.attempt.learner_id, draft.attempt.id)
    assert kept.submitted_at is None
