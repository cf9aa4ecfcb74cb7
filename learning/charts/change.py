"""Then and now in one figure: open marker before, filled marker after, a line between."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.charts.measures import measure_name
from learning.charts.words import worded
from learning.comparison import Pair
from learning.edition import Edition
from learning.phrases import Phrases


def then_and_now(
    pairs: Sequence[Pair],
    edition: Edition,
    labels: tuple[str, str],
    say: Phrases,
    palette: Palette,
) -> Chart:
    """Two occasions side by side; ``labels`` names them. No change is called reliable.

    Whether one person's difference is more than chance cannot be said before the instrument's
    reliability is known (instrument, section 11); the page has to say so beside the figure.
    """
    rows = [f"{pair.theme}.{pair.facet}" for pair in pairs]
    figure = go.Figure()
    for row, pair in zip(rows, pairs, strict=True):
        colour = palette.of(pair.theme)
        figure.add_scatter(
            x=[pair.then, pair.now],
            y=[row, row],
            mode="lines",
            line={"color": colour, "width": 3},
            hoverinfo="skip",
        )
        for value, label, fill in (
            (pair.then, labels[0], palette.surface),
            (pair.now, labels[1], colour),
        ):
            figure.add_scatter(
                x=[value],
                y=[row],
                mode="markers",
                marker={
                    "size": 14,
                    "color": fill,
                    "opacity": 1,
                    "line": {"color": colour, "width": 3},
                },
                hovertemplate=say.named(label, say.number(value or 0)) + "<extra></extra>",
                cliponaxis=False,
            )
        if pair.remembered is not None:
            figure.add_scatter(
                x=[pair.remembered],
                y=[row],
                mode="markers",
                name=say("change.remembered"),
                marker={
                    "symbol": "line-ns-open",
                    "size": 18,
                    "color": colour,
                    "line": {"width": 3, "color": colour},
                },
                hovertemplate=say.named(say("change.remembered"), say.number(pair.remembered))
                + "<extra></extra>",
            )
    quiet(figure, palette, height=70 + 64 * len(pairs))
    figure.update_xaxes(range=[-2, 102], tickvals=[0, 25, 50, 75, 100])
    names = {row: measure_name(row, edition, say) for row in rows}
    label_rows(figure, names, palette, lift=26)
    return Chart(
        name=say("chart.change.name", then=labels[0], now=labels[1]),
        figure=figure,
        sentence=_sentence(pairs, labels, say),
        table=_table(pairs, edition, labels, say),
    )


def _sentence(pairs: Sequence[Pair], labels: tuple[str, str], say: Phrases) -> str:
    higher = sum((pair.now or 0) > (pair.then or 0) for pair in pairs)
    lower = sum((pair.now or 0) < (pair.then or 0) for pair in pairs)
    return say(
        "chart.change.sentence",
        then=labels[0],
        now=labels[1],
        higher=higher,
        lower=lower,
        same=len(pairs) - higher - lower,
        asked=len(pairs),
    )


def _table(
    pairs: Sequence[Pair], edition: Edition, labels: tuple[str, str], say: Phrases
) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            say("table.theme"): [edition.text.theme_names[pair.theme] for pair in pairs],
            say("table.facet"): [edition.text.facets[pair.facet] for pair in pairs],
            labels[0]: [worded(pair.then, say) for pair in pairs],
            labels[1]: [worded(pair.now, say) for pair in pairs],
        }
    )
    if any(pair.remembered is not None for pair in pairs):
        table[say("change.remembered")] = [
            "" if pair.remembered is None else worded(pair.remembered, say) for pair in pairs
        ]
    return table
