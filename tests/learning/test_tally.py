"""Counts of many people say the same as their answers one by one."""

from collections import Counter

import numpy as np
import pytest

from learning import knowledge, simulation
from learning.privacy import pooled
from learning.scoring import level, score, thinking_back
from learning.tally import UNITS, measures, of_pairs, points, scales, tally, units
from learning.vocabulary import CANNOT_SAY, Facet, Occasion

BASELINE, AFTER = Occasion.BASELINE, Occasion.AFTER


@pytest.fixture(scope="module")
def cohort(edition):
    """Thirty people before and after."""
    generator = np.random.default_rng(5)
    people = [simulation.person(generator, number % 2) for number in range(30)]
    return [
        tuple(simulation.answers(generator, who, edition, o) for o in (BASELINE, AFTER))
        for who in people
    ]


@pytest.fixture(scope="module")
def after(edition, cohort):
    """The tallies of all who answered after, with their baseline."""
    found = Counter()
    for before, now in cohort:
        found.update(tally(edition, AFTER, now, {BASELINE: before}))
    return found


def by_value(tallied, kind, name):
    return {v: n for (k, m, v), n in tallied.items() if (k, m) == (kind, name)}


def test_every_possible_score_is_a_whole_number_of_units(edition, cohort):
    for answers in (given for pair in cohort for given in pair):
        for value in measures(edition, BASELINE, answers).values():
            assert points(units(value)) == pytest.approx(value, abs=1e-12)
    assert all(UNITS % (4 * n) == 0 for n in range(1, 13))


def test_options_are_counted_as_they_were_chosen(edition, cohort, after):
    for item in edition.on(AFTER):
        chosen = Counter(now[item.id] for _, now in cohort if item.id in now)
        assert by_value(after, "option", item.id) == chosen


def test_scores_are_those_of_each_person(edition, cohort, after):
    expected = Counter()
    for _, now in cohort:
        value = score(edition, now, AFTER).facet[Facet.CAPABILITY]
        if value is not None:
            expected[str(units(value))] += 1
    assert by_value(after, "score", "capability") == expected


def test_a_theme_that_rests_on_one_facet_is_not_pooled(after):
    # After the event only capability is asked, so no score of both facets exists.
    assert by_value(after, "score", "T1") == {}
    assert by_value(after, "score", "overall") == {}
    assert by_value(after, "score", "T1.capability")


def test_pairs_hold_both_scores_of_the_same_person(edition, cohort, after):
    expected = Counter()
    for before, now in cohort:
        then = score(edition, before, BASELINE).facet[Facet.CAPABILITY]
        later = score(edition, now, AFTER).facet[Facet.CAPABILITY]
        if then is not None and later is not None:
            expected[f"{units(then)}.{units(later)}"] += 1
    assert by_value(after, "pair.baseline", "capability") == expected


def test_sums_of_the_response_shift_are_those_of_people_with_all_three(edition, cohort, after):
    rows = []
    for before, now in cohort:
        pre = score(edition, before, BASELINE).theme_facet["T1", Facet.CAPABILITY]
        then = thinking_back(edition, now)["T1"]
        post = score(edition, now, AFTER).theme_facet["T1", Facet.CAPABILITY]
        if None not in (pre, then, post):
            rows.append((units(pre), units(then), units(post)))
    sums = by_value(after, "shift", "T1.capability")
    assert sums["people"] == len(rows)
    assert sums["change"] == sum(post - pre for pre, _, post in rows)
    assert sums["retrospective2"] == sum((post - then) ** 2 for _, then, post in rows)
    assert sums["shift"] == sum(then - pre for pre, then, _ in rows)


def test_products_of_complete_answers_give_their_covariances(edition, cohort):
    baseline = Counter()
    for before, _ in cohort:
        baseline.update(tally(edition, BASELINE, before, {}))
    items = scales(edition)["T2"]
    rows = [[level(before, item) for item in items] for before, _ in cohort]
    complete = np.array([row for row in rows if None not in row], dtype=float)
    kept = by_value(baseline, "product", "T2")
    n = kept[""]
    sums = np.array([kept[item] for item in items])
    products = np.array(
        [[kept.get(f"{a}*{b}", kept.get(f"{b}*{a}")) for b in items] for a in items]
    )
    assert n == len(complete)
    covariance = (products - np.outer(sums, sums) / n) / (n - 1)
    assert covariance == pytest.approx(np.cov(complete, rowvar=False), abs=1e-12)


def test_marks_tell_right_and_wrong_by_total(edition, cohort, after):
    expected = Counter()
    for _, now in cohort:
        marked = knowledge.mark(edition, now)
        if all(mark.option for mark in marked):
            total = sum(mark.correct for mark in marked)
            expected[f"{int(marked[0].correct)}.{total}"] += 1
    assert by_value(after, "marks", marked[0].question) == expected


def test_only_kinds_of_pairs_join_two_occasions(edition, cohort):
    before, now = cohort[0]
    alone = {kind for kind, _, _ in tally(edition, AFTER, now, {})}
    joined = {kind for kind, _, _ in tally(edition, AFTER, now, {BASELINE: before})} - alone
    assert joined == {"pair.baseline", "question.baseline", "shift"}
    assert all(map(of_pairs, joined))
    assert not any(map(of_pairs, alone))


def test_what_too_few_of_a_block_answered_is_left_out_of_every_sum():
    first = {("people", "", ""): 6, ("option", "a", "1"): 4, ("option", "b", "1"): 5}
    second = {("people", "", ""): 7, ("option", "a", "1"): 3, ("option", "a", "2"): 4}
    shown = pooled({1: first, 2: second}, 5)
    assert shown.total == 13
    assert shown.of("option", "a") == {"1": 3, "2": 4}
    assert shown.of("option", "b") == {"1": 5}
    assert (shown.n("option", "a"), shown.missing("option", "a")) == (7, 0)
    assert (shown.n("option", "b"), shown.missing("option", "b")) == (5, 1)
    assert (shown.n("option", "c"), shown.missing("option", "c")) == (0, 0)


def test_sums_count_the_people_behind_them_and_not_their_amounts():
    few = {("people", "", ""): 9, ("shift", "x", "people"): 4, ("shift", "x", "change"): 900}
    enough = {("people", "", ""): 9, ("product", "T1", ""): 5, ("product", "T1", "i"): 1}
    shown = pooled({1: few, 2: enough}, 5)
    assert shown.of("shift", "x") == {}
    assert shown.n("product", "T1") == 5


def test_cannot_say_is_an_option_and_no_score(edition):
    answers = {item.id: CANNOT_SAY for item in edition.on(BASELINE) if CANNOT_SAY in item.options}
    found = tally(edition, BASELINE, answers, {})
    assert {kind for kind, _, _ in found} == {"people", "option"}
