"""Everything around a page: who is here, the menu, the looks, and what is said before it."""

from typing import NamedTuple

import streamlit as st

from learning.access import Rule
from ui import accessible, language_choice, notes, resume_code, style, visitor
from ui.places import Place, script


class Row(NamedTuple):
    """One page: its place, its address, its part of the menu (None: in no menu), and for whom."""

    place: Place
    address: str
    part: str | None
    rule: Rule


def run(table: tuple[Row, ...]) -> None:
    """Run the page that the address asks for.

    Every address works for everybody; pages with a gate are only left out of the menu.
    """
    visit = visitor.arrive()
    menu: dict[str, list[st.Page]] = {}
    for row in table:
        page = st.Page(
            script(row.place),
            title=visit.say(f"page.{row.place}"),
            url_path=row.address,
            default=not row.address,
            visibility="visible" if row.rule(visit.roles) and row.part is not None else "hidden",
        )
        menu.setdefault(visit.say(f"menu.{row.part}") if row.part else "", []).append(page)
    page = st.navigation(menu, position="top")
    st.set_page_config(page_title=visit.say.line([page.title, visit.reading.module.text.series]))
    style.apply()
    accessible.mend(visit)
    language_choice.offer(visit)
    resume_code.show_new()
    try:
        page.run()
        language_choice.status(visit)
        notes.told()
    finally:
        visitor.depart()
    if visitor.puts_back():
        notes.remark("notice.put_back")
        st.rerun()
