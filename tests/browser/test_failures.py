"""When something breaks, people get a sentence and the log gets the place."""

import re

from learning.steps import steps
from learning.vocabulary import Occasion
from tests.browser import words


def test_a_failing_page_gives_a_sentence_with_a_reference_that_the_log_knows(visitor, server):
    visit = visitor().open()
    visit.join_alone()
    with server.without("section_done"):
        visit.page.goto("/themes")
        _is_told(visit)
    visit.open("/themes")


def test_a_failing_answer_gives_a_sentence_and_is_nowhere_in_the_log(visitor, server):
    visit = visitor().open()
    visit.join_alone()
    visit.begin()
    item = steps(visit.edition, Occasion.SELF)[0].items[0]
    text = words.options(visit.edition, item)["2"]
    with server.without("response"):
        visit.pick(item.id, text)
        _is_told(visit)
    assert text not in server.log()
    visit.reload().answer(item.id, text)
    visit.eventually(lambda: visit.responses() == {item.id: "2"})


def test_the_log_does_not_tell_who_read_or_searched_what(visitor, server):
    visitor().open("/search?q=archive")
    assert "started" in server.log()
    assert "archive" not in server.log()
    assert "GET" not in server.log()


def _is_told(visit):
    start, end = visit.say("failed.sentence", reference="|").split("|")
    sentence = visit.page.get_by_text(start).first.inner_text()
    reference = sentence.removeprefix(start).removesuffix(end)
    assert re.fullmatch("[0-9A-F]{6}", reference)
    page = visit.page.get_by_test_id("stApp").inner_text()
    assert "Traceback" not in page
    assert ".py" not in page
    (line,) = (line for line in visit.server.log().splitlines() if reference in line)
    assert "OperationalError" in line
    assert not re.search("INSERT|SELECT|no such table", visit.server.log())
