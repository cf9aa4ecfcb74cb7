"""Tutors at work on a cohort's open answers, for visits of the pages."""

from db.secret import server_secret
from tests.db.workshop import Workshop
from tests.pages.person import Person


def a_workshop(database, title="Spring"):
    return Workshop(database, title, secret=server_secret())


def at_work(database, reading, tutor_id):
    """A tutor who is signed in."""
    return Person(database, reading).sign_in(tutor_id)


def at(person, workshop, place):
    return person.open(place, cohort=str(workshop.cohort.id))


def table(person, column):
    """The one table that has a column of this name."""
    (found,) = (t.value for t in person.app.table if person.say(column) in t.value)
    return found
