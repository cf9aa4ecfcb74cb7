"""Taking a cohort's answers along: what is made, who may take it, and what the log says."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from types import SimpleNamespace

import openpyxl
import pyreadstat
import pytest
from sqlalchemy import delete, select

from db import audit, cohort_tutors, quoting, sign_ins, tutors
from db.errors import NotYours, SignedOut
from db.models import AuditEntry, CohortTutor, Learner, Response
from learning.cohort_exports.files import FORMATS, SHAPES, book
from learning.cohort_exports.instrument import from_json
from learning.cohort_exports.rows import ATTRIBUTES
from learning.names import as_written
from learning.vocabulary import Occasion
from tests import poppler
from tests.pages.coding import a_workshop, at, at_work
from tests.pages.cohorts import a_full_cohort
from ui import audit_log, clock, cohort_exports, downloads, resources
from ui.clock import now, today

SIZE = 12
OFTEN = 3


@pytest.fixture
def files(monkeypatch):
    """Every file that was made: what the log will say of it, and what gives its content."""
    made = []

    def noted(visit, of, file, content):
        made.append((file, given := real(visit, of, file, content)))
        return given

    real = downloads.noted
    monkeypatch.setattr(downloads, "noted", noted)
    return made


@pytest.fixture
def full(database, reading, tutor):
    return a_full_cohort(database, reading, SIZE, tutor=tutor)


def make(person, full, format_="csv", shape="long", *, texts=False):
    person.open("exports", **full.address)
    person.app.radio(key="exports.format").set_value(format_)
    person.app.radio(key="exports.shape").set_value(shape)
    if texts:
        person.app.checkbox(key="exports.texts").check()
    return person.click("exports.make")


def lines(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def log(person, cohort):
    with person.database.reading() as session:
        entries = audit.of_cohorts(session, person.tutor_id, cohort_id=cohort.id)
    return [entry.detail for entry in entries if entry.action == "cohort.export"]


def answers_read(format_, content, tmp_path):
    """How many answers a wide file holds, whatever its format."""
    if format_ == "csv":
        return sum(bool(line[name]) for line in lines(content) for name in line)
    if format_ == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        return sum(cell is not None for row in sheet.iter_rows(2, values_only=True) for cell in row)
    file = tmp_path / "a.sav"
    file.write_bytes(content)
    frame, _ = pyreadstat.read_sav(file, user_missing=True)
    return int(((frame.notna()) & (frame != "")).sum().sum())


@pytest.mark.parametrize("format_", FORMATS)
def test_every_answer_is_in_every_format(tutor, full, files, tmp_path, database, format_):
    make(tutor, full, format_, "wide")
    ((file, given),) = files
    assert file.name.endswith(f"-wide.{format_}")
    with database.reading() as session:
        kept = len(session.scalars(select(Response.option)).all())
    filled = answers_read(format_, given(), tmp_path)
    people = 2 * SIZE
    hidden = people * len(ATTRIBUTES) + kept - filled
    # An item that fewer than five of a block answered is left out.
    assert 0 <= hidden <= kept / 10


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("shape", SHAPES)
def test_a_row_tells_nothing_but_its_block(tutor, full, files, shape):
    make(tutor, full, shape=shape)
    found = lines(files[0][1]())
    assert list(found[0])[: len(ATTRIBUTES)] == [*ATTRIBUTES]
    assert {line["row"] for line in found} == {str(n) for n in range(1, SIZE + 1)}
    assert {line["group"] for line in found} == {"Archive", "Museum"}
    assert {line["occasion"] for line in found} == {"baseline", "after"}
    assert {line["released"] for line in found} == {today().isoformat()}


def test_no_file_holds_a_code_a_hash_or_a_time(tutor, full, files, database):
    for format_ in ("csv", "sav"):
        make(tutor, full, format_, texts=True)
    tutor.open("exports", **full.address).click("exports.report.make")
    with database.reading() as session:
        hashes = list(session.scalars(select(Learner.resume_hash)))
    for _, given in files:
        content = given()
        for secret in (full.cohort.join_code, *hashes):
            assert secret.encode() not in content
    assert not re.search(rb"\d\d:\d\d", files[0][1]())


def test_a_download_is_in_the_log_and_making_alone_is_not(tutor, full, files):
    make(tutor, full)
    assert tutor.sees("exports.take")
    assert log(tutor, full.cohort) == []
    content = files[0][1]()
    number = len(lines(content))
    assert log(tutor, full.cohort) == [f"csv;long;lines:{number}"]
    entry = f"csv, long, {tutor.say.number(number)} lines"
    assert tutor.sees("exports.ready", told=entry)
    tutor.open("exports", **full.address)
    (table,) = (one.value for one in tutor.app.table)
    columns = ("exports.log.did", "exports.log.who", "exports.log.detail")
    shown = [table[tutor.say(column)].iloc[0] for column in columns]
    assert shown == [tutor.say("exports.action.cohort_export"), "Tess Tutor", entry]
    # Whoever reads the log in another language reads all of it in that language.
    tutor.app.segmented_control(key="language").set_value("cy")
    welsh = resources.catalogue().reading("cy").phrases
    (table,) = (one.value for one in tutor.run().app.table)
    told = [welsh("exports.told.long"), welsh.count("exports.told.lines", number)]
    assert table[welsh("exports.log.detail")].iloc[0] == welsh.listed(["csv", *told])
    assert not tutor.has("exports.take")


def test_who_is_no_tutor_any_more_gets_no_file(tutor, full, files, database):
    make(tutor, full)
    with database.writing() as session:
        tutors.withdraw(session, tutor.tutor_id, now=now())
    with pytest.raises(SignedOut):
        files[0][1]()
    assert log(tutor, full.cohort) == []


def test_whose_cohort_it_is_no_more_gets_no_file(tutor, full, files, database):
    make(tutor, full)
    with database.writing() as session:
        session.execute(delete(CohortTutor))
    with pytest.raises(NotYours):
        files[0][1]()
    with database.reading() as session:
        noted = set(session.scalars(select(AuditEntry.action)))
    assert "cohort.export" not in noted


def test_who_signed_out_in_another_window_gets_no_file(tutor, full, files, database):
    make(tutor, full)
    with database.writing() as session:
        sign_ins.end_everywhere(session, tutor.tutor_id)
    with pytest.raises(SignedOut):
        files[0][1]()
    assert log(tutor, full.cohort) == []


def test_another_tutor_gets_nothing(other_tutor, full, files):
    other_tutor.open("exports", **full.address)
    assert other_tutor.sees("cohort.unknown")
    assert not other_tutor.has("exports.make")


def test_before_anything_is_released_there_is_nothing_to_take(database, reading, tutor, files):
    full = a_full_cohort(database, reading, SIZE, tutor=tutor, released=False)
    assert make(tutor, full).sees("exports.none")
    assert files == []
    assert tutor.open("exports", **full.address).click("exports.report.make").has("exports.make")
    assert len(files) == 1


def test_open_answers_come_only_when_they_are_ticked(database, reading, files):
    workshop = a_workshop(database)
    workshop.said("=1+1", "trust")
    ada = at_work(database, reading, workshop.ada)
    for ticked in (False, True):
        at(ada, workshop, "exports")
        ada.app.radio(key="exports.format").set_value("csv")
        if ticked:
            ada.app.checkbox(key="exports.texts").check()
        ada.click("exports.make")
    without, together = (lines(given()) for _, given in files)
    assert without == []
    assert sorted(line["answer"] for line in together) == ["'=1+1", "trust"]
    assert log(ada, workshop.cohort)[0] == "csv;long;lines:2;texts"


def test_the_report_quotes_only_whom_it_may_and_only_when_ticked(database, reading, files):
    poppler.needed()
    workshop = a_workshop(database)
    ((learner, attempt), _) = workshop.said("#panic(1) may be quoted", "may not be quoted")
    with database.writing() as session:
        given = {"allowed": True, "today": now().date()}
        quoting.allow_quoting(session, learner, attempt, "R1.1", **given)
    ada = at_work(database, reading, workshop.ada)
    for ticked in (False, True):
        at(ada, workshop, "exports")
        if ticked:
            ada.app.checkbox(key="exports.quotes").check()
        ada.click("exports.report.make")
    plain, quoted = (poppler.text(given()) for _, given in files)
    assert "quoted" not in plain
    assert "#panic(1) may be quoted" in quoted
    assert "may not be quoted" not in quoted
    assert log(ada, workshop.cohort) == ["pdf;quotes", "pdf"]


def test_the_report_is_about_this_cohort(tutor, full, files, database, reading):
    poppler.needed()
    a_full_cohort(database, reading, 20, tutor=tutor, title="Autumn workshop", seed=8)
    tutor.open("exports", **full.address).click("exports.report.make")
    text = poppler.text(files[0][1]())
    assert full.cohort.title in text
    assert "Autumn" not in text
    assert f"n = {SIZE}" in text


def test_the_instrument_is_offered_without_anybodys_answers(tutor, full, reading):
    tutor.open("exports", **full.address)
    for part in ("paper", "json", "book"):
        assert tutor.sees(f"exports.{part}")
    made = cohort_exports.as_json(reading.instrument)
    assert from_json(made).items == reading.instrument.items
    assert json.loads(made)["plan"]["questions"][0]["key"]
    assert len(lines(book([reading.instrument], reading.phrases))) > 100


def test_the_log_is_read_page_by_page(tutor, full, database):
    def notes(number):
        with database.writing() as session:
            for n in range(number):
                audit.note(
                    session, action="cohort.export", tutor_id=tutor.tutor_id,
                    cohort_id=full.cohort.id, detail=f"entry *{n}*", now=now(),
                )  # fmt: skip

    notes(OFTEN * audit_log.PER_PAGE)
    tutor.open("exports", **full.address)
    (table,) = (one.value for one in tutor.app.table)
    assert len(table) == audit_log.PER_PAGE
    assert table[tutor.say("exports.log.detail")].iloc[0] == "entry \\*59\\*"
    tutor.app.number_input(key="exports.log.page").set_value(OFTEN + 1)
    tutor.run()
    (table,) = (one.value for one in tutor.app.table)
    assert tutor.say("exports.action.cohort_create") in set(table[tutor.say("exports.log.did")])


def test_the_first_entry_of_a_long_log_can_be_reached(tutor, full, database):
    pages = 101
    with database.writing() as session:
        for _ in range(pages * audit_log.PER_PAGE):
            audit.note_of_cohort(session, tutor.tutor_id, full.cohort.id, "export", "", now())
    tutor.open("exports", **full.address)
    assert tutor.app.number_input(key="exports.log.page").max > pages
    tutor.app.number_input(key="exports.log.page").set_value(pages + 1)
    tutor.run()
    (table,) = (one.value for one in tutor.app.table)
    assert table[tutor.say("exports.log.did")].iloc[-1] == tutor.say("exports.action.cohort_create")


def test_the_log_names_whom_it_is_about(tutor, other_tutor, full, database):
    with database.writing() as session:
        cohort_tutors.invite(
            session, tutor.tutor_id, full.cohort.id, "other@example.org", now=now()
        )

    def newest():
        tutor.open("exports", **full.address)
        (table,) = (one.value for one in tutor.app.table)
        return [table[tutor.say(f"exports.log.{name}")].iloc[0] for name in ("did", "detail")]

    invited = tutor.say("exports.action.cohort_invite")
    assert newest() == [invited, "Otto Other"]
    with database.writing() as session:
        tutors.erase(session, other_tutor.tutor_id)
    assert newest() == [invited, ""]


def noted(tutor, cohort, action, detail, at=None):
    with tutor.database.writing() as session:
        audit.note(
            session, action=action, tutor_id=tutor.tutor_id, cohort_id=cohort.id,
            detail=detail, now=at or now(),
        )  # fmt: skip


def newest(tutor, full, column, language="en"):
    """A cell of the newest entry, as somebody reads it who reads this language."""
    tutor.open("exports", **full.address)
    if language != "en":
        tutor.app.segmented_control(key="language").set_value(language)
        tutor.run()
    (table,) = (one.value for one in tutor.app.table)
    return table[column].iloc[0]


@pytest.mark.parametrize(
    ("action", "detail", "shown"),
    [
        ("code.remove", "texts", "texts"),
        ("code.remove", "csv;wide;lines:24;texts", "csv;wide;lines:24;texts"),
        ("code.merge", "long → wide", "long → wide"),
        ("cohort.create", "baseline of the spring", "baseline of the spring"),
        ("cohort.create", "after", "after"),
        ("cohort.floor", "5 → 9", "5 → 9"),
        ("cohort.open", "baseline", "Cyn y gweithdy"),
        ("cohort.release", "baseline +7", "Cyn y gweithdy +7"),
        ("cohort.retention", " → 2027-03-14", "dim diwrnod → 14 Mawrth 2027"),
        ("cohort.retention", "2027-03-14 → 2028-01-02", "14 Mawrth 2027 → 2 Ionawr 2028"),
        ("cohort.export", "csv;wide", "csv, llydan"),
    ],
)
def test_what_was_noted_is_told_as_its_action_says(tutor, full, action, detail, shown):
    noted(tutor, full.cohort, action, detail)
    welsh = resources.catalogue().reading("cy").phrases
    assert newest(tutor, full, welsh("exports.log.detail"), "cy") == as_written(shown)


@pytest.mark.parametrize(
    ("language", "zone", "table"),
    [
        ("en", "Europe/London", ("When (United Kingdom Time)", "14 July 2026, 23:30")),
        ("en", "Asia/Calcutta", ("When (India Time)", "15 July 2026, 04:00")),
        ("zh-Hans", "Asia/Shanghai", ("时间（中国时间）", "2026年7月15日 06:30")),
        ("cy", "Europe/London", ("Pryd (Amser Y Deyrnas Unedig)", "14 Gorffennaf 2026 23:30")),
        ("cy", "Etc/GMT+3", ("Pryd (UTC-03:00)", "14 Gorffennaf 2026 19:30")),
        ("cy", None, ("Pryd (UTC)", "14 Gorffennaf 2026 22:30")),
    ],
)
def test_when_it_was_is_told_in_the_reader_s_language_and_zone(
    tutor, full, monkeypatch, language, zone, table
):
    heading, told = table
    monkeypatch.setattr(clock, "st", SimpleNamespace(context=SimpleNamespace(timezone=zone)))
    noted(tutor, full.cohort, "cohort.freeze", "", datetime(2026, 7, 14, 22, 30, tzinfo=UTC))
    with tutor.database.writing() as session:
        session.execute(delete(AuditEntry).where(AuditEntry.action != "cohort.freeze"))
    assert newest(tutor, full, heading, language) == told


def test_everything_that_is_noted_has_words(reading):
    root = audit_log.__file__.rsplit("/", 2)[0]
    said = set()
    for file in ("code_book", "cohort_life", "cohort_settings", "cohort_tutors", "retention"):
        with open(f"{root}/db/{file}.py", encoding="utf-8") as source:  # noqa: PTH123
            text = source.read()
        said |= set(re.findall(r'"((?:cohort|code)\.[a-z_]+)"', text))
        for call in re.findall(r"note_of_cohort\(([^)]*)\)", text):
            said |= {f"cohort.{name}" for name in re.findall(r'"([a-z_]+)"', call)}
    assert len(said) > OFTEN
    for action in said | {"cohort.export"}:
        assert reading.phrases(f"exports.action.{action.replace('.', '_')}")


def test_a_learner_takes_their_own_report(newcomer, reading, database):
    poppler.needed()
    learner = newcomer()
    learner.submitted(Occasion.SELF)
    learner.open("results")
    assert learner.sees("report.personal.get")
