"""Code book and coded answers for other programs: REFI-QDA 1.5, ``.qdc`` and ``.qdpx``.

The same input gives the same bytes, and every GUID follows from what it stands for, so that a
second export can be laid over the first.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree import ElementTree as ET

from learning.statistics.errors import UnusableInputError

CODEBOOK, PROJECT = "urn:QDA-XML:codebook:1.0", "urn:QDA-XML:project:1.0"
_OURS = uuid5(NAMESPACE_URL, "urn:heritage-partnerships:open-answers")
_NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class CodeLine:
    """A code as others get it; ``key`` is its own for ever, ``colour`` is ``#rrggbb``."""

    key: str
    name: str
    description: str
    colour: str


@dataclass(frozen=True)
class Source:
    """One answer: its text, its attributes by name, and who gave which code.

    ``key`` is its own for ever; ``codings`` pairs the place of a coder among the project's coders
    with the key of a code.
    """

    key: str
    name: str
    text: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    codings: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True)
class Project:
    """Everything of one cohort; ``coders`` are pseudonyms such as "Tutor 1", ``key`` is secret."""

    key: str
    name: str
    coders: Sequence[str]
    codes: Sequence[CodeLine]
    sources: Sequence[Source]


def codebook(codes: Sequence[CodeLine], *, key: str, origin: str) -> bytes:
    """The code book as ``.qdc``; ``key`` is the project's.

    Raises: ``UnusableInputError`` without any code, for the standard knows no empty code book.
    """
    if not codes:
        raise UnusableInputError("a code book needs a code")
    root = ET.Element("CodeBook", {"xmlns": CODEBOOK, "origin": clean(origin)})
    _codes(root, codes, key)
    return _written(root)


def project(given: Project, *, origin: str) -> bytes:
    """Answers as plain text with their codes as ``.qdpx``: a ZIP of ``project.qde`` and texts.

    Each coding covers the whole answer, since the unit of coding is one answer.
    """
    root = ET.Element(
        "Project", {"xmlns": PROJECT, "name": clean(given.name), "origin": clean(origin)}
    )
    if given.coders:
        users = ET.SubElement(root, "Users")
        for place, name in enumerate(given.coders):
            guid = _guid(given.key, "user", str(place))
            ET.SubElement(users, "User", {"guid": guid, "name": clean(name)})
    if given.codes:
        _codes(ET.SubElement(root, "CodeBook"), given.codes, given.key)
    names = list(dict.fromkeys(name for source in given.sources for name in source.attributes))
    if names:
        variables = ET.SubElement(root, "Variables")
        for name in names:
            guid = _guid(given.key, "variable", name)
            about = {"guid": guid, "name": clean(name), "typeOfVariable": "Text"}
            ET.SubElement(variables, "Variable", about)
    if given.sources:
        sources = ET.SubElement(root, "Sources")
        for source in given.sources:
            _source(sources, source, given.key)
    files = [(f"Sources/{_text_file(s, given.key)}", clean(s.text).encode()) for s in given.sources]
    return _zipped([("project.qde", _written(root)), *files])


def clean(text: str) -> str:
    """Text that XML can hold: line ends as one sign, characters that it cannot hold taken out."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _codes(parent: ET.Element, codes: Iterable[CodeLine], key: str) -> None:
    book = ET.SubElement(parent, "Codes")
    for code in codes:
        about = {"guid": _guid(key, "code", code.key), "name": clean(code.name)}
        entry = ET.SubElement(book, "Code", about | {"isCodable": "true", "color": code.colour})
        if code.description:
            ET.SubElement(entry, "Description").text = clean(code.description)


def _source(parent: ET.Element, source: Source, key: str) -> None:
    entry = ET.SubElement(
        parent,
        "TextSource",
        {
            "guid": _guid(key, "source", source.key),
            "name": clean(source.name),
            "plainTextPath": f"internal://{_text_file(source, key)}",
        },
    )
    for coder, code in source.codings:
        what = f"{source.key}/{coder}/{code}"
        user = {"creatingUser": _guid(key, "user", str(coder))}
        # Positions count characters from 0, and the last one is where the selection has ended.
        whole = {"startPosition": "0", "endPosition": str(len(clean(source.text)))}
        selection = {"guid": _guid(key, "selection", what)} | whole | user
        chosen = ET.SubElement(entry, "PlainTextSelection", selection)
        coding = ET.SubElement(chosen, "Coding", {"guid": _guid(key, "coding", what)} | user)
        ET.SubElement(coding, "CodeRef", {"targetGUID": _guid(key, "code", code)})
    for name, value in source.attributes.items():
        given = ET.SubElement(entry, "VariableValue")
        ET.SubElement(given, "VariableRef", {"targetGUID": _guid(key, "variable", name)})
        ET.SubElement(given, "TextValue").text = clean(value)


def _text_file(source: Source, key: str) -> str:
    return f"{_guid(key, 'source', source.key)}.txt"


def _guid(key: str, kind: str, name: str) -> str:
    project_id: UUID = uuid5(_OURS, key)
    return str(uuid5(project_id, f"{kind}/{name}"))


def _written(root: ET.Element) -> bytes:
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            # Without a date of its own, so that the same answers give the same file.
            entry = zipfile.ZipInfo(name, _NO_DATE)
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
