"""How many people of a cohort improved, stayed the same, or are lower."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from learning.charts import keys
from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.charts.cohort_change import names_of, whom
from learning.charts.words import shortened
from learning.cohort_change import Change
from learning.edition import Edition
from learning.phrases import Phrases


@dataclass(frozen=True)
class _Direction:
    """One part of every bar: its name, how many people of each measure, and its look."""

    name: str
    people: Sequence[int]
    colour: str
    pattern: str = ""


def directions(
    changes: Sequence[Change], edition: Edition, say: Phrases, palette: Palette
) -> Chart:
    """How many people improved, stayed the same and are lower now, as one bar for each measure."""
    names = names_of(changes, edition, say)
    parts = (
        _Direction(say("change_page.lower"), [o.paired.lower for o in changes], palette.faint),
        _Direction(say("change_page.same"), [o.paired.same for o in changes], palette.grid),
        _Direction(
            say("change_page.improved"),
            [one.paired.improved for one in changes],
            palette.of("T1"),
            "/",
        ),
    )
    labels = {one.measure: shortened(name) for name, one in zip(names, changes, strict=True)}
    first = changes[0].paired
    return Chart(
        name=say("change_page.directions.name"),
        figure=_stacked(parts, changes, labels, say, palette),
        sentence=say(
            "change_page.directions.sentence",
            what=names[0],
            improved=say.number(first.improved),
            same=say.number(first.same),
            lower=say.number(first.lower),
            n=say.number(first.n),
        ),
        table=pd.DataFrame(
            {
                **whom(changes, names, say),
                **{part.name: [say.number(count) for count in part.people] for part in parts},
            }
        ),
    )


def _stacked(
    parts: Sequence[_Direction],
    changes: Sequence[Change],
    labels: Mapping[str, str],
    say: Phrases,
    palette: Palette,
) -> go.Figure:
    figure = go.Figure()
    for part in parts:
        figure.add_bar(
            x=[100 * n / one.paired.n for n, one in zip(part.people, changes, strict=True)],
            y=list(labels),
            orientation="h",
            width=0.32,
            name=part.name,
            marker={
                "color": part.colour,
                "line": {"color": palette.surface, "width": 1},
                "pattern": {
                    "shape": part.pattern,
                    "fgcolor": palette.surface,
                    "size": 7,
                    "fillmode": "overlay",
                },
            },
            customdata=[say.named(part.name, say.number(count)) for count in part.people],
            hovertemplate="%{customdata}<extra></extra>",
        )
    quiet(figure, palette, height=90 + 58 * len(labels))
    label_rows(figure, labels, palette, lift=22)
    shares = [say.percent(share) for share in (0, 0.5, 1)]
    figure.update_xaxes(range=[-3, 103], tickvals=[0, 50, 100], ticktext=shares)
    figure.update_layout(barmode="stack", showlegend=True, legend=keys.above())
    return figure
