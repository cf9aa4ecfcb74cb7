"""Two groups compared as a tutor sees it, through released blocks."""

import numpy as np
import pytest
from scipy import stats

from db import attempts
from learning import tally
from learning.names import as_written
from learning.vocabulary import Occasion
from tests.learning.factories import all_at
from tests.pages.cohorts import a_full_cohort
from tests.pages.test_change import charts, queries

BASELINE = Occasion.BASELINE


@pytest.fixture
def workshop(database, reading, tutor):
    """Two groups of twelve, before the workshop."""
    return a_full_cohort(database, reading, 24, occasions=(BASELINE,), tutor=tutor)


def ranked(person, table=0):
    heading = person.say("gap.difference")
    return [one.value for one in person.app.table if heading in one.value][table]


def scores(person, edition, learner_ids, measure):
    found = []
    with person.database.reading() as session:
        for learner_id in learner_ids:
            (attempt,) = attempts.of_learner(session, learner_id)
            given = attempts.responses(session, learner_id, attempt.id)
            found.append(tally.measures(edition, BASELINE, given).get(measure, np.nan))
    return [score for score in found if not np.isnan(score)]


def test_the_ranking_is_that_of_the_people(tutor, workshop, edition):
    tutor.open("gap", **workshop.address)
    say, table = tutor.say, ranked(tutor)
    differences = {}
    for competence in edition.competences:
        first = scores(tutor, edition, workshop.learners[::2], competence)
        second = scores(tutor, edition, workshop.learners[1::2], competence)
        if min(len(first), len(second)) < 10:
            continue
        theirs = stats.ttest_ind(first, second, equal_var=False)
        low, high = theirs.confidence_interval()
        gap = np.mean(first) - np.mean(second)
        ends = {"low": say.number(low, "+0.0;-0.0"), "high": say.number(high, "+0.0;-0.0")}
        told = (say.number(gap, "+0.0;-0.0"), say("figures.from_to", **ends))
        differences[edition.text.competences[competence]] = (abs(gap), *told)
    shown = zip(
        table[say("gap.what")],
        table[say("gap.difference")],
        table[say("gap.interval")],
        strict=True,
    )
    assert {name: told for name, *told in shown} == {
        name: told for name, (_, *told) in differences.items()
    }
    sizes = [differences[name][0] for name in table[say("gap.what")]]
    assert sizes == sorted(sizes, reverse=True)


def test_below_each_gap_stand_the_prompts_of_its_key_point(tutor, workshop, edition, reading):
    tutor.open("gap", **workshop.address)
    first = ranked(tutor)[tutor.say("gap.what")][0]
    competence = next(c for c in edition.competences if edition.text.competences[c] == first)
    (talk,) = (one for one in tutor.app.expander if one.label.startswith(f"{first}: "))
    texts = "\n".join(one.value for one in talk.markdown)
    for prompt in reading.key_point_of(competence).text.prompts:
        assert prompt in texts


def test_after_the_workshop_themes_carry_their_prompts(database, reading, tutor):
    full = a_full_cohort(database, reading, 24, tutor=tutor)
    tutor.open("gap", **full.address)
    assert tutor.sees("gap.no_competences")
    assert len(charts(tutor)) == 1
    for point in reading.key_points.values():
        assert point.text.prompts[0] in tutor.shown


def test_each_group_is_named_with_its_number_of_people(tutor, workshop):
    tutor.open("gap", **workshop.address)
    assert tutor.sees("gap.people", first="Archive", first_n="12", second="Museum", second_n="12")
    assert len(charts(tutor)) == 2
    labels = [one.label for one in tutor.app.expander]
    assert labels.count(tutor.say("figures.how")) == 2


@pytest.mark.parametrize("size", [18, 19])
def test_nine_people_in_a_group_give_a_sentence_and_no_number(database, reading, tutor, size):
    full = a_full_cohort(database, reading, size, occasions=(BASELINE,), tutor=tutor)
    tutor.open("gap", **full.address)
    assert tutor.sees("gap.few", fewest=10)
    assert charts(tutor) == []
    assert not tutor.app.table


