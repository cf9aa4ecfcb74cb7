"""The accessibility statement: what was tested, what failed, and what is known not to hold."""

import pandas as pd
import streamlit as st

from learning.authored.accessibility import Tested
from ui import content
from ui.places import PLACES
from ui.visit import Visit


def tested(visit: Visit) -> None:
    """When which pages were tested with what, and what came of it."""
    say, found = visit.say, visit.reading.accessibility.tested
    if found is None:
        st.info(say("accessibility.tested.never"))
        return
    languages = say.listed(say(f"language.{name}") for name in found.languages)
    st.markdown(
        say(
            "accessibility.tested.when",
            day=say.day(found.day),
            pages=say.number(found.pages),
            languages=languages,
        )
    )
    tools = say.listed(f"{name} {version}" for name, version in found.tools.items())
    st.markdown(say("accessibility.tested.with", tools=tools))
    newer = [say(f"page.{place}") for place in PLACES if place not in found.places]
    if newer:
        st.warning(say("accessibility.tested.new", pages=say.listed(newer)))
    st.table(_results(visit, found), hide_index=True, alt=say("accessibility.table"))
    _failed(visit, found)


def limits(visit: Visit) -> None:
    """What is known not to hold."""
    say = visit.say
    content.bullets(
        say(f"accessibility.limit.{name}") for name in visit.reading.accessibility.limits
    )


def _results(visit: Visit, found: Tested) -> pd.DataFrame:
    say = visit.say
    rows = [
        (
            say(f"accessibility.check.{result.check}"),
            say(f"accessibility.way.{result.way}"),
            say.number(result.looked),
            say.number(result.failed),
        )
        for result in found.results
    ]
    names = [
        say("accessibility.column.check"),
        say("accessibility.column.way"),
        say("accessibility.column.looked"),
        say("accessibility.column.failed"),
    ]
    return pd.DataFrame(rows, columns=names)


def _failed(visit: Visit, found: Tested) -> None:
    say = visit.say
    st.header(say("accessibility.failed"), anchor=False)
    if not found.findings:
        st.markdown(say("accessibility.failed.none"))
        return
    content.bullets(
        say(
            "accessibility.failed.one",
            page=say(f"page.{finding.place}"),
            language=say(f"language.{finding.language}"),
            check=say(f"accessibility.check.{finding.check}"),
            way=say(f"accessibility.way.{finding.way}"),
        )
        for finding in found.findings
    )
