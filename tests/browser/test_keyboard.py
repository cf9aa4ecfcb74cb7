"""Whole visits without a mouse, as people make them who cannot use one."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from db.models import Attempt, AuditEntry
from learning.steps import closed, steps
from learning.vocabulary import Occasion
from tests.browser.everybody import school
from tests.browser.keyboard import Keyboard
from tests.browser.tutor import EMAIL, PASSWORD, is_in

# Two things whose tops differ by less stand beside each other.
ROW = 24


@pytest.fixture(scope="module")
def full(tmp_path_factory, reading):
    with school(tmp_path_factory.mktemp("keyboard"), reading) as full:
        yield full


def test_the_first_stop_leads_past_the_menu(visitor):
    visit = visitor().open("/glossary")
    keys = Keyboard(visit)
    keys.from_the_top()
    assert keys.tab()["name"] == f"a {visit.say('native.skip')}"
    keys.press("Enter")
    expect(visit.page.get_by_test_id("stMain")).to_be_focused()
    menu = visit.page.get_by_test_id("stTopNav")
    assert not menu.evaluate("(menu) => menu.contains(document.activeElement)")


@pytest.mark.parametrize("path", ["/", "/themes", "/tools", "/tutor"])
def test_the_focus_goes_down_the_page(visitor, path):
    visit = visitor().open(path)
    keys = Keyboard(visit)
    keys.from_the_top()
    tops = []
    while reached := keys.tab():
        if reached["main"]:
            tops.append(reached["top"])
    assert len(tops) > 3
    assert all(after > before - ROW for before, after in pairwise(tops))


def test_a_learner_comes_in_answers_and_submits_without_a_mouse(visitor, server):
    visit = visitor().open()
    keys = Keyboard(visit)
    keys.push("join.start")
    expect(visit.at("resume-card")).to_be_visible()
    _ = visit.learner_id
    keys.push("code.kept")
    expect(visit.at("resume-card")).to_have_count(0)
    keys.follow(visit.say("start.assess"))
    expect(visit.title).to_have_text(visit.edition.text.title)
    visit.settle()
    keys.push("begin.self")
    expect(visit.onward).to_be_visible()
    visit.settle()

    given = {}
    for step in steps(visit.edition, Occasion.SELF):
        for place, item in enumerate(step.items):
            if item in closed(step.items):
                chosen = (step.number + place) % 3
                way = keys.choose(visit.options(item.id), chosen)
                given[item.id] = item.options[chosen]
                expect(visit.options(item.id).nth(chosen)).to_have_attribute(
                    "data-selected", "true"
                )
            else:
                way = keys.reach_key(f"ask.{visit.attempt.id}.{visit.edition.language}.{item.id}")
                keys.type("By keyboard.")
            # Nothing lies between two questions, nor between a new step and its first one.
            assert len(way) == 1 or step.number == place == 0
        keys.reach(visit.onward)
        keys.press("Enter")
        expect(visit.at(f"ask.on.{step.number}")).to_have_count(0)
        visit.eventually(lambda number=step.number: visit.attempt.step == number + 1)
        expect(visit.title).to_be_focused()
        visit.settle()
        expect(visit.title).to_be_focused()
    keys.reach_key(f"review.sure.{visit.attempt.id}")
    keys.press("Space")
    expect(visit.at("review.submit").get_by_role("button")).to_be_enabled()
    keys.push("review.submit")
    visit.arrive("results.title")

    assert visit.responses() == given
    assert set(visit.reflections().values()) == {"By keyboard."}
    (attempt,) = server.rows(Attempt, learner_id=visit.learner_id)
    assert attempt["submitted_at"]


def test_a_tutor_signs_in_and_takes_a_file_without_a_mouse(visitor, full):
    visit = visitor(full.server).open("/tutor")
    keys = Keyboard(visit)
    keys.reach_key("sign_in.email")
    keys.type(EMAIL)
    keys.reach_key("sign_in.password")
    keys.type(PASSWORD)
    keys.press("Enter")
    is_in(visit)
    keys.follow(visit.say("page.cohorts"))
    visit.arrive("page.cohorts")
    keys.follow(full.reading.sample.cohort)
    expect(visit.title).to_have_text(full.reading.sample.cohort)
    visit.settle()
    keys.follow(visit.say("exports.way"))
    visit.arrive("page.exports")
    keys.reach_key("exports.format")
    keys.press("ArrowDown")
    keys.push("exports.make")
    expect(visit.at("exports.take")).to_be_visible()
    visit.settle()
    keys.reach_key("exports.take")
    with visit.page.expect_download() as waiting:
        keys.press("Enter")
    assert waiting.value.suggested_filename.endswith(".csv")
    kept = [
        row["detail"] for row in full.server.rows(AuditEntry) if row["action"] == "cohort.export"
    ]
    assert [one.split(";")[0] for one in kept] == ["csv"]


def test_an_unseen_focus_is_found(visitor):
    visit = visitor().open("/about")
    visit.page.add_style_tag(content="a:focus-visible { outline: none !important }")
    keys = Keyboard(visit)
    with pytest.raises(AssertionError, match="focus cannot be seen"):
        keys.reach(visit.page.get_by_test_id("stPageLink-NavLink").last)
