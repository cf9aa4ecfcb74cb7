"""Where a cohort struggles: a few bars each, the longest first."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.charts.cohort.words import between, row_label, scenario
from learning.charts.measures import measure_colour
from learning.edition import Edition
from learning.figures.questions import Answers, WrongOption
from learning.phrases import Phrases

_ROW, _LIFT = 58, 21


@dataclass(frozen=True)
class _Share:
    """One bar: what it is about, how many of how many, who is missing, and its theme's colour."""

    id: str
    label: str
    people: int
    n: int
    missing: int
    colour: str


def wrong(
    found: Sequence[WrongOption],
    answers: Sequence[Answers],
    edition: Edition,
    say: Phrases,
    palette: Palette,
) -> Chart:
    """The wrong options that most people chose, as shares of all who answered the question."""
    by_question = {one.plan.id: one for one in answers}
    bars = [
        _Share(
            id=f"{one.question}.{one.option}",
            label=say(
                "figures.wrong.label",
                option=one.option,
                question=scenario(one.question, edition),
            ),
            people=one.chosen,
            n=by_question[one.question].n,
            missing=by_question[one.question].missing,
            colour=measure_colour(by_question[one.question].theme, palette),
        )
        for one in found
    ]
    sentence = (
        say(
            "figures.wrong.sentence",
            what=bars[0].label,
            share=say.percent(bars[0].people / bars[0].n),
            n=between([bar.n for bar in bars], say),
        )
        if bars
        else say("figures.wrong.none")
    )
    return _chart(say("figures.wrong.name"), sentence, bars, say, palette)


def sure(found: Sequence[Answers], edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """Questions answered wrongly and surely, as shares of all who said how sure they were."""
    bars = [
        _Share(
            id=one.plan.id,
            label=scenario(one.plan.id, edition),
            people=one.surely_wrong[0],
            n=one.surely_wrong[1],
            missing=one.n + one.missing - one.surely_wrong[1],
            colour=measure_colour(one.theme, palette),
        )
        for one in found
    ]
    sentence = (
        say(
            "figures.sure.sentence",
            what=bars[0].label,
            share=say.percent(bars[0].people / bars[0].n),
            n=between([bar.n for bar in bars], say),
        )
        if bars
        else say("figures.sure.none")
    )
    return _chart(say("figures.sure.name"), sentence, bars, say, palette)


def in_words(one: WrongOption, edition: Edition, say: Phrases) -> str:
    """A wrong option with its share and its words, as Markdown."""
    options = edition.text.questions[one.question].options
    return say(
        "figures.wrong.words",
        share=say.percent(one.share),
        question=scenario(one.question, edition),
        option=one.option,
        text=next(option.text for name, option in options.items() if name == one.option),
    )


def _chart(
    name: str, sentence: str, bars: Sequence[_Share], say: Phrases, palette: Palette
) -> Chart:
    figure = go.Figure(
        go.Bar(
            x=[100 * bar.people / bar.n for bar in bars],
            y=[bar.id for bar in bars],
            orientation="h",
            width=0.32,
            marker={"color": [bar.colour for bar in bars], "line": {"width": 0}},
            text=[say.percent(bar.people / bar.n) for bar in bars],
            textposition="outside",
            textfont={"color": palette.text, "size": 14},
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    quiet(figure, palette, height=20 + _ROW * len(bars))
    figure.update_xaxes(range=[0, 112], showgrid=False, showticklabels=False)
    label_rows(figure, {bar.id: row_label(bar.label) for bar in bars}, palette, lift=_LIFT)
    figure.update_yaxes(showgrid=False)
    table = pd.DataFrame(
        {
            say("figures.what"): [bar.label for bar in bars],
            say("figures.share"): [say.percent(bar.people / bar.n) for bar in bars],
            say("figures.count"): [say.number(bar.people) for bar in bars],
            say("figures.people"): [say.number(bar.n) for bar in bars],
            say("figures.missing"): [say.number(bar.missing) for bar in bars],
        }
    )
    return Chart(name, figure, sentence, table)
