from db import learners, personal
from db.secret import server_secret


def test_a_visitor_is_asked_to_come_in(visitor):
    assert visitor.open("my_data").title == visitor.say("gate.title")
    assert visitor.has("join.start")


def test_somebody_who_gave_nothing_yet_finds_the_page_whole(learner, reading):
    learner.open("my_data", x="y")
    assert learner.title == learner.say("page.my_data")
    assert reading.module.text.data_notice in learner.shown
    assert learner.app.button(key="data.erase.now").disabled


def test_erasing_needs_a_yes_and_leaves_others_alone(learner, stranger, database):
    for person in (learner, stranger):
        person.submitted(reflections={"R1.1": "words"})
    before = _everything(database, stranger)
    learner.open("my_data").app.checkbox(key="erase.confirm").check()
    learner.run().click("data.erase.now")
    assert learner.sees("data.erased")
    assert learner.title == learner.say("gate.title")
    assert not any(_everything(database, learner).values())
    assert _everything(database, stranger) == before


def test_a_new_code_replaces_the_old_one_of_its_learner_only(learner, stranger, database):
    with database.reading() as session:
        before = {p.learner_id: learners.find(session, p.learner_id) for p in (learner, stranger)}
    learner.open("my_data").click("data.code.new")
    (code,) = learner.app.code
    with database.reading() as session:
        found = learners.by_resume_code(session, code.value, server_secret())
    assert found == before[learner.learner_id]


def test_leaving_the_device_leaves_the_answers(learner, database):
    learner.submitted()
    before = _everything(database, learner)
    learner.open("my_data").click("data.leave")
    assert learner.title == learner.say("gate.title")
    assert _everything(database, learner) == before


def _everything(database, person):
    with database.reading() as session:
        return personal.everything(session, person.learner_id)
