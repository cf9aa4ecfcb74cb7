"""Charts in each language: its signs between words, its numbers, and room for its labels."""

import json
import re
from datetime import date
from typing import get_args

import pytest

from learning import cohort_change, gap
from learning.catalogue import load
from learning.charts import cohort_change as change_charts
from learning.charts import participation
from learning.charts.base import LIGHT
from learning.charts.codes import Part, frequencies
from learning.charts.cohort.item_rest import rests
from learning.charts.cohort_directions import directions
from learning.charts.cohort_questions import questions
from learning.charts.cohort_shift import shift
from learning.charts.gap import two_groups
from learning.charts.innovation import Model
from learning.charts.matrix import case_matrix
from learning.charts.measures import facet_name, measure_name
from learning.charts.over_time import over_time
from learning.charts.tables import competence_table, facet_table
from learning.figures import reliability as reliability_figures
from learning.participation import Days
from learning.scoring import score
from learning.vocabulary import Facet, Occasion
from learning.width import width
from tests.learning.charts_at_hand import SCORED, changes, diagram, drawn, uneven
from tests.learning.cohorts import complete, pooled
from tests.learning.gathered import gathered
from tests.learning.test_charts_of_cohorts import every_chart

CATALOGUE = load()
EVERY = pytest.mark.parametrize("language", CATALOGUE.languages)
HAN = "[\u3400-\u9fff]"
# A half-width sign beside a Han character, or a blank between two of them.
FOREIGN = re.compile(f"{HAN} ?[,;:()]|[,;:(] ?{HAN}|[)]{HAN}|{HAN} {HAN}")
# A phone of 390 px has room for about so many letters in a row's label.
WIDEST = 52


def every_one(reading):
    edition, say = reading.instrument, reading.phrases
    yield from (drawn(build, edition, say) for build in SCORED)
    yield changes(edition, say)[1]
    yield case_matrix(reading, LIGHT)
    yield from (diagram(reading, model) for model in get_args(Model))
    # Too few people for any number, and enough for all.
    for people in (4, 130):
        found = pooled(edition, complete(edition, people))
        yield from (chart for _, chart in every_chart(found, reading))
    scale = reliability_figures.consistency(found, edition)[0]
    yield rests(scale, scale.found[0], edition, say, LIGHT)
    yield from of_a_cohort(edition, say)
    people = dict.fromkeys((Occasion.BASELINE, Occasion.AFTER), 4)
    yield participation.by_occasion(5, people, people, say, LIGHT)
    day = {date(2026, 3, 14): 4}
    days = Days(day, dict.fromkeys(people, day), dict.fromkeys(people, day))
    yield over_time(days, list(people), say, LIGHT)
    yield frequencies({1: "信任", 2: "合作"}, [Part("小组", 4, {1: 3})], say, LIGHT)


def of_a_cohort(edition, say):
    given = gathered()
    told = given.told[-1]
    found = told.pooled(given.floor)
    labels = say("occasion.baseline"), say("occasion.after")
    moved = cohort_change.changes(found, edition, Occasion.BASELINE)
    yield change_charts.differences(moved, edition, say, LIGHT)
    yield change_charts.means(moved, edition, labels, say, LIGHT)
    yield directions(moved, edition, say, LIGHT)
    yield shift(cohort_change.shifts(found, edition), edition, say, LIGHT)
    asked = cohort_change.questions(found, edition, Occasion.BASELINE)
    yield questions(asked, edition, labels, say, LIGHT)
    pair = [told.pooled(given.floor, group) for group in (1, 2)]
    gaps, _ = gap.gaps(*pair, gap.broader(edition))
    yield two_groups(gaps, edition, ("甲组", "乙组"), say("gap.broader.name"), say, LIGHT)


CHARTS = {name: list(every_one(CATALOGUE.reading(name))) for name in CATALOGUE.languages}


def words(chart):
    """Every text that a reader of the chart may meet."""
    yield from (chart.name, chart.sentence, *chart.table.columns)
    yield from chart.table.astype(str).to_numpy().flat
    yield from texts(json.loads(chart.figure.to_json()))


