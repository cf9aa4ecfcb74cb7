import pytest

from db import (
    audit,
    cohort_tutors,
    cohorts,
    setup_links,
    sign_ins,
    tutor_commands,
    tutors,
)
from db.errors import UnusableEmail
from db.models import CohortTutor
from db.tutors import TutorRecord
from learning.tokens import keyed_hash
from tests.db.factories import NOW, SECRET, TODAY, a_cohort, read, rows, write

A_HASH = "$argon2id$ of a password"
LATER = NOW.replace(year=2027)


def add(database, email="ann@example.org", name="Ann"):
    return write(database, tutors.add, email, name, now=NOW)


def by_email(database, email):
    return read(database, tutors.by_email, email)


def test_an_email_is_kept_trimmed_and_in_lower_case(database):
    tutor = add(database, "  Ann@Example.ORG ", " Ann ")
    assert tutor == TutorRecord(tutor.id, "ann@example.org", "Ann")
    assert by_email(database, "ANN@example.org ") == tutor
    assert read(database, tutors.find, tutor.id) == tutor


@pytest.mark.parametrize(
    "email",
    [
        "", "ann", "@example.org", "ann@", "a@b@c", "ann@exa\nmple.org", "ann@exa\x00mple.org",
        "a" * 250 + "@b.cd",
    ],
)  # fmt: skip
def test_what_cannot_be_an_address_is_refused(database, email):
    with pytest.raises(UnusableEmail):
        add(database, email)
    assert rows(database)["tutor"] == []


def test_a_name_is_kept_in_one_line_without_control_characters(database):
    assert add(database, name=" Ann\n\x00Archer ").name == "Ann Archer"
    assert add(database, name="\x00").name == "ann@example.org"


def test_who_is_added_twice_stays_one_tutor(database):
    first, second = add(database), add(database, "ANN@example.org", "Ann Archer")
    assert second == TutorRecord(first.id, "ann@example.org", "Ann Archer")
    assert len(rows(database)["tutor"]) == 1


def test_a_withdrawn_tutor_is_found_nowhere_and_keeps_no_way_in(database):
    ann, ben = add(database), add(database, "ben@example.org", "Ben")
    for tutor in (ann, ben):
        write(database, setup_links.for_tutor, tutor.id, SECRET, now=NOW)
        write(database, sign_ins.begin, tutor.id, f"key {tutor.id}", SECRET, now=NOW)
    write(database, tutors.withdraw, ann.id, now=NOW)
    assert read(database, tutors.find, ann.id) is None
    assert by_email(database, ann.email) is None
    assert by_email(database, ben.email) == ben
    kept = rows(database)
    assert len(kept["sign_in"]) == len(kept["setup_link"]) == 1
    assert keyed_hash("sign-in", f"key {ben.id}", SECRET) in kept["sign_in"][0]


def test_who_is_put_back_on_the_list_is_the_same_tutor(database):
    ann = add(database)
    write(database, tutors.withdraw, ann.id, now=NOW)
    assert add(database).id == ann.id
    assert by_email(database, ann.email) == ann


def test_the_list_holds_everybody_by_email(database):
    ben, ann = add(database, "ben@example.org", "Ben"), add(database)
    write(database, tutors.withdraw, ben.id, now=LATER)
    listed = read(database, tutors.listed)
    assert [(one.tutor, one.has_password, one.withdrawn_at) for one in listed] == [
        (ann, False, None),
        (ben, False, LATER),
    ]
    assert read(database, tutors.anybody)
    assert not read(database, tutors.anybody_can_sign_in)


def test_the_audit_log_shows_own_cohorts_and_own_deeds_newest_first(database):
    ann, ben = add(database), add(database, "ben@example.org", "Ben")
    mine, other = a_cohort(database, "Mine"), a_cohort(database, "Other")
    with database.writing() as session:
        session.add(CohortTutor(cohort_id=mine.id, tutor_id=ann.id, owner=True, since=TODAY))
        for tutor, cohort_id, action in (
            (ann.id, mine.id, "released"),
            (ben.id, mine.id, "exported"),
            (ben.id, other.id, "exported"),
            (ann.id, 999, "deleted"),
            (None, mine.id, "closed"),
        ):
            audit.note(
                session, action=action, tutor_id=tutor, cohort_id=cohort_id, detail="", now=NOW
            )
    entries = read(database, audit.of_cohorts, ann.id)
    assert [(e.tutor, e.cohort_id, e.action) for e in entries] == [
        (None, mine.id, "closed"),
        ("Ann", 999, "deleted"),
        ("Ben", mine.id, "exported"),
        ("Ann", mine.id, "released"),
    ]
    narrowed = read(database, audit.of_cohorts, ann.id, cohort_id=mine.id, limit=2)
    assert [entry.action for entry in narrowed] == ["closed", "exported"]
    assert read(database, audit.of_cohorts, ann.id, cohort_id=other.id) == []


