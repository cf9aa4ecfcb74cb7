"""Every phrase that the code says exists, and every phrase that exists is said."""

import ast
import re
from dataclasses import dataclass
from string import Formatter

import pytest

from learning.catalogue import CONTENT, load

ROOT = CONTENT.parent
SOURCES = [
    ROOT / "app.py",
    *sorted(file for room in ("ui", "pages", "learning") for file in (ROOT / room).rglob("*.py")),
]
TEXTS = load().reading("en").phrases.texts
# Here the key was given by somebody else, whose own call is looked at.
HANDED_ON = {("ui/failures.py", "key")}


@dataclass(frozen=True)
class Said:
    """One key that the code says: its pattern, how it is called, and with which placeholders."""

    place: str
    pattern: str
    literal: bool
    way: str
    given: frozenset[str] | None

    def __str__(self):
        return f"{self.place} {self.pattern}"


def is_say(node):
    """Whether an expression is the phrases of a language."""
    name = {ast.Name: "id", ast.Attribute: "attr"}.get(type(node))
    return name is not None and getattr(node, name) in {"say", "phrases", "self"}


def way(call):
    """How a call takes its key: ``say``, ``count`` or ``remark``; None where it takes none."""
    if is_say(call.func):
        return "say"
    if isinstance(call.func, ast.Attribute):
        if call.func.attr == "count" and is_say(call.func.value):
            return "count"
        if call.func.attr in {"remark", "remark_waiting"}:
            return "remark"
    return None


def patterns(node, functions):
    """The keys that an expression may be, as regular expressions; a placeholder is one word."""
    if isinstance(node, ast.Constant):
        return [(re.escape(node.value), True)]
    if isinstance(node, ast.JoinedStr):
        parts = [
            re.escape(p.value) if isinstance(p, ast.Constant) else "[^.]+" for p in node.values
        ]
        return [("".join(parts), False)]
    if isinstance(node, ast.IfExp):
        return patterns(node.body, functions) + patterns(node.orelse, functions)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        returns = [n for n in ast.walk(functions[node.func.id]) if isinstance(n, ast.Return)]
        return [found for one in returns for found in patterns(one.value, functions)]
    return []


def said(file):
    """Every key that a file says, and the expressions whose key nobody can tell from the text."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = {n.name: n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    found, unclear = [], []
    for call in ast.walk(tree):
        how = way(call) if isinstance(call, ast.Call) and call.args else None
        if how is None:
            continue
        keys = patterns(call.args[0], functions)
        name = str(file.relative_to(ROOT))
        if not keys:
            unclear.append((name, ast.unparse(call.args[0])))
        given = [word.arg for word in call.keywords]
        known = frozenset(given) | ({"n"} if how == "count" else set())
        known = None if None in given or how == "remark" else known
        place = f"{name}:{call.lineno}"
        found += [Said(place, pattern, literal, how, known) for pattern, literal in keys]
    return found, unclear


SCANNED = [said(file) for file in SOURCES]
SAID = [one for found, _ in SCANNED for one in found]
UNCLEAR = {one for _, unclear in SCANNED for one in unclear}


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def matching(one):
    return [key for key in TEXTS if re.fullmatch(one.pattern, key)]


def test_the_scan_sees_the_calls():
    ways = {one.way for one in SAID}
    assert ways == {"say", "count", "remark"}
    assert len(SAID) > 200
    assert {one.literal for one in SAID} == {True, False}


def test_every_key_can_be_told_from_the_code():
    assert UNCLEAR == HANDED_ON


@pytest.mark.parametrize("one", SAID, ids=str)
def test_every_key_in_the_code_is_a_phrase(one):
    assert matching(one)


@pytest.mark.parametrize("key", TEXTS)
def test_every_phrase_is_said_somewhere(key):
    assert any(re.fullmatch(one.pattern, key) for one in SAID)


def test_counted_phrases_are_counted_and_others_are_not():
    wrong = [
        f"{one} is called by {one.way}"
        for one in SAID
        if one.literal and {len(TEXTS[key]) > 1 for key in matching(one)} != {one.way == "count"}
    ]
    assert wrong == []


def test_a_phrase_is_given_exactly_the_placeholders_that_it_has():
    wrong = [
        f"{one} is given {sorted(one.given)}"
        for one in SAID
        if one.literal and one.given is not None
        for key in matching(one)
        if fields(TEXTS[key][-1]) != one.given
    ]
    assert wrong == []


def test_sentences_that_are_kept_for_later_have_no_placeholders():
    remarks = [key for one in SAID if one.way == "remark" for key in matching(one)]
    assert remarks
    assert [key for key in remarks if fields(TEXTS[key][-1])] == []


def test_every_refusal_has_a_sentence():
    tree = ast.parse((ROOT / "db" / "errors.py").read_text(encoding="utf-8"))
    refusals = {
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef) and ast.unparse(node.bases[0]) == "Refused"
    }
    sentences = {key.removeprefix("refused.") for key in TEXTS if key.startswith("refused.")}
    assert sentences == refusals


def test_every_place_has_a_name():
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    rows = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == "Row"]
    names = {row.args[0].value for row in rows}
    assert {key.removeprefix("page.") for key in TEXTS if key.startswith("page.")} == names
