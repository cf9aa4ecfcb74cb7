"""What a choice outside a form holds must stay when its options are put into other words."""

import ast

import pytest

from tests.sources import ROOT

CHOICES = {"selectbox", "radio", "segmented_control", "pills", "multiselect"}
# In forms, where nothing is kept before it is sent off; what is sent is read in any language.
FORMS = {"plan_form.py", "cohort_form.py", "code_book.py", "answer_desk.py"}
# Names and addresses of people, which are the same in every language; and the language itself.
SAME = {"agreement.py", "cohort_gap.py", "language_choice.py"}
# The questionnaire's choices have the language in their keys, since an answer is kept in it.
KEYED = {"questionnaire.py"}


def choices(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in CHOICES:
            yield node


def key_of(call, tree):
    (key,) = (word.value for word in call.keywords if word.arg == "key")
    if isinstance(key, ast.Name):
        given = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == key.id
        ]
        return ast.unparse(given[0]) if given else key.id
    return ast.unparse(key)


FILES = sorted(
    file
    for file in (ROOT / "ui").glob("*.py")
    if file.name not in FORMS | SAME | KEYED and any(choices(ast.parse(file.read_text("utf-8"))))
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_choice_says_that_its_words_may_change(file):
    tree = ast.parse(file.read_text("utf-8"))
    for call in choices(tree):
        if any(word.arg == "format_func" for word in call.keywords):
            key = key_of(call, tree)
            assert key.startswith("visitor.worded("), f"{file.name}:{call.lineno}: {key}"


def test_there_are_such_choices():
    assert len(FILES) > 10
