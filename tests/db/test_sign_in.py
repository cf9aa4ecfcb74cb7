from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event

import pytest
from argon2 import PasswordHasher

from db import failed_sign_ins, password_sign_in, passwords, setup_links, sign_ins, tutors
from db.errors import NotAccepted, PasswordLength, TooManyFailures, UnusableEmail, UnusableLink
from tests.db.factories import ANOTHER_SECRET, NOW, SECRET, read, rows, tried, write

EMAIL, PASSWORD, KEY = "ann@example.org", "four words and more", "key of a browser"
NEW, WRONG, A_HASH = "a new long password", "wrong password", "a hash"
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Real hashes that cost little; what is checked elsewhere is that the costly ones are used."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(1, 64, 1))
    passwords._decoy.cache_clear()
    yield
    passwords._decoy.cache_clear()


@pytest.fixture
def ann(database):
    return a_tutor(database)


@pytest.fixture
def ben(database):
    return a_tutor(database, "ben@example.org", "Ben", "another long password")


def a_tutor(database, email=EMAIL, name="Ann", password=PASSWORD):
    tutor = write(database, tutors.add, email, name, now=NOW)
    token = write(database, setup_links.for_tutor, tutor.id, SECRET, now=NOW)
    return use(database, token, passwords.hashed(password))


def use(database, token, password_hash=A_HASH, now=NOW, **person):
    return write(
        database, setup_links.use, token, SECRET, password_hash=password_hash, now=now, **person
    )


def check(database, email=EMAIL, password=PASSWORD, address="", now=NOW):
    return password_sign_in.check(
        database, email, password, address=address, secret=SECRET, now=now
    )


def signed_in(database, *keys, now=NOW, secret=SECRET):
    return read(database, sign_ins.signed_in, keys, secret, now=now)


def begin(database, tutor, key=KEY, **given):
    write(database, sign_ins.begin, tutor.id, key, SECRET, **{"now": NOW, **given})


# Passwords


def test_passwords_are_hashed_with_argon2id_and_its_package_defaults(monkeypatch):
    monkeypatch.undo()
    stored = passwords.hashed(PASSWORD)
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.matches(stored, PASSWORD)
    assert not passwords.outdated(stored)


@pytest.mark.parametrize("length", [0, 11, 201])
def test_too_short_and_too_long_passwords_are_refused(length):
    with pytest.raises(PasswordLength):
        passwords.hashed("x" * length)


@pytest.mark.parametrize("password", ["x" * 12, "x" * 200, "密码" * 6, "            "])
def test_any_characters_make_a_password(password):
    assert passwords.matches(passwords.hashed(password), password)


def test_a_password_is_the_same_however_its_letters_are_composed():
    assert passwords.matches(passwords.hashed("café au lait ½"), "café au lait ½")


def test_only_two_hashes_are_made_at_a_time(monkeypatch):
    inside, most = [], []

    class Slow:
        def hash(self, password):
            inside.append(password)
            most.append(len(inside))
            done.wait(0.05)
            inside.pop()
            return password

    done = Event()
    monkeypatch.setattr(passwords, "_hasher", Slow())
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(passwords.hashed, [PASSWORD] * 8))
    assert max(most) == 2


# E-mail and password


def test_the_right_password_signs_in_however_the_email_is_written(database, ann, ben):
    assert check(database) == check(database, " ANN@example.org") == ann
    assert check(database, "ben@example.org", "another long password") == ben


@pytest.mark.parametrize(
    ("email", "password"),
    [
        (EMAIL, WRONG),
        (EMAIL, ""),
        (EMAIL, "another long password"),
        (EMAIL, PASSWORD + "x" * 200),
        ("nobody@example.org", PASSWORD),
        ("", PASSWORD),
        (f"{EMAIL}\x00", PASSWORD),
        ("ann\x00@example.org", PASSWORD),
        ("ann\ud800@example.org", PASSWORD),
        ("'; DROP TABLE tutor; --", PASSWORD),
    ],
)
def test_everything_else_is_refused_alike(database, ann, ben, email, password):
    with pytest.raises(NotAccepted):
        check(database, email, password)
    assert rows(database)["sign_in"] == []


