"""The toolkit, or one tool, as the address asks."""

import streamlit as st

from ui import places, tools, visitor

visit = visitor.current()
tool = visit.reading.tools.get(places.asked("tool") or "")

if tool is None:
    st.title(visit.say("page.tools"), anchor=False)
    tools.overview()
elif tool.page == "checklist":
    tools.checklist()
elif tool.page == "indicators":
    tools.indicators()
else:
    tools.worksheet(tool)
