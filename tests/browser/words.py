"""What the authors wrote for an item's options, which is what a page has to show."""

from learning.vocabulary import CANNOT_SAY


def options(edition, item):
    """Text by option, in the order in which the options are offered."""
    text = edition.text
    if item.kind == "question":
        return {name: option.text for name, option in text.questions[item.id].options.items()}
    if item.kind == "sureness":
        return dict(text.sureness)
    if item.kind == "event":
        return _numbered(text.event[item.id].levels)
    levels = (
        text.control_levels if item.kind == "control" else text.items[item.id.split(".then")[0]]
    )
    return _numbered(levels) | {CANNOT_SAY: text.cannot_say}


def varied(edition, items):
    """A choice for every item, by its id, such that neighbours differ."""
    chosen = {}
    for number, item in enumerate(items):
        offered = list(options(edition, item))
        chosen[item.id] = offered[(number * 2 + number // 5) % len(offered)]
    return chosen


def _numbered(levels):
    return {str(number): text for number, text in enumerate(levels, start=1)}
