from dataclasses import replace
from datetime import date

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException

from db import plans, quoting
from learning.plan import POSITIONS, Commitment
from tests.db.workshop import Workshop
from tests.pages.person import Person
from tests.pages.workshop import HOSTILE
from ui import language_choice
from ui.clock import today

FULL = Commitment(
    position=1,
    action="Call them",
    competence="C2.1",
    partner="The archive",
    partner_asked=True,
    first_step="Find the number",
    first_step_on=date(2026, 4, 1),
    needs="An hour",
    obstacle="If nobody answers,",
    answer="then I will write.",
    indicator="O1.1",
    indicator_start="0",
    indicator_target="1",
    sureness=0,
    asked_by="My manager",
    asked_on=date(2026, 6, 1),
    asked_again_on=date(2026, 9, 1),
    status="not_yet",
    status_reason="No time",
    status_on=date(2026, 5, 1),
)


def test_a_visitor_is_asked_to_come_in(visitor):
    assert visitor.open("plan").title == visitor.say("gate.title")
    assert visitor.has("join.start")


def test_an_empty_plan_offers_room_for_a_first_step(learner):
    learner.open("plan", x="y")
    assert learner.title == learner.say("page.plan")
    assert learner.sees("plan.first")
    assert not learner.sees("plan.change")


def test_a_step_is_kept_for_its_learner_only(learner, stranger):
    _keep(stranger, 1, "Not for others")
    _keep(learner, 1, "Call the archive in Nanjing *today*")
    learner.open("plan")
    assert ("en", "Call the archive in Nanjing *today*") in learner.typed
    assert "Not for others" not in learner.shown


def test_a_step_without_an_action_is_not_kept(learner):
    learner.open("plan").press("plan.keep", form="plan.new.1.form")
    assert learner.sees("plan.action.missing")
    assert not learner.sees("plan.change")


def test_three_steps_are_enough_and_one_can_be_taken_out(learner):
    for position in POSITIONS:
        _keep(learner, position, f"Action {position}")
    assert learner.sees("plan.full")
    learner.click("plan.2.remove.now")
    assert not learner.sees("plan.full")
    assert "Action 2" not in learner.shown
    assert "Action 3" in learner.shown


@pytest.mark.parametrize("text", HOSTILE)
def test_a_step_is_not_removed_before_it_was_shown_what_goes(learner, text):
    _store(learner, replace(FULL, action=text, status_reason="No time"))
    learner.open("plan")
    asked = learner.app.expander(key="plan.1.remove")
    assert not asked.proto.expanded
    assert learner.say("plan.remove.why") in [line.value for line in asked.markdown]
    (told,) = (line.value.splitlines() for line in asked.text)
    assert told[0] == text.strip()
    assert told[-1] == "Reason or remark: No time"
    assert "With: The archive" in told
    ways = [b.key for b in learner.app.button if b.key and ".remove" in b.key]
    assert ways == [button.key for button in asked.button] == ["plan.1.remove.now"]


def test_what_is_said_of_a_step_that_another_window_removed_does_not_vanish_silently(learner):
    _keep(learner, 1, "Call them")
    _remove(learner, 1)
    learner.type("plan.1.reason", "They moved")
    assert learner.sees("plan.gone")
    _keep(learner, 1, "Write to them")
    _remove(learner, 1)
    learner.choose("plan.1.status", "done")
    assert learner.sees("plan.gone")
    assert _kept(learner) == []
    assert not learner.run().sees("plan.gone")


def test_a_step_can_be_changed_in_place(learner):
    _keep(learner, 1, "Call them")
    _change(learner, "action", "Write to them")
    learner.press("plan.keep", form="plan.1.form").open("about").open("plan")
    assert learner.typed == [("en", "Write to them")]
    assert "Call them" not in learner.shown


