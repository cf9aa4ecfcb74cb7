"""What was said: how often each code was given, by theme or group, and the words used most."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from db.open_answers import Answer
from learning.charts import codes as charts
from learning.charts.codes import Part
from learning.privacy import Cell, cells_shown
from learning.terms import frequent
from ui import answers_frame, figure, figures_how, resources, style, visitor
from ui.answers_frame import Material
from ui.visit import Visit

_WAYS = ("all", "theme", "group")


@dataclass(frozen=True)
class _Counted:
    """A part before the floor: answers and writers by code."""

    name: str
    answers: int
    given: Counter[int]
    writers: Mapping[int, set[int]]
    theme: str | None


def frequencies(visit: Visit, found: Material) -> None:
    """The codes that answers ended up with, as a chart."""
    say = visit.say
    st.header(say("coding.said.codes"), anchor=False)
    coded = [answer for answer in found.answers if found.marked(answer).finished]
    st.caption(say("coding.said.coded", coded=len(coded), asked=len(found.answers)))
    if not coded or not found.codes:
        st.info(say("coding.said.none"))
        return
    # Everybody of a cohort without groups would stand under one name.
    ways = [name for name in _WAYS if name != "group" or found.cohort.groups]
    way = st.segmented_control(
        say("coding.said.by"),
        ways,
        default="all",
        required=True,
        key=visitor.worded("said.by"),
        format_func=lambda name: say(f"coding.said.by.{name}"),
    )
    names = {code.id: code.name for code in found.codes.values()}
    parts = _gated(_parts(visit, found, coded, way or "all"), names, found.cohort.floor)
    figure.show(charts.frequencies(names, parts, say, style.palette()), key=f"said.codes.{way}")
    st.caption(say("coding.said.final"))
    figures_how.how(visit, "said.codes", "codes")


def terms(visit: Visit, found: Material, answers: Sequence[Answer]) -> None:
    """The words that enough people used in these answers."""
    say = visit.say
    stopwords = resources.catalogue().stopwords
    words = frequent(((a.writer, a.whole) for a in answers), stopwords, found.cohort.floor)
    if not words:
        st.info(say("coding.terms.none", floor=found.cohort.floor))
        return
    figure.show(charts.terms_bar(words, len(answers), say, style.palette()), key="said.terms")
    st.caption(say("coding.terms.floor", floor=found.cohort.floor))
    figures_how.how(visit, "said.terms", "words")


def _parts(visit: Visit, found: Material, coded: Sequence[Answer], way: str) -> list[_Counted]:
    if way == "theme":
        known = {answer.theme for answer in coded}
        themes = [theme for theme in visit.reading.themes if theme in known]
        parts = [
            _part(found, coded, answers_frame.theme_name(visit, t), _of_theme(t), theme=t)
            for t in themes
        ]
        return [*parts, _part(found, coded, visit.say("coding.said.no_theme"), _of_theme(None))]
    if way == "group":
        parts = [
            _part(found, coded, name, _of_group(one)) for one, name in found.cohort.groups.items()
        ]
        return [*parts, _part(found, coded, visit.say("coding.said.no_group"), _of_group(None))]
    return [_part(found, coded, visit.say("coding.said.by.all"), lambda _answer: True)]


def _gated(counted: Sequence[_Counted], codes: Collection[int], floor: int) -> list[Part]:
    """The parts without what too few people said, and without what would betray it."""
    # By place, since a group may be called what another part is called.
    places = [f"{place:06}" for place in range(len(counted))]
    shown: dict[int, dict[str, Cell]] = {
        code: cells_shown(
            {place: len(part.writers[code]) for place, part in zip(places, counted, strict=True)},
            floor,
        )
        for code in codes
    }
    return [
        Part(
            part.name,
            part.answers,
            {
                code: part.given[code] if shown[code][place] is Cell.SHOWN else None
                for code in codes
            },
            part.theme,
        )
        for place, part in zip(places, counted, strict=True)
    ]


def _part(
    found: Material,
    coded: Sequence[Answer],
    name: str,
    belongs: Callable[[Answer], bool],
    theme: str | None = None,
) -> _Counted:
    mine = [answer for answer in coded if belongs(answer)]
    given = Counter(code for answer in mine for code in found.marked(answer).final)
    writers: dict[int, set[int]] = defaultdict(set)
    for answer in mine:
        for code in found.marked(answer).final:
            writers[code].add(answer.writer)
    return _Counted(name, len(mine), given, writers, theme)


def _of_theme(theme: str | None) -> Callable[[Answer], bool]:
    return lambda answer: answer.theme == theme


def _of_group(group: int | None) -> Callable[[Answer], bool]:
    return lambda answer: answer.group == group
