"""What people wrote about: how often each code was given, and which words many people used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from learning.charts import keys
from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.charts.words import as_label
from learning.names import as_written
from learning.order import looked_up
from learning.phrases import Phrases
from learning.terms import Term

_BAR, _ROOM = 20, 34
_TICKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Part:
    """Answers of one theme or group: how many there are, and how many have each code by its id.

    A number is None where it may not be shown. ``theme`` is the id of the theme, None where the
    part is none.
    """

    name: str
    answers: int
    given: Mapping[int, int | None]
    theme: str | None = None


def frequencies(
    codes: Mapping[int, str], parts: Sequence[Part], say: Phrases, palette: Palette
) -> Chart:
    """A bar per code and part: the share of the part's answers that have the code.

    ``codes`` names the codes, and those of most answers stand first. Parts without answers are left
    out.
    """
    parts = [part for part in parts if part.answers]
    total = {code: sum(part.given.get(code) or 0 for part in parts) for code in codes}
    names = {code: looked_up(name, say.language) for code, name in codes.items()}
    ranked = sorted(codes, key=lambda code: (-total[code], names[code], code))
    figure = go.Figure()
    for place, part in enumerate(parts):
        given = [part.given.get(code, 0) for code in ranked]
        colour, pattern = _look(place, part, palette)
        figure.add_bar(
            x=[100 * (n or 0) / part.answers for n in given],
            y=[f"code {code}" for code in ranked],
            orientation="h",
            name=as_label(part.name),
            marker={"color": colour, "pattern": {"shape": pattern}},
            text=[
                say("coding.chart.hidden") if n is None else say.percent(n / part.answers)
                for n in given
            ],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    rows = max(1, len(ranked))
    height = rows * (_ROOM + _BAR * max(1, len(parts))) + 60
    quiet(figure, palette, height=height)
    figure.update_layout(barmode="group", bargap=0.5)
    if len(parts) > 1:
        figure.update_layout(showlegend=True, legend=keys.above())
    figure.update_xaxes(
        range=[0, 118], tickvals=_TICKS, ticktext=[say.percent(tick / 100) for tick in _TICKS]
    )
    labels = {f"code {code}": as_label(codes[code]) for code in ranked}
    label_rows(figure, labels, palette, lift=8 + _BAR * max(1, len(parts)) // 2 + 6)
    return Chart(
        name=say("coding.chart.name"),
        figure=figure,
        sentence=say(
            "coding.chart.sentence",
            answers=say.number(sum(part.answers for part in parts)),
            # What is hidden is a number of people, and never nobody.
            codes=sum(any(part.given.get(code, 0) != 0 for part in parts) for code in codes),
            asked=len(codes),
        ),
        table=_table(codes, ranked, parts, say),
    )


def terms_bar(terms: Sequence[Term], answers: int, say: Phrases, palette: Palette) -> Chart:
    """A ranked bar per word: in how many of ``answers`` it stands."""
    figure = go.Figure()
    figure.add_bar(
        x=[term.answers for term in terms],
        y=[term.word for term in terms],
        orientation="h",
        width=0.45,
        marker={"color": palette.of("T1")},
        text=[say.number(term.answers) for term in terms],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    quiet(figure, palette, height=60 + 44 * max(1, len(terms)))
    most = max((term.answers for term in terms), default=1)
    figure.update_xaxes(range=[0, 1.12 * most], showticklabels=False, showgrid=False)
    labels = {term.word: as_label(term.word) for term in terms}
    label_rows(figure, labels, palette, lift=22)
    return Chart(
        name=say("coding.terms.name"),
        figure=figure,
        sentence=say("coding.terms.sentence", answers=say.number(answers), words=len(terms)),
        table=pd.DataFrame(
            {
                say("coding.terms.word"): [as_written(term.word) for term in terms],
                say("coding.terms.answers"): [say.number(term.answers) for term in terms],
                say("coding.terms.share"): [say.percent(t.answers / answers) for t in terms],
            }
        ),
    )


def _look(place: int, part: Part, palette: Palette) -> tuple[str, str]:
    """Colour and pattern of a part: a theme has its own, groups take turns."""
    if part.theme in palette.theme:
        return palette.of(part.theme or ""), ""
    colours = [palette.text, *palette.theme.values(), palette.faint]
    return colours[place % len(colours)], ("", "/", ".")[place // len(colours) % 3]


def _table(
    codes: Mapping[int, str], ranked: Sequence[int], parts: Sequence[Part], say: Phrases
) -> pd.DataFrame:
    table = {say("coding.chart.code"): [as_written(codes[code]) for code in ranked]}
    for part in parts:
        heading = say.aside(as_written(part.name), f"n = {say.number(part.answers)}")
        table[heading] = [_cell(part.given.get(code, 0), part.answers, say) for code in ranked]
    return pd.DataFrame(table)


def _cell(given: int | None, answers: int, say: Phrases) -> str:
    if given is None:
        return say("coding.chart.hidden")
    return say("coding.chart.cell", n=say.number(given), share=say.percent(given / answers))
