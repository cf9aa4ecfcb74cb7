import pytest

from learning.steps import closed, progress, statement_numbers, steps
from learning.vocabulary import CANNOT_SAY, Occasion, Section
from tests.learning.factories import everything

SCREENS = {
    Occasion.BASELINE: {"ratings": 15, "questions": 12},
    Occasion.AFTER: {
        "capability": 12,
        "thinking_back": 12,
        "questions": 12,
        "reflections": 3,
        "event": 1,
    },
    Occasion.FOLLOW_UP: {"ratings": 15, "reflections": 3},
    Occasion.SELF: {"ratings": 15, "questions": 12, "reflections": 3},
}


def screens(all_steps):
    parts = [str(step.section) for step in all_steps]
    return {part: parts.count(part) for part in dict.fromkeys(parts)}


def ids(step):
    return [item.id for item in step.items]


@pytest.mark.parametrize("occasion", Occasion)
def test_every_occasion_has_its_steps_in_order(edition, occasion):
    found = steps(edition, occasion)
    assert screens(found) == SCREENS[occasion]
    assert [step.number for step in found] == list(range(len(found)))


@pytest.mark.parametrize("occasion", Occasion)
def test_the_steps_ask_exactly_the_items_of_the_occasion(edition, occasion):
    asked = [item for step in steps(edition, occasion) for item in step.items]
    assert asked == edition.on(occasion)


def test_a_competence_fills_one_step_with_both_its_items(edition):
    first = steps(edition, Occasion.BASELINE)[0]
    assert (ids(first), first.theme, first.section) == (["C1.1a", "C1.1b"], "T1", Section.RATINGS)


def test_a_control_stands_alone_after_its_theme(edition):
    found = steps(edition, Occasion.BASELINE)
    assert [ids(found[place]) for place in (4, 9, 14)] == [["X1"], ["X2"], ["X3"]]
    assert [ids(found[place])[0] for place in (3, 5)] == ["C1.4a", "C2.1a"]


def test_a_question_and_its_sureness_share_a_step(edition):
    assert ids(steps(edition, Occasion.BASELINE)[15]) == ["Q1", "Q1.sure"]


def test_today_and_before_are_never_asked_on_one_step(edition):
    found = [ids(step) for step in steps(edition, Occasion.AFTER)]
    assert found[0] == ["C1.1b"]
    assert found[12] == ["C1.1b.then"]


def test_reflections_come_by_theme_and_the_event_on_one_step(edition):
    found = steps(edition, Occasion.AFTER)
    assert [(ids(step), step.theme) for step in found[-4:]] == [
        (["R1.1", "R1.2", "R1.3"], "T1"),
        (["R2.1", "R2.2", "R2.3"], "T2"),
        (["R3.1", "R3.2", "R3.3"], "T3"),
        (["E1", "E2", "E3"], None),
    ]


@pytest.mark.parametrize(
    ("occasion", "expected"), [("baseline", 24), ("after", 12), ("follow_up", 24), ("self", 24)]
)
def test_statements_are_numbered_without_gaps_and_controls_have_no_number(
    edition, occasion, expected
):
    numbers = statement_numbers(edition, Occasion(occasion))
    assert list(numbers.values()) == list(range(1, expected + 1))
    assert not {"X1", "Q1"} & set(numbers)


def test_the_first_and_the_last_statement_are_where_the_reader_expects_them(edition):
    numbers = statement_numbers(edition, Occasion.BASELINE)
    assert (numbers["C1.1a"], numbers["C1.1b"], numbers["C3.4b"]) == (1, 2, 24)


@pytest.mark.parametrize(
    ("occasion", "asked"), [("baseline", 51), ("after", 50), ("follow_up", 27), ("self", 51)]
)
def test_progress_counts_choices_and_no_open_answers(edition, occasion, asked):
    when = Occasion(occasion)
    assert progress(edition, when, {}) == (0, asked)
    assert progress(edition, when, everything(edition, when)) == (asked, asked)


def test_progress_counts_cannot_say_and_nothing_from_elsewhere(edition):
    responses = {"C1.1a": CANNOT_SAY, "C1.1b.then": "3", "R1.1": "text", "Z9": "1"}
    assert progress(edition, Occasion.BASELINE, responses) == (1, 51)


def test_open_items_are_not_owed(edition):
    assert [item.id for item in closed(edition.asked(Section.EVENT))] == ["E1", "E2"]
