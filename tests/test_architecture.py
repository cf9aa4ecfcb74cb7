"""The house rules that no type checker knows."""

import ast
import re
import tokenize

import pytest

from tests.sources import ROOT, SOURCES, below, found, tree
from ui.places import PLACES, script

LONGEST_PAGE = 60


def imports(file):
    """The modules that a file imports."""
    names = [alias.name for node in found(file, ast.Import) for alias in node.names]
    for node in found(file, ast.ImportFrom):
        names += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names


def importing(package):
    """The files that import a package or something in it."""
    return {
        file
        for file in SOURCES
        if any(name == package or name.startswith(f"{package}.") for name in imports(file))
    }


def rooms(files):
    return {file.split("/")[0] for file in files}


def attributes(name):
    """The files in which somebody asks for an attribute or a name ``name``."""
    return {
        file
        for file in SOURCES
        if any(node.attr == name for node in found(file, ast.Attribute))
        or any(node.id == name for node in found(file, ast.Name))
        or any(node.value == name for node in found(file, ast.Constant))
        or any(alias.name == name for node in found(file, ast.ImportFrom) for alias in node.names)
    }


def comments(file):
    with (ROOT / file).open("rb") as opened:
        tokens = tokenize.tokenize(opened.readline)
        return [token.string for token in tokens if token.type == tokenize.COMMENT]


def test_only_the_visitor_keeps_session_state():
    assert attributes("session_state") == {"ui/visitor.py"}


def test_only_the_database_room_speaks_sql():
    speakers = importing("sqlalchemy") | importing("alembic") | importing("psycopg")
    assert rooms(speakers) == {"db"}


def test_memory_and_knowledge_know_no_web_framework():
    users = importing("streamlit") | importing("starlette")
    assert rooms(users) == {"app.py", "ui", "pages"}


def test_knowledge_and_memory_write_no_log():
    # What somebody answered passes through these rooms, and so do codes.
    assert rooms(importing("logging")) <= {"ui"}


def test_imports_point_down_only():
    assert rooms(importing("ui")) <= {"app.py", "pages", "ui"}
    assert rooms(importing("db")) <= {"app.py", "pages", "ui", "db"}
    assert importing("pages") == set()


def test_knowledge_depends_on_nothing_else_of_ours():
    assert not {name.split(".")[0] for file in below("learning") for name in imports(file)} & {
        "ui",
        "db",
        "pages",
        "app",
    }


def test_raw_html_is_written_in_one_place():
    assert {
        file
        for file in SOURCES
        if any(ast.unparse(call.func) == "st.html" for call in found(file, ast.Call))
    } == {"ui/style.py"}
    assert attributes("unsafe_allow_html") == set()
    keywords = [word.arg for file in SOURCES for word in found(file, ast.keyword)]
    assert "unsafe_allow_html" not in keywords


@pytest.mark.parametrize("page", below("pages"))
def test_a_page_tells_a_story_and_defines_nothing(page):
    assert found(page, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda) == []
    assert len((ROOT / page).read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE


@pytest.mark.parametrize("page", below("pages"))
def test_a_page_says_in_a_sentence_what_it_is_for(page):
    assert ast.get_docstring(tree(page)).endswith(".")


def rows():
    """The places in the table of pages."""
    calls = [call for call in found("app.py", ast.Call) if ast.unparse(call.func) == "Row"]
    return [call.args[0].value for call in calls]


def test_every_page_has_a_row_and_every_row_a_page():
    scripts = [script(place) for place in rows()]
    assert sorted(scripts) == below("pages")
    assert sorted(rows()) == sorted(PLACES)


def test_no_two_pages_share_an_address():
    calls = [call for call in found("app.py", ast.Call) if ast.unparse(call.func) == "Row"]
    addresses = [call.args[1].value for call in calls]
    assert len(set(addresses)) == len(addresses)
    assert addresses.count("") == 1


def test_there_is_no_page_without_a_place():
    with pytest.raises(LookupError):
        script("nowhere")


def test_no_page_lies_where_it_can_be_opened_past_the_gate():
    assert [page for page in below("pages") if page.count("/") != 2] == []


@pytest.mark.parametrize("file", SOURCES)
def test_no_error_is_caught_that_nobody_named(file):
    caught = [
        ast.unparse(node.type) if node.type else "" for node in found(file, ast.ExceptHandler)
    ]
    assert not {"", "Exception", "BaseException"} & set(caught)


@pytest.mark.parametrize("file", [*SOURCES, *below("tests")])
def test_no_warning_is_silenced_without_naming_it(file):
    silent = [
        c for c in comments(file) if re.search(r"type: ignore(?!\[)|noqa(?!: [A-Z]+[0-9]+)", c)
    ]
    assert silent == []


@pytest.mark.parametrize("file", SOURCES)
def test_nothing_is_left_to_do(file):
    assert [c for c in comments(file) if re.search(r"\b(TODO|FIXME|XXX)\b", c)] == []
