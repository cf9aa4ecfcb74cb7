"""Every worked case of the reference file has a test module that checks it."""

import pytest

from tests.learning.statistics.reference import REFERENCE, TESTS

SCORING = "learning/test_scoring.py"
COVERED_BY = {
    "scoring": SCORING,
    "bands": SCORING,
    "consistency_flag": SCORING,
    "knowledge_score": SCORING,
    "knowledge_items": "learning/statistics/test_questions.py",
    "reliability_theme1": "learning/statistics/test_reliability.py",
    "alpha_ci_width_by_n": "learning/statistics/test_reliability.py",
    "spearman_brown_two_items": "learning/statistics/test_reliability.py",
    "change_n12": "learning/statistics/test_change.py",
    "J_table": "learning/statistics/test_change.py",
    "wilcoxon_smallest_attainable_p": "learning/statistics/test_signed_rank.py",
    "response_shift": "learning/statistics/test_sums.py",
    "confidence_with_answers": "learning/statistics/test_sureness.py",
    "reliable_change": "learning/statistics/test_reliable_change.py",
    "small_cells": "learning/test_privacy.py",
    "action_plan": "learning/statistics/test_commitment.py",
    "agreement_checklist": "learning/statistics/test_agreement.py",
    "indicator_attainment": "learning/statistics/test_attainment.py",
}
NOT_A_CASE = {"_meta", "interval_coverage_simulation"}
ALSO_COVERED_BY = [
    ("reliability_theme1", "learning/statistics/test_factor.py"),
    ("change_n12", "learning/statistics/test_signed_rank.py"),
    ("change_n12", "learning/statistics/test_bootstrap.py"),
    ("small_cells", "learning/statistics/test_sizes.py"),
]


def test_every_key_of_the_reference_file_is_covered_or_is_no_case():
    assert set(REFERENCE) == set(COVERED_BY) | NOT_A_CASE


@pytest.mark.parametrize(("key", "module"), [*COVERED_BY.items(), *ALSO_COVERED_BY])
def test_the_module_that_covers_a_key_names_it(key, module):
    assert f'"{key}"' in (TESTS / module).read_text(encoding="utf-8")
