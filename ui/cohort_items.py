"""How a cohort answered each statement: all of them at a glance, and one in its words."""

import pandas as pd
import streamlit as st

from learning.charts.cohort.items import items
from learning.charts.cohort.words import statement
from learning.edition import LEVELS, Edition, Item
from learning.figures.items import ORDERS, Spread, ordered, parts, spread
from learning.statistics.counted import TooFew
from learning.wording import options
from ui import figure, figures_filter, figures_how, style, visitor
from ui.figures_frame import Shown
from ui.visit import Visit


def spreads(visit: Visit, shown: Shown) -> None:
    """Every statement of the chosen part as a diverging bar, in the chosen order."""
    say = visit.say
    offered = parts(shown.edition, shown.occasion)
    with st.container(horizontal=True, vertical_alignment="bottom", key="figures-items"):
        names = {part: say(f"figures.part.{part}") for part in offered}
        part = figures_filter.pick(say("figures.choose.part"), "part", names)
        orders = {order: say(f"figures.order.{order}") for order in ORDERS}
        order = figures_filter.pick(say("figures.choose.order"), "order", orders)
    rows = ordered([spread(shown.pooled, item) for item in offered[part]], order)
    few = [row.levels for row in rows if isinstance(row.levels, TooFew)]
    if len(few) == len(rows):
        most = max(few, key=lambda one: one.n)
        st.info(say("figures.items.few", needed=most.needed, n=most.n))
        return
    st.caption(say("figures.items.key"))
    figure.show(items(rows, shown.edition, say, style.palette()), "figures.items")
    figures_how.how(visit, "items", "bars", "mean_level")
    _in_words(visit, shown.edition, rows)


def _in_words(visit: Visit, edition: Edition, rows: list[Spread]) -> None:
    """One statement with the words of its levels, and how many people chose each."""
    say = visit.say
    st.header(say("figures.in_words"), anchor=False)
    found = {row.item.id: row for row in rows if not isinstance(row.levels, TooFew)}
    facet = len({row.item.facet for row in rows}) > 1
    picked = st.selectbox(
        say("figures.statement"),
        list(found),
        key=visitor.worded("figures.item"),
        format_func=lambda name: statement(found[name].item, edition, say, facet=facet),
    )
    st.table(_words(visit, edition, found[picked]), hide_index=True, alt=say("figures.in_words"))


def _words(visit: Visit, edition: Edition, row: Spread) -> pd.DataFrame:
    say = visit.say
    levels = () if isinstance(row.levels, TooFew) else row.levels
    people = [*levels, row.cannot_say, row.missing]
    shares = [*(say.percent(n / row.n) for n in levels), *[say("score.no_band")] * 2]
    return pd.DataFrame(
        {
            say("figures.answer"): [
                *_texts(visit, edition, row.item),
                say("figures.cannot_say"),
                say("figures.no_answer"),
            ],
            say("figures.count"): [say.number(n) for n in people],
            say("figures.share"): shares,
        }
    )


def _texts(visit: Visit, edition: Edition, item: Item) -> list[str]:
    said = options(edition, item)
    return [visit.say.named(level, said[level]) for level in LEVELS]
