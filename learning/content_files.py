"""Content files with line numbers: read YAML, hold it against a model, collect every fault."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Path_ = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


class Fault(NamedTuple):
    """One thing that is wrong in one line of a content file; lines count from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Give the fault as ``file:line: what is wrong``."""
        return f"{self.file}:{self.line}: {self.message}"


class ContentError(Exception):
    """The content cannot be used; ``faults`` lists everything that is wrong with it, at once."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the faults in order of file and line."""
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True)
class Document:
    """One content file as plain data, with the line of every part of it."""

    name: str
    data: Any
    lines: dict[Path_, int] = field(repr=False)

    def line(self, *path: str | int) -> int:
        """Line of the part at ``path``, or of the nearest part around it that exists."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]

    def fault(self, message: str, *path: str | int) -> Fault:
        """A fault at the part at ``path``."""
        return Fault(self.name, self.line(*path), message)


class Checked(NamedTuple, Generic[Model]):
    """A validated content file and the document that it came from."""

    value: Model
    document: Document


def read_document(file: Path, name: str, faults: list[Fault]) -> Document | None:
    """Read one YAML file; unreadable YAML and doubled keys become faults and give None."""
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.append(Fault(name, mark.line + 1 if mark else 1, f"bad YAML: {error.problem}"))
        return None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        faults.append(Fault(name, 1, f"bad YAML: {error}"))
        return None
    if node is None:
        faults.append(Fault(name, 1, "bad YAML: the file is empty"))
        return None
    lines: dict[Path_, int] = {}
    found = len(faults)
    data = _plain(node, (), lines, name, faults)
    return Document(name, data, lines) if len(faults) == found else None


def parse(
    model: type[Model], document: Document | None, faults: list[Fault]
) -> Checked[Model] | None:
    """Hold a document against its model; every difference becomes a fault and gives None."""
    if document is None:
        return None
    try:
        # JSON mode: strict about types, yet lists become tuples and words become enum members.
        value = model.model_validate_json(json.dumps(document.data), strict=True)
    except ValidationError as error:
        for problem in error.errors():
            path = tuple(part for part in problem["loc"] if part != "[key]")
            where = ".".join(map(str, path))
            faults.append(document.fault(f"{where}: {problem['msg']}", *path))
        return None
    return Checked(value, document)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The C loader where it exists, since check-content has to answer at once."""


_SCALARS = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool"}


def _plain(
    node: yaml.Node, path: Path_, lines: dict[Path_, int], name: str, faults: list[Fault]
) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, name, faults)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(part, (*path, i), lines, name, faults) for i, part in enumerate(node.value)]
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag in _SCALARS:
        return yaml.safe_load(node.value)
    # Dates stay text: "2025-06-24" means what it says.
    return str(node.value)


def _mapping(
    node: yaml.MappingNode, path: Path_, lines: dict[Path_, int], name: str, faults: list[Fault]
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in node.value:
        word, line = str(key.value), key.start_mark.line + 1
        if word in data:
            faults.append(Fault(name, line, f"duplicate id: {word} stands here twice"))
        lines[(*path, word)] = line
        data[word] = _plain(value, (*path, word), lines, name, faults)
    return data
