"""The instrument is whole, and no answer ever ends up under another wording."""

import re
import shutil

import pytest

from learning.catalogue import CONTENT
from learning.content_files import ContentError
from tests.content.planting import (
    EDITIONS,
    INSTRUMENT,
    INSTRUMENT_TEXT,
    Edit,
    Expected,
    assert_found,
    copied,
    faults,
    placed,
    plant,
    sealed,
)

IN_THE_INSTRUMENT = {
    "an instrument in a folder of another name": (
        Edit(INSTRUMENT, r"^id: .*", "id: another"),
        Expected(INSTRUMENT, r"^id:", "unknown id: the folder is called partnership"),
    ),
    "a version in a file of another number": (
        Edit(INSTRUMENT, r"^version: .*", "version: 2"),
        Expected(INSTRUMENT, r"^version:", "unknown id: the file is called 1"),
    ),
    "an item that stands twice": (
        Edit(INSTRUMENT, r"practice: C2\.3a", "practice: C1.1a"),
        Expected(INSTRUMENT, r"id: C2\.3,", "duplicate id: C1.1a stands here twice"),
    ),
    "a control against an unknown item": (
        Edit(INSTRUMENT, r"against: C2\.2a", "against: C9.9a"),
        Expected(INSTRUMENT, r"C9\.9a", "unknown id: C9.9a"),
    ),
    "a question on an unknown competence": (
        Edit(INSTRUMENT, r"\{id: Q7, competence: C2\.3,", "{id: Q7, competence: C9.9,"),
        Expected(INSTRUMENT, r"id: Q7", "unknown id: C9.9"),
    ),
    "a prompt on an unknown theme": (
        Edit(INSTRUMENT, r"\{id: R2\.2, theme: T2\}", "{id: R2.2, theme: T9}"),
        Expected(INSTRUMENT, r"id: R2\.2", "unknown id: T9"),
    ),
    "an occasion on which nothing is asked": (
        Edit(INSTRUMENT, r"^  follow_up: .*\n", ""),
        Expected(INSTRUMENT, r"^occasions:", "missing text: nothing is asked on follow_up"),
    ),
    "an option without words": (
        Edit(INSTRUMENT_TEXT, r"(?s)(?<=^  Q5:\n)(.*?)^      D:.*?(?=^  Q6:)", r"\1"),
        Expected(INSTRUMENT_TEXT, r"^  Q5:", "missing text: Q5 has no option D"),
    ),
    "a question on the event with too few levels": (
        Edit(INSTRUMENT_TEXT, r'^      - "Very useful"\n', ""),
        Expected(INSTRUMENT_TEXT, r"^  E1:", "missing text: E1 needs 5 levels"),
    ),
    "words without an instrument": (
        Edit(INSTRUMENT_TEXT, r"^  X3: .*", '  X3: "..."\n  X9: "..."'),
        Expected(INSTRUMENT_TEXT, r"^  X9:", "unknown id: X9 in controls"),
    ),
}

AND_MORE = {
    "an instrument in a folder of another name": 1,
    "a version in a file of another number": 1,
    "an item that stands twice": 1,
}

WORDS_OF_THE_INSTRUMENT = {
    "themes": r"^  T3: \"Continuous learning and strategic development\"\n",
    "competences": r"^  C1\.4: \"Experimenting responsibly\"\n",
    "controls": r"(?s)^  X2:.*?(?=^  X3:)",
    "items": r"(?s)^  C1\.1b:.*?(?=^  C1\.2a:)",
    "questions": r"(?s)^  Q5:.*?(?=^  Q6:)",
    "reflections": r"(?s)^  R1\.2:.*?(?=^  R1\.3:)",
    "event": r"(?s)^  E2:.*?(?=^  E3:)",
    "facets": r"^  capability: \"Capability: I myself\"\n",
    "sureness": r"^  guess: .*\n",
    "bands": r'(?s)^  "4":\n    name: "Shared practice".*?(?=^  "5":)',
    "knowledge_bands": r'(?s)^  "2":\n    name: "Main points secure".*?(?=^  "3":)',
}


