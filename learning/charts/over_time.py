"""Who joined, started and submitted by the end of each day: one panel for each occasion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from learning.charts import keys
from learning.charts.base import Chart, Palette, quiet
from learning.participation import Days
from learning.phrases import Phrases
from learning.vocabulary import Occasion

_PANEL, _KEY, _ENDS = 160, 44, 32
# Part of a panel that its steps take; the occasion's name stands above them.
_STEPS, _GAP = 0.7, 0.12


@dataclass(frozen=True)
class _Look:
    """One kind of part; the kinds differ in pattern and in the line above, not in a hue alone."""

    name: str
    line: str
    dash: str
    fill: str
    pattern: str = ""


def over_time(
    days: Days, occasions: Sequence[Occasion], say: Phrases, palette: Palette
) -> Chart | None:
    """How many had joined, started and submitted by the end of each day, a panel per occasion.

    None while nobody has joined, and without an occasion.
    """
    counts = {one: _counts(days, one) for one in occasions}
    every = sorted({day for kinds in counts.values() for kind in kinds for day in kind})
    if not every:
        return None
    filled = {one: [_filled(kind, every) for kind in kinds] for one, kinds in counts.items()}
    looks = (
        _Look(say("cohort.joined"), palette.faint, "dot", palette.grid),
        _Look(say("cohort.started"), palette.of("T1"), "dash", palette.grid, "/"),
        _Look(say("cohort.submitted"), palette.of("T1"), "solid", palette.of("T1")),
    )
    figure = go.Figure()
    for place, kinds in enumerate(filled.values()):
        for look, kind in zip(looks, kinds, strict=True):
            _draw(figure, look, _steps(every, kind), place, say)
    _lay_out(figure, [say(f"occasion.{one}") for one in filled], every, say, palette)
    return Chart(
        name=say("cohort.chart.days.name"),
        figure=figure,
        sentence=_sentence(filled, every, say),
        table=_table(filled, every, say),
    )


def _counts(days: Days, occasion: Occasion) -> tuple[Mapping[date, int], ...]:
    return days.joined, days.started.get(occasion, {}), days.submitted.get(occasion, {})


def _filled(counts: Mapping[date, int], every: Sequence[date]) -> list[int]:
    """The count of every day: it stays what it was on days on which nobody did anything."""
    total, found = 0, []
    for day in every:
        total = counts.get(day, total)
        found.append(total)
    return found


def _steps(every: Sequence[date], counts: Sequence[int]) -> tuple[list[date], list[int]]:
    """Each day with its count, and the end of the last one, so that it is as wide as the others."""
    return [*every, _after(every)], [*counts, counts[-1]]


def _after(every: Sequence[date]) -> date:
    return every[-1] + timedelta(days=1)


def _draw(
    figure: go.Figure,
    look: _Look,
    steps: tuple[Sequence[date], Sequence[int]],
    place: int,
    say: Phrases,
) -> None:
    figure.add_scatter(
        x=steps[0],
        y=steps[1],
        yaxis=_axis("y", place),
        mode="lines",
        line={"color": look.line, "width": 2, "dash": look.dash, "shape": "hv"},
        fill="tozeroy",
        fillcolor=look.fill,
        fillpattern={
            "shape": look.pattern,
            "size": 6,
            "fgcolor": look.line,
            "bgcolor": look.fill,
        },
        name=look.name,
        showlegend=place == 0,
        hovertemplate=say.named(look.name, "%{y}") + "<extra></extra>",
    )


def _lay_out(
    figure: go.Figure, names: Sequence[str], every: Sequence[date], say: Phrases, palette: Palette
) -> None:
    """Panels below each other on the same days, with the same numbers at the side."""
    tall = 1 / len(names)
    tops = [1 - place * tall for place in range(len(names))]
    for place, top in enumerate(tops):
        bottom = top - tall * (1 - _GAP)
        domain = [max(0, bottom), bottom + tall * _STEPS]
        figure.update_layout({_axis("yaxis", place): {"domain": domain}})
    height = _KEY + _PANEL * len(names) + _ENDS
    quiet(figure, palette, height=height)
    most = max(max(part.y) for part in figure.data)
    figure.update_yaxes(range=[0, max(most, 1)], tickformat="d", nticks=4)
    days = [every[0], _after(every)]
    figure.update_xaxes(range=days, showgrid=False, showticklabels=False)
    titles = [
        _note(name, {"x": 0, "xanchor": "left", "y": top, "yanchor": "top"}, palette)
        for name, top in zip(names, tops, strict=True)
    ]
    figure.update_layout(
        annotations=[*titles, *_ends(every, say, palette)],
        margin={"t": _KEY, "b": _ENDS},
        showlegend=True,
        legend=keys.above(1.02),
    )


def _ends(every: Sequence[date], say: Phrases, palette: Palette) -> list[dict[str, Any]]:
    """The first and the last day below the axis, inside of the figure on every screen."""
    places: dict[str, tuple[float, date]] = (
        {"left": (0, every[0]), "right": (1, every[-1])}
        if len(every) > 1
        else {"center": (0.5, every[0])}
    )
    return [
        _note(
            say.day(day),
            {"x": x, "xanchor": anchor, "y": 0, "yanchor": "top", "yshift": -8},
            palette,
        )
        for anchor, (x, day) in places.items()
    ]


def _note(text: str, place: Mapping[str, Any], palette: Palette) -> dict[str, Any]:
    font = {"color": palette.text, "size": 14}
    where = {"xref": "paper", "yref": "paper", **place}
    return {"text": text, "showarrow": False, "font": font, **where}


def _axis(name: str, place: int) -> str:
    return f"{name}{place + 1}" if place else name


def _sentence(
    filled: Mapping[Occasion, Sequence[Sequence[int]]], every: Sequence[date], say: Phrases
) -> str:
    parts = say.clauses(
        say(
            "cohort.chart.days.part",
            occasion=say(f"occasion.{occasion}"),
            started=say.number(started[-1]),
            submitted=say.number(submitted[-1]),
        )
        for occasion, (_, started, submitted) in filled.items()
    )
    joined = next(iter(filled.values()))[0][-1]
    last = say.day(every[-1])
    return say.count("cohort.chart.days.sentence", joined, last=last, parts=parts)


def _table(
    filled: Mapping[Occasion, Sequence[Sequence[int]]], every: Sequence[date], say: Phrases
) -> pd.DataFrame:
    joined = next(iter(filled.values()))[0]
    table = {
        say("cohort.day"): [say.day(day) for day in every],
        say("cohort.joined"): [say.number(count) for count in joined],
    }
    for occasion, (_, started, submitted) in filled.items():
        name = say(f"occasion.{occasion}")
        table[say("cohort.started_on", occasion=name)] = [say.number(n) for n in started]
        table[say("cohort.submitted_on", occasion=name)] = [say.number(n) for n in submitted]
    return pd.DataFrame(table)
