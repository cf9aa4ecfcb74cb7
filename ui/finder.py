"""Search, glossary and bibliography."""

from functools import cache

import streamlit as st

from learning.order import looked_up
from learning.reading import Reading
from learning.search import Entry, Hit, folded, index, search
from learning.sections import sections
from ui import content, places, style
from ui.visit import Visit


@cache
def _index(reading: Reading) -> list[Entry]:
    return index(reading)


def search_box(visit: Visit) -> None:
    """A box for words and what holds them; the words stay in the address."""
    say = visit.say
    words = st.text_input(
        say("search.words"),
        value=places.asked("q") or "",
        key="search.words",
        max_chars=100,
        placeholder=say("search.placeholder"),
        icon=":material/search:",
    )
    places.keep("q", words)
    if not words:
        st.caption(say("search.help"))
        return
    hits = search(_index(visit.reading), words)
    if not hits:
        st.info(say("search.nothing"))
        return
    st.caption(say.count("search.found", len(hits)))
    for place, hit in enumerate(hits):
        _hit(visit, hit, place)


def glossary(visit: Visit) -> None:
    """All terms in alphabetical order, or those that begin with or hold what is typed."""
    say, reading = visit.say, visit.reading
    wanted = st.text_input(
        say("glossary.filter"),
        key="glossary.filter",
        max_chars=60,
        placeholder=say("search.placeholder"),
    )
    terms = sorted(
        reading.glossary.plan.terms,
        key=lambda plan: looked_up(reading.glossary.text.terms[plan.id].term, reading.language),
    )
    for plan in terms:
        text = reading.glossary.text.terms[plan.id]
        if wanted and folded(wanted) not in folded(" ".join([text.term, text.means, *text.also])):
            continue
        also = f"*{say('glossary.also', words=say.listed(text.also))}*" if text.also else ""
        st.markdown(f"{say.aside(f'**{text.term}**', also)}  \n{text.means}")
        if plan.key_points:
            with st.container(horizontal=True, gap="small", key=f"term-{plan.id}"):
                for point in plan.key_points:
                    places.section_link(
                        sections(reading)[f"themes/{point}"], icon=":material/article:"
                    )


def bibliography(visit: Visit) -> None:
    """The module text's references, each with what was found and what differs."""
    say, reading = visit.say, visit.reading
    text = reading.bibliography.text
    st.markdown(text.intro)
    for number, plan in enumerate(reading.bibliography.plan.entries, start=1):
        entry = text.entries[plan.id]
        with st.container(border=True, key=f"reference-{plan.id}"):
            st.markdown(f"**{number}. {text.verdicts[plan.verdict]}**")
            with st.container(gap="xxsmall", key=f"reference-{plan.id}-given"):
                st.markdown(say("bibliography.given"))
                style.typed(entry.given, plan.language)
            st.markdown(say.sentences(say("bibliography.found"), entry.found))
            st.markdown(say.sentences(say("bibliography.differs"), entry.differs))
            content.bullets(
                content.source(source.url.split("/")[2], source.url, source.confidence)
                for source in plan.sources
            )


def _hit(visit: Visit, hit: Hit, place: int) -> None:
    entry = hit.entry
    with st.container(border=True, key=f"hit-{place}"):
        query = dict([entry.query]) if entry.query else {}
        places.link(entry.place, f"**{entry.title}**", **query)
        st.caption(visit.say(f"search.kind.{entry.kind}"))
        st.text(hit.snippet)
