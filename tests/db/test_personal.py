from dataclasses import asdict
from pathlib import Path

import pytest

from db import learners, personal, retention
from db.errors import UnknownCode
from db.models import Base
from db.personal import PERSONAL
from learning.codes import fingerprint
from learning.plan import Commitment
from tests.db.factories import (
    EDITIONS,
    NOW,
    SECRET,
    TODAY,
    a_cohort,
    a_draft,
    a_full_life,
    a_learner,
    joined,
    read,
    rows,
    sqlite_only,
    write,
)

WORDS = "what this person wrote"


def everything(database, learner):
    return read(database, personal.everything, learner)


def erase(database, learner):
    write(database, personal.erase, learner, EDITIONS)


def points_to_learner(table, seen=frozenset()):
    parents = {key.column.table for key in table.foreign_keys} - seen
    return any(p.name == "learner" or points_to_learner(p, seen | {table}) for p in parents)


def test_every_table_that_leads_to_a_learner_is_handed_over_and_no_other():
    leading = {t.name for t in Base.metadata.tables.values() if points_to_learner(t)}
    assert {table.__tablename__ for table in PERSONAL} == leading | {"learner"}


def test_a_full_life_fills_every_table_of_the_register(database, learner, edition):
    a_full_life(database, learner, edition)
    assert [name for name, found in everything(database, learner).items() if not found] == []


def test_a_learner_is_handed_everything_about_them_and_nothing_about_others(
    database, stranger, edition
):
    a_full_life(database, stranger, edition, "not mine")
    cohort = a_cohort(database)
    learner = a_learner(database, cohort_id=cohort.id)
    draft = a_full_life(database, learner, edition, WORDS)
    given = everything(database, learner)
    (entry,) = given.pop("plan_entry")
    (row,) = (answer.pop("id") for answer in given["open_answer"])
    (code,) = (coding.pop("code_id") for coding in given["coding"])
    (feedback,) = (each.pop("id") for each in given["feedback"])
    assert min(row, code, feedback) >= 1
    assert entry == {
        **asdict(Commitment(1, action=WORDS)),
        "id": entry["id"],
        "learner_id": learner,
        "shown": False,
    }
    ids = {"learner_id": learner, "instrument_id": "partnership", "instrument_version": 1}
    same = {**ids, "language": "en", "occasion": "self", "step": 0, "started_at": NOW}
    same["withheld"] = False
    assert given == {
        "learner": [
            {
                "id": learner,
                "cohort_id": cohort.id,
                "group_id": None,
                "number": 1,
                "language": "en",
                "last_place": None,
                "joined_on": TODAY,
            }
        ],
        "device": [{"learner_id": learner, "linked_on": TODAY}],
        "attempt": [
            {**same, "id": draft - 1, "sequence": 1, "revision": 0, "submitted_at": NOW},
            {**same, "id": draft, "sequence": 2, "revision": 2, "submitted_at": None},
        ],
        "response": [{"attempt_id": draft, "item_id": "C1.1a", "option": "4"}],
        "reflection": [{"attempt_id": draft, "item_id": "R1.1", "text": WORDS}],
        "section_done": [{"learner_id": learner, "section": "themes.T1", "done_on": TODAY}],
        "agreement_answer": [{"learner_id": learner, "point": "purpose", "answer": "written"}],
        "open_answer": [
            {
                "attempt_id": draft,
                "item_id": "R1.1",
                "plan_entry_id": None,
                "quotable_since": TODAY,
                "in_class_since": TODAY,
            }
        ],
        # That codes exist is theirs to know, and not who gave them.
        "coded_by": [{"open_answer_id": row, "coded_on": TODAY}],
        "coding": [{"open_answer_id": row}],
        "decision": [{"open_answer_id": row, "code_id": code, "given": True, "decided_on": TODAY}],
        "feedback": [
            {"open_answer_id": row, "text": "Well put.", "written_at": NOW, "seen_on": None}
        ],
        "answer_translation": [
            {
                "open_answer_id": row,
                "language": "cy",
                "text": "Geiriau",
                "status": "drafted",
                "source_hash": "0" * 64,
                "changed_on": TODAY,
            }
        ],
    }


