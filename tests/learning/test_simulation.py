import numpy as np
import pytest

from learning.edition import sureness_id
from learning.scoring import score
from learning.simulation import answers, person, writes
from learning.vocabulary import CANNOT_SAY, Facet, Occasion


def a_cohort(edition, occasion, people=60, seed=7, group=0):
    """Answers of invented people on one occasion."""
    generator = np.random.default_rng(seed)
    everybody = [person(generator, group) for _ in range(people)]
    return [answers(generator, who, edition, occasion) for who in everybody]


def mean_of(edition, cohort, facet):
    scores = [score(edition, responses).facet[facet] for responses in cohort]
    return np.mean([value for value in scores if value is not None])


@pytest.mark.parametrize("occasion", Occasion)
def test_invented_people_choose_only_what_is_offered(edition, occasion):
    offered = {item.id: item.options for item in edition.on(occasion)}
    for responses in a_cohort(edition, occasion):
        assert all(option in offered[name] for name, option in responses.items())


def test_the_same_seed_gives_the_same_people(edition):
    once, again, other = (a_cohort(edition, Occasion.SELF, 5, seed) for seed in (1, 1, 2))
    assert once == again
    assert once != other


def test_some_items_stay_open_and_some_cannot_be_said(edition):
    cohort = a_cohort(edition, Occasion.BASELINE)
    asked = sum(bool(item.options) for item in edition.on(Occasion.BASELINE))
    assert min(map(len, cohort)) < asked
    said = {name for responses in cohort for name, o in responses.items() if o == CANNOT_SAY}
    assert said
    assert {edition.items[name].facet for name in said} == {Facet.PRACTICE}


def test_sureness_is_told_only_where_a_question_was_answered(edition):
    for responses in a_cohort(edition, Occasion.BASELINE):
        for question in edition.plan.questions:
            assert (question.id in responses) == (sureness_id(question.id) in responses)


def test_capability_rises_over_the_workshop_and_practice_does_not(edition):
    before = a_cohort(edition, Occasion.BASELINE)
    later = a_cohort(edition, Occasion.FOLLOW_UP)
    rise = {
        facet: mean_of(edition, later, facet) - mean_of(edition, before, facet) for facet in Facet
    }
    assert rise[Facet.CAPABILITY] > 10
    assert abs(rise[Facet.PRACTICE]) < 10


def test_not_everybody_writes_and_not_nobody():
    generator = np.random.default_rng(7)
    assert 0.4 < np.mean([writes(generator) for _ in range(500)]) < 0.8
