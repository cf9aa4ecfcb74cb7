"""The code book: what every column and every option of an export means."""

from collections.abc import Iterable, Iterator

from learning.cohort_exports.rows import ATTRIBUTES
from learning.cohort_exports.tables import Line, Table
from learning.cohort_exports.variables import Variable
from learning.phrases import Phrases

HEADER = (
    "item",
    "kind",
    "scale",
    "label",
    "option",
    "option_label",
    "theme",
    "competence",
    "facet",
    "instrument",
    "version",
    "language",
)


def code_book(found: Iterable[Variable], say: Phrases) -> Table:
    """One line per option of every item, one per open item, and one per attribute before them.

    Labels are in the reader's language, which ``language`` names.
    """
    return Table(HEADER, _lines(found, say))


def _lines(found: Iterable[Variable], say: Phrases) -> Iterator[Line]:
    rest = ("", "", "", "", "", "", "", say.language)
    for name in ATTRIBUTES:
        yield (name, "attribute", "nominal", say(f"exports.column.{name}"), *rest)
    for one in found:
        about = (one.name, one.kind, one.scale, one.label)
        belongs = (one.theme, one.competence, one.facet, one.instrument, one.version, say.language)
        for option, label in (one.options or {"": ""}).items():
            yield (*about, option, label, *belongs)
