"""What the module promises is there, in the numbers that it promises."""

from collections import Counter

import pytest

from learning.edition import LEVELS
from learning.vocabulary import Facet

UNKNOWN_TALK = "heritage-network-uk"


def given(reading, kind):
    return [case for case in reading.cases.values() if case.plan.kind == kind]


def test_there_are_three_themes_of_four_key_points(reading):
    assert [len(theme.plan.key_points) for theme in reading.themes.values()] == [4, 4, 4]
    assert list(reading.themes) == list(reading.module.plan.themes) == ["T1", "T2", "T3"]


def test_every_key_point_asks_for_the_competence_of_its_own_number(reading):
    pairs = [(name, point.plan.competence) for name, point in reading.key_points.items()]
    assert pairs == [(f"K{t}.{p}", f"C{t}.{p}") for t in (1, 2, 3) for p in (1, 2, 3, 4)]
    assert tuple(competence for _, competence in pairs) == reading.instrument.competences


def test_twenty_four_items_describe_five_levels_each(edition):
    texts = edition.text.items
    assert len(texts) == 24
    assert {len(levels) for levels in texts.values()} == {len(LEVELS)} == {5}
    assert len({level for levels in texts.values() for level in levels}) == 120


def test_every_competence_has_one_item_of_practice_and_one_of_capability(edition):
    items = [item for item in edition.items.values() if item.kind == "rating"]
    assert Counter(item.facet for item in items) == dict.fromkeys(Facet, 12)


def test_there_is_one_control_for_each_theme_and_it_is_unscored(edition):
    controls = [theme.control for theme in edition.plan.themes]
    assert [control.id for control in controls] == ["X1", "X2", "X3"]
    assert len(edition.text.control_levels) == 5
    assert all(c.against.startswith(f"C{n}") for n, c in enumerate(controls, start=1))


def test_twelve_questions_have_four_options_with_a_reason_each(edition):
    questions = edition.text.questions.values()
    assert len(questions) == 12
    assert {tuple(question.options) for question in questions} == {("A", "B", "C", "D")}
    reasons = [option.reason for question in questions for option in question.options.values()]
    assert len(set(reasons)) == 48


def test_every_letter_is_the_key_three_times(edition):
    keys = Counter(question.key for question in edition.plan.questions)
    assert keys == {"A": 3, "B": 3, "C": 3, "D": 3}


def test_every_competence_has_one_question(edition):
    assert tuple(q.competence for q in edition.plan.questions) == edition.competences


def test_the_key_is_not_given_away_by_its_length(edition):
    longest = [
        max(question.options, key=lambda name, options=question.options: len(options[name].text))
        for question in edition.text.questions.values()
    ]
    keys = [question.key for question in edition.plan.questions]
    assert sum(one == key for one, key in zip(longest, keys, strict=True)) <= 5


def test_there_are_nine_reflections_three_for_each_theme(edition):
    themes = Counter(prompt.theme for prompt in edition.plan.reflections)
    assert themes == {"T1": 3, "T2": 3, "T3": 3}
    assert len(set(edition.text.reflections.values())) == 9


def test_there_are_three_questions_on_the_event(edition):
    assert [event.kind for event in edition.plan.event] == ["rating", "rating", "text"]


def test_five_bands_speak_to_every_theme(edition):
    bands = edition.text.bands
    assert list(bands) == ["1", "2", "3", "4", "5"]
    feedback = {getattr(band, theme) for band in bands.values() for theme in ("T1", "T2", "T3")}
    assert len(feedback) == 15
    assert list(edition.text.knowledge_bands) == ["1", "2", "3"]


def test_there_are_four_talks_and_at_least_ten_examples(reading):
    assert len(given(reading, "talk")) == 4
    assert len(given(reading, "example")) >= 10


def test_every_talk_names_its_speaker_and_the_module_text(reading):
    assert all(case.text.speaker for case in given(reading, "talk"))
    assert all("module" in case.plan.named_in for case in given(reading, "talk"))


