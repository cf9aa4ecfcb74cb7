"""What a cohort's counts say equals what its people say one by one."""

import math

import numpy as np
import pytest

from learning import knowledge
from learning.figures import items, profile, questions, reliability
from learning.scoring import level, score
from learning.statistics.counted import Summary, TooFew
from learning.statistics.questions import question_analysis
from learning.statistics.reliability import reliability as reliability_of_rows
from learning.tally import scales
from learning.vocabulary import CANNOT_SAY, Facet, Occasion
from tests.learning.cohorts import a_cohort, complete, people, pooled
from tests.learning.factories import all_at
from tests.learning.statistics.reference import close


def means(values):
    there = [value for value in values if value is not None]
    return (len(there), float(np.mean(there)))


def told(row):
    return (row.found.n, row.found.mean)


def test_facets_are_the_means_of_all_who_have_them(edition):
    everybody = people(edition, 40)
    scores = [score(edition, one) for one in everybody]
    found = profile.facet_rows(pooled(edition, everybody), edition, Facet.PRACTICE)
    assert told(found[-1]) == close(means(one.facet[Facet.PRACTICE] for one in scores))
    assert found[-1].found.n + found[-1].missing == 40
    first = [one.theme_facet["T1", Facet.PRACTICE] for one in scores]
    assert told(found[0]) == close(means(first))


def test_themes_and_competences_are_the_means_of_those_with_both_facets(edition):
    everybody = complete(edition, 30)
    scores = [score(edition, one) for one in everybody]
    found = pooled(edition, everybody)
    for row in profile.themes(found, edition, Occasion.BASELINE):
        own = [one.overall if row.theme is None else one.theme[row.name] for one in scores]
        assert told(row) == close(means(own))
    for row in profile.competences(found, edition, Occasion.BASELINE):
        assert told(row) == close(means(one.competence[row.name] for one in scores))


def test_where_only_capability_is_asked_it_stands_for_the_competence(edition):
    everybody = people(edition, 20, Occasion.AFTER)
    found = pooled(edition, everybody, Occasion.AFTER)
    assert profile.facets_asked(edition, Occasion.AFTER) == [Facet.CAPABILITY]
    row = profile.competences(found, edition, Occasion.AFTER)[0]
    levels = [level(one, "C1.1b") for one in everybody]
    assert told(row) == close(means(None if x is None else (x - 1) * 25 for x in levels))
    assert [row.name for row in profile.themes(found, edition, Occasion.AFTER)] == [
        "T1.capability",
        "T2.capability",
        "T3.capability",
        "capability",
    ]


def test_the_lowest_come_first_and_those_without_a_mean_not_at_all(edition):
    answers = all_at(edition, 4) | {"C2.3a": "1", "C2.3b": "1", "C3.4a": "2"}
    found = pooled(edition, [answers] * 6)
    rows = profile.competences(found, edition, Occasion.BASELINE)
    assert [row.name for row in profile.lowest(rows, 2)] == ["C2.3", "C3.4"]
    few = profile.competences(pooled(edition, [answers] * 4, floor=3), edition, Occasion.BASELINE)
    assert profile.lowest(few, 3) == []
    assert {row.found for row in few} == {TooFew(4, 5)}


@pytest.mark.parametrize(("value", "nearest"), [(0, 1), (12.4, 1), (12.5, 2), (87.5, 5), (100, 5)])
def test_the_nearest_level_is_that_of_the_bands(value, nearest):
    assert profile.nearest_level(value) == nearest


def test_levels_are_counted_and_what_is_no_level_stands_apart(edition):
    base = all_at(edition, 2)
    unsaid, silent = {**base, "C1.1a": CANNOT_SAY}, dict(base)
    del silent["C1.1a"]
    found = pooled(edition, [base] * 10 + [unsaid] * 3 + [silent] * 2)
    row = items.spread(found, edition.items["C1.1a"])
    assert (row.levels, row.cannot_say, row.missing, row.n) == ((0, 10, 0, 0, 0), 3, 2, 10)
    assert (row.low, row.found.mean) == (1.0, 2.0)


