"""A new step begins at its top, for the eye and for the screen reader."""

import streamlit as st

_TO_TOP = """export default ({ data, parentElement }) => {
  const page = document.querySelector('[data-testid="stMain"]');
  if (page === null || page.dataset.step === data) return;
  const first = page.dataset.step === undefined;
  page.dataset.step = data;
  if (first) return;
  page.scrollTo(0, 0);
  const title = page.querySelector('h1');
  if (title === null) return;
  title.setAttribute('tabindex', '-1');
  title.style.outline = 'none';
  title.focus({ preventScroll: true });
}
"""
_component = st.components.v2.component("to_top", js=_TO_TOP)


def begin(step: str) -> None:
    """Scroll to the page's beginning and put the focus on its title when ``step`` changes."""
    _component(key="to_top", data=step)
