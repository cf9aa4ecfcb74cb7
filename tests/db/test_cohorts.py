import os
import subprocess
import sys
from pathlib import Path

import pytest

from db import cohorts
from db.cohorts import CohortRecord
from db.errors import UnknownCode
from db.models import Cohort
from tests.db.factories import NOW, a_cohort, rows

ROOT = Path(cohorts.__file__).resolve().parent.parent


def opened(database, code):
    with database.reading() as session:
        return cohorts.by_join_code(session, code)


def command(database, *arguments):
    url = database.engine.url.render_as_string(hide_password=False)
    return subprocess.run(
        [sys.executable, "-m", "db.cohorts", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_join_code_opens_its_own_cohort(database):
    spring, autumn = a_cohort(database, "Spring"), a_cohort(database, "Autumn", ["Library"])
    assert spring.join_code != autumn.join_code
    assert opened(database, spring.join_code) == spring
    assert opened(database, autumn.join_code) == autumn
    assert list(autumn.groups.values()) == ["Library"]


def test_groups_keep_the_order_in_which_they_were_named(database):
    cohort = a_cohort(database, groups=["Zoo", "Archive", "Museum"])
    assert list(opened(database, cohort.join_code).groups.values()) == ["Zoo", "Archive", "Museum"]


@pytest.mark.parametrize("typed", ["10K2M3", " 10k-2m3 ", "IOK2M3", "lo k2 m3"])
@pytest.mark.parametrize("given", ["10K2M3", "IO-k2m3"])
def test_a_join_code_works_however_it_was_given_and_typed(database, given, typed):
    with database.writing() as session:
        cohort = cohorts.create(session, "Spring", [], now=NOW, join_code=given)
    assert cohort.join_code == "10K2M3"
    assert opened(database, typed) == cohort


@pytest.mark.parametrize("typed", ["", "ABCDEF", "the spring workshop"])
def test_a_code_that_no_cohort_has_is_unknown(database, typed):
    a_cohort(database)
    with pytest.raises(UnknownCode):
        opened(database, typed)


def test_a_cohort_is_real_unless_it_is_called_synthetic(database):
    with database.writing() as session:
        made = [
            cohorts.create(session, "Real", [], now=NOW),
            cohorts.create(session, "Sample", [], now=NOW, synthetic=True),
        ]
    with database.reading() as session:
        kept = [session.get_one(Cohort, cohort.id) for cohort in made]
    assert [cohort.synthetic for cohort in kept] == [False, True]
    assert [cohort.created_at for cohort in kept] == [NOW, NOW]


def test_a_learner_sees_their_own_cohort(database):
    a_cohort(database)
    mine = a_cohort(database, "Mine", ["Ours"])
    with database.reading() as session:
        found = cohorts.of_learner(session, mine.id)
    assert found == CohortRecord(mine.id, "Mine", mine.join_code, mine.groups)


def test_the_command_makes_the_tables_and_a_cohort_and_prints_its_join_code(empty):
    made = command(empty, "Autumn workshop", "Archive", "Museum")
    assert (made.returncode, made.stderr) == (0, "")
    cohort = opened(empty, made.stdout)
    assert made.stdout == f"{cohort.join_code}\n"
    assert (cohort.title, list(cohort.groups.values())) == (
        "Autumn workshop",
        ["Archive", "Museum"],
    )


def test_the_command_adds_to_the_cohorts_that_are_there(database, monkeypatch, capsys):
    first = a_cohort(database)
    monkeypatch.setattr(cohorts, "connect", lambda _url: database)
    assert cohorts.main(["Autumn workshop"]) == 0
    assert opened(database, capsys.readouterr().out).title == "Autumn workshop"
    assert opened(database, first.join_code) == first


def test_the_command_without_a_title_says_how_it_is_used(database):
    before = rows(database)
    made = command(database)
    assert (made.returncode, made.stdout) == (2, "")
    assert made.stderr == 'usage: python -m db.cohorts "Title" ["Group" ...]\n'
    assert cohorts.main([]) == 2
    assert rows(database) == before


def test_the_command_takes_an_option_for_a_question_and_makes_nothing(database):
    before = rows(database)
    assert cohorts.main(["--help"]) == 2
    assert rows(database) == before


def test_a_group_that_is_named_twice_is_made_once(database):
    assert list(a_cohort(database, "Spring", ["Archive", "Archive"]).groups.values()) == ["Archive"]
