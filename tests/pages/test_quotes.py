import pytest
from sqlalchemy import select

from db import class_quotes, feedback, quoting
from db.models import Feedback
from tests.pages.coding import a_workshop, at, at_work
from ui.clock import now, today

HOSTILE = (
    "<script>alert(1)</script> **bold** :red[x] $x^2$ =1+1 \u202eback\u202c 👩🏽‍🚀 " + "x" * 9_900
)


@pytest.fixture
def workshop(database):
    return a_workshop(database)


@pytest.fixture
def ada(database, reading, workshop):
    return at_work(database, reading, workshop.ada)


@pytest.fixture
def writer(newcomer, workshop):
    """A learner of the cohort who wrote "mine" and planned a step, beside five others."""
    writer = newcomer(cohort=workshop.cohort)
    writer.attempt = workshop.submit(writer.learner_id, {"R1.1": "mine"})
    workshop.plan(writer.learner_id, "my step")
    for learner in workshop.join(5):
        workshop.submit(learner, {"R1.1": "another's"})
    workshop.release()
    return writer


def texts(person):
    return [text for _, text in person.typed]


def tick(person, key):
    (box,) = (b for b in person.app.checkbox if (b.key or "").startswith(key))
    (box.uncheck if box.value else box.check)()
    return person.run()


def test_without_a_yes_nothing_is_quoted(ada, workshop, writer):
    at(ada, workshop, "quotes")
    assert ada.sees("coding.quotes.none")
    assert texts(ada) == []


def test_a_writer_says_yes_for_one_answer_and_takes_it_back(ada, workshop, writer):
    key = f"quote.{writer.attempt}.R1.1"
    tick(writer.open("results"), key)
    assert texts(at(ada, workshop, "quotes")) == ["mine"]
    assert writer.open("results").app.checkbox(key=f"{key}.True").value
    tick(writer, key)
    assert texts(at(ada, workshop, "quotes")) == []


@pytest.fixture
def allowed(workshop, writer):
    """Both of the writer's answers may be quoted."""
    with workshop.database.writing() as session:
        who, given = writer.learner_id, {"allowed": True, "today": today()}
        quoting.allow_quoting(session, who, writer.attempt, "R1.1", **given)
        quoting.allow_quoting_step(session, who, 1, **given)


def part(person, name):
    person.app.segmented_control(key="quotes.part").set_value(name)
    return texts(person.run())


def test_the_class_reads_what_a_tutor_chose_and_the_wall_can_show_that_alone(
    ada, workshop, writer, allowed
):
    at(ada, workshop, "quotes")
    assert texts(writer.open("class_quotes")) == []
    assert ada.say.count("coding.quotes.read", 0) in ada.shown
    assert part(ada, "chosen") == []
    assert ada.sees("coding.quotes.none_chosen")
    part(ada, "all")
    tick(ada, f"in-class.{workshop.ref('my step')}")
    assert ada.say.count("coding.quotes.read", 1) in ada.shown
    assert texts(writer.open("class_quotes")) == part(ada, "chosen") == ["my step"]
    tick(ada, f"in-class.{workshop.ref('my step')}")
    assert texts(writer.open("class_quotes")) == texts(ada) == []


def test_all_that_may_be_quoted_is_chosen_with_one_click(ada, workshop, writer, allowed):
    at(ada, workshop, "quotes").click("quotes.choose")
    assert sorted(texts(writer.open("class_quotes"))) == ["mine", "my step"]
    assert not ada.has("quotes.choose")


def test_what_a_colleague_chose_meanwhile_is_drawn_as_it_is(ada, workshop, writer, allowed):
    at(ada, workshop, "quotes")
    desk, refs = workshop.desk(workshop.ben), [workshop.ref("mine")]
    with workshop.database.writing() as session:
        class_quotes.choose(session, desk, refs, chosen=True, today=today())
    at(ada, workshop, "quotes")
    assert ada.app.checkbox(key=f"in-class.{refs[0]}").value


def test_a_step_of_a_plan_is_allowed_on_the_page_of_the_plan(ada, workshop, writer):
    tick(writer.open("plan"), "quote.step.1")
    assert texts(at(ada, workshop, "quotes")) == ["my step"]


def test_beside_a_quote_stands_nothing_that_tells_who_wrote_it(ada, workshop, database):
    ((learner, attempt),) = workshop.said("mine", group=0)
    with database.writing() as session:
        quoting.allow_quoting(session, learner, attempt, "R1.1", allowed=True, today=today())
    at(ada, workshop, "quotes")
    assert texts(ada) == ["mine"]
    assert "Archive" not in "\n".join(m.value for m in [*ada.app.markdown, *ada.app.caption])


def test_who_learns_alone_is_asked_nothing(learner):
    learner.submitted(reflections={"R1.1": "alone"})
    learner.open("results")
    assert "alone" in texts(learner)
    assert not learner.app.checkbox


def test_hostile_text_is_quoted_as_text(ada, workshop, database):
    ((learner, attempt),) = workshop.said(HOSTILE)
    with database.writing() as session:
        quoting.allow_quoting(session, learner, attempt, "R1.1", allowed=True, today=today())
    at(ada, workshop, "quotes")
    assert texts(ada) == [HOSTILE]
    assert all("alert" not in m.value for m in [*ada.app.markdown, *ada.app.caption])


# Feedback, as its reader meets it


def send(workshop, text, words):
    with workshop.database.writing() as session:
        feedback.send(session, workshop.desk(), workshop.ref(text), words, now=now())


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("place", ["start", "assessment"])
def test_new_feedback_is_announced_and_read_once(workshop, writer, stranger, database, place):
    send(workshop, "mine", HOSTILE[:2_000])
    send(workshop, "my step", "Go on.")
    assert writer.say.count("coding.new", 2) in writer.open(place).shown
    assert writer.say.count("coding.new", 2) not in stranger.open(place).shown
    assert HOSTILE[:2_000].strip() in texts(writer.open("results"))
    assert "Go on." in texts(writer.open("plan"))
    with database.reading() as session:
        assert {each.seen_on for each in session.scalars(select(Feedback))} == {today()}
    assert not writer.open(place).has("new-feedback")
    assert writer.say.count("coding.new", 1) not in writer.shown
    assert HOSTILE[:2_000].strip() in texts(writer.open("results"))


def test_feedback_and_the_choice_are_not_shown_to_others(workshop, writer, newcomer):
    send(workshop, "mine", "Well put.")
    other = newcomer(cohort=workshop.cohort)
    workshop.submit(other.learner_id, {"R1.1": "from another"})
    other.open("results", attempt=str(writer.attempt))
    assert "Well put." not in other.shown
    assert "from another" in texts(other)
