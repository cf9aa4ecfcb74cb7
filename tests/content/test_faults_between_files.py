"""Every fault between files is found, in its own line, and all faults are found at once."""

import shutil

import pytest

from learning.catalogue import load
from learning.content_files import ContentError
from tests.content.faults_in_the_library import IN_THE_LIBRARY
from tests.content.faults_in_the_reading import IN_THE_READING
from tests.content.planting import (
    ARTICLE_TEXT,
    INSTRUMENT_TEXT,
    LEODIS_TEXT,
    PHRASES,
    THEME_TEXT,
    Edit,
    Expected,
    assert_found,
    copied,
    faults,
    placed,
    plant,
)

BETWEEN_FILES = {**IN_THE_READING, **IN_THE_LIBRARY}

# What follows from these faults is a fault as well, and said too: so many more lines.
AND_MORE = {
    "a key point that stands twice": 12,
    "a competence that two key points ask for": 1,
    "an unknown competence": 1,
    "an article that stands twice": 11,
    "an area that stands twice": 1,
    "a point that stands twice": 1,
    "an indicator that stands twice": 2,
    "a kind of outcome that stands twice": 1,
}

ONE_OF_EACH = [
    (
        Edit("en/cases/antonine-wall.yaml", r"^place: .*\n", ""),
        Expected("en/cases/antonine-wall.yaml", 1, "place: Field required"),
    ),
    (
        Edit("en/cases/ntu-cuc.yaml", r"^period: .*", "period: 1999"),
        Expected("en/cases/ntu-cuc.yaml", r"^period:", "period: Input should be a valid string"),
    ),
    (
        Edit("en/cases/transcultura.yaml", r"^place: .*", "place: a: b"),
        Expected(
            "en/cases/transcultura.yaml",
            r"^place:",
            "bad YAML: mapping values are not allowed in this context",
        ),
    ),
    (
        Edit("en/cases/museum-of-making.yaml", r"^(place: .*)", r"\1\nplace: Twice"),
        Expected(
            "en/cases/museum-of-making.yaml", "Twice", "duplicate id: place stands here twice"
        ),
    ),
    (
        Edit("en/themes/T2.yaml", r"^(short: .*)", r"\1\ncolour: red"),
        Expected("en/themes/T2.yaml", r"^colour", "colour: Extra inputs are not permitted"),
    ),
    (Edit(ARTICLE_TEXT, "", None), Expected(ARTICLE_TEXT, 1, "missing text: article innovation")),
    *(
        BETWEEN_FILES[name]
        for name in (
            "an unknown case",
            "an unknown tool",
            "a fact without a source",
            "a source without words",
            "a term that stands twice",
            "a reference without words",
            "an answer without words",
            "a fuzzy phrase",
        )
    ),
    (
        Edit(PHRASES, r"\Z", '\n# again\nmsgid "page.search"\nmsgstr "Look"\n'),
        Expected(PHRASES, r"(?<=# again\n)msgid", "duplicate id: page.search stands here twice"),
    ),
    (
        Edit(PHRASES, r'^(msgid "page\.tools"\nmsgstr) ".*"', r'\1 ""'),
        Expected(PHRASES, r'^msgid "page\.tools"', "missing text: page.tools is empty"),
    ),
]


@pytest.mark.parametrize("name", BETWEEN_FILES)
def test_a_fault_between_files_is_named_with_its_line(tmp_path, name):
    edit, expected = BETWEEN_FILES[name]
    root = copied(tmp_path)
    plant(root, edit)
    assert_found(root, expected, AND_MORE.get(name, 0))


@pytest.mark.parametrize(
    ("file", "extra", "message"),
    [
        (LEODIS_TEXT, "en/cases/atlantis.yaml", "atlantis"),
        (THEME_TEXT, "en/themes/T9.yaml", "T9"),
        (ARTICLE_TEXT, "en/background/atlantis.yaml", "atlantis"),
        (INSTRUMENT_TEXT, "en/instruments/partnership/9.yaml", "partnership/9"),
    ],
)
def test_words_that_belong_to_nothing_are_a_fault(tmp_path, file, extra, message):
    root = copied(tmp_path)
    shutil.copy(root / file, root / extra)
    assert faults(root) == [f"{extra}:1: unknown id: {message} has no place in the structure"]


def test_faults_of_every_kind_are_found_at_once(tmp_path):
    root = copied(tmp_path)
    for edit, _ in ONE_OF_EACH:
        plant(root, edit)
    plant(root, Edit(INSTRUMENT_TEXT, r"We have no working contact abroad\.", "We know nobody."))
    found = faults(root)
    assert {placed(root, expected) for _, expected in ONE_OF_EACH} < set(found)
    assert [fault for fault in found if "no longer says" in fault]
    assert len(found) == len(ONE_OF_EACH) + 1


def test_faults_come_in_the_order_of_files_and_lines(tmp_path):
    root = copied(tmp_path)
    for edit, _ in ONE_OF_EACH:
        plant(root, edit)
    with pytest.raises(ContentError) as caught:
        load(root)
    places = [(fault.file, fault.line) for fault in caught.value.faults]
    assert places == sorted(places)
