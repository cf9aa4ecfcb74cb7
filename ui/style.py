"""The few rules of looks that the theme cannot express, all in one place."""

from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from learning.charts.base import DARK, LIGHT, Palette

_RULES = """
<style>
[data-testid="stMainBlockContainer"] {{ max-width: 46rem; padding-top: 4.5rem; }}
[data-testid="stMainBlockContainer"]:has(.st-key-wide) {{ max-width: 62rem; }}
[data-testid="stMainBlockContainer"]:has(.st-key-projector) {{ max-width: 110rem; }}
.st-key-projector [data-testid="stHeading"] h1 {{ font-size: clamp(1.5rem, 2.6vw, 3rem); }}
.st-key-projector [data-testid="stHeading"], .st-key-projector-address p {{
  overflow-wrap: anywhere;
}}
.st-key-projector-address p, .st-key-projector-code p, .st-key-projector-promise p {{
  font-size: clamp(1.1rem, 1.6vw, 2rem); line-height: 1.2;
}}
.st-key-projector-address strong {{ font-size: clamp(1.4rem, 3.2vw, 4.5rem); }}
.st-key-projector-code strong {{
  font-family: "Source Code Pro", monospace; font-size: clamp(4.2rem, 12.5vw, 14rem);
  letter-spacing: 0.04em; word-spacing: -0.35em; line-height: 1.1; white-space: nowrap;
}}
.st-key-projector img {{ background: #ffffff; }}
[data-testid="stHeading"] h1 {{ line-height: 1.15; padding-top: 0.3rem; }}
[data-testid="stPageLink"] p {{
  white-space: normal; overflow: visible; line-height: 1.35; color: {link};
}}
[data-testid="stPageLink"] a, [data-testid="stPageLink"] a:hover {{
  background: none; padding-left: 0; height: auto; min-height: 1.75rem; text-decoration: none;
}}
[data-testid="stPageLink"] a:hover p {{ text-decoration: underline; }}
[data-testid="stPageLink"] span {{ overflow: visible; }}
[data-testid="stRadioGroup"] {{ gap: 0.2rem; }}
[data-testid="stRadio"]:has([aria-orientation="vertical"]),
[data-testid="stElementContainer"]:has(> [data-testid="stRadio"] [aria-orientation="vertical"]) {{
  width: 100% !important;
}}
/* A phone's width: what does not fit goes to the next line instead of out of sight. */
[class*="st-key-cases-"] [data-testid="stButtonGroup"] > div {{ flex-wrap: wrap; row-gap: 0.4rem; }}
@media (max-width: 640px) {{
  [class*="st-key-figures-"]:has(> [data-testid="stSelectbox"]),
  [class*="st-key-gap-"]:has(> [data-testid="stSelectbox"]) {{ flex-grow: 1 !important; }}
}}
/* Chinese has no italics: slanted signs look broken. */
em:lang(zh) {{ font-style: normal; color: {faint}; }}
[data-testid="stCaptionContainer"] em:lang(zh) {{ color: inherit; }}
[data-testid="stRadioGroup"][aria-orientation="vertical"] > div,
[data-testid="stRadioGroup"][aria-orientation="vertical"] [data-testid="stRadioOption"] {{
  width: 100%;
}}
[data-testid="stRadioOption"] {{ padding: 0.4rem 0.6rem; border-radius: 0.4rem; margin: 0; }}
[data-testid="stRadioOption"]:not([data-selected="true"]) > div > div:first-child,
[data-testid="stCheckbox"] label:not(:has(input:checked)) > div:first-of-type {{
  border-color: {ring};
}}
[data-testid="stBaseButton-primary"]:not(:disabled) {{ color: {on_primary}; }}
[data-testid="stBaseButton-primaryFormSubmit"]:not(:disabled) {{ color: {on_primary}; }}
[data-testid="stRadioOption"]:hover {{ background: {hover}; }}
[data-testid="stRadioOption"][data-selected="true"] {{ background: {chosen}; }}
[data-testid="stRadioOption"] p {{ font-size: 1rem; line-height: 1.4; }}
[data-testid="stRadio"] [data-testid="stWidgetLabel"] p {{ font-size: 1.05rem; }}
[data-testid="stRadio"] [data-testid="stWidgetLabel"] {{ margin-bottom: 0.35rem; }}
.st-key-resume-card [data-testid="stCode"] code {{ font-size: 1.5rem; letter-spacing: 0.06em; }}
[data-testid="stCaptionContainer"] p {{ line-height: 1.4; }}
/* Letters are read as prose; the button to copy stands beside them. */
.st-key-invitation-part [data-testid="stCode"] pre {{ padding-right: 3.5rem; }}
.st-key-invitation-part [data-testid="stCode"] :is(pre, code, code span) {{
  font-family: inherit; font-size: 1rem;
}}
.st-key-invitation-part [data-testid="stHeading"] h2 {{ font-size: 1.25rem; }}
.typed {{ margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }}
[class*="st-key-wall-"] .typed {{ font-size: 1.5rem; line-height: 1.4; }}
/* In the header, beside the menu: it costs the page no line of its own. */
.st-key-language-choice {{ position: fixed; top: 0.875rem; right: 3.2rem; z-index: 999991; }}
.st-key-language-choice, .st-key-language-choice > div {{ width: auto; }}
/* The second click of a slow double click would otherwise count on the step that follows. */
@keyframes awake {{ from {{ pointer-events: none; }} to {{ pointer-events: auto; }} }}
[class*="st-key-ask-on-"] button, [class*="st-key-ask-back-"] button {{
  animation: awake 0.45s step-end;
}}
{themes}
{accessible}
</style>
"""
_THEME = """
[class*="st-key-{id}-card"] {{ border-top: 4px solid {colour}; }}
[class*="st-key-{id}-card"] [data-testid="stPageLink"] p {{ color: {colour}; }}
[class*="st-key-{id}-line"] {{ border-left: 4px solid {colour}; padding-left: 1rem; }}
[class*="st-key-{id}-tag"] p {{
  color: {colour}; font-weight: 650; letter-spacing: 0.02em; font-size: 0.9rem;
}}
[class*="st-key-{id}-progress"] [data-testid="stProgress"] [role="progressbar"] > div > div {{
  background-color: {colour};
}}
"""
_ACCESSIBLE = Path(__file__).with_name("accessible.css").read_text(encoding="utf-8")
_TYPED = '<p class="typed" dir="auto"{language}>{text}</p>'
_TINTS = {
    LIGHT.surface: {
        "chosen": "rgba(11, 94, 103, 0.10)",
        "hover": "rgba(11, 94, 103, 0.05)",
        "ring": "#6a645c",
        "on_primary": "#ffffff",
    },
    DARK.surface: {
        "chosen": "rgba(127, 208, 212, 0.16)",
        "hover": "rgba(127, 208, 212, 0.08)",
        "ring": "#a39d93",
        "on_primary": "#0b1a2a",
    },
}


def palette() -> Palette:
    """The colours that fit the reader's light or dark background."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def apply() -> None:
    """Put the rules on the page."""
    st.html(_rules(dark=palette() is DARK))


def typed(text: str, language: str | None) -> None:
    """A text exactly as somebody typed it, with the language that screen readers are to read it in.

    None where the language is not known.
    """
    spoken = f' lang="{escape(language)}"' if language else ""
    st.html(_TYPED.format(language=spoken, text=escape(text, quote=False)))


@cache
def _rules(*, dark: bool) -> str:
    chosen = DARK if dark else LIGHT
    themes = "".join(_THEME.format(id=name, colour=colour) for name, colour in chosen.theme.items())
    told = {"focus": chosen.of("T1"), "ink": chosen.text, "paper": chosen.surface}
    # assets/shell/colours.js compares it with what Streamlit shows.
    told["drawn-in"] = "dark" if dark else "light"
    root = " ".join(f"--{name}: {value};" for name, value in told.items())
    return _RULES.format(
        themes=themes,
        link=chosen.of("T1"),
        faint=chosen.faint,
        accessible=f":root {{ {root} }}\n{_ACCESSIBLE}",
        **_TINTS[chosen.surface],
    )
