"""The themes, one theme, or one key point, as the address asks."""

import streamlit as st

from ui import places, themes, visitor

visit = visitor.current()
point = visit.reading.key_points.get(places.asked("point") or "")
theme = visit.reading.themes.get(places.asked("theme") or "")

if point:
    themes.key_point(point)
elif theme:
    themes.theme(theme)
else:
    st.title(visit.say("page.themes"), anchor=False)
    st.markdown(visit.say("themes.lead"))
    themes.overview()
