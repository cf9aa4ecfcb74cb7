from learning.plan import POSITIONS


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
    assert "Call the archive in Nanjing *today*" in [text.value for text in learner.app.text]
    assert "Not for others" not in learner.shown


def test_a_step_without_an_action_is_not_kept(learner):
    learner.open("plan").press("plan.keep", form="plan.new.1.form")
    assert learner.sees("plan.action.missing")
    assert not learner.sees("plan.change")


def test_three_steps_are_enough_and_one_can_be_taken_out(learner):
    for position in POSITIONS:
        _keep(learner, position, f"Action {position}")
    assert learner.sees("plan.full")
    learner.click("plan.2.remove")
    assert not learner.sees("plan.full")
    assert "Action 2" not in learner.shown
    assert "Action 3" in learner.shown


def test_a_step_can_be_changed_in_place(learner):
    _keep(learner, 1, "Call them")
    learner.app.text_area(key="plan.1.action").set_value("Write to them")
    learner.press("plan.keep", form="plan.1.form").open("about").open("plan")
    assert learner.app.text[0].value == "Write to them"
    assert "Call them" not in learner.shown


def test_how_it_went_is_kept_and_counted(learner):
    _keep(learner, 1, "Call them")
    learner.choose("plan.1.status", "partly")
    learner.open("about").open("plan")
    assert learner.app.radio(key="plan.1.status").value == "partly"
    assert learner.say.count("plan.followed", 1, share="50%") in learner.shown


def _keep(person, position, action):
    """Write into the form for a new step, and keep it."""
    person.open("plan")
    person.app.text_area(key=f"plan.new.{position}.action").set_value(action)
    person.press("plan.keep", form=f"plan.new.{position}.form")
