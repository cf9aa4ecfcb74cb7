import logging
import re

import pytest

from db import errors
from db.errors import AlreadySubmitted, Refused
from ui import failures

SAID = "what somebody answered"
REFUSALS = Refused.__subclasses__()


@pytest.fixture
def remarks(monkeypatch):
    """Sentences that were left for the page, by their keys."""
    kept = []
    monkeypatch.setattr(failures.notes, "remark", kept.append)
    return kept


@pytest.fixture
def told(monkeypatch, reading):
    """What people at the screen are told, by the kind of box."""
    boxes = []
    monkeypatch.setattr(failures.visitor, "words", lambda: reading.phrases)
    for kind in ("warning", "error"):
        monkeypatch.setattr(failures.st, kind, lambda text, kind=kind: boxes.append((kind, text)))
    return boxes


@pytest.fixture
def log(caplog):
    """Lines of the dashboard's own log."""
    logger = logging.getLogger("dashboard")
    logger.addHandler(caplog.handler)
    caplog.set_level(logging.INFO, logger="dashboard")
    yield lambda: [record.getMessage() for record in caplog.records]
    logger.removeHandler(caplog.handler)


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refused_action_leaves_a_sentence_and_no_error(remarks, log, refusal):
    @failures.guarded
    def save(text):
        raise refusal(text)

    save(SAID)
    assert remarks == [f"refused.{refusal.__name__}"]
    assert set(log()) == {f"refused action=save reason={refusal.__name__}"}


def test_an_action_that_is_not_refused_gets_what_it_was_given(remarks):
    seen = []
    failures.guarded(lambda *given, **named: seen.append((given, named)))(1, two=2)
    assert seen == [((1,), {"two": 2})]
    assert remarks == []


def test_an_error_is_no_refusal(remarks):
    @failures.guarded
    def save():
        raise LookupError

    with pytest.raises(LookupError):
        save()
    assert remarks == []


@pytest.mark.parametrize("refusal", REFUSALS)
def test_every_refusal_has_its_own_sentence(told, log, refusal, reading):
    assert failures.on_script_error(refusal(SAID))
    assert told == [("warning", reading.phrases(f"refused.{refusal.__name__}"))]
    assert set(log()) == {f"refused reason={refusal.__name__}"}


def test_an_error_is_told_with_a_reference_that_the_log_has_with_its_place(told, log):
    assert failures.on_script_error(LookupError(SAID))
    ((kind, sentence),) = told
    assert kind == "error"
    (line,) = set(log())
    reference = re.search("reference=([0-9A-F]{6}) ", line)[1]
    assert reference in sentence
    assert "error=LookupError" in line
    assert SAID not in line + sentence


def test_refusals_are_all_there_is_to_test():
    assert AlreadySubmitted in REFUSALS
    declared = {value for value in vars(errors).values() if isinstance(value, type)}
    assert declared == {Refused, *REFUSALS}
