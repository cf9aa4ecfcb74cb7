"""Charts as a learner would meet them, and what to read off them."""

from learning.charts.base import LIGHT
from learning.charts.change import then_and_now
from learning.charts.innovation import innovation
from learning.charts.profile import dots, theme_bars
from learning.charts.radar import radar
from learning.comparison import compare
from learning.edition import then_id
from learning.scoring import score
from tests.learning.factories import all_at, answers

LABELS = ("Before", "After")

UNEVEN = {"C1.1": 1, "C1.2": 3, "C2.3": 5, "C3.4": 2}

SCORED = (radar, dots, theme_bars)


def uneven(edition):
    """Answers at level 3, with some competences elsewhere and one not answered at all."""
    responses = all_at(edition, 3)
    for name, level in UNEVEN.items():
        responses |= answers({f"{name}a": level, f"{name}b": level})
    return {k: v for k, v in responses.items() if not k.startswith("C2.4")}


def drawn(build, edition, say, palette=LIGHT, responses=None):
    return build(
        score(edition, uneven(edition) if responses is None else responses), edition, say, palette
    )


def changes(edition, say, palette=LIGHT):
    before = uneven(edition)
    after = all_at(edition, 4) | {then_id(f"C1.{n}b"): "2" for n in range(1, 5)}
    pairs = compare(edition, before, edition, after)
    return pairs, then_and_now(pairs, edition, LABELS, say, palette)


def diagram(reading, model, palette=LIGHT):
    text = reading.articles["innovation"].text.diagram
    return innovation(model, text, reading.phrases, palette)


def column(chart, name):
    return list(chart.table[name])
