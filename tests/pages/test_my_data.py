from time import monotonic

import pytest

from db import learners, personal, tutors
from db.engine import Database
from db.secret import server_secret
from ui import clock
from ui import visitor as window


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


def test_who_erased_their_data_has_left_before_the_files_are_tidied_up(learner, monkeypatch):
    here = []
    monkeypatch.setattr(
        Database, "forget_erased", lambda _self: here.append(window.current().learner)
    )
    learner.open("my_data").app.checkbox(key="erase.confirm").check()
    learner.run().click("data.erase.now")
    assert here == [None]
    assert learner.sees("data.erased")


def test_erasing_does_not_wait_for_who_reads(learner, database):
    learner.submitted(reflections={"R1.1": "words"})
    learner.open("my_data").app.checkbox(key="erase.confirm").check()
    learner.run()
    with database.reading() as session:
        learners.find(session, learner.learner_id)
        began = monotonic()
        learner.click("data.erase.now")
        # SQLite itself would wait for 30 seconds.
        assert monotonic() - began < 15
    assert learner.sees("data.erased")
    assert not any(_everything(database, learner).values())


@pytest.mark.parametrize("key", ["data.code.new", "data.erase.now"])
def test_who_was_erased_in_another_window_is_told_so(learner, database, key):
    learner.open("my_data").app.checkbox(key="erase.confirm").check()
    learner.run()
    with database.writing() as session:
        personal.erase(session, learner.learner_id, learner.reading.editions)
    learner.click(key)
    assert learner.sees("refused.NotYours" if key == "data.code.new" else "data.erased")
    assert learner.title == learner.say("gate.title")
    assert not learner.app.exception


@pytest.mark.parametrize("key", ["data.code.new", "data.erase.now"])
def test_a_tutor_who_was_withdrawn_meanwhile_is_told_so_and_nothing_is_done(learner, database, key):
    with database.writing() as session:
        tutor = tutors.add(session, "tutor@example.org", "Tess Tutor", now=clock.now())
    learner.sign_in(tutor.id).open("my_data").app.checkbox(key="erase.confirm").check()
    learner.run()
    before = _everything(database, learner)
    with database.writing() as session:
        tutors.withdraw(session, tutor.id, now=clock.now())
    learner.click(key)
    assert learner.sees("refused.SignedOut")
    assert _everything(database, learner) == before
    assert not learner.app.exception


def test_a_new_code_replaces_the_old_one_of_its_learner_only(learner, stranger, database):
    with database.reading() as session:
        before = {p.learner_id: learners.find(session, p.learner_id) for p in (learner, stranger)}
    learner.open("my_data").click("data.code.new")
    (code,) = learner.app.code
    with database.reading() as session:
        found = learners.by_resume_code(session, code.value, server_secret())
    assert found == before[learner.learner_id]


def test_a_code_is_shown_again_until_it_is_kept_even_in_another_window(learner, stranger):
    learner.open("my_data").click("data.code.new")
    (code,) = learner.app.code
    learner.forgotten("x", None).open("about")
    assert [shown.value for shown in learner.app.code] == [code.value]
    assert not stranger.open("about").app.code
    learner.click("code.kept")
    assert not learner.open("my_data").app.code


def test_leaving_the_device_leaves_the_answers(learner, database):
    learner.submitted()
    before = _everything(database, learner)
    assert learner.open("my_data").app.button(key="data.leave").disabled
    learner.app.checkbox(key="leave.confirm").check()
    learner.run().click("data.leave")
    assert learner.sees("data.left")
    assert learner.title == learner.say("gate.title")
    assert _everything(database, learner) == before


def _everything(database, person):
    with database.reading() as session:
        return personal.everything(session, person.learner_id)
