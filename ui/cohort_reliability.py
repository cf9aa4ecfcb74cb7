"""How consistently the statements measure in a cohort."""

import streamlit as st

from learning.charts.cohort.alphas import PUBLISHED, alphas
from learning.charts.cohort.item_rest import rests
from learning.charts.measures import measure_name, plain
from learning.figures.reliability import consistency
from learning.statistics.counted import TooFew
from learning.statistics.reliability import Reliability
from learning.statistics.sizes import RELIABILITY_FROM
from ui import figure, figures_how, style, visitor
from ui.figures_frame import Shown
from ui.visit import Visit


def scales(visit: Visit, shown: Shown) -> None:
    """Alpha and omega of every scale with enough people, then one scale item by item."""
    say, edition, palette = visit.say, shown.edition, style.palette()
    st.warning(say("figures.reliability.draft"))
    every = consistency(shown.pooled, edition)
    if all(isinstance(one.found, TooFew) for one in every):
        most = max((one.n for one in every), default=0)
        st.info(say("figures.reliability.few", needed=RELIABILITY_FROM, n=most))
        return
    st.header(say("figures.reliability.scales"), anchor=False)
    low, high = (plain(end, say, "0.00") for end in PUBLISHED)
    st.caption(say("figures.reliability.key", low=low, high=high))
    figure.show(alphas(every, edition, say, palette), "figures.alpha")
    figures_how.how(visit, "alpha", "alpha", "omega", "published")
    found: dict[str, Reliability] = {
        one.scale: one.found[0] for one in every if not isinstance(one.found, TooFew)
    }
    st.header(say("figures.rest"), anchor=False)
    picked = st.selectbox(
        say("figures.scale"),
        list(found),
        key=visitor.worded("figures.scale"),
        format_func=lambda name: measure_name(name, edition, say),
    )
    one = next(one for one in every if one.scale == picked)
    figure.show(rests(one, found[picked], edition, say, palette), "figures.rest")
    figures_how.how(visit, "rest", "rest", "alpha_without")
