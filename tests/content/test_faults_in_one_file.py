"""Every fault within one file is found, in its own line, and nothing else is said of it."""

import pytest

from learning.catalogue import CONTENT, load
from tests.content.planting import (
    BACKGROUND,
    CHECKLIST_TEXT,
    EDITIONS,
    GLOSSARY,
    INSTRUMENT,
    INSTRUMENT_TEXT,
    LEODIS,
    LEODIS_TEXT,
    LIBRARY,
    MODULE,
    THEMES,
    TOOLS,
    Edit,
    Expected,
    copied,
    faults,
    placed,
    plant,
)

IN_ONE_FILE = {
    "a missing field": (
        Edit(LEODIS_TEXT, r"^place: .*\n", ""),
        Expected(LEODIS_TEXT, 1, "place: Field required"),
    ),
    "a missing field further in": (
        Edit(LEODIS, r"(id: bbc, url: \S+), confidence: medium", r"\1"),
        Expected(LEODIS, r"\{id: bbc,", "sources.1.confidence: Field required"),
    ),
    "an empty text": (
        Edit(LEODIS_TEXT, r"^place: .*", 'place: "  "'),
        Expected(LEODIS_TEXT, r"^place:", "place: String should have at least 1 character"),
    ),
    "a text without value": (
        Edit(LEODIS_TEXT, r"^place: .*", "place:"),
        Expected(LEODIS_TEXT, r"^place:", "place: Input should be a valid string"),
    ),
    "a number for a text": (
        Edit(LEODIS_TEXT, r"^period: .*", "period: 1999"),
        Expected(LEODIS_TEXT, r"^period:", "period: Input should be a valid string"),
    ),
    "a yes-or-no for a text": (
        Edit(LEODIS_TEXT, r"^place: .*", "place: No"),
        Expected(LEODIS_TEXT, r"^place:", "place: Input should be a valid string"),
    ),
    "a text for a number": (
        Edit(INSTRUMENT, r"^version: 1", 'version: "1"'),
        Expected(INSTRUMENT, r"^version:", "version: Input should be a valid integer"),
    ),
    "a text for a list": (
        Edit(LEODIS, r"^named_in: .*", "named_in: innovation"),
        Expected(LEODIS, r"^named_in:", "named_in: Input should be a valid array"),
    ),
    "a list for a file": (
        Edit(EDITIONS, r"^editions:\n", ""),
        Expected(EDITIONS, 1, ": Input should be an object"),
    ),
    "an unknown word": (
        Edit(LEODIS, r"^kind: .*", "kind: video"),
        Expected(LEODIS, r"^kind:", "kind: Input should be 'talk' or 'example'"),
    ),
    "an address that is none": (
        Edit(LEODIS, r'"https://www\.bbc\.com/', '"www.bbc.com/'),
        Expected(
            LEODIS,
            r"\{id: bbc,",
            r"sources.1.url: String should match pattern '^https?://\S+$'",
        ),
    ),
    "an id of the wrong form": (
        Edit(LEODIS_TEXT, r"^  when-1:", "  When-1:"),
        Expected(
            LEODIS_TEXT,
            r"^  When-1:",
            "facts.When-1: String should match pattern '^[a-z0-9][a-z0-9._-]*$'",
        ),
    ),
    "an unknown key": (
        Edit(LEODIS, r"^(theme: .*)", r"\1\ncolour: red"),
        Expected(LEODIS, r"^colour", "colour: Extra inputs are not permitted"),
    ),
    "an unknown key further in": (
        Edit(LEODIS, r"\{id: when-1,", "{id: when-1, colour: red,"),
        Expected(LEODIS, r"id: when-1", "facts.2.colour: Extra inputs are not permitted"),
    ),
    "a key that stands twice": (
        Edit(LEODIS_TEXT, r"^(place: .*)", r'\1\nplace: "Leeds again"'),
        Expected(LEODIS_TEXT, "Leeds again", "duplicate id: place stands here twice"),
    ),
    "a key that stands twice further in": (
        Edit(CHECKLIST_TEXT, r"^(  funding\.income: .*)", r'\1\n  funding.income: "Again"'),
        Expected(CHECKLIST_TEXT, '"Again"', "duplicate id: funding.income stands here twice"),
    ),
    "YAML with a colon too many": (
        Edit(LEODIS_TEXT, r"^place: .*", "place: Leeds: in England"),
        Expected(
            LEODIS_TEXT, r"^place:", "bad YAML: mapping values are not allowed in this context"
        ),
    ),
    "YAML that ends too early": (
        Edit(LEODIS_TEXT, r"(?s)\A.*\Z", 'title: "Leodis\nplace: Leeds\n'),
        Expected(LEODIS_TEXT, 3, "bad YAML: found unexpected end of stream"),
    ),
    "an empty file": (
        Edit(LEODIS_TEXT, r"(?s)\A.*\Z", "# nothing\n"),
        Expected(LEODIS_TEXT, 1, "bad YAML: the file is empty"),
    ),
    "four levels of five": (
        Edit(INSTRUMENT_TEXT, r'^    - "We have no working contact abroad\."\n', ""),
        Expected(
            INSTRUMENT_TEXT,
            r"^  C1\.1a:",
            "items.C1.1a: Tuple should have at least 5 items after validation, not 4",
        ),
    ),
}

