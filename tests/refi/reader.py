"""Reads REFI-QDA files back with lxml, checked against a schema, knowing nothing of the export."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

HERE = Path(__file__).resolve().parent
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True)
class Read:
    """A project by names: codes, coders, and for every source text, attributes and codings."""

    name: str
    codes: dict
    coders: list
    sources: dict


def schema(name):
    return etree.XMLSchema(etree.parse(HERE / f"{name}.xsd", SAFE))


def parsed(name, content):
    """The root of a document that its schema allows."""
    root = etree.fromstring(content, SAFE)
    schema(name).assertValid(root)
    return root


def read_codebook(content):
    """Description and colour by the name of each code."""
    return _codes(parsed("codebook", content), "{urn:QDA-XML:codebook:1.0}")


def read_project(content):
    q = "{urn:QDA-XML:project:1.0}"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        root = parsed("project", archive.read("project.qde"))
        listed = {f"Sources/{s.get('guid')}.txt" for s in root.iter(f"{q}TextSource")}
        assert set(archive.namelist()) == {"project.qde"} | listed
        texts = {
            source.get("guid"): archive.read(
                source.get("plainTextPath").replace("internal://", "Sources/")
            ).decode("utf-8")
            for source in root.iter(f"{q}TextSource")
        }
    named = {
        element.get("guid"): element.get("name")
        for kind in ("User", "Code", "Variable")
        for element in root.iter(q + kind)
    }
    sources = {}
    for source in root.iter(f"{q}TextSource"):
        text = texts[source.get("guid")]
        codings = []
        for selection in source.iter(f"{q}PlainTextSelection"):
            begin, end = (int(selection.get(f"{side}Position")) for side in ("start", "end"))
            assert text[begin:end] == text
            (coding,) = selection.iter(f"{q}Coding")
            assert coding.get("creatingUser") == selection.get("creatingUser")
            (code,) = coding.iter(f"{q}CodeRef")
            codings.append((named[coding.get("creatingUser")], named[code.get("targetGUID")]))
        attributes = {
            named[value.find(f"{q}VariableRef").get("targetGUID")]: value.findtext(f"{q}TextValue")
            for value in source.iter(f"{q}VariableValue")
        }
        assert source.get("name") not in sources
        sources[source.get("name")] = (text, attributes, sorted(codings))
    coders = [user.get("name") for user in root.iter(f"{q}User")]
    return Read(root.get("name"), _codes(root, q), coders, sources)


def _codes(root, q):
    return {
        code.get("name"): (code.findtext(f"{q}Description") or "", code.get("color"))
        for code in root.iter(f"{q}Code")
    }
