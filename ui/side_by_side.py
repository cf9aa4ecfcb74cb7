"""What somebody wrote beside its translations, each with its language named."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from db.translated import Translation
from learning.names import as_written
from ui import style
from ui.languages import language_name, written_in
from ui.visit import Visit

_NARROWEST = 240


class _Part(NamedTuple):
    language: str | None
    text: str
    mark: str


def shown(visit: Visit, text: str, translations: Sequence[Translation], *, across: int = 2) -> None:
    """The original and its translations, what is in the reader's own language first.

    At most ``across`` of them stand beside each other; on a phone they stand one below the other.
    """
    parts = [_Part(written_in(text), text, _original(visit, text))]
    parts += [_Part(each.language, each.text, mark(visit, each)) for each in translations]
    if len(parts) == 1:
        style.typed(text, parts[0].language)
        return
    parts.sort(key=lambda part: part.language != visit.reading.language)
    beside = st.grid(min(len(parts), across), min_column_width=_NARROWEST, gap="medium")
    for part in parts:
        with beside.container():
            st.caption(part.mark)
            style.typed(part.text, part.language)


def mark(visit: Visit, translation: Translation) -> str:
    """That this is a tutor's translation, into which language, and whether it was checked."""
    status = "checked" if translation.checked else "drafted"
    name = as_written(language_name(visit, translation.language))
    return visit.say(f"translation.mark.{status}", language=name)


def _original(visit: Visit, text: str) -> str:
    language = written_in(text)
    if language is None:
        return visit.say("translation.original.unknown")
    return visit.say("translation.original", language=as_written(language_name(visit, language)))
