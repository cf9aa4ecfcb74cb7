"""What stock Streamlit leaves undone for people with other senses, hands or languages.

It is mended here, in ``accessible.js`` (words) and ``accessible.css``, and in scripts of
``assets/shell``: Streamlit's own words are English whatever language the page is in, and a step bar
is called "progress"; an error does not say which field it is about (``told.js``); focus cannot be
seen on links, and is lost with what was pressed (``focus.js``).
"""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import resources
from ui.visit import Visit

_WORDS = (
    "skip",
    "pages",
    "pages_open",
    "pages_close",
    "menu",
    "theme",
    "theme_system",
    "theme_light",
    "theme_dark",
    "print",
    "running",
    "open",
    "choose",
    "chosen",
    "clear",
    "remove",
    "no_results",
    "close",
    "options",
    "selected",
    "help",
    "less",
    "more",
    "progress",
    "password_show",
    "password_hide",
    "copy",
    "copied",
    "larger",
    "larger_hint",
    "smaller",
    "colour",
    "shortcut",
    "keep_with",
    "send_with",
    "day_of",
    "month_of",
    "year_of",
    "empty",
    "day_typed",
    "month_typed",
    "year_typed",
    "date_choose",
    "date_chosen",
    "calendar",
    "calendar_keys",
    "month_before",
    "month_after",
    "outside",
    "not_made",
)
# The script fills these in with what Streamlit says there, such as a field's label.
_FOUND = {name: f"{{{name}}}" for name in ("label", "least", "most")}
_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_component = st.components.v2.component("accessible", js=_SCRIPT)


def mend(visit: Visit) -> None:
    """Put Streamlit's own words into the reader's language, and tie errors to their fields."""
    say = visit.say
    _component(
        key="accessible",
        data={
            "language": visit.reading.language,
            "languages": list(resources.catalogue().languages),
            "months": say.months,
            "words": {word: say(f"native.{word}", **_FOUND) for word in _WORDS},
        },
    )


def said(number: int) -> DeltaGenerator:
    """A place for what a click was told; its ``number`` tells it from the same sentence before.

    ``told.js`` sees to it that it is read where the click was.
    """
    return st.container(key=f"said-{number}")


def refusal(name: str, sentence: str, place: str = "") -> None:
    """Say why something was refused; the fields that it is about point at the sentence.

    ``told.js`` knows the fields of each ``name``, which is that of the refusal. A sentence
    that may stand beside what a click was just told needs a ``place`` of its own.
    """
    with st.container(key=f"refused-{name}-{place}" if place else f"refused-{name}"):
        st.warning(sentence)
