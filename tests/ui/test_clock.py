from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from ui import clock

LATE = datetime(2025, 11, 21, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Asia/Shanghai", date(2025, 11, 22)),
        ("Europe/London", date(2025, 11, 21)),
        (None, date(2025, 11, 21)),
        ("Nowhere/Land", date(2025, 11, 21)),
        ("../../etc/passwd", date(2025, 11, 21)),
        ("", date(2025, 11, 21)),
        ("Europe", date(2025, 11, 21)),
    ],
)
def test_a_day_is_that_of_the_reader_s_place(monkeypatch, zone, day):
    monkeypatch.setattr(clock.st, "context", SimpleNamespace(timezone=zone))
    assert clock.day_of(LATE) == day
    assert clock.at_place(LATE) == LATE


@pytest.mark.parametrize(
    ("zone", "hour"), [("Asia/Shanghai", 7), ("Asia/Kolkata", 5), ("Nowhere/Land", 23), (None, 23)]
)
def test_a_moment_is_told_as_clocks_say_it_at_the_reader_s_place(monkeypatch, zone, hour):
    monkeypatch.setattr(clock.st, "context", SimpleNamespace(timezone=zone))
    assert clock.at_place(LATE).hour == hour
