"""Forms in which tutors say in another language what may be quoted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zlib import crc32

import streamlit as st

from db import translations
from db.answer_rows import Desk
from db.errors import TranslatedMeanwhile
from db.open_answers import Answer
from db.translations import Proposal, Written
from learning.answer_translation import LONGEST_TRANSLATION
from learning.names import as_written
from ui import clock, notes, resources, visitor
from ui.answers_frame import Material
from ui.failures import guarded
from ui.languages import language_name, written_in
from ui.visit import Visit


def wanted(visit: Visit, found: Material, written: Mapping[int, Sequence[Written]]) -> bool:
    """Let the tutor choose between reading the quotes and translating them.

    A cohort of one language has a choice only while there is something ``written`` to look after.
    """
    if len(_languages(found)) == 1 and not written:
        return False
    on = st.toggle(visit.say("translation.write"), key="translating")
    if on:
        st.caption(visit.say("translation.write.how"))
    return on


def forms(visit: Visit, found: Material, answer: Answer, kept: Sequence[Written]) -> None:
    """A form for each language of the cohort that the answer is not written in.

    What there is in another language, which the cohort was offered in before, has its form as well.
    """
    known = {each.language: each for each in kept}
    own = written_in(answer.text)
    for language in dict.fromkeys((*_languages(found), *known)):
        if language != own or language in known:
            _part(visit, found.desk, answer, language, known.get(language))


def _part(visit: Visit, desk: Desk, answer: Answer, language: str, kept: Written | None) -> None:
    state = _state(answer, kept)
    name = as_written(language_name(visit, language))
    title = visit.say(f"translation.state.{state}", language=name)
    key = f"translating.{answer.ref}.{language}"
    if visitor.widget(key):
        # Under another title it would close, with the words in it that were not sent off yet.
        visitor.put(key, True)
    part = st.expander(title, key=key, on_change="rerun")
    # A form for every language of every quote would be most of the page.
    if part.open:
        with part:
            _form(visit, desk, answer, language, kept)


def _form(visit: Visit, desk: Desk, answer: Answer, language: str, kept: Written | None) -> None:
    say = visit.say
    before = Proposal(
        language, "", bool(kept and kept.checked), answer.text, kept.text if kept else ""
    )
    key = _key(answer.ref, before)
    if kept:
        st.caption(
            say(
                "translation.by_me" if kept.mine else "translation.by_another",
                day=say.day(kept.day),
            )
        )
        if not kept.is_of(answer.text):
            st.warning(say("translation.outdated"))
    if visitor.widget(key) is None:
        visitor.put(key, before.drawn)
    with st.form(f"{key}.form", border=False):
        st.text_area(
            say("translation.text", language=as_written(language_name(visit, language))),
            key=key,
            max_chars=LONGEST_TRANSLATION,
        )
        st.checkbox(say("translation.checked"), key=_tick(key, before))
        with st.container(horizontal=True):
            args = (desk, answer.ref, before)
            st.form_submit_button(
                say("translation.keep"), type="primary", on_click=_keep, args=(*args, key)
            )
            if kept:
                st.form_submit_button(say("translation.remove"), on_click=_remove, args=args)


def _languages(found: Material) -> tuple[str, ...]:
    return found.cohort.languages or resources.catalogue().languages


def _state(answer: Answer, kept: Written | None) -> str:
    if kept is None:
        return "none"
    if not kept.is_of(answer.text):
        return "outdated"
    return "checked" if kept.checked else "drafted"


def _key(ref: str, before: Proposal) -> str:
    # A form is drawn anew once the translation is another one, as in another tutor's window.
    return f"translating.{ref}.{before.language}.{crc32(before.drawn.encode()):x}"


def _tick(key: str, before: Proposal) -> str:
    # A tick is for one look at these very words: it must not stand there for what comes later.
    seen = crc32(f"{before.checked} {before.source}".encode())
    return f"{key}.checked.{seen:x}"


@guarded
def _keep(desk: Desk, ref: str, before: Proposal, key: str) -> None:
    ticked = visitor.widget(_tick(key, before)) is True
    given = replace(before, text=str(visitor.widget(key) or ""), checked=ticked)
    try:
        with resources.database().writing() as session:
            translations.write(
                session,
                desk,
                ref,
                given,
                offered=resources.catalogue().languages,
                today=clock.today(),
            )
    except TranslatedMeanwhile as refusal:
        # What was typed here must not be lost only because somebody else was faster.
        visitor.put(_key(ref, replace(before, drawn=refusal.text)), given.text)
        raise
    notes.remark("translation.kept", good=True)


@guarded
def _remove(desk: Desk, ref: str, before: Proposal) -> None:
    with resources.database().writing() as session:
        translations.remove(session, desk, ref, before.language, drawn=before.drawn)
    notes.remark("translation.removed", good=True)
