import pytest

from learning.occasions import IN_COHORT, offered, reasons_shown
from learning.plan import LONGEST_FIELD, POSITIONS, STATUSES, Commitment
from learning.vocabulary import Occasion

BASELINE, AFTER, FOLLOW_UP, SELF = Occasion


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [
        ([], (BASELINE, AFTER)),
        ([BASELINE], (AFTER,)),
        ([AFTER], (FOLLOW_UP,)),
        ([BASELINE, AFTER], (FOLLOW_UP,)),
        ([BASELINE, AFTER, FOLLOW_UP], ()),
        ([AFTER, FOLLOW_UP], ()),
    ],
)
def test_a_cohort_answers_each_occasion_once_and_in_order(submitted, expected):
    assert offered(submitted, in_cohort=True) == expected


@pytest.mark.parametrize(
    ("submitted", "opened", "expected"),
    [
        ([], [], ()),
        ([], [BASELINE], (BASELINE,)),
        ([], [AFTER], (AFTER,)),
        ([], [FOLLOW_UP], ()),
        ([BASELINE], [BASELINE], ()),
        ([BASELINE], [BASELINE, AFTER], (AFTER,)),
        ([BASELINE], [AFTER, FOLLOW_UP], (AFTER,)),
        ([BASELINE], [FOLLOW_UP], (FOLLOW_UP,)),
        ([BASELINE, AFTER], [BASELINE, AFTER], ()),
        ([BASELINE, AFTER], [FOLLOW_UP], (FOLLOW_UP,)),
        ([AFTER], [BASELINE], ()),
        ([BASELINE, FOLLOW_UP], [AFTER, FOLLOW_UP], ()),
    ],
)
def test_a_cohort_is_offered_only_what_its_tutor_has_opened(submitted, opened, expected):
    assert offered(submitted, in_cohort=True, opened=opened) == expected


@pytest.mark.parametrize("opened", [[], [BASELINE], IN_COHORT])
def test_what_a_tutor_opens_means_nothing_to_who_learns_alone(opened):
    assert offered([SELF], in_cohort=False, opened=opened) == (SELF,)


@pytest.mark.parametrize("submitted", [[], [SELF], [SELF, SELF]])
def test_alone_one_may_answer_as_often_as_one_likes(submitted):
    assert offered(submitted, in_cohort=False) == (SELF,)


@pytest.mark.parametrize(
    ("submitted", "shown"),
    [
        ([], False),
        ([BASELINE], False),
        ([BASELINE, AFTER], True),
        ([SELF], True),
        ([BASELINE, FOLLOW_UP], False),
    ],
)
def test_reasons_wait_until_no_occasion_can_be_spoilt_by_them(edition, submitted, shown):
    assert reasons_shown(edition.plan.reasons, submitted) is shown


def test_a_plan_has_room_for_three_commitments():
    assert POSITIONS == (1, 2, 3)
    assert STATUSES == ("done", "partly", "not_yet", "dropped_with_reason")


def test_an_empty_commitment_holds_nothing():
    empty = Commitment(1)
    assert empty.longest == 0
    assert {empty.competence, empty.indicator, empty.sureness, empty.status} == {None}


def test_the_longest_text_of_a_commitment_counts():
    entry = Commitment(2, action="x" * 5, needs="x" * (LONGEST_FIELD + 1), status="partly")
    assert entry.longest == LONGEST_FIELD + 1
