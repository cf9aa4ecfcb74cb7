from datetime import UTC, datetime

import pytest

from ui import oidc
from ui.oidc import Claims

ISSUED = 1_773_480_413
USER = {"email": "ann@example.org", "email_verified": True, "iat": ISSUED}


@pytest.mark.parametrize(
    ("email", "kept"),
    [
        (" Ann@Example.ORG ", "ann@example.org"),
        # PostgreSQL could not even be asked for it; nobody on the list is called so.
        ("ann@example.org\x00", ""),
        ("ann\ud800@example.org", ""),
    ],
)
def test_what_the_provider_calls_somebody_is_compared_as_the_list_keeps_it(email, kept):
    assert oidc.read(USER | {"email": email}) == Claims(kept, datetime.fromtimestamp(ISSUED, UTC))


@pytest.mark.parametrize(
    "missing",
    [{"email": None}, {"email_verified": "true"}, {"email_verified": False}, {"iat": True}],
)
def test_without_a_verified_address_and_a_moment_nothing_is_claimed(missing):
    assert oidc.read(USER | missing) is None
