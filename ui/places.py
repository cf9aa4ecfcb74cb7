"""Where the pages are, and how to get there."""

from typing import Literal, NoReturn, get_args

import streamlit as st

from learning.sections import Section

Place = Literal[
    "start",
    "themes",
    "cases",
    "background",
    "tools",
    "search",
    "glossary",
    "bibliography",
    "assessment",
    "questionnaire",
    "results",
    "plan",
    "class_quotes",
    "my_data",
    "about",
    "accessibility",
    "sign_in",
    "cohorts",
    "cohort",
    "projector",
    "profile",
    "items",
    "struggles",
    "questions",
    "reliability",
    "change",
    "gap",
    "answers",
    "codes",
    "agreement",
    "said",
    "quotes",
    "exports",
]
PLACES: tuple[Place, ...] = get_args(Place)
_ASSESS = {"assessment", "questionnaire", "results", "plan", "class_quotes", "my_data"}
_FIGURES = {"profile", "items", "struggles", "questions", "reliability", "change", "gap"}
_WRITTEN = {"answers", "codes", "agreement", "said", "quotes"}
_TUTOR = {"sign_in", "cohorts", "cohort", "projector", "exports"} | _FIGURES | _WRITTEN


def script(place: str) -> str:
    """The page script of a place.

    Raises: LookupError where there is no such place.
    """
    if place not in PLACES:
        raise LookupError(place)
    folder = "assess" if place in _ASSESS else "tutor" if place in _TUTOR else "learn"
    return f"pages/{folder}/{place}.py"


def keep(name: str, value: str) -> None:
    """Keep something in the address, so that the page can be shared and found again.

    Nothing is kept of an empty value.
    """
    if not value:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def link(place: str, label: str, *, icon: str | None = None, **query: str) -> None:
    """A link to a page, or to a part of it."""
    st.page_link(script(place), label=label, icon=icon, query_params=query, width="content")


def section_link(section: Section, label: str | None = None, *, icon: str | None = None) -> None:
    """A link to a section of the content."""
    st.page_link(
        script(section.place),
        label=label or section.title,
        icon=icon,
        query_params=dict([section.query]),
        width="content",
    )


def go(place: Place, **query: str) -> NoReturn:
    """Open a page at once; what comes after in the script is not run."""
    st.switch_page(script(place), query_params=query)


def asked(name: str) -> str | None:
    """What the address asks for under ``name``; it may be anything that somebody typed."""
    return st.query_params.get(name)
