"""Documents to print, read back by poppler."""

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from learning import cohort_change, wording
from learning.catalogue import load
from learning.charts.base import LIGHT
from learning.charts.cohort import struggles
from learning.charts.cohort.alphas import alphas
from learning.charts.cohort.means import means
from learning.charts.cohort_shift import shift
from learning.figures import profile, questions
from learning.figures.reliability import consistency
from learning.reports import fonts
from learning.reports.cohort import cohort_document, cohort_report
from learning.reports.paper import paper, paper_edition
from learning.reports.personal import Answered, Mine, personal_report
from learning.reports.printing import as_pdf
from learning.scoring import score
from learning.vocabulary import Occasion
from tests import poppler
from tests.learning.factories import everything
from tests.learning.gathered import GROUPS, READING, gathered
from tests.learning.test_cohort_exports import HOSTILE

SAY, EDITION = READING.phrases, READING.instrument
MEGABYTE = 1_000_000
PARTS = ("text", "note", "heading", "facts", "chart", "table", "quote")


@pytest.fixture(scope="module", autouse=True)
def _readers():
    poppler.needed()


def mine(**given):
    first, last = (
        Answered(label, EDITION, everything(EDITION, occasion))
        for label, occasion in (("Then", Occasion.BASELINE), ("Now", Occasion.FOLLOW_UP))
    )
    scores = score(EDITION, last.responses, Occasion.FOLLOW_UP)
    steps = [("Call one partner.", ["First step: find the number (14 March 2026)"])]
    about = {"shown": last, "scores": scores, "then": first, "now": last, "steps": steps}
    given = {**about, "draft_notice": "A draft.", "made_on": date(2026, 3, 14), **given}
    return Mine(**given)


def words(text):
    return " ".join(text.split())


def dense(text):
    """A text without spaces, since a reader may find them in other places."""
    return "".join(text.split())


# Tags, language, fonts, size


@pytest.mark.parametrize(
    "made",
    [
        lambda: paper_edition(EDITION, SAY),
        lambda: cohort_report(gathered(), SAY),
        lambda: personal_report(mine(), SAY),
    ],
    ids=["paper", "cohort", "personal"],
)
def test_a_document_is_tagged_small_and_carries_its_fonts(made):
    pdf = made()
    told = poppler.info(pdf)
    assert told["Tagged"] == "yes"
    assert told["JavaScript"] == "no"
    assert b"/Lang (en)" in pdf or b"/Lang(en)" in pdf
    assert b"pdfuaid" in pdf
    assert len(pdf) < MEGABYTE
    embedded = poppler.fonts(pdf)
    assert embedded
    assert all(embedded.values())
    assert {name.partition("-")[0] for name in embedded} <= {"NotoSans", "NotoSansMath"}
    assert fonts.UNPRINTABLE not in poppler.text(pdf)


def test_pictures_say_in_words_what_they_show():
    structure = poppler.structure(cohort_report(gathered(), SAY))
    assert structure.count("Figure") >= 8
    assert structure.count("Figure") == len(re.findall(r"Figure.*\n.*Alt|/Alt|Figure", structure))


# The paper edition


def test_the_paper_edition_asks_everything():
    text = dense(poppler.text(paper_edition(EDITION, SAY)))
    for item in EDITION.items.values():
        if item.kind != "sureness":
            assert (
                dense(wording.question(EDITION, item, SAY).split(":")[0].replace("*", "")) in text
            )
        for label in wording.options(EDITION, item).values():
            assert dense(label) in text


def test_the_paper_edition_gives_nothing_away():
    said = json.dumps(paper(EDITION, SAY))
    for question in EDITION.plan.questions:
        for option in EDITION.text.questions[question.id].options.values():
            assert option.reason not in said
    assert "key" not in said.split('"')


# The report on a cohort


def test_the_report_has_every_number_of_its_tables():
    given = gathered()
    text = dense(poppler.text(cohort_report(given, SAY)))
    tables = [
        part
        for section in cohort_document(given, SAY)["sections"]
        for part in section["parts"]
        if part["kind"] == "table"
    ]
    assert len(tables) > 8
    for table in tables:
        for row in table["rows"]:
            assert all(dense(cell) in text for cell in row)