def test_the_talk_that_nobody_could_find_has_no_facts_and_has_a_worksheet(reading):
    case = reading.cases[UNKNOWN_TALK]
    assert (case.plan.facts, case.plan.sources, case.text.facts) == ((), (), {})
    assert len(case.text.worksheet) >= 5
    assert len(case.text.unknown) >= 3


def test_every_other_case_has_facts_that_can_be_checked(reading):
    for name, case in reading.cases.items():
        sourced = [fact for fact in case.plan.facts if fact.sources]
        assert (len(sourced) >= 3) is (name != UNKNOWN_TALK), name


def test_every_fact_that_is_not_our_own_reading_has_a_source(reading):
    for case in reading.cases.values():
        for fact in case.plan.facts:
            assert fact.sources or fact.confidence == "reading", (case.plan.id, fact.id)


def test_no_fact_is_surer_than_its_best_source(reading):
    rank = {"low": 0, "medium": 1, "high": 2}
    for case in reading.cases.values():
        sure = {source.id: rank[source.confidence] for source in case.plan.sources}
        for fact in case.plan.facts:
            if fact.confidence != "reading":
                best = max(sure[source] for source in fact.sources)
                assert rank[fact.confidence] <= best, (case.plan.id, fact.id)


def test_every_case_says_what_is_not_known_and_what_to_discuss(reading):
    assert all(case.text.unknown and case.text.questions for case in reading.cases.values())


@pytest.mark.parametrize("point", [f"K{t}.{p}" for t in (1, 2, 3) for p in (1, 2, 3, 4)])
def test_every_key_point_has_at_least_two_cases_and_a_tool(reading, point):
    cases = [name for name, case in reading.cases.items() if point in case.plan.key_points]
    assert len(cases) >= 2
    plan = reading.key_points[point].plan
    assert plan.example.case in cases
    assert plan.tools


def test_every_competence_is_served_by_a_tool(reading):
    served = {competence for tool in reading.tools.values() for competence in tool.competences}
    assert served == set(reading.instrument.competences)


def test_a_key_point_names_only_tools_that_serve_its_competence(reading):
    for point in reading.key_points.values():
        for tool in point.plan.tools:
            assert point.plan.competence in reading.tools[tool].competences, (point.plan.id, tool)


def test_there_are_twelve_references_each_with_a_verdict(reading):
    entries = reading.bibliography.plan.entries
    assert len(entries) == 12
    assert all(entry.sources or entry.verdict == "not_found" for entry in entries)


def test_seven_ways_and_five_kinds_of_activity_are_told(reading):
    assert len(reading.articles["preservation"].plan.sections) == 7
    kinds = ("mobility", "events", "technical-assistance", "teaching", "negotiations")
    assert [s for s in reading.articles["cooperation"].plan.sections if s in kinds] == list(kinds)


def test_one_article_has_the_diagram(reading):
    assert [name for name, article in reading.articles.items() if article.plan.diagram] == [
        "innovation"
    ]


def test_the_checklist_has_seven_areas_and_essential_points_in_most(reading):
    areas = reading.checklist.plan.areas
    assert len(areas) == 7
    essential = [area.id for area in areas if any(point.essential for point in area.points)]
    assert [area.id for area in areas if area.id not in essential] == ["cultural-norms"]


def test_there_are_four_kinds_of_outcome_with_five_indicators_each(reading):
    dimensions = reading.indicators.plan.dimensions
    assert [len(dimension.indicators) for dimension in dimensions] == [5, 5, 5, 5]
    assert len(reading.indicators.text.side_effects) >= 4


def test_the_glossary_speaks_of_every_key_point(reading):
    linked = {point for term in reading.glossary.plan.terms for point in term.key_points}
    assert linked == set(reading.key_points)


def test_terms_of_the_glossary_differ(reading):
    terms = [term.term.casefold() for term in reading.glossary.text.terms.values()]
    assert len(set(terms)) == len(terms)


def test_numbers_in_words_about_numbers_agree_with_the_content(reading):
    assert reading.phrases.texts["cases.lead"][0].startswith("Four talks")
    assert "four key points" in reading.phrases.texts["themes.lead"][0]
    assert "Three short articles" in reading.phrases.texts["background.lead"][0]
    assert len(reading.articles) == 3
