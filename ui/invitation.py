"""Words that a tutor copies into an e-mail: an invitation to a cohort, and a reminder of it."""

from collections.abc import Iterable

import streamlit as st

from db.cohorts import CohortRecord
from learning import wording
from learning.reading import Reading
from learning.reading_time import minutes
from learning.vocabulary import Occasion
from ui import public_link, resources
from ui.visit import Visit


def texts(visit: Visit, cohort: CohortRecord) -> None:
    """Both texts, folded away, in each language of the cohort; none where nobody can come in."""
    if cohort.frozen or cohort.archived:
        return
    part = st.expander(visit.say("invite.part"), key="invitation.part", on_change="rerun")
    # Two letters in each language would be much of a page that is opened for something else.
    if part.open:
        with part:
            st.markdown(visit.say("invite.why"))
            for language in cohort.languages or resources.catalogue().languages:
                _letters(visit, cohort, language)


def invitation(reading: Reading, cohort: CohortRecord, link: str) -> str:
    """The invitation as plain text: what it is, the way in, what is asked, who sees what."""
    say = reading.phrases
    return _paragraphs(
        [say("invite.begins", title=cohort.title)],
        [
            say.sentences(
                say("invite.series", series=reading.module.text.series), say("invite.what")
            )
        ],
        _days(reading, cohort),
        [say("invite.link"), link, say("invite.code", code=cohort.join_code)],
        [
            say.sentences(
                say("cohort.sheet.promise"),
                say.count("invite.minutes", _minutes(reading)),
                say("invite.stop"),
            )
        ],
        [say("invite.shown", floor=cohort.floor), *_kept(reading, cohort)],
    )


def reminder(reading: Reading, cohort: CohortRecord, link: str) -> str:
    """The reminder as plain text, for people who may have answered already."""
    say = reading.phrases
    return _paragraphs(
        [say("invite.again", title=cohort.title)],
        _days(reading, cohort),
        [say("invite.not_yet"), link, say("invite.code", code=cohort.join_code)],
        [say("invite.done")],
        [
            say.sentences(say("cohort.sheet.promise"), say("invite.shown", floor=cohort.floor)),
            *_kept(reading, cohort),
        ],
    )


def _letters(visit: Visit, cohort: CohortRecord, language: str) -> None:
    reading, link = resources.catalogue().reading(language), public_link.join_link(cohort)
    # By these keys, ``accessible.js`` says in which language a part is.
    with st.container(key=f"invitation-{language}-name"):
        st.header(reading.phrases(f"language.{language}"), anchor=False)
    for name, made in (("invitation", invitation), ("reminder", reminder)):
        st.markdown(f"**{visit.say(f'invite.letter.{name}')}**")
        with st.container(key=f"invitation-{language}-{name}"):
            st.code(made(reading, cohort, link), language=None, wrap_lines=True)


def _days(reading: Reading, cohort: CohortRecord) -> list[str]:
    say, days = reading.phrases, {"from": cohort.starts_on, "to": cohort.ends_on}
    return [say(f"invite.when.{name}", day=say.day(day)) for name, day in days.items() if day]


def _kept(reading: Reading, cohort: CohortRecord) -> list[str]:
    say, until = reading.phrases, cohort.retain_until
    return [say("invite.kept", day=say.day(until))] if until else []


def _minutes(reading: Reading) -> int:
    """How long it takes to read all that is asked before the event."""
    edition = reading.instrument
    asked = [
        text
        for item in edition.on(Occasion.BASELINE)
        for text in (
            wording.question(edition, item, reading.phrases),
            *wording.options(edition, item).values(),
        )
    ]
    return minutes(*dict.fromkeys(asked))


def _paragraphs(*paragraphs: Iterable[str]) -> str:
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)
