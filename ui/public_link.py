"""The link that leads into a cohort, and its QR code."""

import os
from html import escape
from urllib.parse import urlsplit

import segno
import streamlit as st

from db.cohorts import CohortRecord
from db.public_address import public_address
from ui import visitor
from ui.join import LINK

_CARD = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>
@page {{ size: A4; margin: 18mm; }}
body {{ font: 18px/1.45 "Source Sans 3", "Noto Sans", "Noto Sans SC", sans-serif; color: #100e0c;
  background: #ffffff; max-width: 174mm; margin: 2rem auto; padding: 0 1rem; text-align: center; }}
h1 {{ font: 650 1.9rem/1.2 Georgia, "Noto Serif SC", serif; overflow-wrap: anywhere; }}
strong {{ display: block; font: 700 min(4.2rem, 12vw)/1.3 "Source Code Pro",
  "DejaVu Sans Mono", monospace; letter-spacing: .12em; }}
svg {{ width: 92mm; height: 92mm; max-width: 100%; }}
p {{ margin: .5rem 0; overflow-wrap: anywhere; }}
.how {{ color: #4c4740; }}
</style></head>
<body><p class="how">{series}</p><h1 dir="auto">{title}</h1><p>{scan}</p>{picture}<p>{type}</p>
<p><b>{link}</b></p><p>{code_is}</p><strong>{code}</strong><p class="how">{promise}</p>
</body></html>
"""


def address() -> str:
    """Where people reach the dashboard, without a slash at its end.

    The operator's word counts; without one it is the address under which the tutor sees the page.
    """
    if os.environ.get("PUBLIC_URL"):
        return public_address()
    seen = urlsplit(st.context.url or "")
    return f"{seen.scheme}://{seen.netloc}" if seen.netloc else public_address()


def join_link(cohort: CohortRecord) -> str:
    """The link that opens the form for coming in with the cohort's code filled in."""
    return f"{address()}/assessment?{LINK}={cohort.join_code}"


def spoken(code: str) -> str:
    """A join code in two halves, as one reads it out."""
    half = (len(code) + 1) // 2
    return f"{code[:half]} {code[half:]}"


def qr_code(link: str, title: str) -> str:
    """The link as an SVG picture: dark on white with a white margin, whatever is behind it."""
    code = segno.make(link, error="m", micro=False)
    return code.svg_inline(border=4, dark="#000", light="#fff", title=title, omitsize=True)


def sheet(cohort: CohortRecord) -> bytes:
    """A page to print for the room: title, link, code and QR code, in one file."""
    visit = visitor.current()
    link = join_link(cohort)
    text = _CARD.format(
        language=visit.reading.language,
        title=escape(cohort.title),
        series=escape(visit.reading.module.text.series),
        scan=escape(visit.say("cohort.sheet.scan")),
        picture=qr_code(link, visit.say("cohort.qr")),
        type=escape(visit.say("cohort.sheet.type")),
        link=escape(f"{address()}/assessment"),
        code_is=escape(visit.say("cohort.sheet.code")),
        code=escape(spoken(cohort.join_code)),
        promise=escape(visit.say("cohort.sheet.promise")),
    )
    return text.encode()
