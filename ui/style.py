"""The few rules of looks that the theme cannot express, all in one place."""

import streamlit as st

from learning.charts.base import DARK, LIGHT, Palette

_RULES = """
<style>
[data-testid="stMainBlockContainer"] {{ max-width: 46rem; padding-top: 4.5rem; }}
[data-testid="stMainBlockContainer"]:has(.st-key-wide) {{ max-width: 64rem; }}
[data-testid="stPageLink"] p {{ white-space: normal; overflow: visible; color: {link}; }}
[data-testid="stPageLink"] a, [data-testid="stPageLink"] a:hover {{
  background: none; padding-left: 0; height: auto; text-decoration: none;
}}
[data-testid="stPageLink"] a:hover p {{ text-decoration: underline; }}
[data-testid="stPageLink"] span {{ overflow: visible; }}
[data-testid="stHeading"] h1 {{ line-height: 1.15; }}
[data-testid="stRadio"] [role="radiogroup"] {{ gap: 0.15rem; }}
[data-testid="stRadio"] [role="radiogroup"] > label {{
  padding: 0.45rem 0.6rem; border-radius: 0.4rem; align-items: flex-start; width: 100%;
}}
[data-testid="stRadio"] [role="radiogroup"] > label:has(input:checked) {{
  background: {chosen};
}}
[data-testid="stRadio"] > label p {{ font-size: 1.02rem; }}
{themes}
@media print {{
  [data-testid="stHeader"], [data-testid="stToolbar"], .st-key-noprint, [data-testid="stButton"],
  [data-testid="stDownloadButton"] {{ display: none !important; }}
  [data-testid="stApp"], [data-testid="stAppViewContainer"], [data-testid="stMain"],
  [data-testid="stAppScrollToBottomContainer"] {{
    position: static !important; overflow: visible !important; height: auto !important;
    display: block !important;
  }}
}}
</style>
"""
_THEME = """
[class*="st-key-{id}-card"] {{ border-top: 4px solid {colour}; }}
[class*="st-key-{id}-line"] {{ border-left: 4px solid {colour}; padding-left: 1rem; }}
[class*="st-key-{id}-tag"] p {{
  color: {colour}; font-weight: 650; letter-spacing: 0.02em; font-size: 0.9rem;
}}
[class*="st-key-{id}-progress"] [role="progressbar"] > div > div {{
  background-color: {colour};
}}
"""


def palette() -> Palette:
    """The colours that fit the reader's light or dark background."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def apply() -> None:
    """Put the rules on the page."""
    colours = palette().theme
    chosen = "rgba(127, 208, 212, 0.14)" if palette() is DARK else "rgba(11, 94, 103, 0.09)"
    themes = "".join(_THEME.format(id=name, colour=colour) for name, colour in colours.items())
    st.html(_RULES.format(themes=themes, chosen=chosen, link=colours["T1"]))
