"""The choice of a language at the top of every page, and what is said of a translation."""

from typing import NoReturn

import streamlit as st

from learning.names import as_written
from ui import notes, places, resources, visitor
from ui.failures import guarded
from ui.visit import Visit

_KEY = "language"


def offer(visit: Visit) -> None:
    """Every language by its own name; the page is drawn in the chosen one at once."""
    languages = resources.catalogue().languages
    if len(languages) == 1:
        return
    visitor.set_widget(_KEY, visit.reading.language)
    with st.container(key="language-choice", horizontal=True, horizontal_alignment="right"):
        st.segmented_control(
            visit.say("language.choose"),
            languages,
            format_func=lambda name: visit.say(f"language.{name}"),
            key=_KEY,
            required=True,
            label_visibility="collapsed",
            on_change=_choose,
        )


def status(visit: Visit) -> None:
    """Below a page that was translated: whether somebody who speaks the language checked it."""
    if visit.reading.unchecked:
        with st.container(key="translation-status"):
            st.caption(visit.say("translation_status.unchecked"))
            places.link("about", visit.say("translation_status.more"))


def stop(visit: Visit) -> NoReturn:
    """End the page here, with what is said of a translation at its foot."""
    status(visit)
    notes.told()
    st.stop()


@guarded
def _choose() -> None:
    language = visitor.widget(_KEY)
    if language in resources.catalogue().languages:
        visitor.speak(str(language))


def about(visit: Visit) -> None:
    """Every translation: when it was drafted, and which files somebody checked, who and when."""
    for name, reading in resources.catalogue().readings.items():
        if reading.translation is None:
            continue
        say, state = visit.say, reading.translation
        st.markdown(
            say(
                "translation_status.state",
                language=visit.say(f"language.{name}"),
                day=say.day(state.drafted_on),
                unchecked=len(reading.unchecked),
                files=len(reading.files),
            )
        )
        for file, checked in state.checked.items():
            told = {"file": as_written(file), "by": as_written(checked.by)}
            st.markdown(say("translation_status.checked", day=say.day(checked.on), **told))
