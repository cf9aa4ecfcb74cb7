"""A tutor's whole way: from the printed link to the report, with learners answering meanwhile."""

import numpy as np
import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from db import attempts, cohorts, drafts, learners
from db.models import AuditEntry, Block, Cohort, Learner
from learning import simulation
from learning.vocabulary import Occasion
from tests.browser.servers import running
from tests.browser.tutor import EMAIL, fill, press, printed_link, set_up
from ui.clock import now, today

TITLE, GROUPS = "Spring <b>workshop</b> 2026", ("Archive", "博物馆")
ANSWERING = 14


@pytest.fixture(scope="module")
def tutors_server(tmp_path_factory):
    """A server of which nobody is a tutor at its start."""
    with running(tmp_path_factory.mktemp("tutors")) as server:
        yield server
    assert "Traceback" not in server.log()


def answer(server, reading, cohort_id, places, generator):
    """Learners join in turns and submit their baseline."""
    edition = reading.instrument
    for place in places:
        with server.database.writing() as session:
            groups = sorted(cohorts.of_learner(session, cohort_id).groups)
            learner, _ = learners.join(
                session,
                language="en",
                secret=server.secret,
                today=today(),
                cohort_id=cohort_id,
                group_id=groups[place % len(groups)],
            )
            attempt = attempts.resume_or_open(
                session, learner.id, edition, Occasion.BASELINE, in_cohort=True, now=now()
            )
            who = simulation.person(generator, place % 2)
            given = simulation.answers(generator, who, edition, Occasion.BASELINE)
            for item, option in given.items():
                drafts.save_response(session, learner.id, attempt.id, edition, item, option)
            drafts.submit(
                session,
                learner.id,
                attempt.id,
                reading.editions,
                seen_revision=len(given),
                now=now(),
            )


def test_from_the_setup_link_to_the_report(visitor, tutors_server, reading):
    visit = visitor(tutors_server)
    set_up(visit, printed_link(tutors_server), email=EMAIL, name="Ann Archer")

    visit.open("/cohorts")
    fill(visit, "cohorts.new.title", TITLE)
    visit.at("cohorts.new.groups").locator("textarea").fill("\n".join(GROUPS))
    press(visit, "cohorts.make")
    (cohort_id,) = visit.eventually(lambda: [row["id"] for row in tutors_server.rows(Cohort)])
    visit.open(f"/cohort?cohort={cohort_id}")
    expect(visit.title).to_have_text(TITLE)

    generator = np.random.default_rng(3)
    answer(tutors_server, reading, cohort_id, range(4), generator)
    visit.reload()
    visit.click("cohort.release.baseline")
    visit.sees("cohort.released.none")
    # Four people are fewer than the floor: nothing is shown, and nothing of them is anywhere.
    visit.open(f"/cohort-profile?cohort={cohort_id}")
    visit.page.get_by_text(visit.say("figures.to_release")).wait_for()
    assert [row for row in tutors_server.rows(Block) if row["released_at"]] == []

    answer(tutors_server, reading, cohort_id, range(4, ANSWERING), generator)
    visit.open(f"/cohort?cohort={cohort_id}")
    visit.click("cohort.close.baseline")
    shown = visit.eventually(
        lambda: [row["people"] for row in tutors_server.rows(Block) if row["released_at"]]
    )
    assert sorted(shown) == [ANSWERING // 2, ANSWERING // 2]
    visit.open(f"/cohort-profile?cohort={cohort_id}")
    expect(visit.page.get_by_text(f"n = {ANSWERING}").first).to_be_visible()
    expect(visit.page.locator(".js-plotly-plot").first).to_be_visible()

    visit.open(f"/cohort-exports?cohort={cohort_id}")
    visit.click("exports.report.make")
    expect(visit.at("exports.report.take")).to_be_visible()
    with visit.page.expect_download() as download:
        visit.at("exports.report.take").get_by_role("button").click()
    report = download.value.path().read_bytes()
    assert report.startswith(b"%PDF-")
    assert len(report) < 1_000_000
    visit.reload()
    expect(visit.page.get_by_role("table").last).to_contain_text("Ann Archer")
    with tutors_server.database.reading() as session:
        done = set(session.scalars(select(AuditEntry.action)))
        numbers = sorted(session.scalars(select(Learner.number)))
    assert {"cohort.create", "cohort.close", "cohort.export"} <= done
    assert numbers == list(range(1, ANSWERING + 1))
