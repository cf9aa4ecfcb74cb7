"""What can be wrong with a translation, named with its file and line."""

import re

import pytest

from learning import translated
from learning.catalogue import load
from learning.content_files import ContentError
from tests.content.planting import (
    Edit,
    Expected,
    faults,
    in_two_languages,
    placed,
    plant,
)

THEME, GLOSSARY, CASE = "zz/themes/T1.yaml", "zz/glossary.yaml", "zz/cases/leodis.yaml"
PHRASES, STATE = "zz/phrases.po", "zz/translation.yaml"
STALE = "stale text: {} was made from other words, see learning.translated"
FAULTS = {
    "a question fewer": (
        Edit(CASE, r"(?s)^  - >-\n    Students want to change.*?(?=^sources:)", ""),
        Expected(CASE, "^questions:", "missing text: questions.2"),
    ),
    "a paragraph more": (
        Edit(CASE, r"^questions:\n", 'questions:\n  - "One more?"\n'),
        Expected(CASE, r"^  - >-\n    Students want", "unknown id: questions.3 is only here"),
    ),
    "English that changed": (
        Edit("en/glossary.yaml", r"means: \"A plan that an", 'means: "The plan that an'),
        Expected(
            GLOSSARY, r"^    means: \"A plan that an", STALE.format("terms.adaptive-strategy.means")
        ),
    ),
    "an English phrase that changed": (
        Edit(
            "en/phrases.po",
            r'^msgid "page\.cases"\nmsgstr ".*"',
            'msgid "page.cases"\nmsgstr "Cases"',
        ),
        Expected(PHRASES, r'^msgid "page.cases"', STALE.format("page.cases")),
    ),
    "an empty text": (
        Edit(GLOSSARY, r"^    term: Adaptive strategy", '    term: ""'),
        Expected(
            GLOSSARY,
            '^    term: ""',
            "terms.adaptive-strategy.term: String should have at least 1 character",
        ),
    ),
    "an empty phrase": (
        Edit(PHRASES, r'^msgid "page\.cases"\nmsgstr ".*"', 'msgid "page.cases"\nmsgstr ""'),
        Expected(PHRASES, r'^msgid "page.cases"', "missing text: page.cases is empty"),
    ),
    "a fuzzy phrase": (
        Edit(PHRASES, r'^msgid "page.cases"', '#, fuzzy\nmsgid "page.cases"'),
        Expected(PHRASES, r'^msgid "page.cases"', "missing text: page.cases is fuzzy"),
    ),
    "another placeholder": (
        Edit(PHRASES, r'^msgstr "You take part with: \{title\}"', 'msgstr "With {titel}"'),
        Expected(
            PHRASES, r'^msgid "start.cohort"', "unknown id: start.cohort has other placeholders"
        ),
    ),
    "a plural form fewer": (
        Edit(PHRASES, r'^msgstr\[1\] "\{n\} places found"\n', ""),
        Expected(PHRASES, r'^msgid "search.found"', "missing text: search.found is empty"),
    ),
    "a check of nothing": (
        Edit(STATE, r"\Z", 'checked: {nothing.yaml: {by: "Mair", on: "2026-12-01"}}\n'),
        Expected(STATE, "^checked:", "unknown id: nothing.yaml"),
    ),
    "a check without a day": (
        Edit(STATE, r"\Z", 'checked: {glossary.yaml: {by: "Mair", on: "soon"}}\n'),
        Expected(
            STATE,
            "^checked:",
            "checked.glossary.yaml.on: Value error, Invalid isoformat string: 'soon'",
        ),
    ),
    "no state": (
        Edit(STATE, "", None),
        Expected(STATE, 1, "missing text: there is no such file"),
    ),
}


@pytest.mark.parametrize(("edit", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_translation_is_named_with_its_line(tmp_path, edit, expected):
    root = in_two_languages(tmp_path)
    plant(root, edit)
    assert placed(root, expected) in faults(root)


def test_a_translation_counts_as_current_once_somebody_says_so(tmp_path):
    root = in_two_languages(tmp_path)
    plant(root, Edit("en/glossary.yaml", r"means: \"A plan that an", 'means: "The plan that an'))
    plant(
        root,
        Edit(
            "en/phrases.po",
            r'^msgid "page\.cases"\nmsgstr ".*"',
            'msgid "page.cases"\nmsgstr "Cases"',
        ),
    )
    assert len(faults(root)) == 2
    translated.main(["zz", "glossary.yaml"], root)
    assert [re.split(r":\d+:", fault)[0] for fault in faults(root)] == [PHRASES]
    translated.main(["zz"], root)
    assert faults(root) == []


def test_only_languages_of_the_module_are_marked(tmp_path):
    root = in_two_languages(tmp_path)
    with pytest.raises(ContentError, match="unknown language"):
        translated.main(["yy"], root)


def test_what_somebody_checked_is_no_draft_any_more(tmp_path):
    root = in_two_languages(tmp_path)
    before = load(root).reading("zz").unchecked
    plant(root, Edit(STATE, r"\Z", 'checked: {glossary.yaml: {by: "Mair", on: "2026-12-01"}}\n'))
    catalogue = load(root)
    assert before - catalogue.reading("zz").unchecked == {"glossary.yaml"}
    assert catalogue.reading("en").unchecked == frozenset()
    assert "phrases.po" in before