def test_the_report_names_the_cohort_its_groups_and_its_sizes():
    text = poppler.text(cohort_report(gathered(), SAY))
    for wanted in ("Spring workshop", "Archive", "Museum", "n = 24", "14 March 2026"):
        assert wanted in text
    assert words(SAY("report.cohort.how.privacy", floor=5)) in text


def test_there_is_one_test_in_the_whole_report():
    three = (Occasion.BASELINE, Occasion.AFTER, Occasion.FOLLOW_UP)
    text = poppler.text(cohort_report(gathered(occasions=three), SAY))
    assert text.count("signed-rank test") == 1
    assert text.count(words(SAY("report.cohort.change.care"))) == 3


def test_the_report_has_the_response_shift_beside_both_changes():
    given = gathered()
    told = given.told[-1]
    found = cohort_change.shifts(told.pooled(given.floor), EDITION)
    shown = shift(found, EDITION, SAY, LIGHT)
    text = poppler.text(cohort_report(given, SAY))
    assert words(SAY("change_page.shift.title")) in text
    assert dense(shown.sentence) in dense(text)
    for head in ("change_page.shift.change", "change_page.shift.back", "change_page.shift"):
        assert dense(SAY(head)) in dense(text)


def test_the_response_shift_stands_only_where_people_looked_back():
    both = gathered(occasions=(Occasion.BASELINE, Occasion.FOLLOW_UP))
    assert SAY("change_page.shift.title") not in poppler.text(cohort_report(both, SAY))


@pytest.mark.parametrize("language", load().languages)
def test_the_report_has_facets_scenarios_and_reliability_in_the_language_of_its_reader(language):
    reading = load().reading(language)
    say, edition = reading.phrases, reading.instrument
    given = replace(gathered(people=60), told=[])
    told = [replace(one, edition=edition) for one in gathered(people=60).told]
    pdf = cohort_report(replace(given, told=told), say)
    text = dense(poppler.text(pdf))
    before, after = ({"occasion": say(f"occasion.{one}")} for one in ("baseline", "after"))
    for title in ("report.cohort.scenarios", "report.cohort.reliability"):
        assert dense(say(title, **before)) in text
        assert dense(say(title, **after)) in text
    for name in (say("figures.wrong"), say("figures.sure")):
        assert dense(name) in text
    found = told[0].pooled(given.floor)
    for facet, name in edition.text.facets.items():
        rows = profile.facet_rows(found, edition, facet)
        assert dense(name + means(rows, edition, say, LIGHT, name).sentence) in text
    answers = questions.answers(found, edition)
    wrong = questions.wrong_options(answers, 5)
    for chart in (
        alphas(consistency(found, edition), edition, say, LIGHT),
        struggles.wrong(wrong, answers, edition, say, LIGHT),
        struggles.sure(questions.surely_wrong(answers, 5), edition, say, LIGHT),
    ):
        assert dense(chart.sentence) in text
        assert len(chart.table) >= 5
    chosen = edition.text.questions[wrong[0].question].options
    words_of = next(option.text for name, option in chosen.items() if name == wrong[0].option)
    assert dense(words_of) in text
    assert poppler.info(pdf)["Tagged"] == "yes"
    assert len(pdf) < MEGABYTE


def test_too_few_people_give_reasons_and_no_number():
    document = cohort_document(gathered(people=12), SAY)
    said = json.dumps(document, ensure_ascii=False)
    assert SAY("gap.few", fewest=10) in said
    assert SAY("figures.questions.few", needed=20, n=12) in said
    assert SAY("figures.reliability.few", needed=30, n="").split(".")[0] in said
    assert SAY("figures.alpha") not in said
    nobody = poppler.text(cohort_report(gathered(people=6), SAY))
    assert words(SAY("report.cohort.how")) in nobody
    assert "Mean" not in nobody


def test_a_cohort_that_nobody_answered_still_has_a_report():
    given = gathered(people=0, occasions=(), groups=GROUPS)
    assert "Spring workshop" in poppler.text(cohort_report(given, SAY))


