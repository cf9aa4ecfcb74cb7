"""Answers to the scenario questions, right and wrong."""

from learning.catalogue import load
from tests.learning.factories import ratings

EDITION = load().reading("en").instrument

RATINGS = ratings(EDITION)

QUESTIONS = [question.id for question in EDITION.plan.questions]


def keys(edition, *, right):
    """Answers to all questions: the key, or the option after it."""
    wrong = dict(zip("ABCD", "BCDA", strict=True))
    return {q.id: q.key if right else wrong[q.key] for q in edition.plan.questions}


def told(edition, marks):
    """Responses from 1 (the key), 0 (another option) and None (no answer), in question order."""
    right, wrong = keys(edition, right=True), keys(edition, right=False)
    pairs = zip(QUESTIONS, marks, strict=True)
    return {name: (wrong, right)[told][name] for name, told in pairs if told is not None}
