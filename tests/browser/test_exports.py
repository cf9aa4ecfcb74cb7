"""A tutor takes files along in a real browser, and a learner their own report."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from db import passwords, setup_links, sign_ins, tutors
from db.models import AuditEntry, CohortTutor, Tutor
from db.synthetic import fill
from tests import poppler
from tests.browser.everybody import LOCALES, furnish
from tests.browser.servers import running
from tests.browser.tutor import EMAIL, PASSWORD, is_in, sign_in

PEOPLE = 20


@pytest.fixture(scope="module")
def demo(tmp_path_factory, reading):
    """A server with a full cohort, of which Ann is the tutor."""
    hashed, today = passwords.hashed(PASSWORD), datetime.now(UTC)
    with running(tmp_path_factory.mktemp("exports")) as server:
        server.cohort = fill(server.database, reading, PEOPLE, secret=server.secret, now=today)
        with server.database.writing() as session:
            tutor = tutors.add(session, EMAIL, "Ann", now=today)
            token = setup_links.for_tutor(session, tutor.id, server.secret, now=today)
            given = {"cohort_id": server.cohort.cohort_id, "tutor_id": tutor.id}
            session.merge(CohortTutor(**given, owner=True, since=today.date()))
        with server.database.writing() as session:
            setup_links.use(session, token, server.secret, password_hash=hashed, now=today)
        yield server
        assert "Traceback" not in server.log()


def downloaded(visit, key):
    # A run that is still drawing would put another file in the place of the one that is clicked.
    expect(visit.at(key)).to_be_visible()
    visit.settle()
    with visit.page.expect_download() as waiting:
        visit.at(key).locator("button").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_files_are_made_taken_along_and_noted(visitor, demo):
    visit = visitor(demo)
    visit.open("/tutor")
    sign_in(visit)
    is_in(visit)
    visit.open(f"/cohort-exports?cohort={demo.cohort.cohort_id}")
    visit.click("exports.make")
    name, content = downloaded(visit, "exports.take")
    assert name.endswith("-long.xlsx")
    assert openpyxl.load_workbook(BytesIO(content)).worksheets[0].max_row > 40 * PEOPLE
    visit.click("exports.report.make")
    name, content = downloaded(visit, "exports.report.take")
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")
    _, paper = downloaded(visit, "exports.paper")
    assert paper.startswith(b"%PDF")
    kept = [row["detail"] for row in demo.rows(AuditEntry) if row["action"] == "cohort.export"]
    assert [one.split(";")[0] for one in kept] == ["xlsx", "pdf"]


def test_a_learner_takes_their_own_report_along(visitor, demo):
    poppler.needed()
    visit = visitor(demo)
    visit.open()
    visit.come_back(demo.cohort.codes[0])
    expect(visit.at("join-card")).to_have_count(0)
    visit.open("/results")
    _, content = downloaded(visit, "results.report")
    assert poppler.info(content)["Pages"] == "2"
    assert visit.say("page.plan") in poppler.text(content)


def test_a_download_that_is_refused_says_so_in_the_readers_language(visitor, tmp_path, catalogue):
    # What Streamlit notes of the refusal in the log looks like an error.
    with running(tmp_path) as server:
        full = furnish(server, catalogue.reading("zh-Hans"))
        visit = visitor(server, reading=full.reading, locale=LOCALES["zh-Hans"])
        full.come_in(visit, "tutor")
        visit.open(f"/cohort-exports?cohort={full.cohort}")
        visit.click("exports.make")
        expect(visit.at("exports.take")).to_be_visible()
        visit.settle()
        with server.database.writing() as session:
            for tutor in server.rows(Tutor):
                sign_ins.end_everywhere(session, tutor["id"])
        visit.click("exports.take")
        alert = visit.at("exports.take").get_by_role("alert")
        expect(alert).to_have_text(visit.say("native.not_made"))
        below = visit.page.locator("#said-below")
        expect(below).to_have_text(visit.say("native.not_made"))
        # Streamlit takes its own away before everybody has read it.
        expect(alert).to_have_count(0)
        expect(below).to_be_in_viewport()
        visit.page.keyboard.press("Tab")
        expect(below).to_have_count(0)
        assert not [row for row in server.rows(AuditEntry) if row["action"] == "cohort.export"]
