"""Every chart says in a name, a sentence and a table what it shows, in the house's colours."""

import re
from typing import get_args

import pytest

from learning.charts.base import DARK, LIGHT, faded
from learning.charts.innovation import Model
from learning.charts.matrix import case_matrix
from learning.charts.tables import competence_table, facet_table
from learning.charts.words import band_name, worded, wrapped
from learning.scoring import score
from learning.vocabulary import Facet, Occasion
from tests.learning.charts_at_hand import SCORED, changes, diagram, drawn, uneven
from tests.learning.factories import all_at

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def every_chart(reading, palette):
    edition, say = reading.instrument, reading.phrases
    yield from (drawn(build, edition, say, palette) for build in SCORED)
    yield from (drawn(build, edition, say, palette, {}) for build in SCORED)
    yield changes(edition, say, palette)[1]
    yield case_matrix(reading, palette)
    yield from (diagram(reading, model, palette) for model in get_args(Model))


def colours(part):
    """Every colour in a part of a figure."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name == "template":
                continue
            if "color" in name and isinstance(value, str):
                yield value
            elif "color" in name and isinstance(value, list | tuple):
                yield from value
            else:
                yield from colours(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from colours(value)


def brightness(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted([brightness(one), brightness(other)])
    return (high + 0.05) / (low + 0.05)


@PALETTES
def test_every_chart_has_a_name_a_sentence_and_a_table(reading, palette):
    for chart in every_chart(reading, palette):
        assert chart.name
        assert chart.sentence
        assert not re.search(r"[{}]|None|nan", chart.name + chart.sentence)
        assert len(chart.table.columns) >= 2
        assert not chart.table.isna().any(axis=None)


@PALETTES
def test_no_colour_comes_from_outside_the_palette(reading, palette):
    allowed = {palette.text, palette.faint, palette.grid, palette.surface, *palette.theme.values()}
    allowed |= {faded(colour) for colour in allowed} | {"rgba(0,0,0,0)"}
    for chart in every_chart(reading, palette):
        assert set(colours(chart.figure.to_plotly_json())) <= allowed


@PALETTES
def test_every_colour_with_a_meaning_can_be_read(palette):
    meaningful = [palette.text, palette.faint, *palette.theme.values()]
    assert all(contrast(colour, palette.surface) >= 4.5 for colour in meaningful)


@PALETTES
def test_every_theme_has_its_own_colour(reading, palette):
    assert list(palette.theme) == list(reading.themes)
    assert len({palette.of(theme) for theme in reading.themes}) == 3


def test_a_chart_never_catches_the_finger_that_scrolls(reading):
    for chart in every_chart(reading, LIGHT):
        assert chart.figure.layout.dragmode is False
        assert chart.figure.layout.legend.itemclick in {None, False}


def test_practice_and_capability_have_a_table_of_their_own(edition, reading):
    say = reading.phrases
    responses = all_at(edition, 2, (Facet.PRACTICE,)) | all_at(edition, 4, (Facet.CAPABILITY,))
    table = facet_table(score(edition, responses), edition, say)
    assert table.to_dict("list") == {
        say("table.facet"): list(edition.text.facets.values()),
        say("score.overall"): ["25", "75"],
        **{edition.text.theme_names[theme]: ["25", "75"] for theme in ("T1", "T2", "T3")},
    }


@pytest.mark.parametrize("occasion", Occasion)
def test_a_facet_that_was_not_asked_is_not_said_to_have_too_few_answers(edition, reading, occasion):
    say = reading.phrases
    table = facet_table(score(edition, {}, occasion), edition, say, occasion)
    practice, capability = (set(row) for row in table.drop(columns=say("table.facet")).values)
    asked = occasion is not Occasion.AFTER
    assert practice == {say("score.none" if asked else "score.not_asked")}
    assert capability == {say("score.none")}


def test_the_table_of_competences_names_theme_and_band(edition, reading):
    say = reading.phrases
    table = competence_table(score(edition, uneven(edition)), edition, say)
    first = table.iloc[0].to_dict()
    assert first == {
        say("table.competence"): f"1.1 {edition.text.competences['C1.1']}",
        say("table.theme"): edition.text.theme_names["T1"],
        say("table.score"): "0",
        say("table.band"): edition.text.bands["1"].name,
    }


@pytest.mark.parametrize(
    ("value", "words", "band"), [(None, "too few answers", "–"), (62.5, "63", "Shared practice")]
)
def test_scores_are_worded_for_readers(edition, reading, value, words, band):
    assert worded(value, reading.phrases) == words
    assert band_name(value, edition, reading.phrases) == band


@pytest.mark.parametrize(
    ("label", "widest", "expected"),
    [
        ("", 10, ""),
        ("short", 10, "short"),
        ("two words", 10, "two words"),
        ("three short words", 10, "three<br>short<br>words"),
        ("unbreakablewords", 10, "unbreakablewords"),
        ("  some   space ", 24, "some space"),
    ],
)
def test_labels_break_between_words(label, widest, expected):
    assert wrapped(label, widest) == expected


def test_a_faded_colour_keeps_its_hue():
    assert faded("#6a645c") == "rgba(106,100,92,0.14)"
    assert faded("#000000", 0.5) == "rgba(0,0,0,0.5)"
