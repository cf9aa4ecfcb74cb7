"""Response shift of a cohort, beside both changes."""

from collections.abc import Sequence

import pandas as pd

from learning.charts.around_zero import Span, around_zero
from learning.charts.base import Chart, Palette
from learning.charts.measures import SIGNED, interval, measure_name, signed
from learning.cohort_change import Shift
from learning.edition import Edition
from learning.phrases import Phrases


def shift(shifts: Sequence[Shift], edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """The first measure's change from both starting points, and how far the points lie apart."""
    first = shifts[0]
    columns = {
        say("change_page.shift.change"): [one.change for one in shifts],
        say("change_page.shift.back"): [one.retrospective for one in shifts],
        say("change_page.shift"): [one.shift for one in shifts],
    }
    rows = [
        Span(str(place), title, palette.text, found[0].mean, *found[0].interval)
        for place, (title, found) in enumerate(columns.items())
    ]
    names = [measure_name(one.measure, edition, say) for one in shifts]
    table = {
        say("change_page.what"): names,
        say("change_page.pairs"): [say.number(one.shift.n) for one in shifts],
        say("figures.missing"): [say.number(one.missing) for one in shifts],
        **{
            title: [
                say.aside(signed(o.mean, say), interval(o.interval, say, SIGNED)) for o in found
            ]
            for title, found in columns.items()
        },
    }
    return Chart(
        name=say("change_page.shift.name"),
        figure=around_zero(rows, say, palette),
        sentence=say(
            "change_page.shift.sentence",
            what=names[0],
            n=say.number(first.shift.n),
            change=signed(first.change.mean, say),
            back=signed(first.retrospective.mean, say),
            shift=signed(first.shift.mean, say),
            interval=interval(first.shift.interval, say, SIGNED),
        ),
        table=pd.DataFrame(table),
    )
