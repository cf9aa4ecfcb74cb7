import logging
from datetime import timedelta

import pytest

from db import failed_sign_ins, passwords, setup_links, sign_ins, tutors
from db.secret import server_secret
from tests.pages.person import Person
from ui import address
from ui.clock import now

EMAIL, PASSWORD, NEW = "ann@example.org", "four words and more", "another four words"
HOURS = timedelta(hours=1)


@pytest.fixture
def ann(database):
    """A tutor with a password, who is not signed in anywhere."""
    with database.writing() as session:
        tutor = tutors.add(session, EMAIL, "Ann *Archer*", now=now())
        token = setup_links.for_tutor(session, tutor.id, server_secret(), now=now())
    hashed = passwords.hashed(PASSWORD)
    with database.writing() as session:
        given = {"password_hash": hashed, "now": now()}
        return setup_links.use(session, token, server_secret(), **given)


@pytest.fixture
def first_link(database):
    with database.writing() as session:
        return setup_links.for_first(session, server_secret(), now=now())


@pytest.fixture(autouse=True)
def _nothing_secret_is_logged(caplog):
    caplog.set_level(logging.DEBUG, "dashboard")
    yield
    for secret in (PASSWORD, NEW, EMAIL, "argon2", "setup="):
        assert secret not in caplog.text


def sign_in(person, email=EMAIL, password=PASSWORD):
    person.open("sign_in")
    person.app.text_input(key="sign_in.email").set_value(email)
    person.app.text_input(key="sign_in.password").set_value(password)
    return person.press("sign_in.go", "sign_in.form")


def set_up(person, first=NEW, second=NEW, **who):
    for key, text in {"first": first, "second": second, **who}.items():
        person.app.text_input(key=f"setup.{key}").set_value(text)
    return person.press("sign_in.setup.go", "setup.form")


def is_in(person):
    """Whether this person is taken for a tutor, who learns here as whom."""
    person.open("sign_in")
    return person.sees("sign_in.in")


def withdraw(database, tutor_id):
    with database.writing() as session:
        tutors.withdraw(session, tutor_id, now=now())


def test_the_right_password_signs_in_on_the_next_page_too(visitor, ann):
    sign_in(visitor)
    assert visitor.sees("sign_in.in")
    assert f"{ann.name}\n{EMAIL}" in visitor.shown
    visitor.open("start")
    assert is_in(visitor)


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "a wrong password"), ("eve@example.org", PASSWORD), ("", "")]
)
def test_who_may_not_come_in_always_reads_the_same(visitor, ann, email, password):
    sign_in(visitor, email, password)
    (warning,) = visitor.app.warning
    assert warning.value == visitor.say("refused.NotAccepted")
    assert not is_in(visitor)


@pytest.mark.usefixtures("still")
def test_who_fails_often_reads_how_long_to_wait(visitor, ann):
    for _ in range(6):
        sign_in(visitor, password="a wrong password")  # noqa: S106  # it is wrong
    (warning,) = visitor.app.warning
    assert warning.value == visitor.say.count("sign_in.wait", 2)


def test_failures_of_people_without_an_address_slow_nobody_else(visitor, ann, database):
    for number in range(failed_sign_ins.OF_ADDRESS + 1):
        with database.writing() as session:
            who, where = f"{number}@example.org", address.of_visitor()
            failed_sign_ins.begin(session, who, where, server_secret(), now=now())
    sign_in(visitor)
    assert visitor.sees("sign_in.in")


def test_a_page_for_tutors_asks_to_sign_in_right_there_and_then_opens(learner, ann):
    learner.open("cohorts")
    assert learner.sees("sign_in.title")
    assert not learner.has("join.way")
    learner.app.text_input(key="sign_in.email").set_value(EMAIL)
    learner.app.text_input(key="sign_in.password").set_value(PASSWORD)
    learner.press("sign_in.go", "sign_in.form")
    assert learner.title == learner.say("page.cohorts")


def test_a_learner_may_be_a_tutor_too(learner, ann):
    sign_in(learner)
    assert is_in(learner)
    learner.open("my_data")
    assert learner.title == learner.say("page.my_data")


def test_a_tutor_who_learns_nothing_has_no_data_of_a_learner(tutor):
    tutor.open("my_data")
    assert tutor.title == tutor.say("gate.title")


def test_signing_out_ends_it(tutor, database):
    tutor.open("sign_in").click("sign_in.out")
    assert tutor.sees("sign_in.is_out")
    assert not is_in(tutor)


def test_signing_out_leaves_other_windows_alone_and_everywhere_does_not(tutor, database, reading):
    other = Person(database, reading).sign_in(tutor.tutor_id)
    third = Person(database, reading).sign_in(tutor.tutor_id)
    tutor.open("sign_in").click("sign_in.out")
    assert is_in(other)
    other.click("sign_in.out.everywhere")
    assert not is_in(other)
    assert not is_in(third)


def test_a_withdrawn_role_ends_at_the_next_click(tutor, other_tutor, database):
    tutor.open("sign_in")
    withdraw(database, tutor.tutor_id)
    tutor.run()
    assert tutor.sees("sign_in.title")
    assert "Tess" not in tutor.shown
    assert is_in(other_tutor)


