"""The source files of the dashboard, as text and as trees."""

import ast
from functools import cache

from learning.catalogue import CONTENT

ROOT = CONTENT.parent


def named(file):
    return str(file.relative_to(ROOT))


def below(*rooms):
    return sorted(named(file) for room in rooms for file in (ROOT / room).rglob("*.py"))


SOURCES = ["app.py", *below("ui", "pages", "db", "learning")]


@cache
def tree(file):
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def found(file, kind):
    return [node for node in ast.walk(tree(file)) if isinstance(node, kind)]