def test_words_of_learners_stand_in_the_report_only_when_given():
    assert SAY("report.cohort.quotes") not in poppler.text(cohort_report(gathered(), SAY))
    text = poppler.text(cohort_report(gathered(quotes=[("We share the risk.", "R1.3")]), SAY))
    assert "We share the risk." in text


def test_many_groups_are_compared_two_by_two_up_to_a_limit():
    groups = dict(enumerate(("Archive", "Library", "Museum", "Theatre"), start=1))
    text = poppler.text(cohort_report(gathered(people=48, groups=groups), SAY))
    assert text.count(" and ") >= 3
    assert SAY.count("report.cohort.gap.more", 3) in text


# The personal report


def test_the_personal_report_has_two_pages_and_the_plan():
    pdf = personal_report(mine(), SAY)
    assert poppler.info(pdf)["Pages"] == "2"
    text = poppler.text(pdf)
    for wanted in ("Call one partner.", "find the number (14 March 2026)", "A draft."):
        assert wanted in text
    assert words(EDITION.text.items["C1.1a"][1]) in text


def test_without_a_plan_or_anything_earlier_the_report_says_so():
    text = poppler.text(personal_report(mine(steps=[], then=None), SAY))
    assert words(SAY("report.personal.no_plan")) in text
    assert SAY("results.change") not in text


def test_an_attempt_without_answers_has_a_report():
    empty = Answered("Now", EDITION, {})
    given = mine(shown=empty, now=empty, scores=score(EDITION, {}))
    assert "My results" in poppler.text(personal_report(given, SAY))


# Hostile texts


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_printed_as_text(text):
    short = text[:80]
    given = gathered(title=short, groups={1: short, 2: "Museum"}, quotes=[(text, short)])
    pdf = cohort_report(given, SAY)
    found = poppler.text(pdf)
    assert dense(fonts.printable(text))[:200] in dense(found)
    assert b"/URI" not in pdf
    assert b"/JavaScript" not in pdf


@pytest.mark.parametrize("text", ["\u200b", "\u200b\n\u2060", "\u00ad \u034f"])
def test_a_heading_that_would_be_empty_is_printed_as_a_sign(text):
    given = gathered(title=text, groups={1: text, 2: "Museum"}, quotes=[(text, text)])
    assert fonts.UNPRINTABLE in poppler.text(cohort_report(given, SAY))
    plan = personal_report(mine(steps=[(text, [text, ""])]), SAY)
    assert fonts.UNPRINTABLE in poppler.text(plan)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ŵ ŷ Ẁ é", "ŵ ŷ Ẁ é"),
        ("a\u0301", "á"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree four"),
        ("👩🏽‍🔬 ok", "� ok"),
        ("\u202eabc\u2066", "abc"),
        ("a\x00b\x07c", "abc"),
        ("→ ≤ −", "→ ≤ −"),
        ("北京故宫、王䶮“㛃”", "北京故宫、王䶮“㛃”"),
        ("한국 ok", "� ok"),
        ("𠀀", "�"),
    ],
)
def test_a_text_is_printed_as_far_as_the_fonts_go(text, printed):
    assert fonts.printable(text) == printed


def test_a_command_of_the_template_language_in_the_data_stays_text():
    text = '#panic("x") #read("/etc/passwd") $sum$ \\u{41} @ref <label> = heading'
    section = {"title": text, "page": False, "parts": [{"kind": "text", "text": text}]}
    given = {"title": text, "subtitle": text, "language": "en", "sections": [section]}
    assert poppler.text(as_pdf("report", given)).count("#panic") == 4


def test_everything_in_a_document_is_of_a_kind_that_the_template_knows():
    sections = cohort_document(gathered(quotes=[("x", "y")]), SAY)["sections"]
    assert {part["kind"] for section in sections for part in section["parts"]} == {*PARTS}


def test_names_of_groups_stand_in_pictures_as_they_are():
    groups = {1: "A <b>bold</b> & co", 2: "Museum"}
    sections = cohort_document(gathered(groups=groups), SAY)["sections"]
    pictures = [p["svg"] for s in sections for p in s["parts"] if p["kind"] == "chart"]
    assert any("A <b>bold</b>" in unescape(picture) for picture in pictures)
    assert not any("<b>" in picture for picture in pictures)