@pytest.mark.parametrize("name", IN_THE_INSTRUMENT)
def test_a_fault_in_the_instrument_is_named_with_its_line(tmp_path, name):
    edit, expected = IN_THE_INSTRUMENT[name]
    root = copied(tmp_path)
    plant(root, edit)
    sealed(root)
    assert_found(root, expected, AND_MORE.get(name, 0))


@pytest.mark.parametrize(("field", "pattern"), WORDS_OF_THE_INSTRUMENT.items())
def test_every_part_of_the_instrument_needs_its_words(tmp_path, field, pattern):
    root = copied(tmp_path)
    gone = first_key(pattern)
    plant(root, Edit(INSTRUMENT_TEXT, pattern, ""))
    sealed(root)
    line = placed(
        root, Expected(INSTRUMENT_TEXT, rf"^{field}:", f"missing text: {field} has no {gone}")
    )
    assert faults(root) == [line]


def first_key(pattern):
    """The id that a pattern of ``WORDS_OF_THE_INSTRUMENT`` removes."""
    return re.search(r"\^  \"?([\w.\\]+)", pattern)[1].replace("\\", "")


def test_a_version_is_named_by_its_number(tmp_path):
    root = copied(tmp_path)
    extra = "structure/instruments/partnership/draft.yaml"
    shutil.copy(root / INSTRUMENT, root / extra)
    assert faults(root) == [f"{extra}:1: unknown id: name it by version"]


@pytest.mark.parametrize(
    "edit",
    [
        Edit(INSTRUMENT_TEXT, r"We have no working contact abroad\.", "We know nobody abroad."),
        Edit(INSTRUMENT_TEXT, r"^cannot_say: .*", "cannot_say: No answer"),
        Edit(INSTRUMENT, r"(id: Q7, competence: C2\.3, key: )B", r"\1A"),
        Edit(INSTRUMENT, r"^reasons: .*", "reasons: [after]"),
    ],
    ids=["level", "way out", "key", "reasons"],
)
def test_a_change_of_meaning_without_a_new_version_is_a_fault(tmp_path, edit):
    root = copied(tmp_path)
    plant(root, edit)
    (fault,) = faults(root)
    assert fault.startswith(
        f"{EDITIONS}:2: partnership version 1 (en) no longer says what it said when it was sealed"
    )


@pytest.mark.parametrize(
    "edit",
    [
        Edit(INSTRUMENT, r"^status: .*", "status: piloted"),
        Edit(INSTRUMENT_TEXT, r"^title: .*", "title: Another title"),
    ],
    ids=["status", "title"],
)
def test_what_changes_no_meaning_needs_no_new_seal(tmp_path, edit):
    root = copied(tmp_path)
    plant(root, edit)
    assert faults(root) == []


def test_a_typo_may_be_mended_and_sealed_again(tmp_path):
    root = copied(tmp_path)
    plant(root, Edit(INSTRUMENT_TEXT, r"We have no working contact abroad\.", "We have none."))
    sealed(root)
    assert faults(root) == []


def test_sealing_writes_what_was_shipped(tmp_path):
    root = shutil.copytree(CONTENT, tmp_path / "content")
    sealed(root)
    assert (root / EDITIONS).read_bytes() == (CONTENT / EDITIONS).read_bytes()


def test_sealing_mends_a_broken_list_of_seals(tmp_path):
    root = copied(tmp_path)
    (root / EDITIONS).write_text("editions: [\n", encoding="utf-8")
    sealed(root)
    assert faults(root) == []


def test_faulty_content_is_not_sealed(tmp_path):
    root = copied(tmp_path)
    plant(root, Edit(INSTRUMENT_TEXT, r"^cannot_say: .*\n", ""))
    before = (root / EDITIONS).read_bytes()
    with pytest.raises(ContentError, match="cannot_say: Field required"):
        sealed(root)
    assert (root / EDITIONS).read_bytes() == before
