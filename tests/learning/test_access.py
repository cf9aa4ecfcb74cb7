import pytest

from learning.access import Role, anyone, learners, tutors

NOBODY, LEARNER, TUTOR = frozenset[Role](), frozenset({Role.LEARNER}), frozenset({Role.TUTOR})


@pytest.mark.parametrize("roles", [NOBODY, LEARNER, TUTOR, LEARNER | TUTOR])
def test_everybody_may_read(roles):
    assert anyone(roles)


@pytest.mark.parametrize(
    ("roles", "answers", "reviews"),
    [
        (NOBODY, False, False),
        (LEARNER, True, False),
        (TUTOR, False, True),
        (LEARNER | TUTOR, True, True),
    ],
)
def test_learners_answer_and_tutors_review(roles, answers, reviews):
    assert learners(roles) is answers
    assert tutors(roles) is reviews
