"""Documents in each language, read back by poppler: nothing is missing, and nothing is a box."""

import re
from datetime import date

import pytest

from learning.catalogue import CONTENT, load
from learning.reports import fonts
from learning.reports.cohort import cohort_document
from learning.reports.paper import paper
from learning.reports.personal import Answered, Mine, personal_document
from learning.reports.printing import as_pdf
from learning.scoring import score
from learning.vocabulary import Occasion
from tests import poppler
from tests.learning.factories import all_at
from tests.learning.gathered import gathered

CATALOGUE = load()
MEGABYTE = 1_000_000
OURS = {"NotoSans", "NotoSansMath", "NotoSansCJKsc", "NotoSansCJKscHeadings"}
EVERY = pytest.mark.parametrize("language", CATALOGUE.languages)


@pytest.fixture(scope="module", autouse=True)
def _readers():
    poppler.needed()


def personal(reading, level=1):
    edition, responses = reading.instrument, all_at(reading.instrument, level)
    first, last = (
        Answered(reading.phrases(f"occasion.{one}"), edition, responses)
        for one in (Occasion.BASELINE, Occasion.FOLLOW_UP)
    )
    scores = score(edition, last.responses, Occasion.FOLLOW_UP)
    steps = [("联系一位合作方", ["第一个行动：打电话（王䶮）"])]
    notice = reading.module.text.draft_notice
    mine = Mine(last, scores, first, last, steps, notice, date(2026, 3, 14))
    return "report", personal_document(mine, reading.phrases)


def cohort(reading):
    given = gathered(title="春季工作坊 Gŵyl", quotes=[("我们共同承担风险。", "R1.3")])
    return "report", cohort_document(given, reading.phrases)


def on_paper(reading):
    return "paper", paper(reading.instrument, reading.phrases)


def said(part, name=""):
    """Every text that a document shows."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from said(value, key)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from said(value, name)
    elif isinstance(part, str) and name not in {"svg", "alt", "kind", "language"}:
        yield from part.split("\n")


def dense(text):
    """A text without spaces, since a reader may find them in other places."""
    return "".join(text.split())


@EVERY
@pytest.mark.parametrize("document", [on_paper, cohort, personal])
def test_a_document_says_everything_in_its_language(language, document):
    template, data = document(CATALOGUE.reading(language))
    pdf = as_pdf(template, data)
    found = dense(poppler.text(pdf))
    assert {text for text in said(data) if dense(text) not in found} == set()
    assert fonts.UNPRINTABLE not in found
    assert re.search(rf"/Lang ?\({language[:2]}\)".encode(), pdf)
    assert b"pdfuaid" in pdf
    assert len(pdf) < MEGABYTE
    embedded = poppler.fonts(pdf)
    assert all(embedded.values())
    assert {name.partition("-")[0] for name in embedded} <= OURS


@EVERY
def test_a_personal_report_with_a_short_plan_has_two_pages(language):
    template, data = personal(CATALOGUE.reading(language))
    assert poppler.info(as_pdf(template, data))["Pages"] == "2"


@EVERY
@pytest.mark.parametrize("level", range(1, 6))
def test_the_profile_has_one_page_whatever_its_words(language, level):
    template, data = personal(CATALOGUE.reading(language), level)
    profile = data | {"sections": data["sections"][:1]}
    assert poppler.info(as_pdf(template, profile))["Pages"] == "1"


@EVERY
def test_every_character_of_every_content_file_can_be_printed(language):
    files = [file for file in (CONTENT / language).rglob("*") if file.is_file()]
    signs = set("".join(file.read_text(encoding="utf-8") for file in files)) - {"\t"}
    assert len(signs) > 60
    assert {sign for sign in signs if fonts.printable(sign) != sign} == set()


def test_every_character_of_everyday_chinese_can_be_printed():
    pairs = (bytes([row, cell]) for row in range(0x81, 0xFF) for cell in range(0x40, 0xFF))
    known = "".join(pair.decode("gbk", "ignore") for pair in pairs)
    han = {sign for sign in known if "\u4e00" <= sign <= "\u9fff"}
    assert len(han) > 20_000
    assert han <= fonts.covered()


def test_a_rare_name_in_a_heading_is_printed_in_the_regular_font():
    text = "王㛃的计划"
    part = {"kind": "heading", "text": text}
    section = {"title": text, "page": False, "parts": [part]}
    given = {"title": text, "subtitle": text, "language": "zh-Hans", "sections": [section]}
    pdf = as_pdf("report", given)
    assert dense(poppler.text(pdf)).count(text) == 4
    assert {"NotoSansCJKsc", "NotoSansCJKscHeadings"} == {
        name.partition("-")[0] for name in poppler.fonts(pdf) if "CJK" in name
    }
