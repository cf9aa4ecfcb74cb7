import json
import re
from html import unescape

import pytest

from app import TABLE
from learning.catalogue import load
from ui import files, first_page, resources, server
from ui.first_page import first_page as page_of
from ui.pack import _SCRIPTS, pack, packed

CATALOGUE = load()
LANGUAGES = CATALOGUE.languages


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.place)
def test_every_page_says_its_name_before_it_has_run(row, language):
    reading = CATALOGUE.reading(language)
    page = unescape(page_of(row.place, language, "n"))
    (heading,) = re.findall('role="heading" aria-level="1">(.*)</p>', page)
    own = reading.phrases(f"page.{row.place}")
    assert heading == (own if row.address else reading.module.text.title)
    assert reading.phrases("connection.loading") in page
    assert reading.phrases("connection.no_script") in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_begins_with_what_the_app_will_say_there(language):
    text = CATALOGUE.reading(language).module.text
    page = unescape(page_of("start", language, "n"))
    assert page.index(text.series) < page.index(f">{text.title}<") < page.index(text.welcome)


def test_words_cannot_become_marks(monkeypatch):
    words = first_page.Greeting("<b>A & B</b>", "<script>", "</p>")
    monkeypatch.setattr(first_page, "_greeting", lambda *_: words)
    page = first_page._page.__wrapped__("start", "en")
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in page
    assert "<script>\n" in page
    assert "<p><script></p>" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_cut_line_are_there_in_every_language(language):
    page = page_of("start", language, "n")
    (words,) = re.findall('id="connection-words">(.*)</script>', page)
    told = json.loads(words)
    assert list(told) == list(LANGUAGES)
    for name in LANGUAGES:
        say = CATALOGUE.reading(name).phrases
        assert told[name] == {"lost": say("connection.lost"), "back": say("connection.back")}


def test_no_word_of_streamlits_shell_is_left():
    page = page_of("start", "en", "n")
    assert "You need to enable JavaScript" not in page
    assert "agent" not in page
    assert "favicon.png" not in page
    assert "SourceSans" not in page.replace(first_page._faces()[0], "")


def test_nothing_has_to_come_from_another_host():
    page = page_of("start", "en", "n")
    assert set(re.findall(r'(?:src|href)="([^"]{2})', page)) == {"./"}
    assert set(re.findall(r'url\("([^"]{2})', page)) == {"./"}


def test_what_makes_words_wait_stands_below_them():
    page = page_of("start", "en", "n")
    words = page.index('id="first-words"')
    # For styles of paper nothing waits.
    (styles,) = re.findall('<link rel="stylesheet"(?! media="print")[^>]*>', page)
    assert words < page.index(styles) < page.index("./pack.js") < page.index("module")
    assert page.count('nonce="n"') == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<div id="root"></div>', '<div id="app"></div>'),
        ("<title>Streamlit</title>", "<title>Other</title>"),
        ('<link rel="shortcut icon"', '<link rel="icon"'),
        ("</noscript>", "</noscript><noscript></noscript>"),
    ],
)
def test_another_shell_of_streamlit_stops_the_start(tmp_path, monkeypatch, old, new):
    shell = (files.STATIC / "index.html").read_text(encoding="utf-8")
    assert old in shell
    (tmp_path / "index.html").write_text(shell.replace(old, new), encoding="utf-8")
    (tmp_path / "static").symlink_to(files.STATIC / "static")
    monkeypatch.setattr(files, "STATIC", tmp_path)
    monkeypatch.setattr(server, "_own_the_pages", lambda: None)
    monkeypatch.setattr(resources, "database", lambda: None)
    first_page._page.cache_clear()
    with pytest.raises(LookupError):
        server._warm()


def modules():
    """What the pack brings, by name."""
    text = pack().decode()
    begin = text.index("Object.entries(") + len("Object.entries(")
    return json.JSONDecoder().raw_decode(text[begin:])[0]


def test_a_packed_module_is_the_original_with_full_addresses():
    for name, text in modules().items():
        original = (_SCRIPTS / name).read_text(encoding="utf-8")
        assert text.replace("HOME/", "./") == original
        assert re.findall(r'(?:from|import)"(?!HOME/)', text) == []


def test_a_module_that_needs_its_own_address_keeps_it():
    assert [name for name, text in modules().items() if "import.meta" in text] == []


def test_every_module_that_the_first_page_needs_comes_once():
    shell = (files.STATIC / "index.html").read_text(encoding="utf-8")
    needed = set(re.findall(r'\./static/js/([^"]+)"', shell))
    page = page_of("start", "en", "n")
    alone = re.findall(r'rel="preload" as="script" crossorigin href="\./static/js/([^"]+)"', page)
    assert len(alone) == len(set(alone))
    assert needed - packed() == set(alone)
    assert len(alone) < 10
    assert "modulepreload" not in page
