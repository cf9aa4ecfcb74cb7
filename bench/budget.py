"""How much a page may load for somebody who comes for the first time."""

from typing import NamedTuple


class Budget(NamedTuple):
    """The most that a page may load: bytes, headers and all, and requests."""

    bytes: int
    requests: int


# On every page: what has to come before the app can open its socket and begin.
BEGINNING = Budget(570_000, 17)
# Nothing of the files comes twice: the page itself, and what the app says over its socket.
AGAIN = Budget(140_000, 6)
_PLAIN = Budget(690_000, 40)
_WIDGETS = Budget(850_000, 60)
# Plotly alone is 1,190,000 bytes.
_CHARTS = Budget(2_150_000, 60)
# Streamlit colours the join code as if it were a program, with 500,000 bytes of grammars.
_COHORT = Budget(2_650_000, 70)
_DEARER = {
    **dict.fromkeys(("plan", "glossary", "cohorts", "answers", "codes"), _WIDGETS),
    **dict.fromkeys(("agreement", "quotes", "exports", "accessibility"), _WIDGETS),
    **dict.fromkeys(("cases", "results", "profile", "items"), _CHARTS),
    **dict.fromkeys(("struggles", "change", "said"), _CHARTS),
    # With enough people; with few there is a sentence instead.
    **dict.fromkeys(("questions", "reliability", "gap"), _CHARTS),
    "cohort": _COHORT,
}


def budget(place: str) -> Budget:
    """The budget of a page, by its place."""
    return _DEARER.get(place, _PLAIN)