def test_an_unknown_account_costs_as_many_hashes_as_a_wrong_password(database, ann, monkeypatch):
    asked = []

    class Counting(PasswordHasher):
        def verify(self, stored, password):
            asked.append(stored)
            return super().verify(stored, password)

    monkeypatch.setattr(passwords, "_hasher", Counting(1, 64, 1))
    for email in (EMAIL, "nobody@example.org"):
        with pytest.raises(NotAccepted):
            check(database, email, WRONG)
    assert len(asked) == 2


def test_a_withdrawn_tutor_and_one_without_a_password_are_refused(database, ann):
    write(database, tutors.add, "new@example.org", "New", now=NOW)
    write(database, tutors.withdraw, ann.id, now=NOW)
    for email in (EMAIL, "new@example.org"):
        with pytest.raises(NotAccepted):
            check(database, email)


def test_a_hash_of_older_settings_is_renewed_at_sign_in(database, ann, monkeypatch):
    before = rows(database)["tutor"]
    assert check(database) == ann
    assert rows(database)["tutor"] == before
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(2, 64, 1))
    assert check(database) == ann
    assert "t=2" in rows(database)["tutor"][0]
    assert check(database) == ann


# Failures


def fail(database, times, email=EMAIL, address="", now=NOW, apart=SECOND):
    """Fail so often, each time as soon as it is allowed; gives the moment of the last failure."""
    for _ in range(times):
        while True:
            try:
                check(database, email, WRONG, address, now)
            except TooManyFailures as refusal:
                now += timedelta(seconds=refusal.seconds)
            except NotAccepted:
                break
        last, now = now, now + apart
    return last


def test_the_wait_doubles_from_the_fifth_failure_and_ends_at_a_quarter_of_an_hour():
    waits = [failed_sign_ins.wait(n, 5).total_seconds() for n in (0, 4, 5, 6, 7, 13, 14, 99)]
    assert waits == [0, 0, 2, 4, 8, 512, 900, 900]


def test_an_account_waits_after_five_failures_even_for_the_right_password(database, ann, ben):
    last = fail(database, 5)
    with pytest.raises(TooManyFailures) as refusal:
        check(database, now=last)
    assert refusal.value.seconds == 2
    assert check(database, "ben@example.org", "another long password", now=last) == ben
    assert check(database, now=last + 2 * SECOND) == ann


def test_an_unknown_account_waits_like_a_known_one(database, ann):
    for email in (EMAIL, "nobody@example.org"):
        last = fail(database, 6, email)
        with pytest.raises(TooManyFailures) as refusal:
            check(database, email, now=last)
        assert refusal.value.seconds == 4


def test_attempts_that_were_refused_do_not_count(database, ann):
    last = fail(database, 5)
    for _ in range(10):
        with pytest.raises(TooManyFailures):
            check(database, now=last + SECOND)
    assert len(rows(database)["failed_sign_in"]) == 5
    assert check(database, now=last + 2 * SECOND) == ann


def test_a_success_clears_the_account_and_nothing_else(database, ann):
    fail(database, 4)
    fail(database, 3, "nobody@example.org")
    check(database, now=NOW + MINUTE)
    assert len(rows(database)["failed_sign_in"]) == 3


def test_failures_of_long_ago_no_longer_slow(database, ann):
    last = fail(database, 9)
    assert check(database, now=last + 16 * MINUTE) == ann


def test_an_address_waits_after_twenty_failures_whatever_the_account(database, ann):
    for n in range(20):
        last = fail(database, 1, f"{n}@example.org", "192.0.2.1", NOW + n * SECOND)
    with pytest.raises(TooManyFailures):
        check(database, address="192.0.2.1", now=last)
    assert check(database, address="192.0.2.2", now=last) == ann


