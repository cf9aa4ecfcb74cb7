"""Which of the languages on offer serves a reader best."""

import re
from collections.abc import Iterable, Sequence

# RFC 9110, section 12.4.2: a weight is 0 to 1 with at most three decimals; none stands for 1.
_WEIGHT = re.compile(r"(?:q=([01](?:\.[0-9]{0,3})?))?", re.IGNORECASE)


def best(wanted: Iterable[str | None], offered: Sequence[str]) -> str:
    """The first of ``wanted`` (BCP 47 tags, best first) that is offered, or the first of all.

    ``zh-CN`` and ``zh-TW`` are served by ``zh-Hans``, and ``cy-GB`` by ``cy``: the language of
    another country, or in other signs, is still closer than a foreign one. None is passed over.
    """
    for tag in wanted:
        asked = (tag or "").replace("_", "-").casefold()
        whole = next((one for one in offered if one.casefold() == asked), None)
        alike = (one for one in offered if asked and _language(one) == _language(asked))
        if found := whole or next(alike, None):
            return found
    return offered[0]


def accepted(header: str) -> list[str]:
    """The tags of an ``Accept-Language`` header, best first; what cannot be read is left out."""
    weighed = []
    for place, part in enumerate(header.split(",")):
        tag, _, weight = part.partition(";")
        found = _WEIGHT.fullmatch(weight.strip())
        quality = float(found[1] or 1) if found else 0.0
        if tag.strip() and quality:
            weighed.append((-quality, place, tag.strip()))
    return [tag for _, _, tag in sorted(weighed)]


def _language(tag: str) -> str:
    return tag.casefold().partition("-")[0]
