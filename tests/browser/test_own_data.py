"""A learner takes along, or erases, what is theirs and nothing else."""

import csv
import io
import json

from playwright.sync_api import expect

from db.models import Response
from db.personal import PERSONAL
from learning.exports import harmless
from learning.vocabulary import Section

HOSTILE = (
    '=HYPERLINK("http://127.0.0.1/","click")\n'
    "<img src=x onerror=\"document.title='taken over'\"><b>bold</b> **stars** $a$ :material/home:\n"
    "\u202eright to left\u202c שלום 文化遗产 👩🏽‍🎨🏺 "
)
LONGEST = 10_000


def test_everything_given_comes_back_in_both_downloads(visitor):
    visit = visitor().open()
    visit.join_alone()
    visit.begin()
    chosen = visit.fill()
    visit.write("R1.1", HOSTILE)
    visit.open("/my-data")

    document = json.loads(_download(visit, "data.json"))
    answers = {row["item"]: row["answer"] for row in document["answers"]}
    assert answers == chosen | {"R1.1": HOSTILE.strip()}
    assert document["tables"]["response"] == visit.server.rows(
        Response, attempt_id=visit.attempt.id
    )

    file = _download(visit, "data.csv").decode("utf-8-sig")
    item, answer = (visit.say(f"data.column.{name}") for name in ("item", "answer"))
    answers = {row[item]: row[answer] for row in csv.DictReader(io.StringIO(file, newline=""))}
    assert answers == chosen | {"R1.1": harmless(HOSTILE.strip())}
    assert answers["R1.1"].startswith("'=")


def test_a_hostile_text_of_full_length_is_shown_and_kept_as_text(visitor):
    # Browsers count in units of UTF-16.
    room = LONGEST - len(HOSTILE.encode("utf-16-le")) // 2
    text = HOSTILE + "x" * room
    visit = visitor().open()
    visit.join_alone()
    visit.begin()
    visit.fill()
    visit.stand_at(visit.first(Section.REFLECTIONS))
    visit.reload()
    visit.type(f"ask.{visit.attempt.id}.en.R1.1", text)
    visit.eventually(lambda: visit.reflections() == {"R1.1": text})
    visit.reload()
    expect(visit.at(f"ask.{visit.attempt.id}.en.R1.1").get_by_role("textbox")).to_have_value(text)
    visit.fill()
    visit.reload().submit()
    shown = visit.page.locator(".typed").filter(has_text="HYPERLINK")
    assert shown.text_content() == text
    assert shown.locator("img, b, strong, a").count() == 0
    assert visit.page.title() != "taken over"


def test_erasing_takes_every_row_of_the_learner_and_no_row_of_anybody_else(visitor, server):
    other = visitor().open()
    other.join_alone()
    other.begin()
    other.fill()
    visit = visitor().open()
    code = visit.join_alone()
    visit.begin()
    visit.fill()
    visit.write("R1.1", "only mine to erase")
    before = _rows(server, other.learner_id)
    assert any(b"only mine to erase" in data for data in _files(server))

    visit.open("/my-data")
    visit.tick("erase.confirm")
    expect(visit.at("data.erase.now").get_by_role("button")).to_be_enabled()
    visit.click("data.erase.now")
    visit.sees("data.erased")
    assert not any(_rows(server, visit.learner_id).values())
    assert _rows(server, other.learner_id) == before
    visit.reload()
    expect(visit.at("join-card")).to_be_visible()
    visit.come_back(code)
    visit.sees("refused.UnknownCode")
    assert not any(b"only mine to erase" in data for data in _files(server))


def test_leaving_a_device_keeps_the_answers_for_the_code(visitor):
    visit = visitor().open()
    code = visit.join_alone()
    visit.begin()
    visit.fill()
    before = visit.kept()
    visit.open("/my-data")
    other = visit.page.context.new_page()
    other.goto("/plan")
    expect(other.locator(".st-key-plan-card-new")).to_be_visible()
    visit.tick("leave.confirm")
    visit.click("data.leave")
    visit.sees("data.left")
    expect(visit.at("join-card")).to_be_visible()
    # The other window of this browser has left too.
    other.get_by_test_id("stFormSubmitButton").get_by_role("button").first.click()
    expect(other.locator(".st-key-join-card")).to_be_visible()
    other.close()
    visit.reload()
    visit.come_back(code)
    expect(visit.at("join-card")).to_have_count(0)
    assert visit.kept() == before


def test_a_new_resume_code_works_and_the_old_one_stops(visitor):
    visit = visitor().open()
    old = visit.join_alone()
    visit.open("/my-data")
    visit.click("data.code.new")
    code = visit.at("resume-card").locator("code")
    expect(code).not_to_have_text(old)
    new = code.inner_text()
    other = visitor().open()
    other.come_back(old)
    other.sees("refused.UnknownCode")
    other.type("join.back", new)
    other.click("join.resume.go")
    expect(other.at("join-card")).to_have_count(0)


def _download(visit, key):
    with visit.page.expect_download() as download:
        visit.click(key)
    return download.value.path().read_bytes()


def _rows(server, learner_id):
    """Every row about a learner, by table."""
    with server.database.reading() as session:
        return {
            table.__tablename__: session.execute(
                query(learner_id).with_only_columns(*table.__table__.columns)
            ).all()
            for table, query in PERSONAL.items()
        }


def _files(server):
    """The bytes of the database and of its log, where a deleted row could linger."""
    return [file.read_bytes() for file in server.file.parent.glob(f"{server.file.name}*")]
