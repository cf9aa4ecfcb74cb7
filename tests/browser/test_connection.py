"""The line is cut in the middle of answering: nothing is lost, and the reader is told."""

import pytest
from playwright.sync_api import expect

from learning.steps import steps
from learning.vocabulary import Occasion, Section
from tests.browser import words
from tests.browser.line import line_to
from tests.browser.servers import running

HALF_A_MINUTE = 30_000
# Longer than an answer is waited for, and than an app that does not come.
LONG_ENOUGH = 22_000
# As a laptop says that has no network but itself, on which the app may run.
OFFLINE = "Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def line(server):
    with line_to(server) as line:
        yield line


@pytest.fixture
def visit(visitor, line):
    """A learner on a phone who has answered the first statement and is asked the second."""
    visit = visitor(line.server, **PHONE).open()
    visit.join_alone()
    visit.begin()
    visit.answer(_first(visit).id, _text(visit, _first(visit), "2"))
    visit.eventually(lambda: visit.responses() == {_first(visit).id: "2"})
    return visit.settle()


def test_half_a_minute_without_a_line_loses_nothing_and_ends_by_itself(visit, line):
    line.cut()
    _tells(visit, "connection.lost")
    visit.page.wait_for_timeout(HALF_A_MINUTE)
    _tells(visit, "connection.lost")
    # Nothing can be chosen that would then be gone, and nothing of Streamlit's own is in the way.
    expect(visit.options(_second(visit).id).first.locator("input")).to_be_disabled()
    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    expect(visit.page.get_by_test_id("stConnectionStatus")).to_be_hidden()
    line.mend()
    _tells(visit, "connection.back")
    visit.settle()
    assert visit.chosen(_first(visit).id) == _text(visit, _first(visit), "2")
    visit.answer(_second(visit).id, _text(visit, _second(visit), "3"))
    visit.next()
    assert visit.responses() == {_first(visit).id: "2", _second(visit).id: "3"}
    expect(_told(visit)).to_be_empty()


def test_an_answer_that_the_line_has_swallowed_is_sent_again(visit, line):
    line.freeze()
    visit.answer(_second(visit).id, _text(visit, _second(visit), "3"))
    # The browser itself notices nothing. That no answer comes has to be noticed.
    _tells(visit, "connection.lost")
    line.cut()
    line.mend()
    _tells(visit, "connection.back")
    visit.eventually(lambda: visit.responses().get(_second(visit).id) == "3")
    assert visit.responses()[_first(visit).id] == "2"


def test_an_answer_that_was_swallowed_by_a_line_that_broke_for_a_moment_is_sent_again(visit, line):
    # It is the first thing on a new page, of which Streamlit would not think by itself.
    visit.reload()
    line.freeze()
    visit.answer(_second(visit).id, _text(visit, _second(visit), "3"))
    line.cut()
    line.mend()
    visit.eventually(lambda: visit.responses().get(_second(visit).id) == "3")


def test_a_text_that_is_being_typed_stays_and_is_kept_when_it_is_done(visit, line):
    visit.stand_at(visit.first(Section.REFLECTIONS))
    visit.reload()
    box = visit.at(f"ask.{visit.attempt.id}.en.R1.1").get_by_role("textbox")
    box.press_sequentially("We met twi")
    line.cut()
    _tells(visit, "connection.lost")
    line.mend()
    _tells(visit, "connection.back")
    expect(box).to_have_value("We met twi")
    box.press_sequentially("ce.")
    box.press("Tab")
    visit.eventually(lambda: visit.reflections() == {"R1.1": "We met twice."})


def test_words_outlive_a_server_that_has_forgotten_the_window(visitor, tmp_path):
    with running(tmp_path) as first:
        visit = visitor(first).open()
        visit.join_alone()
        visit.begin()
        visit.stand_at(visit.first(Section.REFLECTIONS))
        visit.reload()
        box = visit.at(f"ask.{visit.attempt.id}.en.R1.1").get_by_role("textbox")
        box.press_sequentially("We met twice")
    _tells(visit, "connection.lost")
    with running(tmp_path, port=first.port, APP_SECRET=first.secret):
        _tells(visit, "connection.back")
        expect(box).to_have_value("We met twice")
        visit.eventually(lambda: visit.reflections() == {"R1.1": "We met twice"})