@pytest.fixture
def command(database, monkeypatch, capsys):
    """Runs one command; gives its exit code, what it printed and what it complained of."""
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("PUBLIC_URL", "https://learn.example.org/")
    monkeypatch.setattr(tutor_commands, "server_secret", lambda: SECRET)

    def run(*arguments):
        try:
            code = tutor_commands.main(arguments)
        except SystemExit as end:
            code = end.code
        return code, *capsys.readouterr()

    return run


def test_add_and_reset_print_a_link_and_only_the_newest_works(database, command):
    tokens = []
    for arguments in (("add", "Ann@example.org", "Ann"), ("reset", "ann@example.org")):
        code, printed, complaint = command(*arguments)
        assert (code, complaint) == (0, "")
        assert "ann@example.org" in printed
        link = printed.splitlines()[-1]
        assert link.startswith("https://learn.example.org/tutor?setup=")
        tokens.append(link.partition("=")[2])
    (kept,) = rows(database)["setup_link"]
    assert keyed_hash("setup", tokens[1], SECRET) in kept
    assert not any(token in repr(rows(database)) for token in tokens)


def test_commands_that_cannot_be_done_say_why_and_change_nothing(database, command):
    command("add", "ann@example.org", "Ann")
    before = rows(database)
    for arguments in (
        ("add", "ann@example.org", "Ann"),
        ("add", "nonsense", "Ann"),
        ("reset", "ben@example.org"),
        ("withdraw", "ben@example.org"),
    ):
        code, printed, complaint = command(*arguments)
        assert (code, printed) == (1, "")
        assert complaint.startswith(arguments[1])
    for arguments in ((), ("promote", "ann@example.org"), ("add", "ann@example.org")):
        assert command(*arguments)[0] == 2
    assert command("--help")[0] == 0
    assert rows(database) == before


def test_list_says_who_is_on_the_list_and_shows_no_hash(database, command):
    command("add", "ann@example.org", "Ann")
    command("add", "ben@example.org", "Ben")
    with database.writing() as session:
        token = setup_links.for_tutor(session, 1, SECRET, now=NOW)
        setup_links.use(session, token, SECRET, password_hash=A_HASH, now=NOW)
    assert command("withdraw", "ben@example.org")[0] == 0
    code, printed, _ = command("list")
    assert code == 0
    first, second = printed.splitlines()
    assert first == "ann@example.org\tAnn\thas a password"
    assert second.startswith("ben@example.org\tBen\twithdrawn on ")
    assert "argon2" not in printed


def test_a_withdrawn_owner_s_cohorts_are_handed_over_and_then_nothing_of_them_is_left(
    database, command
):
    for name in ("ann", "ben"):
        command("add", f"{name}@example.org", name.title())
    with database.writing() as session:
        ann, ben = (tutors.by_email(session, f"{n}@example.org").id for n in ("ann", "ben"))
        mine, ours = (cohorts.create(session, t, [], now=NOW).id for t in ("Mine", "Ours"))
        for cohort, tutor, owner in ((mine, ann, True), (ours, ann, True), (ours, ben, False)):
            session.add(
                CohortTutor(cohort_id=cohort, tutor_id=tutor, owner=owner, since=NOW.date())
            )
        audit.note_of_cohort(session, ann, mine, "export", "csv", NOW)
    command("withdraw", "ann@example.org")
    code, _, complaint = command("erase", "ann@example.org")
    assert (code, "hand-over" in complaint) == (1, True)
    code, _, complaint = command("hand-over", "ann@example.org", "nobody@example.org")
    assert (code, complaint) == (1, "nobody@example.org: not on the list\n")
    assert command("hand-over", "ann@example.org", "ben@example.org")[0] == 0
    with database.reading() as session:
        listed = cohort_tutors.of_tutor(session, ben)
    assert {(one.id, one.owner) for one in listed} == {(mine, True), (ours, True)}
    assert command("erase", "ann@example.org")[0] == 0
    assert "ann@example.org" not in repr(rows(database))
    with database.reading() as session:
        *given, entry = audit.of_cohorts(session, ben)
    assert (entry.action, entry.tutor) == ("cohort.export", None)
    assert sorted((one.cohort_id, one.action, one.tutor, one.about) for one in given) == [
        (cohort, "cohort.hand_over", None, "Ben") for cohort in (mine, ours)
    ]
