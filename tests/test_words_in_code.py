"""Nothing that people read is written in code: all words come from the content."""

import ast
import re

import pytest

from tests.sources import ROOT, below, found, tree

# Formats are called the same in every language.
SAME_EVERYWHERE = {"JSON", "CSV"}
ICON = re.compile(r":material/[a-z_]+:")
WORDS = {
    "label",
    "body",
    "text",
    "title",
    "page_title",
    "help",
    "placeholder",
    "caption",
    "alt",
    "icon",
}
# Helpers of our own that draw what they are given, and where the words stand among the arguments.
HELPERS = {"link": 1, "section_link": 1, "bullets": 0}

# What these calls of Streamlit take first is a key or a path, and nobody reads it.
TAKE_A_KEY = {"form", "page_link", "switch_page", "Page", "get_option"}
# Templates for browsers: HTML, CSS and JavaScript.
TEMPLATES = {"_CARD", "_RULES", "_THEME", "_TO_TOP"}
OPAQUE = (ast.Attribute, ast.Subscript, ast.Compare, ast.comprehension, ast.Lambda)


def texts(node):
    """The text that stands in an expression, apart from what it calls and asks for."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    return [text for part in parts(node) for text in texts(part)]


def parts(node):
    """The parts of an expression that may end up in what it gives."""
    if isinstance(node, OPAQUE):
        return []
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.Call):
        # "…".join(parts) shows both.
        joined = isinstance(node.func, ast.Attribute) and node.func.attr == "join"
        return [node.func.value, *node.args] if joined else []
    return ast.iter_child_nodes(node)


def shown(call):
    """The arguments of a call that people will read; none where the call draws nothing."""
    if not isinstance(call.func, ast.Attribute):
        return []
    name, owner = call.func.attr, ast.unparse(call.func.value)
    keywords = [word.value for word in call.keywords if word.arg in WORDS]
    if owner in {"places", "content"} and name in HELPERS:
        return call.args[HELPERS[name] : HELPERS[name] + 1] + keywords
    if owner in {"st", "st.sidebar"} or owner.startswith(("column", "left", "right")):
        return (call.args[:1] if name not in TAKE_A_KEY else []) + keywords
    return []


def english(text):
    """Whether a text holds words, and not only signs, icons and names of formats."""
    return text not in SAME_EVERYWHERE and re.search(r"[^\W\d_]", ICON.sub("", text)) is not None


def drawn(source):
    """Every text that calls in ``source`` draw as it stands there."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [text for call in calls for arg in shown(call) for text in texts(arg)]


def unread(file):
    """The text of a file that is for browsers, logs and programmers."""
    nodes = [log for log in found(file, ast.Call) if ast.unparse(log.func).startswith("log.")]
    assigned = [node for node in tree(file).body if isinstance(node, ast.Assign)]
    nodes += [node for node in assigned if ast.unparse(node.targets[0]) in TEMPLATES]
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    docs = [doc for node in found(file, kinds) if (doc := ast.get_docstring(node, clean=False))]
    return {c.value for node in nodes for c in ast.walk(node) if isinstance(c, ast.Constant)} | {
        *docs
    }


@pytest.mark.parametrize("file", ["app.py", *below("ui", "pages")])
def test_nothing_that_people_read_is_written_in_code(file):
    found_ = [text for text in drawn((ROOT / file).read_text(encoding="utf-8")) if english(text)]
    assert found_ == []


# The log is read by operators.
@pytest.mark.parametrize("file", sorted({"app.py", *below("ui", "pages")} - {"ui/logs.py"}))
def test_no_sentence_is_written_in_code(file):
    strings = {c.value for c in found(file, ast.Constant) if isinstance(c.value, str)}
    # Markup and the policy of contents are no sentences.
    written = {text for text in strings - unread(file) if "<" not in text and "-src '" not in text}
    found_ = [text for text in written if re.search(r"[a-zA-Z]{2,} [a-z]{2,}", text)]
    assert found_ == []


@pytest.mark.parametrize(
    "source",
    [
        'st.title("Results")',
        'st.button(f"Step {number}", key="x")',
        'st.text_input(say("x"), placeholder="Type here")',
        'st.markdown(f"**{say(name)}** of all")',
        'st.caption(" and ".join(parts))',
        'st.info(text if text else "Nothing yet")',
        'st.sidebar.markdown("Hello")',
        'places.link("start", "Go home")',
        'st.progress(0.5, text="half")',
        'content.bullets(f"Page {page}" for page in pages)',
        'st.page_link(script("start"), label="Go home")',
    ],
)
def test_the_scan_sees_words_in_code(source):
    assert [text for text in drawn(source) if english(text)]


@pytest.mark.parametrize(
    "source",
    [
        'st.title(say("page.results"), anchor=False)',
        'st.button(say("x"), key="results.button", icon=":material/download:", type="primary")',
        'st.download_button("CSV", data, "my-answers.csv", "text/csv")',
        'st.markdown(f"**{say(name)}**  \\n{text} · {number}")',
        'st.caption(" · ".join(details))',
        'places.link("start", say("page.start"))',
        'st.radio(say("x"), ("alone", "cohort"), key="way")',
    ],
)
def test_the_scan_lets_keys_signs_and_icons_be(source):
    assert [text for text in drawn(source) if english(text)] == []
