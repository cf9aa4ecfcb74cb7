"""What stands around every page on open answers: what there is, and the ways between the pages."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from db import code_book, coding, open_answers
from db.answer_rows import Desk
from db.class_quotes import Quote
from db.code_book import CodeRecord
from db.coding import Marks
from db.cohorts import CohortRecord
from db.open_answers import Answer
from db.secret import server_secret
from learning import wording
from learning.names import as_written
from ui import failures, language_choice, places, resources
from ui.languages import language_name
from ui.places import Place
from ui.visit import Visit

# In the order in which they are offered.
PAGES: tuple[Place, ...] = ("answers", "codes", "agreement", "said", "quotes")


@dataclass(frozen=True)
class Material:
    """Everything a tutor may see of a cohort's open answers, in one moment."""

    cohort: CohortRecord
    desk: Desk
    answers: tuple[Answer, ...]
    marks: Mapping[int, Marks]
    codes: Mapping[int, CodeRecord]

    def marked(self, answer: Answer) -> Marks:
        """How an answer is coded, as far as this tutor may see it."""
        return self.marks.get(answer.row or 0, Marks())

    def names(self, code_ids: frozenset[int]) -> list[str]:
        """Names of codes, as the code book orders them."""
        return [code.name for code in self.codes.values() if code.id in code_ids]


def desk(visit: Visit, of: CohortRecord) -> Desk:
    """The tutor's work on one cohort."""
    return Desk(visit.tutor_id, of.id, server_secret())


def read(visit: Visit, of: CohortRecord) -> Material:
    """Everything that may be shown now, read at once.

    Raises: ``NotYours``.
    """
    at = desk(visit, of)
    with resources.database().reading() as session:
        return Material(
            cohort=of,
            desk=at,
            answers=tuple(open_answers.listed(session, at, visit.reading.editions)),
            marks=coding.marks(session, at),
            codes={code.id: code for code in code_book.codes(session, at)},
        )


def material(visit: Visit, of: CohortRecord) -> Material:
    """What may be shown; the page stops here, with a reason, where that is nothing."""
    found = read(visit, of)
    if found.answers:
        return found
    st.info(visit.say("coding.nothing"))
    places.link("cohort", visit.say("coding.to_cohort"), cohort=str(of.id))
    return language_choice.stop(visit)


def head(visit: Visit, of: CohortRecord, place: Place) -> None:
    """The way back, the title of the page, and the other pages on open answers."""
    places.link("cohort", as_written(of.title), icon=":material/arrow_back:", cohort=str(of.id))
    st.title(visit.say(f"page.{place}"), anchor=False)
    links(visit, of, place)
    failures.show_remark()


def links(visit: Visit, of: CohortRecord, here: Place | None = None) -> None:
    """A row of links to the pages on open answers."""
    with st.container(horizontal=True, gap="small", key="coding-links"):
        for place in PAGES:
            name = visit.say(f"page.{place}")
            places.link(place, f"**{name}**" if place == here else name, cohort=str(of.id))


def prompt(visit: Visit, answer: Answer | Quote) -> str:
    """What an answer answers, in Markdown: a prompt, or that it is a step of a plan."""
    edition = visit.reading.editions.get(answer.edition) if answer.edition else None
    item = edition.items.get(answer.item or "") if edition else None
    if edition is None or item is None:
        return visit.say("coding.kind.plan")
    return wording.question(edition, item, visit.say)


def plain_prompt(visit: Visit, answer: Answer) -> str:
    """What an answer answers, where no Markdown is read."""
    return prompt(visit, answer).replace("*", "")


def about(visit: Visit, found: Material, answer: Answer, *, short: bool = False) -> str:
    """The attributes of an answer in one line, in Markdown; ``short`` leaves out some."""
    say = visit.say
    parts = [say("coding.kind.plan" if answer.kind == "plan" else "coding.kind.reflection")]
    if short and answer.kind == "reflection":
        parts = []
    if answer.theme:
        parts.append(theme_name(visit, answer.theme))
    if answer.group in found.cohort.groups:
        parts.append(found.cohort.groups[answer.group or 0])
    if answer.occasion and not short:
        parts.append(say(f"occasion.{answer.occasion}"))
    if answer.language and not short:
        parts.append(language_name(visit, answer.language))
    if answer.quotable:
        parts.append(say("coding.quotable"))
    return as_written(say.line(parts))


def theme_name(visit: Visit, theme: str) -> str:
    """A theme's short name; of a theme that is no more, its id."""
    return visit.reading.themes[theme].text.short if theme in visit.reading.themes else theme