def test_nine_people_have_a_mean_and_no_distribution(edition):
    row = items.spread(pooled(edition, [all_at(edition, 3)] * 9), edition.items["C1.1a"])
    assert row.levels == TooFew(9, 10)
    assert isinstance(row.found, Summary)
    assert row.low == 0.0


def test_statements_are_sorted_as_asked(edition):
    spread_out = [{**all_at(edition, 4), "C2.1a": str(1 + 4 * (n % 2))} for n in range(12)]
    answers = [{**one, "C3.1b": "1", "C1.2a": "2"} for one in spread_out]
    found = pooled(edition, answers)
    rows = [items.spread(found, item) for item in items.parts(edition, Occasion.BASELINE)["all"]]
    first = {order: items.ordered(rows, order)[0].item.id for order in items.ORDERS}
    assert first == {"asked": "C1.1a", "mean": "C3.1b", "low": "C1.2a", "spread": "C2.1a"}


def test_each_occasion_offers_what_it_asks(edition):
    offered = {one: [*items.parts(edition, one)] for one in (Occasion.BASELINE, Occasion.AFTER)}
    assert offered[Occasion.BASELINE] == ["all", "practice", "capability", "control"]
    assert offered[Occasion.AFTER] == ["capability", "then", "event"]


def test_questions_are_analysed_as_from_complete_rows(edition):
    everybody = complete(edition, 45)
    rows = [[float(m.correct) for m in knowledge.mark(edition, one)] for one in everybody]
    ours, theirs = questions.analysis(pooled(edition, everybody), edition), question_analysis(rows)
    assert (ours.n, ours.dropped, ours.kr20) == close((45, 0, theirs.kr20))
    for one, other in zip(ours.questions, theirs.questions, strict=True):
        assert (one.difficulty, one.item_rest_r) == close((other.difficulty, other.item_rest_r))


def test_nineteen_answers_are_too_few_to_analyse_questions(edition):
    found = a_cohort(edition, 19)
    assert {one.use.needed for one in questions.answers(found, edition)} == {20}
    assert questions.analysis(found, edition).needed == 20
    assert questions.wrong_options(questions.answers(found, edition), 5) == []
    assert questions.surely_wrong(questions.answers(found, edition), 5) == []
    assert math.isnan(questions.answers(found, edition)[0].right)


def test_wrong_options_and_sure_errors_are_found(edition):
    plan = edition.plan.questions[4]
    wrong = next(option for option in "ABCD" if option != plan.key)
    lost = {plan.id: wrong, f"{plan.id}.sure": "sure"}
    right = {plan.id: plan.key, f"{plan.id}.sure": "guess"}
    answers = questions.answers(pooled(edition, [lost] * 15 + [right] * 10), edition)
    (found,) = questions.wrong_options(answers, 5)
    assert (found.question, found.option, found.share) == (plan.id, wrong, 0.6)
    assert questions.surely_wrong(answers, 5)[0].surely_wrong == (15, 25)


def test_reliability_is_that_of_the_people_with_every_level(edition):
    everybody = people(edition, 60)
    found = {one.scale: one for one in reliability.consistency(pooled(edition, everybody), edition)}
    for scale, names in scales(edition).items():
        rows = [[level(one, item) for item in names] for one in everybody]
        expected = reliability_of_rows(rows)
        assert found[scale].n == expected.n
        assert found[scale].missing == expected.dropped
        if expected.n < 30:
            assert found[scale].found == TooFew(expected.n, 30)
        else:
            assert found[scale].found[0].alpha == close(expected.alpha)


def test_what_an_occasion_does_not_ask_has_no_reliability(edition):
    found = reliability.consistency(a_cohort(edition, 40, Occasion.AFTER), edition)
    assert [one.scale for one in found] == ["capability"]
