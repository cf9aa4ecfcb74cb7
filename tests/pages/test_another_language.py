"""A fourth language is one folder: every page is walked in one that is added while this runs."""

import json
import re

import pytest
from babel import Locale
from google.protobuf.json_format import MessageToDict

from db import tutors
from learning.catalogue import load
from learning.vocabulary import Occasion
from tests.content.pseudo import CODE, pseudo, with_another_language
from tests.pages.cohorts import a_full_cohort
from tests.pages.person import Person
from tests.pages.test_access_table import LEARNERS, OPEN, TUTORS
from ui import resources
from ui.clock import now

SIZE = 12
FOR_PEOPLE = {
    "label",
    "body",
    "help",
    "placeholder",
    "options",
    "text",
    "alt",
    "caption",
    "captions",
    "title",
    "value",
    "default",
    "content",
}
WORD = re.compile(r"[A-Za-z]{3,}")
# Ids, formats and marks of Streamlit and Markdown, and what people of this test typed.
NO_WORDS = re.compile(
    r":material/\w+:|https?://\S+|\$\$ID-\S+|</?\w+[^>]*>|[\w.-]+@[\w.-]+|#[0-9a-f]{6}|[\w-]+(\.[\w-]+)+"
)
NAMES = {
    "English",
    "Cymraeg",
    "Pseudo",
    "CSV",
    "JSON",
    "XLSX",
    "SPSS",
    "PDF",
    "WCAG",
    "UTC",
    "localhost",
    # With what the accessibility statement was tested.
    *re.findall(r"[A-Za-z]{3,}", "axe-core Chromium Playwright Streamlit"),
}
TYPED = {"Spring", "workshop", "Archive", "Museum", "Tess", "Tutor"}
MONTHS = {month.title() for month in Locale(CODE).months["format"]["wide"].values()}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        yield load(with_another_language(tmp_path_factory.mktemp("pseudo"), patch))


@pytest.fixture
def reading(catalogue, monkeypatch):
    """The added language, as what the app itself reads."""
    monkeypatch.setattr(resources, "catalogue", lambda: catalogue)
    return catalogue.reading(CODE)


@pytest.fixture
def person(database, reading):
    """A tutor who takes part in their own cohort, and reads everything in the added language."""
    person = Person(database, reading)
    with database.writing() as session:
        tutor = tutors.add(session, "tutor@example.org", "Tess Tutor", now=now())
        tutors.set_language(session, tutor.id, CODE)
    person.sign_in(tutor.id)
    return person


def words_of(person):
    """Words in English letters that stand on the page and that nobody typed."""
    shown = NO_WORDS.sub(" ", "\n".join(told(person)))
    found = set(WORD.findall(shown)) - NAMES - TYPED
    return {word for word in found if word.title() not in MONTHS}


def told(person):
    """Every text of the page that is for people, those of charts included."""
    for element in person.app.main:
        message = MessageToDict(element.proto) if element.proto else {}
        message.pop("labelVisibility", None)
        if spec := message.pop("spec", None):
            yield from texts_of(json.loads(spec), {"text", "name", "ticktext", "title"})
        yield from (text for text in texts_of(message, FOR_PEOPLE) if "<style>" not in text)
    for table in person.app.table:
        yield from map(str, (*table.value.columns, *table.value.to_numpy().ravel()))


def texts_of(value, keys, *, inside=False):
    if isinstance(value, str) and inside:
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts_of(part, keys, inside=key in keys or (inside and key == "text"))
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part, keys, inside=inside)


@pytest.mark.parametrize("place", OPEN)
def test_a_visitor_reads_every_page_in_the_added_language(database, reading, place):
    person = Person(database, reading)
    person.app.session_state["window"].language = CODE
    person.open(place)
    assert words_of(person) == set()


@pytest.mark.parametrize("place", LEARNERS)
def test_a_learner_reads_every_page_in_the_added_language(person, place):
    person.come_in()
    if place == "questionnaire":
        person.draft(Occasion.SELF)
    elif place != "assessment":
        person.submitted(Occasion.SELF, reflections={"R1.1": "?"})
    person.open(place)
    assert not person.sees("gate.title")
    assert words_of(person) == set()


def test_what_somebody_wrote_in_the_added_language_is_read_out_in_it(person):
    written = pseudo("We trust the partner because they asked us first.")
    person.come_in()
    person.submitted(Occasion.SELF, reflections={"R1.1": written})
    assert person.open("results").typed == [(CODE, written)]


@pytest.mark.parametrize("place", TUTORS)
def test_a_tutor_reads_every_page_in_the_added_language(database, reading, person, place):
    full = a_full_cohort(database, reading, SIZE, tutor=person)
    person.open(place, **full.address)
    assert not person.sees("gate.title")
    assert {word for word in words_of(person) if word not in full.cohort.join_code} == set()
