"""What a cohort's learners wrote, as their tutors may read it: without who wrote it, or when."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import cohorts
from db.answer_rows import Desk, in_shown_block, shown_reflections, shown_steps
from db.kept import Editions
from db.models import Attempt, Block, OpenAnswer, PlanEntry, Reflection
from db.plans import READ_BY_TUTORS
from learning.vocabulary import Occasion

DETAILS = tuple(name for name in READ_BY_TUTORS if name not in ("action", "competence"))


@dataclass(frozen=True)
class Answer:
    """A reflection or a step of a plan.

    ``group``, ``language``, ``edition`` and ``occasion`` are those of the block in which the answer
    is shown, None where its people are of several; a step of a plan has only the ``group``, which
    is that of its writer's first block. ``theme`` is the theme of the prompt, or of the competence
    that a step names; None where there is none. ``details`` are further fields of a step.
    ``quotable`` says that its writer lets the class read it, ``in_class`` that a tutor chose it.
    ``ref`` names the answer in addresses and files, and tells nothing about it. ``writer`` tells
    within one list who wrote the same, for counting people; it must not be shown. ``row`` is the
    answer's own row, None while nobody worked with it.
    """

    ref: str
    kind: Literal["reflection", "plan"]
    text: str
    details: tuple[tuple[str, str], ...]
    item: str | None
    theme: str | None
    group: int | None
    language: str | None
    edition: tuple[str, int] | None
    occasion: Occasion | None
    quotable: bool
    in_class: bool
    writer: int = field(repr=False)
    row: int | None = field(repr=False)

    @property
    def whole(self) -> str:
        """The text with all its details, one below the other."""
        return "\n".join([self.text, *(text for _, text in self.details)])


def listed(session: Session, desk: Desk, editions: Editions) -> list[Answer]:
    """Every answer of a cohort that may be shown, in an order that tells nothing.

    Raises: ``NotYours`` where the cohort is not the tutor's.
    """
    floor = cohorts.for_tutor(session, desk.tutor_id, desk.cohort_id).floor
    found = [
        *_reflections(session, desk, floor, editions),
        *_steps(session, desk, floor, editions),
    ]
    found.sort(key=lambda pair: pair[1]["ref"])
    # Counted in an order that tells nothing, a writer's number tells nothing either.
    writers = {learner: n for n, learner in enumerate(dict.fromkeys(who for who, _ in found))}
    return [Answer(**given, writer=writers[learner]) for learner, given in found]


def _reflections(
    session: Session, desk: Desk, floor: int, editions: Editions
) -> Iterator[tuple[int, dict[str, Any]]]:
    columns = (
        Reflection.attempt_id,
        Reflection.item_id,
        Reflection.text,
        Attempt.learner_id,
        Block.group_id,
        Block.language,
        Block.instrument_id,
        Block.instrument_version,
        Block.occasion,
        OpenAnswer.id,
        OpenAnswer.quotable_since,
        OpenAnswer.in_class_since,
    )
    query = shown_reflections(desk, floor, columns).outerjoin(
        OpenAnswer,
        (OpenAnswer.attempt_id == Reflection.attempt_id)
        & (OpenAnswer.item_id == Reflection.item_id),
    )
    for attempt, item, text, learner, group, language, name, version, *rest in session.execute(
        query
    ):
        occasion, row_id, quotable_since, in_class_since = rest
        edition = editions.get((name, version))
        known = edition.items.get(item) if edition else None
        yield (
            learner,
            {
                "ref": desk.reflection(learner, attempt, item),
                "kind": "reflection",
                "text": text,
                "details": (),
                "item": item,
                "theme": known.theme if known else None,
                "group": group,
                "language": language,
                "edition": (name, version),
                "occasion": Occasion(occasion),
                "quotable": quotable_since is not None,
                "in_class": in_class_since is not None,
                "row": row_id,
            },
        )


def _steps(
    session: Session, desk: Desk, floor: int, editions: Editions
) -> Iterator[tuple[int, dict[str, Any]]]:
    # Of the first block: a later one of other people would tell more than either of them.
    first = (
        select(Attempt.learner_id, Block.group_id)
        .join(Block, Block.id == Attempt.block_id)
        .where(in_shown_block(desk, floor))
        .order_by(Block.id.desc())
    )
    groups = dict(session.execute(first).all())
    themes = {
        competence.id: theme.id
        for edition in editions.values()
        for theme in edition.plan.themes
        for competence in theme.competences
    }
    query = shown_steps(
        desk,
        floor,
        (PlanEntry, OpenAnswer.id, OpenAnswer.quotable_since, OpenAnswer.in_class_since),
    ).outerjoin(OpenAnswer, OpenAnswer.plan_entry_id == PlanEntry.id)
    for entry, row_id, quotable_since, in_class_since in session.execute(query):
        if entry.learner_id not in groups:
            continue  # released by somebody else since the question before
        given = ((name, getattr(entry, name)) for name in DETAILS)
        yield (
            entry.learner_id,
            {
                "ref": desk.step(entry.learner_id, entry.id),
                "kind": "plan",
                "text": entry.action,
                "details": tuple((name, text) for name, text in given if text),
                "item": None,
                "theme": themes.get(entry.competence or ""),
                "group": groups[entry.learner_id],
                "language": None,
                "edition": None,
                "occasion": None,
                "quotable": quotable_since is not None,
                "in_class": in_class_since is not None,
                "row": row_id,
            },
        )