def texts(part):
    if isinstance(part, dict):
        for name, value in part.items():
            if name != "template":
                yield from texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from texts(value)
    elif isinstance(part, str):
        yield from part.replace("<extra></extra>", "").split("<br>")


def test_nothing_in_chinese_is_joined_with_the_signs_of_english():
    said = {text for chart in CHARTS["zh-Hans"] for text in words(chart)}
    assert len(said) > 200
    assert {text for text in said if FOREIGN.search(text)} == set()


@EVERY
def test_every_table_on_change_has_its_n_and_its_missing(language):
    reading = CATALOGUE.reading(language)
    say = reading.phrases
    *told, _gap = of_a_cohort(reading.instrument, say)
    missing = {say("change_page.missing"), say("figures.missing")}
    assert len(told) == 5
    assert all(say("change_page.pairs") in chart.table for chart in told)
    assert all(missing & set(chart.table) for chart in told)


@EVERY
def test_a_facet_is_named_in_one_word(language):
    reading = CATALOGUE.reading(language)
    edition, say = reading.instrument, reading.phrases
    for facet in Facet:
        assert edition.text.facets[facet].startswith(facet_name(facet, say))
        assert not re.search("[:：]", facet_name(facet, say))
        theme = edition.text.theme_names["T1"]
        assert measure_name(f"T1.{facet}", edition, say) == f"{theme} · {facet_name(facet, say)}"


@EVERY
def test_the_tables_of_one_person_are_worded_too(language):
    reading = CATALOGUE.reading(language)
    edition, say = reading.instrument, reading.phrases
    scores = score(edition, uneven(edition))
    assert set(facet_table(scores, edition, say)[say("table.facet")]) == {
        *edition.text.facets.values()
    }
    assert say("score.none") in set(competence_table(scores, edition, say)[say("table.score")])


def left_to_plotly(axis):
    """Values of an axis that nobody worded; None where Plotly would choose them too."""
    unseen = axis.showticklabels is False or axis.visible is False
    if unseen or axis.ticktext or axis.type == "category" or axis.tickformat == "d":
        return []
    return [None] if axis.tickvals is None else axis.tickvals


@EVERY
def test_numbers_on_axes_are_written_by_the_language(language):
    # Plotly writes separators and signs of its own, so that only whole numbers are left to it.
    for chart in CHARTS[language]:
        layout = chart.figure.layout
        axes = [] if layout.polar.bgcolor else [layout.xaxis, layout.yaxis]
        for axis in axes:
            assert not axis.ticksuffix
            assert all(float(value).is_integer() for value in left_to_plotly(axis))


@EVERY
def test_shares_are_written_alike_on_the_axis_and_in_the_table(language):
    say = CATALOGUE.reading(language).phrases
    chart = frequencies({1: "a"}, [Part("b", 4, {1: 3})], say, LIGHT)
    assert chart.figure.layout.xaxis.ticktext[3] == say.percent(0.75)
    assert say.percent(0.75) in chart.table.iloc[0, 1]


@EVERY
def test_no_key_can_be_clicked(language):
    # Plotly would hide a part, and explain that in English.
    for chart in CHARTS[language]:
        if chart.figure.layout.showlegend:
            legend = chart.figure.layout.legend
            assert (legend.itemclick, legend.itemdoubleclick) == (False, False)


@EVERY
def test_every_label_of_a_row_has_room_on_a_phone(language):
    rows = [note.text for chart in CHARTS[language] for note in chart.figure.layout.annotations]
    widest = max((max(map(width, row.split("<br>"))) for row in rows), default=0)
    assert 20 < widest <= WIDEST


@EVERY
def test_no_label_is_cut_to_nothing(language):
    rows = [note.text for chart in CHARTS[language] for note in chart.figure.layout.annotations]
    assert all(len(row.strip(" …")) > 1 for row in rows)


def test_four_han_characters_stand_in_two_lines_above_a_profile():
    chart = drawn(
        SCORED[1], CATALOGUE.reading("zh-Hans").instrument, CATALOGUE.reading("zh-Hans").phrases
    )
    names = chart.figure.layout.xaxis.ticktext
    assert max(width(line) for name in names for line in name.split("<br>")) == 4