def test_no_code_no_key_and_no_hash_is_handed_over(database, edition):
    record, code = joined(database)
    a_full_life(database, record.id, edition)
    given = repr(everything(database, record.id))
    for secret in (code, fingerprint(code, SECRET), fingerprint(f"device of {record.id}", SECRET)):
        assert secret not in given


def test_who_gave_nothing_is_handed_their_own_row_and_empty_lists(database, learner, stranger):
    given = everything(database, learner)
    assert [name for name, found in given.items() if found] == ["learner"]
    assert set(given) == {table.__tablename__ for table in PERSONAL}


def test_erasing_leaves_no_row_of_a_learner_and_every_row_of_others(database, stranger, edition):
    a_full_life(database, stranger, edition)
    before = rows(database)
    learner = a_learner(database)
    a_full_life(database, learner, edition)
    erase(database, learner)
    assert rows(database) == before
    assert not any(everything(database, learner).values())


def test_who_was_erased_can_come_back_by_no_code_and_no_device(database, edition):
    record, code = joined(database)
    a_full_life(database, record.id, edition)
    erase(database, record.id)
    assert read(database, learners.find, record.id) is None
    assert read(database, learners.by_device, f"device of {record.id}", SECRET) is None
    with pytest.raises(UnknownCode):
        read(database, learners.by_resume_code, code, SECRET)


def test_erasing_somebody_who_is_gone_changes_nothing(database, learner, stranger):
    erase(database, learner)
    before = rows(database)
    erase(database, learner)
    assert rows(database) == before


def test_an_id_is_never_given_again_so_that_no_open_window_shows_somebody_else(database):
    gone = a_learner(database)
    erase(database, gone)
    assert a_learner(database) > gone


def clean(database):
    """What happens once a day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(retention, "connect", lambda _url: database)
        assert retention.main([]) == 0


@sqlite_only
def test_erased_words_are_nowhere_in_the_files_of_a_sqlite_database_after_a_day(database, edition):
    mine, theirs = (a_draft(database, a_learner(database), edition) for _ in range(2))
    # In this order SQLite moves rows from page to page and leaves copies in the gaps.
    mine.reflect("甲" * 900, "R2.2")
    theirs.reflect("乙" * 100)
    mine.reflect("甲" * 100)
    theirs.reflect("乙" * 900, "R2.3")
    theirs.reflect("乙" * 10)
    theirs.reflect("乙" * 400, "R2.2")
    assert traces(database, "甲")
    erase(database, mine.learner_id)
    clean(database)
    assert traces(database, "甲") == []
    assert traces(database, "乙") == ["test.db"]
    assert theirs.reflections == {"R1.1": "乙" * 10, "R2.2": "乙" * 400, "R2.3": "乙" * 900}


@sqlite_only
def test_erased_words_are_nowhere_whatever_they_were_given_for(database, edition):
    learner = a_learner(database)
    a_full_life(database, learner, edition, WORDS)
    assert traces(database, WORDS)
    erase(database, learner)
    clean(database)
    assert traces(database, WORDS) == []


@sqlite_only
def test_erased_words_leave_the_log_of_changes_at_once_where_nobody_is_in_the_way(
    database, edition
):
    learner = a_learner(database)
    a_full_life(database, learner, edition, WORDS)
    erase(database, learner)
    assert traces(database, WORDS) == ["test.db-wal"]
    assert database.forget_erased()
    assert traces(database, WORDS) == []


def traces(database, words):
    """Names of the files of a SQLite database in which words occur."""
    folder = Path(database.engine.url.database).parent
    files = sorted(folder.glob("test.db*"))
    return [file.name for file in files if words.encode() in file.read_bytes()]
