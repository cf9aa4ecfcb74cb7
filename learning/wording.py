"""How an edition words its items: what is asked, and what each option says."""

from learning.edition import Edition, Item
from learning.phrases import Phrases
from learning.vocabulary import CANNOT_SAY, Facet


def question(edition: Edition, item: Item, say: Phrases) -> str:
    """What is asked."""
    text = edition.text
    if item.kind == "question":
        return text.questions[item.id].scenario
    if item.kind == "sureness":
        return text.sureness_stem
    if item.kind == "open":
        return text.reflections.get(item.id) or text.event[item.id].stem
    if item.kind == "event":
        return text.event[item.id].stem
    if item.kind == "control":
        return text.controls[item.id]
    part = text.facets[item.facet or Facet.CAPABILITY]
    part = text.stems.thinking_back if item.kind == "then" else part
    return say.named(text.competences[item.competence or ""], part)


def options(edition: Edition, item: Item) -> dict[str, str]:
    """What each option says, by option; empty for open items."""
    text = edition.text
    if item.kind == "open":
        return {}
    if item.kind == "question":
        said = text.questions[item.id].options
        return {name: said[name].text for name in sorted(said)}
    if item.kind == "sureness":
        return {name: text.sureness[name] for name in text.sureness}
    if item.kind == "event":
        levels = text.event[item.id].levels or ()
    elif item.kind == "control":
        levels = text.control_levels
    else:
        levels = text.items[item.id.removesuffix(".then")]
    words = dict(zip(item.options, levels, strict=False))
    return words | ({CANNOT_SAY: text.cannot_say} if CANNOT_SAY in item.options else {})
