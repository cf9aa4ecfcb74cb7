"""How the content is worded: addresses, working names, plain Markdown."""

import re
from urllib.parse import urlsplit

import pytest

from learning.catalogue import CONTENT

WORDINGS = sorted(
    str(file.relative_to(CONTENT))
    for file in CONTENT.rglob("*")
    if file.is_file() and file.parts[len(CONTENT.parts)] != "structure"
)
ADDRESSES = sorted(
    {
        found.rstrip(".,;")
        for file in CONTENT.rglob("*.yaml")
        for found in re.findall(r"https?://[^\s\"']+", file.read_text(encoding="utf-8"))
    }
)
# Hosts that exist for examples only, or on one's own machine.
INVENTED = re.compile(r"(^|\.)(example|test|invalid|localhost|local|internal)(\.(com|org|net))?$")


def wording(file):
    return (CONTENT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_whole_and_of_no_invented_form(address):
    parts = urlsplit(address)
    assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", parts.hostname or "")
    assert not INVENTED.search(parts.hostname)
    assert address.isascii()
    assert not re.search(r"[<>{}|\\^`]|\.\.\.|xxx", address)


def test_there_are_addresses_to_check():
    assert len(ADDRESSES) >= 50


@pytest.mark.parametrize("file", WORDINGS)
def test_a_wording_has_no_working_names_no_dollar_signs_and_nothing_left_to_do(file):
    text = wording(file)
    assert re.findall(r"\bS[0-3]\b", text) == []
    assert "$" not in text
    assert re.findall(r"\b(?:TODO|FIXME|TBD|XXX)\b|lorem ipsum", text, re.IGNORECASE) == []


@pytest.mark.parametrize("file", [file for file in WORDINGS if file.endswith(".yaml")])
def test_a_wording_is_written_in_plain_markdown(file):
    text = wording(file)
    assert re.findall(r"<(?!br>)/?[a-z]+[ >/]", text) == []
    assert re.findall(r"!\[", text) == []
    assert re.findall(r"\]\(", text) == []
    assert re.findall(r"(?m)^\s+#+ ", text) == []