def test_a_measure_that_too_few_answered_is_named_and_has_no_number(database, reading, tutor):
    def given(place, _occasion):
        levels = all_at(reading.instrument, 1 + place % 5)
        return {k: v for k, v in levels.items() if place > 5 or not k.startswith("C2.4")}

    full = a_full_cohort(database, reading, 24, occasions=(BASELINE,), tutor=tutor, given=given)
    tutor.open("gap", **full.address)
    name = reading.instrument.text.competences["C2.4"]
    assert tutor.sees("gap.few.some", fewest=10, what=name)
    assert name not in list(ranked(tutor)[tutor.say("gap.what")])
    figures = "".join(chart.proto.spec for chart in charts(tutor))
    assert "Across borders" in figures
    assert name not in figures


def test_one_group_is_no_pair(database, reading, tutor):
    full = a_full_cohort(database, reading, 24, ("Archive",), (BASELINE,), tutor=tutor)
    tutor.open("gap", **full.address)
    assert tutor.sees("gap.one_group")
    assert charts(tutor) == []


def test_the_tutor_chooses_and_a_group_has_no_gap_to_itself(database, reading, tutor):
    groups = ("Archive", "Museum", "Theatre")
    full = a_full_cohort(database, reading, 36, groups, (BASELINE,), tutor=tutor)
    ids = [str(group) for group in full.cohort.groups]
    tutor.open("gap", first=ids[2], second=ids[1], **full.address)
    assert tutor.sees("gap.people", first="Theatre", first_n="12", second="Museum", second_n="12")
    assert tutor.say.count("gap.others", 12) in tutor.shown
    tutor.app.selectbox(key=f"gap.first.{full.cohort.id}").set_value(int(ids[1]))
    tutor.run()
    assert tutor.sees("gap.same")
    assert charts(tutor) == []


def test_an_address_with_unknown_groups_shows_the_first_two(tutor, workshop):
    tutor.open("gap", first="99", second="no", **workshop.address)
    assert tutor.sees("gap.people", first="Archive", first_n="12", second="Museum", second_n="12")


def test_another_cohort_changes_nothing(database, reading, tutor, workshop):
    alone = ranked(tutor.open("gap", **workshop.address)).to_dict()
    a_full_cohort(database, reading, 24, tutor=tutor, title="Autumn workshop", seed=8)
    assert ranked(tutor.open("gap", **workshop.address)).to_dict() == alone
    assert "Autumn" not in tutor.shown


def test_another_tutor_sees_that_there_is_no_such_cohort(other_tutor, workshop):
    other_tutor.open("gap", **workshop.address)
    assert other_tutor.sees("cohort.unknown")
    assert charts(other_tutor) == []
    assert "Museum" not in other_tutor.shown


def test_more_people_need_no_more_queries(database, reading, tutor, workshop):
    larger = a_full_cohort(
        database, reading, 60, occasions=(BASELINE,), tutor=tutor, title="Autumn workshop"
    )
    counts = [queries(database, tutor, "gap", one.address) for one in (workshop, larger)]
    assert counts[0] == counts[1]


def test_names_of_groups_show_no_backslash_where_no_markdown_is_read(database, reading, tutor):
    groups = ("A_1 (new)", "Difference")
    full = a_full_cohort(database, reading, 24, groups, (BASELINE,), tutor=tutor)
    tutor.open("gap", **full.address)
    assert tutor.app.selectbox(key=f"gap.first.{full.cohort.id}").options == list(groups)
    figures = "".join(chart.proto.spec for chart in charts(tutor))
    assert "A_1 (new): " in figures
    assert as_written("A_1 (new)") in tutor.shown
    assert tutor.say("gap.mean.of", group="Difference") in ranked(tutor)
