"""Interface wording by key: one gettext catalogue per language, numbers and dates to match."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from string import Formatter

from babel import Locale
from babel.core import get_global
from babel.dates import (
    format_date,
    format_time,
    get_datetime_format,
    get_month_names,
    get_timezone_name,
)
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal, format_percent, parse_pattern

from learning.content_files import Fault
from learning.joining import Joining

# What a zone of no country has as its territory.
_NOWHERE = "ZZ"
_LINE = re.compile(r'\s*|#.*|(msg\w+(\[\d\])?\s+)?"([^"\\]|\\.)*"\s*')


@dataclass(frozen=True)
class Phrases(Joining):
    """The words of the interface in one language, called with a key.

    ``plural`` is None where the catalogue could not be read; ``lines`` says where each key stands.
    """

    language: str
    texts: Mapping[str, tuple[str, ...]]
    plural: object = field(repr=False)
    lines: Mapping[str, int] = field(default_factory=dict, repr=False)

    def __call__(self, key: str, **values: object) -> str:
        """The phrase ``key`` with its placeholders filled in.

        Raises: KeyError where no such phrase or placeholder exists.
        """
        return self.texts[key][0].format(**values)

    def count(self, key: str, n: int, **values: object) -> str:
        """The plural form of ``key`` that fits ``n``, which fills the placeholder ``n``."""
        form = int(self.plural(n))  # type: ignore[operator]  # a compiled plural expression
        return self.texts[key][form].format(n=self.number(n), **values)

    def number(self, value: float, pattern: str = "#,##0") -> str:
        """A number as it is written in this language; half is rounded up."""
        rounded = round(value + 1e-9, parse_pattern(pattern).frac_prec[1])
        # Adding nothing takes the sign from a zero.
        return format_decimal(rounded + 0.0, format=pattern, locale=self._locale)

    def percent(self, share: float) -> str:
        """A share from 0 to 1 as a whole percentage; half is rounded up."""
        return format_percent(share + 1e-11, locale=self._locale)

    def day(self, day: date) -> str:
        """A date in full."""
        return format_date(day, "long", locale=self._locale)

    def moment(self, at: datetime) -> str:
        """A date in full with the time to the minute, as clocks say it in the zone of ``at``."""
        both = str(get_datetime_format("medium", self._locale))
        return both.format(format_time(at, "short", locale=self._locale), self.day(at))

    def zone(self, at: datetime) -> str:
        """What the zone of ``at`` is called; its offset from UTC where it is that of no country."""
        name = getattr(at.tzinfo, "key", "")
        name = get_global("zone_aliases").get(name, name)
        if get_global("zone_territories").get(name, _NOWHERE) != _NOWHERE:
            return get_timezone_name(
                at.tzinfo, width="long", locale=self._locale, zone_variant="generic"
            )
        return f"UTC{at.isoformat()[-len('+00:00') :]}" if at.utcoffset() else "UTC"

    @property
    def months(self) -> list[str]:
        """The names of the months as they stand in a date, January first."""
        names = get_month_names("wide", context="format", locale=self._locale)
        return [names[number] for number in sorted(names)]

    @property
    def typed_day(self) -> str:
        """The order in which a date is typed in figures, such as ``DD/MM/YYYY``."""
        parts = {"d": "DD", "M": "MM", "y": "YYYY"}
        short = self._locale.date_formats["short"].pattern
        return "/".join(parts[sign] for sign in sorted(parts, key=short.index))

    @property
    def _locale(self) -> Locale:
        # British dates and spellings; other languages need no territory.
        return Locale.parse("en_GB" if self.language == "en" else self.language.replace("-", "_"))


def read_phrases(file: Path, name: str, faults: list[Fault]) -> Phrases:
    """Read one catalogue; missing, fuzzy, empty and doubled phrases become faults."""
    language = name.split("/", maxsplit=1)[0]
    if not file.is_file():
        faults.append(Fault(name, 1, "missing text: there is no such file"))
        return Phrases(language, {}, None)
    source = file.read_bytes()
    try:
        faults.extend(_written(source.decode("utf-8"), name))
        catalog = read_po(source.splitlines(keepends=True), locale=None, abort_invalid=True)
        plural = _plural(catalog.plural_expr)
    except (PoFileError, ValueError, LookupError) as error:
        faults.append(Fault(name, _line_of(error, source), f"bad catalogue: {error}"))
        return Phrases(language, {}, None)
    texts: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    for message in catalog:
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, tuple | list) else message.id
        given = message.string if isinstance(message.string, tuple | list) else (message.string,)
        forms = tuple(form or "" for form in given)
        line = lines[key] = message.lineno or 1
        if message.fuzzy:
            faults.append(Fault(name, line, f"missing text: {key} is fuzzy"))
        if not all(forms):
            faults.append(Fault(name, line, f"missing text: {key} is empty"))
        if any(_odd(form) or _fields(form) - _fields(forms[-1]) for form in forms):
            faults.append(Fault(name, line, f"unknown id: {key} has odd placeholders"))
        texts[key] = forms
    return Phrases(language, texts, plural, lines)


def compare(first: Phrases, other: Phrases, name: str) -> list[Fault]:
    """Faults of a translation held against the first language: keys, placeholders and plurals.

    Nothing is said of a catalogue that could not be read.
    """
    if first.plural is None or other.plural is None:
        return []
    faults = [Fault(name, 1, f"missing text: {key}") for key in first.texts.keys() - other.texts]
    for key, forms in other.texts.items():
        line, texts = other.lines.get(key, 1), first.texts.get(key)
        if texts is None:
            faults.append(Fault(name, line, f"unknown id: {key} has no place in {first.language}"))
            continue
        if _fields(texts[-1]) != _fields(forms[-1]):
            faults.append(Fault(name, line, f"unknown id: {key} has other placeholders"))
        if len(texts) > 1 and len(forms) < _forms(other):
            faults.append(Fault(name, line, f"missing text: {key} has no plural"))
    return faults


def _forms(phrases: Phrases) -> int:
    """How many forms a counted phrase needs in this language."""
    return 1 + max(int(phrases.plural(n)) for n in range(101))  # type: ignore[operator]


def _fields(text: str) -> set[str]:
    return set() if _odd(text) else {name for _, name, _, _ in Formatter().parse(text) if name}


def _odd(text: str) -> bool:
    """Whether a text has braces that cannot be filled in by name."""
    try:
        return any(
            name is not None and not name.isidentifier() for _, name, *_ in Formatter().parse(text)
        )
    except ValueError:
        return True


def _line_of(error: Exception, source: bytes) -> int:
    if isinstance(error, PoFileError):
        return int(error.lineno) + 1
    if isinstance(error, UnicodeDecodeError):
        return source.count(b"\n", 0, error.start) + 1
    return 1  # all else is wrong in the header, which comes first


def _written(source: str, name: str) -> list[Fault]:
    """Faults that the reader of catalogues passes over in silence."""
    faults, seen = [], set()
    for number, line in enumerate(source.splitlines(), start=1):
        if not _LINE.fullmatch(line):
            faults.append(Fault(name, number, f"bad catalogue: {line} is not in quotation marks"))
        if (match := re.match(r'msgid "(.+)"', line)) and match[1] in seen:
            faults.append(Fault(name, number, f"duplicate id: {match[1]} stands here twice"))
        elif match:
            seen.add(match[1])
    return faults


def _plural(expression: str) -> object:
    from gettext import c2py  # noqa: PLC0415  # undocumented, yet the compiler gettext itself uses

    return c2py(expression)
