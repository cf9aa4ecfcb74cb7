"""The resume code: shown once, to be copied, printed or saved."""

from html import escape

import streamlit as st

from learning.names import file_name
from ui import visitor
from ui.public_link import address

_CARD = """<!doctype html>
<html lang="{language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>body{{font:16px/1.5 sans-serif;margin:min(3rem,6vw);max-width:32rem}}
strong{{display:block;font:700 min(2rem,7vw)/2 monospace;letter-spacing:.08em}}</style>
<h1>{title}</h1><p>{series}</p><strong>{code}</strong><p>{how}</p><p><b>{address}</b></p><p>{care}</p>
</html>
"""


def show_new() -> None:
    """Show a resume code that was just made, until its owner says that it is kept."""
    code = visitor.new_code()
    if code is None:
        return
    visit = visitor.current()
    say = visit.say
    with st.container(border=True, key="resume-card"):
        st.header(say("code.title"), anchor=False)
        st.markdown(say("code.why"))
        st.code(code, language=None)
        with st.container(horizontal=True):
            st.download_button(
                say("code.download"),
                _card(code),
                file_name(say("file.resume_code"), "html"),
                "text/html",
                on_click="ignore",
                key="code.download",
                icon=":material/print:",
            )
            st.button(
                say("code.kept"), type="primary", on_click=visitor.put_code_away, key="code.kept"
            )
        st.caption(say("code.care"))


def _card(code: str) -> str:
    visit = visitor.current()
    return _CARD.format(
        language=visit.reading.language,
        title=escape(visit.say("code.title")),
        series=escape(visit.reading.module.text.series),
        code=escape(code),
        how=escape(visit.say("code.how")),
        address=escape(address()),
        care=escape(visit.say("code.care")),
    )
