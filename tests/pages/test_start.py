from db import learners
from db.secret import server_secret
from ui.resume_code import _CARD


def test_a_visitor_learns_what_this_is_and_can_come_in(visitor, reading):
    visitor.open("start")
    assert visitor.title == reading.module.text.title
    assert reading.module.text.welcome in visitor.shown
    assert visitor.has("join.start")


def test_a_learner_goes_on_with_what_they_opened_last(learner, stranger, reading):
    mine, other = list(reading.key_points.values())[:2]
    learner.open("themes", point=mine.plan.id)
    stranger.open("themes", point=other.plan.id)
    learner.open("start")
    assert learner.sees("start.continue")
    assert mine.text.title in learner.shown
    assert other.text.title not in learner.shown
    assert not learner.has("join.start")


def test_a_learner_sees_how_far_their_own_draft_is(learner, stranger):
    stranger.draft(responses={"C1.1a": "1"})
    assert not learner.open("start").sees("start.draft", answered=1, asked=51)
    learner.draft(responses={"C1.1a": "1", "C1.1b": "2"})
    assert learner.open("start").sees("start.draft", answered=2, asked=51)


def test_the_card_with_the_code_is_as_wide_as_the_phone_that_shows_it():
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in _CARD


def test_somebody_who_joins_gets_a_code_that_is_shown_until_they_put_it_away(visitor, database):
    visitor.open("start").click("join.start")
    (code,) = visitor.app.code
    with database.reading() as session:
        learner = learners.by_resume_code(session, code.value, server_secret())
        assert learners.find(session, learner.id + 1) is None
    visitor.click("code.kept")
    assert not visitor.app.code
