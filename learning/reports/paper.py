"""The paper edition of an instrument: everything that is asked, with boxes to tick."""

import re
from typing import Any

from learning import wording
from learning.edition import Edition, Item
from learning.phrases import Phrases
from learning.reports.printing import as_pdf
from learning.vocabulary import Facet

_EMPHASIS = re.compile(r"\*+")


def paper_edition(edition: Edition, say: Phrases) -> bytes:
    """The instrument as PDF to fill in by hand: no key, no score, no reason of an option."""
    return as_pdf("paper", paper(edition, say))


def paper(edition: Edition, say: Phrases) -> dict[str, Any]:
    """What stands on the paper, part by part."""
    text = edition.text
    return {
        "title": text.title,
        "language": edition.language,
        "about": say("report.paper.about"),
        "details": say(
            "report.paper.details",
            instrument=edition.plan.id,
            version=edition.plan.version,
            licence=edition.plan.licence,
        ),
        "draft": say("report.paper.draft") if edition.plan.status == "draft" else "",
        "fields": [say("report.paper.date"), say("report.paper.group"), say("report.paper.when")],
        "parts": [*_ratings(edition, say), *_rest(edition, say)],
    }


def _ratings(edition: Edition, say: Phrases) -> list[dict[str, Any]]:
    """Practice and capability of every theme, then the controls and what is remembered."""
    text = edition.text
    found = []
    for theme in edition.plan.themes:
        items = []
        for competence in theme.competences:
            for facet in Facet:
                item = edition.items[getattr(competence, facet.value)]
                stem = getattr(text.stems, facet.value)
                items.append(_choice(edition, item, text.competences[competence.id], stem))
        control = edition.items[theme.control.id]
        items.append(_choice(edition, control, text.control_stem, text.controls[control.id]))
        found.append({"title": text.themes[theme.id], "note": "", "items": items})
    back = [item for item in edition.items.values() if item.kind == "then"]
    found.append(
        {
            "title": say("report.paper.back"),
            "note": say("report.paper.back.why"),
            "items": [
                _choice(
                    edition, item, text.competences[item.competence or ""], text.stems.thinking_back
                )
                for item in back
            ],
        }
    )
    return found


def _rest(edition: Edition, say: Phrases) -> list[dict[str, Any]]:
    text = edition.text
    questions = []
    for question in edition.plan.questions:
        item = edition.items[question.id]
        number = say("ask.question", number=question.id.removeprefix("Q"))
        asked = _choice(edition, item, number, text.questions[question.id].scenario)
        labels = wording.options(edition, item)
        asked["options"] = [f"{name}  {label}" for name, label in labels.items()]
        asked["last"] = {"stem": text.sureness_stem, "options": list(text.sureness.values())}
        questions.append(asked)
    prompts = [_written(text.reflections[prompt.id]) for prompt in edition.plan.reflections]
    event = [
        _choice(edition, edition.items[one.id], text.event[one.id].stem, "")
        if one.kind == "rating"
        else _written(text.event[one.id].stem)
        for one in edition.plan.event
    ]
    return [
        {"title": say("report.paper.questions"), "note": text.question_stem, "items": questions},
        {"title": say("report.paper.reflections"), "note": "", "items": prompts},
        {"title": say("report.paper.event"), "note": "", "items": event},
    ]


def _choice(edition: Edition, item: Item, title: str, stem: str) -> dict[str, Any]:
    return {
        "title": title,
        "stem": _EMPHASIS.sub("", stem),
        "options": list(wording.options(edition, item).values()),
        "lines": 0,
        "last": None,
    }


def _written(title: str) -> dict[str, Any]:
    return {"title": _EMPHASIS.sub("", title), "stem": "", "options": [], "lines": 5, "last": None}
