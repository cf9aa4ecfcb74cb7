"""Scores as tables."""

import pandas as pd

from learning.charts.words import band_name, numbered, worded
from learning.edition import Edition
from learning.phrases import Phrases
from learning.scoring import Scores
from learning.vocabulary import Facet


def competence_table(scores: Scores, edition: Edition, say: Phrases) -> pd.DataFrame:
    """Every competence with its theme, score and band."""
    return pd.DataFrame(
        [
            {
                say("table.competence"): numbered(c.id, edition),
                say("table.theme"): edition.text.theme_names[t.id],
                say("table.score"): worded(scores.competence[c.id], say),
                say("table.band"): band_name(scores.competence[c.id], edition, say),
            }
            for t in edition.plan.themes
            for c in t.competences
        ]
    )


def facet_table(scores: Scores, edition: Edition, say: Phrases) -> pd.DataFrame:
    """Practice and capability, per theme and over all."""
    head = say("table.facet")
    rows = []
    for facet in Facet:
        row = {
            head: edition.text.facets[facet],
            say("score.overall"): worded(scores.facet[facet], say),
        }
        for theme in edition.plan.themes:
            row[edition.text.theme_names[theme.id]] = worded(
                scores.theme_facet[theme.id, facet], say
            )
        rows.append(row)
    return pd.DataFrame(rows)
