"""The background articles, or one of them, as the address asks."""

import streamlit as st

from learning.sections import sections
from ui import articles, content, places, visitor

visit = visitor.current()
article = visit.reading.articles.get(places.asked("article") or "")

if article:
    articles.article(article)
else:
    st.title(visit.say("page.background"), anchor=False)
    st.markdown(visit.say("background.lead"))
    done = content.done_sections()
    for name, each in visit.reading.articles.items():
        content.card(sections(visit.reading)[f"background/{name}"], each.text.lead, done, key=name)
