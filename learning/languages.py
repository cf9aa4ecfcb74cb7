"""Which of the languages on offer serves a reader best."""

from collections.abc import Iterable, Sequence


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
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight or 1)
        except ValueError:
            continue
        if tag and quality > 0:
            weighed.append((-quality, place, tag))
    return [tag for _, _, tag in sorted(weighed)]


def _language(tag: str) -> str:
    return tag.casefold().partition("-")[0]
