"""Every page in Chinese: what Python puts between words has the signs of Chinese."""

import re
from dataclasses import replace

import pandas as pd
import pytest
from google.protobuf.json_format import MessageToDict

from db import code_book, plans, tutors
from db.answer_rows import Desk
from db.secret import server_secret
from learning.plan import Commitment
from learning.vocabulary import Occasion
from tests.pages.cohorts import a_full_cohort
from tests.pages.person import Person, _texts
from tests.pages.test_access_table import EVERYBODYS_OWN, LEARNERS, OPEN, TUTORS
from ui.clock import today

HAN = "[\u3400-\u9fff]"
# A half-width sign or a lone blank between Han characters; signs of Markdown do not count.
FOREIGN = re.compile(f"{HAN} ?[,;:] ?{HAN}|{HAN} ?[(]|[)] ?{HAN}|{HAN} {HAN}|[。，] {HAN}")
# Addresses of the page open a certain part of it.
PARTS = {
    "themes": {"point": "K1.1"},
    "cases": {"case": "leodis"},
    "background": {"article": "innovation"},
    "tools": {"tool": "outcome-indicators"},
    "search": {"q": "合作"},
}
COMMITMENT = Commitment(
    1, action="联系一位合作方", partner="博物馆", first_step="打电话", first_step_on=today(),
    asked_by="同事", asked_on=today(),
)  # fmt: skip


@pytest.fixture
def chinese(catalogue):
    return catalogue.reading("zh-Hans")


@pytest.fixture
def learner(database, chinese):
    learner = Person(database, chinese).come_in()
    learner.submitted(option=1, reflections={"R1.1": "我们共同承担风险。"})
    learner.submitted(option=2)
    with database.writing() as session:
        indicator = next(iter(chinese.indicators.text.indicators))
        plans.add(session, learner.learner_id, replace(COMMITMENT, indicator=indicator))
    learner.draft(responses={"C1.1a": "2"})
    return learner


def words(person):
    """Every text on the page, and every heading and cell of its tables."""
    for element in person.app.main:
        value = getattr(element, "value", "")
        if isinstance(value, pd.DataFrame):
            yield from (*value.columns, *value.astype(str).to_numpy().flat)
        else:
            yield from _texts(MessageToDict(element.proto) if element.proto else {})
            yield str(value)


def foreign(person):
    """Texts of the page that have signs of another language between their words."""
    plain = (text.replace("*", "").replace("\\", "") for text in words(person))
    return {text for text in plain if FOREIGN.search(text)}


@pytest.mark.parametrize("place", [*OPEN, *LEARNERS])
def test_pages_of_readers_and_learners(learner, place):
    for query in ({}, PARTS.get(place, {})):
        learner.open(place, **query)
        assert re.search(HAN, learner.shown)
        assert foreign(learner) == set()


@pytest.fixture
def tutor_and_cohort(database, chinese, new_tutor):
    tutor = new_tutor("chinese@example.org", "王老师")
    with database.writing() as session:
        tutors.set_language(session, tutor.tutor_id, "zh-Hans")
    occasions = (Occasion.BASELINE, Occasion.AFTER)
    full = a_full_cohort(
        database, chinese, 24, ("甲组", "乙组"), occasions, tutor=tutor, title="春季工作坊"
    )
    with database.writing() as session:
        desk = Desk(tutor.tutor_id, full.cohort.id, server_secret())
        for name in ("信任", "资金"):
            code_book.add(session, desk, name)
    tutor.reading, tutor.say = chinese, chinese.phrases
    return tutor, full


def test_pages_of_tutors(tutor_and_cohort):
    tutor, full = tutor_and_cohort
    for place in TUTORS:
        tutor.open(place, **({} if place in EVERYBODYS_OWN else full.address))
        assert re.search(HAN, tutor.shown), place
        assert foreign(tutor) == set(), place
