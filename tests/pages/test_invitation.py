from dataclasses import replace
from datetime import date

import pytest

from db import cohort_life
from tests.pages.workshop import HOSTILE, do, run_by
from ui import invitation, resources

ADDRESS = "https://learn.example.org"
LANGUAGES = ("en", "zh-Hans", "cy")
DATES = {
    "en": ["1 March 2027", "30 June 2027", "31 December 2027"],
    "zh-Hans": ["2027年3月1日", "2027年6月30日", "2027年12月31日"],
    "cy": ["1 Mawrth 2027", "30 Mehefin 2027", "31 Rhagfyr 2027"],
}


@pytest.fixture(autouse=True)
def address(monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", ADDRESS)


def texts(tutor, cohort):
    """What stands ready to be copied on the cohort's page, the code and the link alone apart."""
    tutor.open("cohort", cohort=str(cohort.id))
    tutor.app.session_state["invitation.part"] = True
    tutor.run()
    ways = {cohort.join_code, f"{ADDRESS}/assessment?join={cohort.join_code}"}
    return [block.value for block in tutor.app.code if block.value not in ways]


def in_language(language):
    return resources.catalogue().reading(language)


def test_an_invitation_and_a_reminder_stand_ready_in_every_language(tutor):
    cohort = run_by(tutor)
    shown = texts(tutor, cohort)
    assert len(shown) == 2 * len(LANGUAGES)
    for place, language in enumerate(LANGUAGES):
        say = in_language(language).phrases
        invited, reminded = shown[2 * place : 2 * place + 2]
        assert tutor.say(f"language.{language}") in [head.value for head in tutor.app.header]
        assert invited.startswith(say("invite.begins", title="Spring workshop"))
        assert reminded.startswith(say("invite.again", title="Spring workshop"))
        for text in (invited, reminded):
            lines = text.splitlines()
            assert f"{ADDRESS}/assessment?join={cohort.join_code}" in lines
            assert say("invite.code", code=cohort.join_code) in lines
            assert say("invite.shown", floor=5) in text
            assert say("cohort.sheet.promise") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_are_told_where_they_are_known(tutor, language):
    reading, days = in_language(language), (date(2027, 3, 1), date(2027, 6, 30), date(2027, 12, 31))
    known = dict(zip(("starts_on", "ends_on", "retain_until"), days, strict=True))
    cohort = replace(run_by(tutor), **known, floor=8)
    text = invitation.invitation(reading, cohort, "link")
    assert [day for day in DATES[language] if day in text] == DATES[language]
    assert reading.phrases("invite.shown", floor=8) in text
    without = replace(cohort, starts_on=None, ends_on=None, retain_until=None)
    for made in (invitation.invitation, invitation.reminder):
        assert "2027" not in made(reading, without, "link")


def test_a_cohort_with_languages_of_its_own_is_invited_in_these(tutor):
    invited, _ = texts(tutor, run_by(tutor, languages=("cy",)))
    assert invited.startswith(in_language("cy").phrases("invite.begins", title="Spring workshop"))


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_stays_the_text_that_was_typed(tutor, title):
    cohort = run_by(tutor, title)
    begins = in_language("en").phrases("invite.begins", title=cohort.title)
    assert texts(tutor, cohort)[0].splitlines()[0] == begins


@pytest.mark.parametrize(
    ("command", "named"),
    [(cohort_life.set_frozen, {"frozen": True}), (cohort_life.set_archived, {"archived": True})],
)
def test_where_nobody_can_come_in_nobody_is_invited(tutor, command, named):
    cohort = run_by(tutor)
    do(tutor, command, cohort, **named)
    assert texts(tutor, cohort) == []
    assert not tutor.sees("invite.part")
