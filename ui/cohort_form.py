"""The form for what tutors decide about a cohort."""

from datetime import date

import streamlit as st

from db.cohort_settings import LONGEST_TITLE, Settings
from db.cohorts import CohortRecord
from learning.privacy import HIGHEST_FLOOR, LOWEST_FLOOR
from ui import resources, visitor
from ui.visit import Visit

_DAYS = ("starts_on", "ends_on", "retain_until")


def fields(
    visit: Visit,
    key: str,
    cohort: CohortRecord | None,
    *,
    lowest: int | None = LOWEST_FLOOR,
    owner: bool = True,
) -> None:
    """Title, days, languages and floor; ``lowest`` is None where the floor can change no more.

    Who is not the ``owner`` reads the floor and the last day of keeping, and cannot change them.
    """
    say = visit.say
    st.text_input(
        say("cohort.title"),
        value=cohort.title if cohort else "",
        key=f"{key}.title",
        max_chars=LONGEST_TITLE,
        placeholder=say("cohort.title.hint"),
    )
    columns = st.grid(3, min_column_width=190)
    for name in _DAYS:
        columns.date_input(
            say(f"cohort.{name}"),
            value=getattr(cohort, name, None),
            key=f"{key}.{name}",
            format=say.typed_day,
            help=say(f"cohort.{name}.help"),
            disabled=name == "retain_until" and not owner,
        )
    _languages(visit, key, cohort)
    default = Settings("")
    st.number_input(
        say("cohort.floor"),
        min_value=lowest or LOWEST_FLOOR,
        max_value=HIGHEST_FLOOR,
        value=cohort.floor if cohort else default.floor,
        key=f"{key}.floor",
        help=say("cohort.floor.help"),
        disabled=lowest is None or not owner,
    )
    if lowest is None:
        st.caption(say("cohort.floor.settled"))
    if not owner:
        st.caption(say("cohort.only_owner"))


def given(key: str, cohort: CohortRecord | None) -> Settings:
    """What stands in the form."""
    days = {name: _day(f"{key}.{name}") for name in _DAYS}
    floor, languages = visitor.widget(f"{key}.floor"), visitor.widget(f"{key}.languages")
    kept = cohort.languages if cohort else ()
    default = cohort.floor if cohort else Settings("").floor
    return Settings(
        title=str(visitor.widget(f"{key}.title") or ""),
        languages=tuple(map(str, languages)) if isinstance(languages, list) else kept,
        floor=floor if isinstance(floor, int) else default,
        **days,
    )


def _languages(visit: Visit, key: str, cohort: CohortRecord | None) -> None:
    offered = resources.catalogue().languages
    if len(offered) == 1:
        return
    st.multiselect(
        visit.say("cohort.languages"),
        offered,
        default=[name for name in (cohort.languages if cohort else ()) if name in offered],
        key=f"{key}.languages",
        format_func=lambda name: visit.say(f"language.{name}"),
        placeholder=visit.say("cohort.languages.all"),
    )


def _day(key: str) -> date | None:
    value = visitor.widget(key)
    return value if isinstance(value, date) else None
