"""Scores as tables."""

import pandas as pd

from learning.charts.words import band_name, numbered, worded
from learning.edition import Edition
from learning.phrases import Phrases
from learning.scoring import Score, Scores
from learning.vocabulary import Facet, Occasion


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


def facet_table(
    scores: Scores, edition: Edition, say: Phrases, occasion: Occasion = Occasion.BASELINE
) -> pd.DataFrame:
    """Practice and capability, per theme and over all; the occasion says which were asked."""
    asked = {item.facet for item in edition.on(occasion) if item.kind == "rating"}
    themes = {theme.id: edition.text.theme_names[theme.id] for theme in edition.plan.themes}

    def told(facet: Facet, score: Score) -> str:
        return worded(score, say) if facet in asked else say("score.not_asked")

    return pd.DataFrame(
        [
            {
                say("table.facet"): edition.text.facets[facet],
                say("score.overall"): told(facet, scores.facet[facet]),
                **{
                    name: told(facet, scores.theme_facet[theme, facet])
                    for theme, name in themes.items()
                },
            }
            for facet in Facet
        ]
    )