def test_an_answer_outlives_a_server_that_has_forgotten_the_window(visitor, tmp_path):
    with running(tmp_path) as first, line_to(first) as line:
        visit = visitor(line.server).open()
        visit.join_alone()
        visit.begin()
        line.freeze()
        visit.answer(_first(visit).id, _text(visit, _first(visit), "3"))
        _tells(visit, "connection.lost")
        line.cut()
        first.stop()
        with running(tmp_path, port=first.port, APP_SECRET=first.secret):
            line.mend()
            _tells(visit, "connection.back")
            visit.eventually(lambda: visit.responses() == {_first(visit).id: "3"})


def test_a_forgotten_window_does_not_undo_what_another_one_answered(visitor, tmp_path):
    with running(tmp_path) as first, line_to(first) as line:
        visit = visitor(line.server).open()
        code = visit.join_alone()
        visit.begin()
        line.freeze()
        visit.answer(_first(visit).id, _text(visit, _first(visit), "3"))
        phone = visitor(first).open()
        phone.come_back(code)
        expect(phone.at("join-card")).to_have_count(0)
        phone.open("/questionnaire").answer(_first(visit).id, _text(visit, _first(visit), "5"))
        phone.eventually(lambda: phone.responses() == {_first(visit).id: "5"})
        line.cut()
        first.stop()
        with running(tmp_path, port=first.port, APP_SECRET=first.secret):
            line.mend()
            _tells(visit, "connection.back")
            visit.settle()
            visit.sees("notice.put_back")
            shown = visit.options(_first(visit).id).and_(visit.page.locator("[data-selected=true]"))
            expect(shown).to_have_text(_text(visit, _first(visit), "5"))
            visit.answer(_second(visit).id, _text(visit, _second(visit), "2"))
            now = {_first(visit).id: "5", _second(visit).id: "2"}
            visit.eventually(lambda: visit.responses() == now)


def test_it_is_told_in_the_language_that_is_being_read(visitor, line, catalogue):
    welsh = catalogue.reading("cy")
    visit = visitor(line.server, reading=welsh, locale="zh-CN").open()
    visit.at("language").get_by_text(welsh.phrases("language.cy")).click()
    expect(visit.page.locator("html[lang=cy]")).to_be_attached()
    visit.settle()
    line.cut()
    _tells(visit, "connection.lost")
    line.mend()
    _tells(visit, "connection.back")


def test_a_phone_that_says_it_is_offline_is_looked_after_before_anything_is_pressed(visit, line):
    visit.reload()
    line.freeze()
    visit.context.set_offline(True)
    _tells(visit, "connection.lost")
    visit.context.set_offline(False)
    line.cut()
    line.mend()
    _tells(visit, "connection.back")


def test_a_device_without_a_network_that_reaches_the_app_all_the_same_is_told_nothing(visit):
    visit.page.add_init_script(OFFLINE)
    visit.reload()
    visit.page.evaluate("() => window.dispatchEvent(new Event('offline'))")
    visit.page.wait_for_timeout(LONG_ENOUGH)
    expect(_told(visit)).to_be_empty()
    visit.answer(_second(visit).id, _text(visit, _second(visit), "3"))
    visit.eventually(lambda: visit.responses().get(_second(visit).id) == "3")


def _told(visit):
    return visit.page.get_by_role("status").and_(visit.page.locator("#connection"))


def _tells(visit, key):
    expect(_told(visit)).to_have_text(visit.say(key))
    expect(_told(visit)).to_be_visible()


def _first(visit):
    return steps(visit.edition, Occasion.SELF)[0].items[0]


def _second(visit):
    return steps(visit.edition, Occasion.SELF)[0].items[1]


def _text(visit, item, option):
    return words.options(visit.edition, item)[option]
