import json
from dataclasses import fields, replace
from datetime import date

import pytest

from learning.catalogue import load
from learning.exports import COLUMNS, as_csv, as_json
from learning.plan import Commitment
from learning.vocabulary import CANNOT_SAY, Occasion
from tests.learning.exported import READING, attempt, given_by, only, read, reflection, rows


def response(item, option, number=1):
    return {"attempt_id": number, "item_id": item, "option": option}


def plan_entry(**given):
    entry = Commitment(1, **given)
    return {"id": 5, "learner_id": 3, "shown": True} | {
        f.name: getattr(entry, f.name) for f in fields(entry)
    }


def test_an_export_of_nothing_has_a_head_and_no_rows():
    (head,) = rows(as_csv(given_by()))
    assert head[:3] == ["Kind", "Occasion", "Number"]
    assert len(head) == len(COLUMNS)


@pytest.mark.parametrize(
    ("language", "names"),
    [("zh-Hans", {"问题", "回答的文字"}), ("cy", {"Cwestiwn", "Ateb mewn geiriau"})],
)
def test_the_columns_are_named_in_the_language_of_whoever_takes_the_file(language, names):
    given_ = replace(given_by(), reading=load().reading(language))
    (head,) = rows(as_csv(given_))
    assert names <= set(head)
    assert len(set(head)) == len(COLUMNS)


def test_a_rating_comes_with_its_words():
    row = only(as_csv(given_by(response=[response("C1.1a", "2")])))
    text = READING.instrument.text
    assert row == {
        "kind": "response",
        "occasion": "self",
        "number": "1",
        "instrument": "partnership",
        "version": "1",
        "language": "en",
        "submitted": "2025-06-24",
        "item": "C1.1a",
        "question": f"{text.competences['C1.1']}: {text.facets['practice']}",
        "answer": "2",
        "answer_text": text.items["C1.1a"][1],
    }


def worded(item, option):
    row = only(as_csv(given_by(response=[response(item, option)])))
    return row["question"], row["answer_text"]


def test_every_kind_of_item_comes_with_its_words():
    text = READING.instrument.text
    before = f"{text.competences['C1.1']}: {text.stems.thinking_back}"
    question = text.questions["Q1"]
    assert worded("C1.1b.then", "5") == (before, text.items["C1.1b"][4])
    assert worded("X1", "1") == (text.controls["X1"], text.control_levels[0])
    assert worded("X1", CANNOT_SAY) == (text.controls["X1"], text.cannot_say)
    assert worded("Q1", "C") == (question.scenario, question.options["C"].text)
    assert worded("Q1.sure", "guess") == (text.sureness_stem, text.sureness["guess"])
    assert worded("E2", "3") == (text.event["E2"].stem, text.event["E2"].levels[2])


@pytest.mark.parametrize("occasion", Occasion)
def test_everything_that_can_be_answered_can_be_exported(occasion):
    items = [item for item in READING.instrument.on(occasion) if item.options]
    given_ = [response(item.id, option) for item in items for option in item.options]
    found = read(as_csv(given_by(attempt=[attempt(occasion=occasion)], response=given_)))
    assert [row["answer"] for row in found] == [row["option"] for row in given_]
    assert all(row["question"] and row["answer_text"] for row in found)


@pytest.mark.parametrize("item", ["R1.1", "E3"])
def test_an_open_answer_is_its_own_words(item):
    row = only(as_csv(given_by(reflection=[reflection("Our own words.", item)])))
    text = READING.instrument.text
    stem = text.reflections.get(item) or text.event[item].stem
    assert (row["question"], row["answer"], row["answer_text"]) == (
        stem,
        "Our own words.",
        "Our own words.",
    )


def test_a_draft_has_no_day_of_submitting():
    given_ = given_by(attempt=[attempt(submitted=None)], response=[response("C1.1a", "2")])
    assert only(as_csv(given_))["submitted"] == ""


def test_rows_of_several_attempts_keep_their_own_occasion():
    attempts = [attempt(1, Occasion.BASELINE), attempt(2, Occasion.AFTER)]
    given_ = [response("C1.1b", "2", 1), response("C1.1b", "4", 2)]
    found = read(as_csv(given_by(attempt=attempts, response=given_)))
    assert [(row["occasion"], row["answer"]) for row in found] == [
        ("baseline", "2"),
        ("after", "4"),
    ]


def test_a_plan_is_exported_field_by_field_without_the_empty_ones():
    entry = plan_entry(
        action="Write to the college", sureness=0, first_step_on=date(2025, 7, 1), status="partly"
    )
    found = read(as_csv(given_by(plan_entry=[entry])))
    assert {row["item"]: row["answer"] for row in found} == {
        "action": "Write to the college",
        "partner_asked": "False",
        "first_step_on": "2025-07-01",
        "sureness": "0",
        "status": "partly",
    }
    assert {(row["kind"], row["number"]) for row in found} == {("plan", "1")}


def test_every_field_of_a_plan_has_a_question_in_words():
    filled = {f.name: "x" for f in fields(Commitment) if f.name != "position"}
    found = read(as_csv(given_by(plan_entry=[plan_entry(**filled)])))
    assert [row["item"] for row in found] == list(filled)
    assert all(row["question"] for row in found)


def test_what_was_read_and_agreed_is_exported():
    given_ = given_by(
        section_done=[{"section": "themes/K1.1", "done_on": date(2025, 6, 24)}],
        agreement_answer=[
            {"point": "funding.income", "answer": "open"},
            {"point": "a.point.that.is.gone", "answer": "written"},
        ],
    )
    found = read(as_csv(given_))
    question = READING.checklist.text.points["funding.income"]
    assert [(r["kind"], r["item"], r["question"], r["answer"]) for r in found] == [
        ("section_done", "themes/K1.1", "", "2025-06-24"),
        ("agreement", "funding.income", question, "open"),
        ("agreement", "a.point.that.is.gone", "", "written"),
    ]


def test_the_json_holds_the_tables_and_the_worded_answers():
    given_ = given_by(
        response=[response("C1.1a", "2")],
        plan_entry=[plan_entry(action="=1+1", first_step_on=date(2025, 7, 1))],
    )
    document = json.loads(as_json(given_))
    assert document["tables"]["attempt"][0]["submitted_at"] == "2025-06-24T09:30:00+00:00"
    assert document["tables"]["response"] == [response("C1.1a", "2")]
    assert document["tables"]["plan_entry"][0]["action"] == "=1+1"
    assert document["tables"]["plan_entry"][0]["first_step_on"] == "2025-07-01"
    assert [row["item"] for row in document["answers"]] == [
        "C1.1a",
        "action",
        "partner_asked",
        "first_step_on",
    ]


def test_the_csv_holds_the_same_rows_as_the_json():
    given_ = given_by(
        response=[response("C1.1a", "2"), response("Q1", "B")],
        reflection=[reflection("one, two\nthree")],
        section_done=[{"section": "cases/leodis", "done_on": date(2025, 6, 24)}],
    )
    document = json.loads(as_json(given_))
    answers = [{name: str(row.get(name, "")) for name in COLUMNS} for row in document["answers"]]
    assert read(as_csv(given_)) == answers


def test_a_value_that_has_no_form_in_json_is_an_error():
    with pytest.raises(TypeError, match="set"):
        as_json(given_by(section_done=[{"section": "x", "done_on": {1}}]))


def test_spreadsheets_are_told_that_the_file_is_unicode():
    assert as_csv(given_by()).startswith(b"\xef\xbb\xbf")
