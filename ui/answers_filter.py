"""Which open answers a tutor wants to see, and in which order."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import streamlit as st

from db.open_answers import Answer
from learning.search import folded
from learning.vocabulary import Occasion
from learning.width import shortened
from ui import answers_frame, visitor
from ui.answers_frame import Material
from ui.languages import language_name
from ui.visit import Visit

_LONGEST_LABEL = 60
# Two stand side by side on a phone.
_WIDTH = 165
_Order: TypeAlias = Callable[[Answer], tuple[object, ...]]
_ORDERS: dict[str, _Order] = {
    "mixed": lambda answer: (answer.ref,),
    "text": lambda answer: (folded(answer.text), answer.ref),
    "long": lambda answer: (-len(answer.whole), answer.ref),
    "short": lambda answer: (len(answer.whole), answer.ref),
}


def chosen(visit: Visit, found: Material) -> list[Answer]:
    """Let the tutor search, filter and sort; the answers that are left, in order."""
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="bottom", key="answers-filter"):
        words = st.text_input(say("coding.search"), key="answers.search", width=_WIDTH)
        left = narrowed(visit, found, found.answers, state=True)
        orders = _orders(visit, found)
        order = st.selectbox(
            say("coding.order"),
            list(orders),
            key=visitor.worded("answers.order"),
            format_func=lambda name: say(f"coding.order.{name}"),
            width=_WIDTH,
        )
    asked = folded(words or "").split()
    if asked:
        left = [a for a in left if all(word in folded(a.whole) for word in asked)]
    return sorted(left, key=orders[order])


def narrowed(
    visit: Visit, found: Material, answers: tuple[Answer, ...], *, state: bool = False
) -> list[Answer]:
    """Filters by what the answers have; a choice of one is none and is not drawn.

    With ``state`` also by how far the tutor has come, and by what may be quoted.
    """
    say, left = visit.say, list(answers)
    for name, options, of in _attributes(visit, found):
        picked = _pick(visit, name, options)
        left = [a for a in left if not picked or of(a) == picked]
    code = _pick(visit, "code", {str(c.id): c.name for c in found.codes.values()}, least=1)
    if code:
        left = [a for a in left if int(code) in _codes(found, a)]
    if not state:
        return left
    done = _pick(visit, "state", {one: say(f"coding.state.{one}") for one in ("open", "done")})
    if done:
        left = [a for a in left if found.marked(a).done == (done == "done")]
    quotable = _pick(visit, "quoting", {o: say(f"coding.quoting.{o}") for o in ("yes", "no")})
    return [a for a in left if not quotable or a.quotable == (quotable == "yes")]


def _attributes(
    visit: Visit, found: Material
) -> list[tuple[str, dict[str, str], Callable[[Answer], str]]]:
    say = visit.say
    prompts = {_asked(a): answers_frame.plain_prompt(visit, a) for a in found.answers}
    themes = {a.theme for a in found.answers if a.theme}
    groups = {a.group for a in found.answers}
    occasions = {a.occasion for a in found.answers if a.occasion}
    languages = {a.language for a in found.answers if a.language}
    return [
        ("theme", {t: answers_frame.theme_name(visit, t) for t in sorted(themes)}, _theme),
        (
            "item",
            {name: shortened(prompts[name], _LONGEST_LABEL) for name in sorted(prompts)},
            _asked,
        ),
        (
            "group",
            {str(one): name for one, name in found.cohort.groups.items() if one in groups},
            lambda answer: str(answer.group),
        ),
        (
            "occasion",
            {one.value: say(f"occasion.{one}") for one in Occasion if one in occasions},
            lambda answer: answer.occasion.value if answer.occasion else "",
        ),
        (
            "language",
            {one: language_name(visit, one) for one in sorted(languages)},
            lambda answer: answer.language or "",
        ),
    ]


def _orders(visit: Visit, found: Material) -> dict[str, _Order]:
    """Every order that makes a difference: by the text, by what the answers have, by their codes.

    What lacks an attribute comes last.
    """

    def by(options: list[str], of: Callable[[Answer], str]) -> _Order:
        places = {option: place for place, option in enumerate(options)}
        return lambda answer: (places.get(of(answer), len(places)), answer.ref)

    orders = dict(_ORDERS)
    for name, options, of in _attributes(visit, found):
        if len(options) > 1:
            orders[name] = by(list(options), of)
    if found.codes:
        orders["codes"] = lambda answer: (-len(_codes(found, answer)), answer.ref)
    return orders


def _pick(visit: Visit, name: str, options: Mapping[str, str], least: int = 2) -> str:
    """One choice, or "" for all; nothing is drawn where there are fewer than ``least``."""
    if len(options) < least:
        return ""
    key = visitor.worded(f"answers.{name}")
    values = ["", *options]
    return st.selectbox(
        visit.say(f"coding.filter.{name}"),
        values,
        key=key,
        format_func=lambda value: options.get(value) or visit.say("coding.filter.all"),
        width=_WIDTH,
    )


def _codes(found: Material, answer: Answer) -> frozenset[int]:
    """The tutor's own codes; what an answer ends up with only once they have finished it too."""
    marked = found.marked(answer)
    return marked.mine | marked.final if marked.done else marked.mine


def _asked(answer: Answer) -> str:
    return answer.item or "plan"


def _theme(answer: Answer) -> str:
    return answer.theme or ""
