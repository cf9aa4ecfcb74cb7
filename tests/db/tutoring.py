"""Tutors and the cohorts they run, each made in a transaction of its own."""

from db import cohort_settings, cohort_tutors, learners, plans, progress, tutors
from db.cohort_settings import Settings
from learning.plan import Commitment
from learning.vocabulary import Occasion
from tests.db.factories import NOW, SECRET, TODAY, a_draft, write


def a_tutor(database, name="Ada"):
    """Id of a tutor on the list; the name makes their address."""
    return write(database, tutors.add, f"{name.lower()}@example.org", name, now=NOW).id


def run_by(
    database,
    tutor_id,
    title="Spring workshop",
    groups=("Archive", "Museum"),
    *,
    now=NOW,
    **settings,
):
    """The record of a cohort that a tutor has made."""
    return write(
        database, cohort_settings.make, tutor_id, Settings(title, **settings), groups, now=now
    )


def invited(database, owner_id, cohort_id, name="Grace"):
    """Id of a new tutor who was invited to a cohort."""
    guest = a_tutor(database, name)
    write(database, cohort_tutors.invite, owner_id, cohort_id, f"{name}@example.org", now=NOW)
    return guest


def a_life_in_a_cohort(database, learner_id, edition, words="what this person wrote"):
    """Answer the baseline, plan, read, and let a device know one."""
    draft = a_draft(database, learner_id, edition, Occasion.BASELINE)
    draft.answer("C1.1a", "4")
    draft.submit(draft.record.revision)
    with database.writing() as session:
        plans.save(session, learner_id, Commitment(1, action=words))
        progress.mark(session, learner_id, "themes.T1", done=True, today=TODAY)
        progress.save_agreement(session, learner_id, "purpose", "written", {"purpose"})
        learners.link_device(session, learner_id, f"device of {learner_id}", SECRET, TODAY)
