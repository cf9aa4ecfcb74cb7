"""Translations of answers as their readers and their writers see them.

One that was made of other words than the answer's present ones is shown to no reader.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import AnswerTranslation, Attempt, OpenAnswer, PlanEntry, Reflection
from learning.answer_translation import source_hash

DRAFTED, CHECKED = "drafted", "checked"


@dataclass(frozen=True)
class Translation:
    """An answer in another language; ``checked`` by a tutor, or only drafted."""

    language: str
    text: str
    checked: bool


@dataclass(frozen=True)
class Own(Translation):
    """A translation as the answer's writer sees it; ``outdated`` once they changed the words."""

    outdated: bool


@dataclass(frozen=True)
class OfLearner:
    """The translations of one learner's answers: by (attempt, item), and by position of a step."""

    reflections: Mapping[tuple[int, str], list[Own]]
    steps: Mapping[int, list[Own]]


def of_learner(session: Session, learner_id: int) -> OfLearner:
    """Every translation of what a learner wrote themselves, in the order of their languages."""
    query = (
        select(AnswerTranslation, OpenAnswer, PlanEntry)
        .join(OpenAnswer, OpenAnswer.id == AnswerTranslation.open_answer_id)
        .outerjoin(Attempt, Attempt.id == OpenAnswer.attempt_id)
        .outerjoin(PlanEntry, PlanEntry.id == OpenAnswer.plan_entry_id)
        .where((Attempt.learner_id == learner_id) | (PlanEntry.learner_id == learner_id))
        .order_by(AnswerTranslation.language)
    )
    reflections: dict[tuple[int, str], list[Own]] = defaultdict(list)
    steps: dict[int, list[Own]] = defaultdict(list)
    for each, answer, step in session.execute(query).all():
        outdated = each.source_hash != source_hash(source(session, answer))
        own = Own(each.language, each.text, each.status == CHECKED, outdated)
        if step is not None:
            steps[step.position].append(own)
        else:
            reflections[answer.attempt_id, answer.item_id].append(own)
    return OfLearner(dict(reflections), dict(steps))


def beside(session: Session, words: Mapping[int, str]) -> dict[int, list[Translation]]:
    """What stands beside answers that somebody may read, given the words of each row.

    What was made of other words is left out.
    """
    query = (
        select(AnswerTranslation)
        .where(AnswerTranslation.open_answer_id.in_(words))
        .order_by(AnswerTranslation.language)
    )
    found: dict[int, list[Translation]] = defaultdict(list)
    for each in session.scalars(query):
        if each.source_hash == source_hash(words[each.open_answer_id]):
            shown = Translation(each.language, each.text, each.status == CHECKED)
            found[each.open_answer_id].append(shown)
    return dict(found)


def source(session: Session, answer: OpenAnswer) -> str:
    """The words that an answer has now."""
    if answer.plan_entry_id is not None:
        return session.get_one(PlanEntry, answer.plan_entry_id).action
    return session.get_one(Reflection, (answer.attempt_id, answer.item_id)).text