def test_failures_are_removed_after_a_day(database, ann):
    fail(database, 3)
    fail(database, 1, "nobody@example.org", now=NOW + 25 * HOUR)
    assert len(rows(database)["failed_sign_in"]) == 1


def test_account_and_address_are_kept_as_keyed_hashes_only(database, ann):
    fail(database, 1, address="192.0.2.1")
    kept = repr(rows(database)["failed_sign_in"])
    assert EMAIL not in kept
    assert "192.0.2.1" not in kept


def test_many_attempts_at_once_cannot_overtake_the_count(database, ann):
    start = Barrier(12)

    def attempt(_):
        start.wait()
        return tried(lambda: check(database, password=WRONG))[1]

    with ThreadPoolExecutor(12) as threads:
        refusals = list(threads.map(attempt, range(12)))
    assert refusals.count(NotAccepted) == 5
    assert refusals.count(TooManyFailures) == 7


# Sign-ins


def test_a_sign_in_lasts_twelve_hours(database, ann):
    begin(database, ann)
    assert signed_in(database, KEY) == ann
    assert signed_in(database, KEY, now=NOW + 12 * HOUR - SECOND) == ann
    assert signed_in(database, KEY, now=NOW + 12 * HOUR) is None


def test_a_sign_in_that_somebody_else_saw_earlier_ends_earlier(database, ann):
    begin(database, ann, since=NOW - 2 * HOUR)
    assert signed_in(database, KEY, now=NOW + 10 * HOUR) is None


def test_expired_sign_ins_are_removed(database, ann):
    begin(database, ann)
    begin(database, ann, "another", now=NOW + 12 * HOUR)
    assert len(rows(database)["sign_in"]) == 1


def test_nobody_is_signed_in_by_an_unknown_key_or_none(database, ann):
    begin(database, ann)
    assert signed_in(database) is None
    assert signed_in(database, "another browser") is None
    assert signed_in(database, KEY, secret=ANOTHER_SECRET) is None


def test_the_first_key_that_is_known_counts(database, ann, ben):
    begin(database, ann)
    begin(database, ben, "window")
    assert signed_in(database, "window", KEY) == ben
    assert signed_in(database, KEY, "window") == ann
    assert signed_in(database, "unknown", KEY) == ann


def test_who_signs_in_takes_the_place_of_who_was(database, ann, ben):
    begin(database, ann)
    begin(database, ben)
    assert signed_in(database, KEY) == ben


def test_signing_out_ends_one_device_and_everywhere_ends_all(database, ann, ben):
    for key in ("phone", "desk", "home"):
        begin(database, ann, key)
    begin(database, ben)
    write(database, sign_ins.end, "phone", SECRET)
    assert signed_in(database, "phone") is None
    assert signed_in(database, "desk") == ann
    write(database, sign_ins.end_everywhere, ann.id)
    assert signed_in(database, "desk", "home") is None
    assert signed_in(database, KEY) == ben


def test_a_withdrawn_tutor_is_signed_in_nowhere_even_by_a_sign_in_that_came_late(database, ann):
    begin(database, ann)
    write(database, tutors.withdraw, ann.id, now=NOW)
    assert signed_in(database, KEY) is None
    begin(database, ann)
    assert signed_in(database, KEY) is None


def test_no_key_token_or_password_can_be_read_from_the_database(database, ann):
    token = write(database, setup_links.for_tutor, ann.id, SECRET, now=NOW)
    begin(database, ann)
    kept = repr(rows(database))
    assert not any(secret in kept for secret in (token, KEY, PASSWORD))


# Setup links


def first(database, now=NOW):
    return write(database, setup_links.for_first, SECRET, now=now)


def opened(database, token, now=NOW, secret=SECRET):
    return read(database, setup_links.opened, token, secret, now=now)


