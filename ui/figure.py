"""A chart as everybody can read it: the figure, one sentence, and the same numbers in a table."""

from typing import Any

import streamlit as st

from learning.charts.base import Chart
from learning.names import unmarked
from ui import visitor

_CONFIG = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    # Plotly gives its tips in English.
    "showTips": False,
}


def show(chart: Chart, key: str) -> None:
    """Draw a chart, its sentence above it and its table below it."""
    st.markdown(chart.sentence)
    st.plotly_chart(chart.figure, key=key, config=_CONFIG, theme=None, alt=_alt(chart))
    _table(chart, key)


def choose(chart: Chart, key: str) -> str | None:
    """Draw a chart whose dots can be chosen; give the first ``customdata`` of the chosen dot."""
    st.markdown(chart.sentence)
    event: Any = st.plotly_chart(
        chart.figure,
        key=key,
        config=_CONFIG,
        theme=None,
        alt=_alt(chart),
        on_select="rerun",
        selection_mode="points",
    )
    _table(chart, key)
    points = event["selection"]["points"]
    return str(points[0]["customdata"][0]) if points else None


def _alt(chart: Chart) -> str:
    return unmarked(visitor.current().say.headed(chart.name, chart.sentence))


def _table(chart: Chart, key: str) -> None:
    with st.expander(visitor.current().say("table.show"), key=f"{key}.table"):
        st.table(chart.table, hide_index=True, alt=chart.name)
