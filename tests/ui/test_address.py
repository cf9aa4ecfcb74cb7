import pytest

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