def test_a_sign_in_expires_after_twelve_hours(tutor, database, monkeypatch):
    later = now() + 12 * HOURS
    monkeypatch.setattr("ui.clock.now", lambda: later)
    tutor.run()
    assert not is_in(tutor)


def test_a_first_link_makes_a_tutor_and_works_once(visitor, first_link, newcomer, database):
    visitor.open("sign_in", setup=first_link)
    assert visitor.sees("sign_in.setup.first")
    set_up(visitor, email=" Ann@Example.org ", name="Ann")
    assert visitor.sees("sign_in.setup.done")
    assert "setup" not in visitor.app.query_params
    assert is_in(visitor)
    late = newcomer().open("sign_in", setup=first_link)
    assert late.sees("refused.UnusableLink")
    sign_in(late, EMAIL, NEW)
    assert late.sees("sign_in.in")


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"email": "nonsense"}, "UnusableEmail"),
        ({"first": "short", "second": "short"}, "PasswordLength"),
        ({"second": "a different one"}, "PasswordsDiffer"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_the_link_stays_good(
    visitor, first_link, given, refusal
):
    visitor.open("sign_in", setup=first_link)
    set_up(visitor, **{"email": EMAIL, "name": "Ann", **given})
    assert visitor.sees(f"refused.{refusal}")
    set_up(visitor, email=EMAIL, name="Ann")
    assert is_in(visitor)


def test_a_reset_link_asks_for_a_password_only(visitor, ann, database):
    with database.writing() as session:
        token = setup_links.for_tutor(session, ann.id, server_secret(), now=now())
    visitor.open("sign_in", setup=token)
    assert visitor.sees("sign_in.setup.why")
    assert not visitor.has("setup.email")
    set_up(visitor)
    assert is_in(visitor)


@pytest.mark.parametrize("token", ["", "nonsense", "x" * 5000, "\x00", "<script>"])
def test_a_link_that_never_was_one_says_so(visitor, first_link, token):
    visitor.open("sign_in", setup=token)
    if token:
        assert visitor.sees("refused.UnusableLink")
    assert not visitor.has("setup.first")


def test_no_page_shows_a_hash_a_key_or_a_password(tutor, ann):
    sign_in(tutor.open("sign_in").click("sign_in.out"))
    key = tutor.app.session_state["window"].tutor_key
    for place in ("sign_in", "start", "about"):
        tutor.open(place)
        for secret in (key, "argon2", PASSWORD):
            assert secret not in tutor.shown


# An identity provider instead of passwords


@pytest.fixture
def from_provider(visitor):
    """Lets the visitor come from the provider, which says what is given."""

    def come(**claims):
        visitor.app.secrets["auth"] = {"client_id": "x"}
        visitor.app.user = {
            "is_logged_in": True,
            "email": EMAIL,
            "email_verified": True,
            "iat": int(now().timestamp()),
            **claims,
        }
        visitor.run()
        return visitor.open("sign_in")

    return come


def test_a_listed_tutor_with_a_verified_email_is_in(from_provider, ann):
    assert from_provider(email="ANN@example.org").sees("sign_in.in")


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"email": "eve@example.org"}, "unlisted"),
        ({"email_verified": False}, "unverified"),
        ({"email_verified": "true"}, "unverified"),
        ({"email_verified": None}, "unverified"),
        ({"email": None}, "unverified"),
        ({"iat": None}, "unverified"),
        ({"iat": 1_700_000_000}, "ended"),
    ],
)
def test_everybody_else_reads_why_and_can_leave(from_provider, ann, claims, why):
    person = from_provider(**claims)
    assert person.sees(f"sign_in.provider.{why}")
    assert person.has("sign_in.provider.out")
    assert not person.sees("sign_in.in")


def test_where_a_provider_is_set_no_password_and_no_setup_link_is_asked_for(
    visitor, ann, first_link
):
    visitor.app.secrets["auth"] = {"client_id": "x"}
    visitor.open("sign_in", setup=first_link)
    assert visitor.has("sign_in.provider.go")
    assert not visitor.has("sign_in.password")
    assert not visitor.has("setup.first")


def test_the_list_is_asked_in_every_run(from_provider, ann, database):
    person = from_provider()
    withdraw(database, ann.id)
    person.run()
    assert person.sees("sign_in.provider.unlisted")


def test_a_sign_in_that_was_ended_elsewhere_stays_ended(from_provider, ann, database):
    person = from_provider()
    with database.writing() as session:
        sign_ins.end_everywhere(session, ann.id)
    assert person.run().sees("sign_in.provider.ended")
    assert person.run().sees("sign_in.provider.ended")


def test_a_sign_in_counts_only_for_whom_the_provider_vouches(from_provider, ann, database):
    person = from_provider()
    person.app.user = {**person.app.user, "email": "eve@example.org"}
    assert person.run().sees("sign_in.provider.unlisted")
    person.app.user = {"is_logged_in": False}
    person.run()
    assert not person.sees("sign_in.in")