@pytest.mark.parametrize(
    ("language", "order"), [("en", "DD/MM/YYYY"), ("zh-Hans", "YYYY/MM/DD"), ("cy", "DD/MM/YYYY")]
)
def test_a_day_is_typed_in_the_order_of_the_language(database, catalogue, language, order):
    reader = Person(database, catalogue.reading(language)).come_in().open("plan")
    assert {day.proto.format for day in reader.app.date_input} == {order}


def test_how_it_went_is_kept_and_counted(learner):
    _keep(learner, 1, "Call them")
    learner.choose("plan.1.status", "partly")
    learner.open("about").open("plan")
    assert learner.app.radio(key="plan.1.status").value == "partly"
    assert learner.say.count("plan.followed", 1, share="50%") in learner.shown


def test_how_it_went_is_kept_even_where_the_server_has_forgotten_the_window(learner):
    _keep(learner, 1, "Call them")
    learner.open("about").forgotten("plan.1.status", "partly").open("plan")
    assert [step.status for step in _kept(learner)] == ["partly"]
    learner.open("about").forgotten("plan.1.status", "done").open("plan")
    assert [step.status for step in _kept(learner)] == ["partly"]
    assert learner.app.radio(key="plan.1.status").value == "partly"
    assert learner.sees("notice.put_back")


def test_why_is_kept_even_where_the_server_has_forgotten_the_window(learner):
    _keep(learner, 1, "Call them")
    learner.open("about").forgotten("plan.1.reason", "Nobody").open("plan")
    learner.open("about").forgotten("plan.1.reason", "Nobody answered").open("plan")
    assert [step.status_reason for step in _kept(learner)] == ["Nobody answered"]
    learner.open("about").forgotten("plan.1.reason", "Somebody").open("plan")
    assert [step.status_reason for step in _kept(learner)] == ["Nobody answered"]
    assert learner.app.text_input(key="plan.1.reason").value == "Nobody answered"
    assert learner.sees("notice.put_back")


def test_a_step_is_kept_with_nothing_that_was_not_entered(learner):
    _keep(learner, 1, "Call them")
    assert _kept(learner) == [Commitment(1, action="Call them")]


def test_the_competence_with_the_lowest_practice_is_proposed_and_not_kept(learner, edition):
    learner.submitted(given={"C1.1a": "3", "C2.1a": "1", "C3.1a": "5"})
    learner.open("plan")
    assert learner.sees("plan.proposed", name=edition.text.competences["C2.1"])
    _keep(learner, 1, "Call them")
    assert _kept(learner) == [Commitment(1, action="Call them")]


def test_who_changes_the_words_of_a_step_hears_that_it_may_not_be_quoted_any_more(
    database, newcomer
):
    workshop = Workshop(database)
    writer = newcomer(cohort=workshop.cohort)
    _store(writer, FULL)
    with database.writing() as session:
        quoting.allow_quoting_step(session, writer.learner_id, 1, allowed=True, today=today())
    writer.open("plan")
    _widget(writer, "plan.1.needs").set_value("Two hours")
    writer.press("plan.keep", form="plan.1.form")
    assert writer.sees("plan.kept")
    assert not writer.sees("plan.kept_unquoted")
    _widget(writer, "plan.1.action").set_value("Write to them")
    writer.press("plan.keep", form="plan.1.form")
    assert writer.sees("plan.kept_unquoted")
    (choice,) = (c for c in writer.app.checkbox if c.label == writer.say("coding.allow"))
    assert not choice.value
    choice.check()
    writer.run()
    with database.reading() as session:
        assert quoting.quotable(session, writer.learner_id).steps == {1}


def test_everything_that_is_entered_is_kept(learner):
    learner.open("plan")
    told = vars(replace(FULL, status=None, status_reason="", status_on=None))
    for name in told.keys() - {"position", "status", "status_reason", "status_on"}:
        _widget(learner, f"plan.new.1.{name}").set_value(told[name])
    learner.press("plan.keep", form="plan.new.1.form")
    assert _kept(learner) == [Commitment(**told)]


