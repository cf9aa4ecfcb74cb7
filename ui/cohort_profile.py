"""A cohort's profile: means by theme, facet and competence."""

import streamlit as st

from learning.charts.cohort.means import means
from learning.figures import profile
from learning.figures.profile import Measured
from learning.vocabulary import Facet
from ui import figure, figures_how, style
from ui.figures_frame import Shown
from ui.visit import Visit


def by_theme(visit: Visit, shown: Shown) -> None:
    """Themes and the whole, or capability by theme where that is all that was asked."""
    say = visit.say
    st.header(say("figures.themes"), anchor=False)
    if _one_facet(shown):
        st.markdown(say("figures.one_facet"))
    st.caption(say("figures.means.key"))
    rows = profile.themes(shown.pooled, shown.edition, shown.occasion)
    _draw(visit, shown, rows, say("figures.themes.name"), "themes")
    figures_how.how(visit, "themes", "score", "both", "mean", "half")


def by_facet(visit: Visit, shown: Shown) -> None:
    """Practice and capability apart; nothing where only one of them was asked."""
    if _one_facet(shown):
        return
    say, text = visit.say, shown.edition.text
    st.header(say("figures.facets"), anchor=False)
    st.markdown(say("figures.facets.why"))
    for facet in Facet:
        st.subheader(text.facets[facet], anchor=False)
        rows = profile.facet_rows(shown.pooled, shown.edition, facet)
        _draw(visit, shown, rows, text.facets[facet], f"facet.{facet}")
    figures_how.how(visit, "facets", "facet", "mean", "half")


def by_competence(visit: Visit, shown: Shown) -> None:
    """All competences."""
    say = visit.say
    st.header(say("figures.competences"), anchor=False)
    rows = profile.competences(shown.pooled, shown.edition, shown.occasion)
    _draw(visit, shown, rows, say("figures.competences.name"), "competences")
    figures_how.how(visit, "competences", "competence", "mean", "half")


def _draw(visit: Visit, shown: Shown, rows: list[Measured], name: str, key: str) -> None:
    chart = means(rows, shown.edition, visit.say, style.palette(), name)
    figure.show(chart, f"figures.{key}")


def _one_facet(shown: Shown) -> bool:
    return len(profile.facets_asked(shown.edition, shown.occasion)) < len(Facet)
