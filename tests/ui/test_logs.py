import logging

import pytest

from ui import logs

SAID = "what somebody\nanswered"


@pytest.fixture
def fresh_loggers():
    """The loggers as a new process has them, and as they were afterwards."""
    names = ("dashboard", "uvicorn.access", "streamlit.error_util")
    loggers = [logging.getLogger(name) for name in names]
    before = [dict(vars(logger)) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.filters, logger.disabled = [], [], False
    yield loggers
    for logger, kept in zip(loggers, before, strict=True):
        vars(logger).update(kept)


def test_a_trace_is_one_line_that_says_where_and_not_what():
    line = logs.trace(_error())
    assert line.startswith("error=LookupError at ")
    assert f"{__file__}:" in line
    assert ":_error" in line
    assert "\n" not in line
    assert "somebody" not in line


def test_the_innermost_place_comes_first():
    places = logs.trace(_error()).split(" at ")[1].split(" < ")
    assert [place.split(":")[-1] for place in places] == ["_fails", "_error"]


def test_an_error_that_was_never_raised_has_a_trace_too():
    assert logs.trace(LookupError(SAID)) == "error=LookupError at "


def test_the_causes_of_an_error_stay_out_as_well():
    error = ValueError(SAID)
    error.__cause__ = _error()
    assert "somebody" not in logs.trace(error)


def test_the_dashboard_logs_one_line_per_event_however_often_it_is_configured(
    fresh_loggers, capsys
):
    logs.configure()
    logs.configure()
    fresh_loggers[0].info("started")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(" INFO dashboard started")


def test_nobody_else_logs_requests_or_the_words_of_errors(fresh_loggers, caplog):
    _, access, errors = fresh_loggers
    logs.configure()
    for logger in (access, errors):
        logger.addHandler(caplog.handler)
    access.warning("somebody asked for something")
    errors.error("Uncaught app execution", exc_info=_error())
    errors.error("something else that its owner should know")
    assert [record.message for record in caplog.records] == [
        "something else that its owner should know"
    ]


def _error():
    try:
        _fails()
    except LookupError as error:
        return error
    return None


def _fails():
    raise LookupError(SAID)
