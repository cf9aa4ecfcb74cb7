import logging
from types import SimpleNamespace

import pytest

from ui import address
from ui.address import forwarded

DIRECT = "192.0.2.1"


@pytest.mark.parametrize("trusted", ["", "0", "-1", "yes", "²"])
def test_what_a_visitor_writes_counts_for_nothing_unless_the_operator_says_so(trusted):
    assert forwarded(["203.0.113.9"], trusted, DIRECT) == DIRECT


@pytest.mark.parametrize(
    ("headers", "trusted", "expected"),
    [
        (["203.0.113.9"], "1", "203.0.113.9"),
        (["forged, 203.0.113.9"], "1", "203.0.113.9"),
        (["forged", "203.0.113.9"], "1", "203.0.113.9"),
        (["forged, 203.0.113.9, 198.51.100.7"], "2", "203.0.113.9"),
        (["203.0.113.9"], "2", DIRECT),
        ([], "1", DIRECT),
        ([" , "], "1", DIRECT),
    ],
)
def test_the_address_is_the_one_that_the_outermost_trusted_proxy_saw(headers, trusted, expected):
    assert forwarded(headers, trusted, DIRECT) == expected


@pytest.fixture
def come(monkeypatch):
    """Come from an address, with headers of proxies; the answer is where the app puts it down."""
    address._warn.cache_clear()

    def from_here(direct=None, headers=(), trusted=None):
        monkeypatch.delenv("TRUSTED_PROXY", raising=False)
        if trusted is not None:
            monkeypatch.setenv("TRUSTED_PROXY", trusted)
        seen = SimpleNamespace(get_all=lambda _name: list(headers))
        context = SimpleNamespace(headers=seen, ip_address=direct)
        monkeypatch.setattr(address.st, "context", context)
        return address.of_visitor()

    yield from_here
    address._warn.cache_clear()


def test_people_without_an_address_are_not_taken_for_one(come):
    assert len({come(), come(), come(headers=["203.0.113.9"]), ""}) == 4
    assert come(DIRECT) == come(DIRECT) == DIRECT
    assert come(headers=["203.0.113.9"], trusted="1") == "203.0.113.9"


@pytest.mark.parametrize(
    ("headers", "trusted", "warnings"),
    [
        (["203.0.113.9"], None, 1),
        (["203.0.113.9"], "yes", 1),
        (["203.0.113.9"], "0", 0),
        (["203.0.113.9"], "1", 0),
        ([], None, 0),
    ],
)
def test_a_proxy_that_nobody_set_is_told_of_once(come, caplog, headers, trusted, warnings):
    dashboard = logging.getLogger("dashboard")
    dashboard.addHandler(caplog.handler)
    come(None, headers, trusted)
    come(None, headers, trusted)
    dashboard.removeHandler(caplog.handler)
    told = {id(one): one.message for one in caplog.records if one.name == "dashboard"}
    assert len(told) == warnings
    assert all("TRUSTED_PROXY" in one and "203.0" not in one for one in told.values())