def test_a_form_that_is_sent_as_it_was_drawn_changes_nothing(learner):
    _store(learner, FULL)
    learner.open("plan").press("plan.keep", form="plan.1.form")
    assert _kept(learner) == [FULL]


NEWER = replace(FULL, status="done", partner="Two archives", asked_on=None, sureness=9)


@pytest.mark.parametrize("seen", [False, True], ids=["unseen", "drawn again"])
def test_what_another_window_changed_stays_when_a_step_is_changed_here(learner, seen):
    _store(learner, FULL)
    learner.open("plan")
    _store(learner, NEWER)
    if seen:
        learner.run()
    _change(learner, "needs", "Two hours")
    learner.press("plan.keep", form="plan.1.form")
    assert _kept(learner) == [replace(NEWER, needs="Two hours")]


def test_a_remark_keeps_the_status_that_another_window_set(learner):
    _store(learner, replace(FULL, status=None, status_on=None))
    learner.open("plan")
    _store(learner, NEWER)
    learner.type("plan.1.reason", "They answered")
    assert _kept(learner) == [replace(NEWER, status_reason="They answered")]


def test_a_status_keeps_the_remark_that_another_window_made(learner):
    _store(learner, FULL)
    learner.open("plan")
    _store(learner, replace(FULL, status_reason="Newer"))
    learner.choose("plan.1.status", "partly")
    assert [c.status_reason for c in _kept(learner)] == ["Newer"]


def test_a_new_step_does_not_replace_the_one_that_another_window_added(learner):
    learner.open("plan")
    _store(learner, FULL)
    learner.app.text_area(key="plan.new.1.action").set_value("Write to them")
    learner.press("plan.keep", form="plan.new.1.form")
    assert _kept(learner) == [FULL, Commitment(2, action="Write to them")]


@pytest.mark.parametrize(
    ("first_step", "day", "line"),
    [
        ("Find the number", date(2026, 4, 1), "First step: Find the number (1 April 2026)"),
        ("Find the number", None, "First step: Find the number (no date yet)"),
        ("", date(2026, 4, 1), "First step: 1 April 2026"),
        ("", None, ""),
    ],
)
def test_a_card_shows_of_the_first_step_what_is_there(learner, first_step, day, line):
    _store(learner, Commitment(1, "Call them", first_step=first_step, first_step_on=day))
    learner.open("plan")
    assert learner.app.text[0].value == line


def _store(person, commitment):
    """Keep a commitment behind the page, as another window would."""
    with person.database.writing() as session:
        plans.save(session, person.learner_id, commitment)


def _remove(person, position):
    """Remove a commitment behind the page, as another window would."""
    with person.database.writing() as session:
        plans.remove(session, person.learner_id, position)


def _kept(person):
    with person.database.reading() as session:
        return plans.of_learner(session, person.learner_id)


def _widget(person, start):
    """The widget of a field; its key may go on after the field's name."""
    (found,) = (
        widget
        for widget in person.app.main
        if (key := getattr(widget, "key", None)) and (key == start or key.startswith(f"{start}."))
    )
    return found


def _change(person, name, value):
    _widget(person, f"plan.1.{name}").set_value(value)


def test_what_a_click_was_told_is_told_again_where_its_run_was_cut_off(learner, monkeypatch):
    runs, status = [], language_choice.status

    def cut_off_once(visit):
        runs.append(visit)
        if len(runs) == 1:
            raise StopException
        status(visit)

    learner.open("plan").app.text_area(key="plan.new.1.action").set_value("Call them")
    monkeypatch.setattr(language_choice, "status", cut_off_once)
    learner.press("plan.keep", form="plan.new.1.form")
    assert learner.run().sees("plan.kept")
    assert not learner.run().sees("plan.kept")


def _keep(person, position, action):
    """Write into the form for a new step, and keep it."""
    person.open("plan")
    person.app.text_area(key=f"plan.new.{position}.action").set_value(action)
    person.press("plan.keep", form=f"plan.new.{position}.form")