def test_the_first_link_makes_the_first_tutor_once(database):
    token = first(database)
    assert opened(database, token).tutor is None
    tutor = use(database, token, email="Ann@example.org ", name="Ann")
    assert tutor.email == EMAIL
    assert read(database, tutors.anybody_can_sign_in)
    with pytest.raises(UnusableLink):
        opened(database, token)
    with pytest.raises(UnusableLink):
        use(database, token, email="eve@example.org", name="Eve")
    assert first(database) is None


def test_a_newer_first_link_replaces_the_older_one(database):
    old, new = first(database), first(database)
    with pytest.raises(UnusableLink):
        opened(database, old)
    assert opened(database, new).tutor is None


def test_no_first_link_works_once_a_tutor_can_sign_in(database):
    token = first(database)
    a_tutor(database)
    with pytest.raises(UnusableLink):
        opened(database, token)
    with pytest.raises(UnusableLink):
        use(database, token, email="eve@example.org", name="Eve")


def test_a_first_link_is_not_used_up_by_an_email_that_cannot_be_one(database):
    token = first(database)
    with pytest.raises(UnusableEmail):
        use(database, token, email="nonsense", name="Ann")
    assert use(database, token, email=EMAIL, name="Ann").email == EMAIL


@pytest.mark.parametrize("change", [str.upper, str.lower, str.swapcase, lambda t: t[:-1] + "_"])
def test_a_token_counts_exactly_as_it_is(database, change):
    token = first(database)
    with pytest.raises(UnusableLink):
        opened(database, change(token))
    with pytest.raises(UnusableLink):
        opened(database, token, secret=ANOTHER_SECRET)
    assert len(token) >= 43


def test_links_expire_after_a_day_or_three(database):
    token = first(database)
    assert opened(database, token, NOW + 24 * HOUR - SECOND).tutor is None
    with pytest.raises(UnusableLink):
        opened(database, token, NOW + 24 * HOUR)
    with pytest.raises(UnusableLink):
        use(database, token, now=NOW + 24 * HOUR, email=EMAIL, name="Ann")
    ann = write(database, tutors.add, EMAIL, "Ann", now=NOW)
    token = write(database, setup_links.for_tutor, ann.id, SECRET, now=NOW)
    assert opened(database, token, NOW + 72 * HOUR - SECOND).tutor == ann
    with pytest.raises(UnusableLink):
        use(database, token, now=NOW + 72 * HOUR)


def test_a_reset_ends_the_password_the_sign_ins_and_older_links(database, ann, ben):
    begin(database, ann)
    begin(database, ben, "another browser")
    old, new = (write(database, setup_links.for_tutor, ann.id, SECRET, now=NOW) for _ in range(2))
    assert signed_in(database, KEY) is None
    assert signed_in(database, "another browser") == ben
    with pytest.raises(NotAccepted):
        check(database)
    with pytest.raises(UnusableLink):
        opened(database, old)
    use(database, new, passwords.hashed(NEW), email="eve@x.org", name="Eve")
    assert check(database, password=NEW) == ann


def test_a_withdrawn_tutors_link_does_not_work(database):
    ann = write(database, tutors.add, EMAIL, "Ann", now=NOW)
    token = write(database, setup_links.for_tutor, ann.id, SECRET, now=NOW)
    write(database, tutors.withdraw, ann.id, now=NOW)
    with pytest.raises(UnusableLink):
        opened(database, token)


def test_of_two_who_use_a_link_at_once_one_wins(database):
    token, start = first(database), Barrier(2)

    def attempt(email):
        start.wait()
        return tried(lambda: use(database, token, email=email, name=email))

    with ThreadPoolExecutor(2) as threads:
        (one, other) = sorted(threads.map(attempt, ["ann@example.org", "eve@example.org"]), key=str)
    assert sorted(map(str, (one[1], other[1]))) == sorted([str(UnusableLink), str(None)])
    assert len(rows(database)["tutor"]) == 1
