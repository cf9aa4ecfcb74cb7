"""Cohorts that tutors run and learners join, for visits of the pages."""

from db import cohort_life, cohort_settings, cohort_tutors, cohorts
from db.cohort_settings import Settings
from ui import clock

HOSTILE = [
    "<script>alert(1)</script><b>bold</b>",
    "**bold** _it_ `x` $x^2$ :red[red] # 1. [a](http://example.org) ![b](http://example.org/b.png)",
    "=1+1",
    "שלום עולם, 工作坊",
    "workshop " * 33,
]


def run_by(tutor, title="Spring workshop", groups=("Archive", "Museum"), **settings):
    """The record of a cohort that a tutor at the screen has made."""
    given = Settings(title, **settings)
    with tutor.database.writing() as session:
        return cohort_settings.make(session, tutor.tutor_id, given, groups, now=clock.now())


def invite(owner, cohort, email):
    with owner.database.writing() as session:
        cohort_tutors.invite(session, owner.tutor_id, cohort.id, email, now=clock.now())


def do(tutor, command, cohort, *details, **named):
    """Something that a tutor does behind the pages."""
    with tutor.database.writing() as session:
        command(session, tutor.tutor_id, cohort.id, *details, now=clock.now(), **named)


def open_occasions(tutor, cohort, *occasions):
    for occasion in occasions:
        do(tutor, cohort_life.open_occasion, cohort, occasion)


def kept(tutor, cohort):
    """The cohort as the database has it now."""
    with tutor.database.reading() as session:
        return cohorts.for_tutor(session, tutor.tutor_id, cohort.id)
