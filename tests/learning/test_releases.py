"""Who is shown together: worked cases in small numbers, and rules that hold for any."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.privacy import Waiting, leaving_with, plan_release
from learning.privacy.release import splittable

FLOOR = 5


def people(n, group=1, language="en", signature=None, start=0):
    return [Waiting(start + i, group, language, signature) for i in range(n)]


def planned(waiting, company=None, floor=FLOOR):
    return plan_release(waiting, company or {}, floor, Random(1))  # noqa: S311  # the same in every run


def kinds(releases):
    """Size of each release by what may be asked for, in any order."""
    return Counter((r.group, r.language, r.paired, len(r.attempts)) for r in releases)


@pytest.mark.parametrize("n", range(FLOOR))
def test_fewer_than_the_floor_wait(n):
    assert planned(people(n)) == []


def test_a_group_that_reaches_the_floor_is_shown_as_a_group():
    assert kinds(planned(people(5) + people(6, group=2, start=5))) == {
        (1, "en", False, 5): 1,
        (2, "en", False, 6): 1,
    }


def test_groups_that_are_too_small_are_shown_together_without_their_names():
    assert kinds(planned(people(3) + people(4, group=2, start=3))) == {(None, "en", False, 7): 1}


def test_a_small_group_beside_a_large_one_waits():
    assert kinds(planned(people(9) + people(4, group=2, start=9))) == {(1, "en", False, 9): 1}


def test_languages_are_kept_apart_only_where_both_leave_room_to_be_divided_again():
    apart = planned(people(10) + people(10, language="zh", start=10))
    together = planned(people(10) + people(9, language="zh", start=10))
    assert kinds(apart) == {(1, "en", False, 10): 1, (1, "zh", False, 10): 1}
    assert kinds(together) == {(1, None, False, 19): 1}


def test_everybody_who_came_back_is_paired_where_nobody_stayed_away():
    assert kinds(planned(people(7, signature=(1,)), {(1,): 7})) == {(1, "en", True, 7): 1}


def test_some_pairs_are_left_out_so_that_those_who_stayed_away_are_not_alone():
    # 12 were there, 10 came back: 7 are paired, and the 3 others are too few to be shown.
    assert kinds(planned(people(10, signature=(1,)), {(1,): 12})) == {(1, "en", True, 7): 1}


def test_those_left_out_of_pairs_are_shown_without_them_where_they_are_enough():
    waiting = people(10, signature=(1,)) + people(10, group=2, signature=(2,), start=10)
    assert kinds(planned(waiting, {(1,): 12, (2,): 13})) == {
        (1, "en", True, 7): 1,
        (2, "en", True, 8): 1,
        (None, "en", False, 5): 1,
    }


@given(st.integers(0, 40), st.integers(0, 40), st.integers(3, 8))
def test_neither_part_of_a_division_is_below_the_floor(stay_away, came, floor):
    going = splittable(came, came + stay_away, floor)
    staying = came + stay_away - going
    assert 0 <= going <= came
    assert going == 0 or going >= floor
    assert going == 0 or staying == 0 or staying >= floor


@given(st.integers(1, 60), st.integers(3, 8))
def test_who_leaves_is_in_company_and_leaves_company_behind(company, floor):
    leaving = 1 + leaving_with(company, floor)
    assert leaving >= min(company, floor)
    assert company - leaving == 0 or company - leaving >= floor


WAITING = st.lists(
    st.tuples(
        st.sampled_from([None, 1, 2, 3]),
        st.sampled_from(["en", "zh"]),
        st.sampled_from([None, (1,), (2,), (1, 4)]),
    ),
    max_size=60,
)


@given(WAITING, st.integers(3, 6), st.integers(0, 9), st.integers(0, 2**16))
def test_every_part_of_every_release_has_enough_people(given_people, floor, away, seed):
    waiting = [Waiting(i, *one) for i, one in enumerate(given_people)]
    company = Counter(one.signature for one in waiting if one.signature)
    company = {signature: n + away for signature, n in company.items()}
    releases = plan_release(waiting, company, floor, Random(seed))  # noqa: S311  # hypothesis chooses
    shown = [attempt for one in releases for attempt in one.attempts]
    assert len(shown) == len(set(shown))
    for one in releases:
        members = [waiting[attempt] for attempt in one.attempts]
        assert len(members) >= floor
        assert one.group is None or {m.group for m in members} == {one.group}
        assert one.language is None or {m.language for m in members} == {one.language}
        if one.paired:
            parts = Counter(m.signature for m in members)
            assert None not in parts
            assert all(n >= floor for n in parts.values())
    for signature, n in company.items():
        paired = sum(
            waiting[attempt].signature == signature
            for one in releases
            if one.paired
            for attempt in one.attempts
        )
        assert paired == 0 or n - paired == 0 or n - paired >= floor