EVERY_FILE = sorted(
    str(file.relative_to(CONTENT))
    for part in ("structure", "en")
    for file in (CONTENT / part).rglob("*.yaml")
)
EVERY_WORDING = [file for file in EVERY_FILE if file.startswith("en/")]


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One copy for tests that put back what they change."""
    return copied(tmp_path_factory.mktemp("shared"))


@pytest.mark.parametrize("case", [*IN_ONE_FILE.values()], ids=IN_ONE_FILE)
def test_a_fault_in_one_file_is_named_with_its_line_and_nothing_else_is(tmp_path, case):
    edit, expected = case
    root = copied(tmp_path)
    plant(root, edit)
    assert faults(root) == [placed(root, expected)]


@pytest.mark.parametrize("file", EVERY_FILE)
def test_a_file_that_cannot_be_read_is_one_fault_and_draws_no_others_in(shared, file):
    before = (shared / file).read_bytes()
    (shared / file).write_bytes(before + b"\n]\n")
    found = faults(shared)
    (shared / file).write_bytes(before)
    assert [fault.split(": ")[:2] for fault in found] == [
        [f"{file}:{found_line(found)}", "bad YAML"]
    ]


def found_line(found):
    return found[0].split(":")[1] if found else None


@pytest.mark.parametrize("file", EVERY_WORDING)
def test_a_wording_file_that_is_gone_is_one_fault(shared, file):
    before = (shared / file).read_bytes()
    (shared / file).unlink()
    found = faults(shared)
    (shared / file).write_bytes(before)
    assert len(found) == 1
    assert found[0].startswith(f"{file}:1: missing text: ")


@pytest.mark.parametrize("file", [MODULE, THEMES, BACKGROUND, LIBRARY, GLOSSARY, TOOLS, EDITIONS])
def test_a_structure_file_that_is_gone_is_one_fault(tmp_path, file):
    root = copied(tmp_path)
    (root / file).unlink()
    assert faults(root) == [f"{file}:1: missing text: there is no such file"]


def test_another_encoding_is_a_fault(tmp_path):
    root = copied(tmp_path)
    (root / LEODIS_TEXT).write_bytes("title: Café\n".encode("latin-1"))
    (fault,) = faults(root)
    assert fault.startswith(f"{LEODIS_TEXT}:1: bad YAML: ")


def test_a_date_stays_the_text_that_it_is(tmp_path):
    root = copied(tmp_path)
    plant(root, Edit(MODULE, r"^workshop_on: .*", "workshop_on: 2025-06-24"))
    assert load(root).reading("en").module.plan.workshop_on == "2025-06-24"
