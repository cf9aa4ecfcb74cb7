import pytest
from sqlalchemy import select

from db.models import AgreementAnswer
from learning.catalogue import load

TOOLS = load().reading("en").tools
CHECKLIST = "agreement-checklist"
POINT = "governance.decisions"


def test_all_tools_stand_on_the_overview(visitor):
    visitor.open("tools")
    assert visitor.title == visitor.say("page.tools")
    for name in TOOLS:
        assert f"tool={name}" in visitor.shown


def test_an_unknown_tool_leads_to_the_overview(visitor):
    assert visitor.open("tools", tool="none").title == visitor.say("page.tools")


@pytest.mark.parametrize("name", [name for name, tool in TOOLS.items() if tool.page == "worksheet"])
def test_every_worksheet_can_be_read(visitor, reading, name):
    text = reading.tool_texts.tools[name]
    visitor.open("tools", tool=name)
    assert visitor.title == text.title
    for field in text.fields_:
        assert field.ask in visitor.shown


def test_every_indicator_can_be_read(visitor, reading):
    (name,) = (name for name, tool in TOOLS.items() if tool.page == "indicators")
    visitor.open("tools", tool=name)
    for indicator in reading.indicators.text.indicators.values():
        assert indicator.measure in visitor.shown


def test_a_learner_finds_their_own_checklist_again_and_nobody_elses(learner, stranger, database):
    learner.open("tools", tool=CHECKLIST).choose(f"agree.{POINT}", "written")
    assert _kept(database) == [(learner.learner_id, POINT, "written")]
    again = learner.open("about").open("tools", tool=CHECKLIST)
    assert again.app.radio(key=f"agree.{POINT}").value == "written"
    stranger.open("tools", tool=CHECKLIST)
    assert stranger.app.radio(key=f"agree.{POINT}").value is None


def test_what_was_answered_before_the_server_forgot_the_window_is_kept(learner, database):
    learner.forgotten(f"agree.{POINT}", "written").open("tools", tool=CHECKLIST)
    assert _kept(database) == [(learner.learner_id, POINT, "written")]
    # What is stored already may come from another window, and stays.
    learner.open("about").forgotten(f"agree.{POINT}", "discussed").open("tools", tool=CHECKLIST)
    assert _kept(database) == [(learner.learner_id, POINT, "written")]
    assert learner.app.radio(key=f"agree.{POINT}").value == "written"
    assert learner.sees("notice.put_back")
    assert not learner.run().sees("notice.put_back")


def test_a_visitor_may_use_the_checklist_and_nothing_is_kept(visitor, database):
    visitor.open("tools", tool=CHECKLIST)
    assert visitor.sees("tools.join_to_keep")
    visitor.choose(f"agree.{POINT}", "written")
    assert _kept(database) == []


@pytest.mark.parametrize("who", ["learner", "visitor"])
def test_what_is_not_settled_yet_follows_every_click(request, who):
    person = request.getfixturevalue(who)
    person.open("tools", tool=CHECKLIST)
    assert person.reading.checklist.text.points[POINT] in _unsettled(person)
    person.choose(f"agree.{POINT}", "written")
    assert person.reading.checklist.text.points[POINT] not in _unsettled(person)
    person.choose(f"agree.{POINT}", "discussed")
    assert person.reading.checklist.text.points[POINT] in _unsettled(person)
    for area in person.reading.checklist.plan.areas:
        for point in area.points:
            person.app.radio(key=f"agree.{point.id}").set_value("written")
    assert person.run().sees("tools.essentials.none")


def _unsettled(person):
    """The points listed below the last header."""
    return person.shown.rsplit(person.say("tools.essentials"), 1)[1]


def _kept(database):
    columns = AgreementAnswer.learner_id, AgreementAnswer.point, AgreementAnswer.answer
    with database.reading() as session:
        return [tuple(row) for row in session.execute(select(*columns))]
