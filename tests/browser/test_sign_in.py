"""Tutors come in: from the link that the server prints to the role that is taken away."""

import subprocess
import sys
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from db import failed_sign_ins, passwords, setup_links, sign_ins, tutors
from db.models import FailedSignIn, SetupLink, SignIn, Tutor
from tests.browser.servers import ROOT, running
from tests.browser.tutor import EMAIL, PASSWORD, is_in, is_out, printed_link, set_up, sign_in
from ui.clock import now

NAME = "Ann Archer"


@pytest.fixture(scope="module")
def tutors_server(tmp_path_factory):
    """A server of which nobody is a tutor at its start."""
    yield from _watched(tmp_path_factory.mktemp("tutors"))


@pytest.fixture
def new_server(tmp_path):
    """Another one, for what begins without any tutor."""
    yield from _watched(tmp_path)


def _watched(folder):
    with running(folder) as server:
        yield server
        _no_secret_is_written(server)


def _no_secret_is_written(server):
    log = server.log()
    hashes = [row["password_hash"] for row in server.rows(Tutor)]
    keys = [row["key_hash"] for row in server.rows(SignIn)]
    tokens = [row["token_hash"] for row in server.rows(SetupLink)]
    for secret in (EMAIL, PASSWORD, "setup=", "argon2", server.secret, *hashes, *keys, *tokens):
        assert not secret or secret not in log
    assert "Traceback" not in log
    assert "argon2" not in server.printed()


@pytest.fixture
def ann(tutors_server):
    """The tutor, with the password, signed in nowhere, and with no failures behind her."""
    hashed = passwords.hashed(PASSWORD)
    with tutors_server.database.writing() as session:
        tutor = tutors.add(session, EMAIL, NAME, now=now())
        token = setup_links.for_tutor(session, tutor.id, tutors_server.secret, now=now())
        given = {"password_hash": hashed, "now": now()}
        setup_links.use(session, token, tutors_server.secret, **given)
        session.query(FailedSignIn).delete()
    return tutor


def test_from_the_printed_link_to_the_withdrawn_role(visitor, new_server):
    visit, first = visitor(new_server), printed_link(new_server)
    set_up(visit, first, email=f" {EMAIL.title()}", name=NAME)
    assert "setup" not in visit.page.url
    expect(visit.at("sign_in-card")).to_contain_text(NAME)
    visit.reload()
    is_in(visit)

    visit.click("sign_in.out")
    visit.sees("sign_in.is_out")
    visit.reload()
    is_out(visit)

    sign_in(visit)
    is_in(visit)
    with visit.second_window():
        visit.open("/tutor")
        is_in(visit)

    command = [sys.executable, "-m", "db.tutors", "withdraw", EMAIL]
    done = subprocess.run(
        command, cwd=ROOT, env=new_server.environment, capture_output=True, check=True
    )
    assert b"argon2" not in done.stdout + done.stderr
    visit.click("sign_in.out.everywhere")
    is_out(visit)
    sign_in(visit)
    visit.sees("refused.NotAccepted")

    _is_of_no_use(visitor(new_server), first)


def test_the_printed_link_is_of_no_use_once_there_is_a_tutor(visitor, tutors_server, ann):
    _is_of_no_use(visitor(tutors_server), printed_link(tutors_server))


def _is_of_no_use(visit, link):
    visit.open(link)
    visit.sees("refused.UnusableLink")
    expect(visit.at("setup.first")).to_have_count(0)


def test_a_wrong_password_and_an_unknown_account_read_the_same(visitor, tutors_server, ann):
    visit = visitor(tutors_server).open("/tutor")
    said = []
    for email, password in ((EMAIL, "a wrong password"), ("eve@example.org", PASSWORD)):
        sign_in(visit, email, password)
        visit.sees("refused.NotAccepted")
        visit.settle()
        said.append(visit.page.get_by_test_id("stAlert").inner_text())
    assert said[0] == said[1]
    assert tutors_server.rows(SignIn) == []


def test_who_fails_often_is_told_how_long_to_wait(visitor, tutors_server, ann):
    with tutors_server.database.writing() as session:
        for ago in range(8, -1, -1):
            moment = now() - ago * timedelta(seconds=80)
            failed_sign_ins.begin(session, EMAIL, "", tutors_server.secret, now=moment)
    visit = visitor(tutors_server).open("/tutor")
    sign_in(visit)
    told = visit.page.get_by_test_id("stAlert")
    expect(told).to_be_visible()
    waits = [visit.say.count("sign_in.wait", seconds) for seconds in range(33)]
    assert told.inner_text().strip() in waits


def test_on_a_shared_computer_only_this_window_is_signed_in(visitor, tutors_server, ann):
    visit = visitor(tutors_server).open("/tutor")
    sign_in(visit, shared=True)
    is_in(visit)
    with visit.second_window():
        visit.open("/tutor")
        is_out(visit)
    with tutors_server.database.writing() as session:
        sign_ins.end_everywhere(session, ann.id)
    visit.click("sign_in.out")
    visit.reload()
    is_out(visit)


def test_signing_out_everywhere_reaches_other_devices(visitor, tutors_server, ann):
    desk, phone = visitor(tutors_server).open("/tutor"), visitor(tutors_server).open("/tutor")
    for visit in (desk, phone):
        sign_in(visit)
        is_in(visit)
    desk.click("sign_in.out.everywhere")
    is_out(desk)
    phone.reload()
    is_out(phone)


def test_an_impatient_click_signs_in_once(visitor, tutors_server, ann):
    visit = visitor(tutors_server).open("/tutor")
    visit.at("sign_in.email").locator("input").fill(EMAIL)
    visit.at("sign_in.password").locator("input").fill(PASSWORD)
    button = visit.page.get_by_role("button", name=visit.say("sign_in.go"), exact=True)
    button.dblclick()
    is_in(visit)
    assert len(tutors_server.rows(SignIn)) == 1
    assert tutors_server.rows(FailedSignIn) == []
