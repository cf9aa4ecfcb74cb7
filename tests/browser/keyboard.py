"""Somebody who uses no mouse: Tab, arrows, Space and Enter, and eyes on where the focus is."""

import pytest

from tests.browser import checks

FAR = 120
HAS_IT = "(all) => all.some((one) => one.contains(document.activeElement))"


class Keyboard:
    """The keyboard of one visit; it fails where the focus cannot be seen."""

    def __init__(self, visit):
        self.visit, self.page = visit, visit.page

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)

    def from_the_top(self):
        """As after opening a page: the next Tab reaches what comes first."""
        checks.ask(self.page, "from_the_top")

    def tab(self, *, back=False):
        """Go to the next stop; gives what the page says about it, None past the last one."""
        self.press("Shift+Tab" if back else "Tab")
        reached = checks.ask(self.page, "focused")
        if reached is not None:
            assert reached["seen"], f"focus cannot be seen: {reached['name']}"
        return reached

    def reach(self, found):
        """Press Tab until the focus is on or in something; gives the stops on the way."""
        # A new page or step begins a new way.
        checks.ask(self.page, "forget")
        way = []
        for _ in range(FAR):
            reached = self.tab()
            way.append(reached)
            if found.evaluate_all(HAS_IT):
                return way
        pytest.fail(f"no way by keyboard to {found}")

    def reach_key(self, key):
        return self.reach(self.visit.at(key))

    def choose(self, options, place):
        """Go to a group of options and choose one of them by Space and arrows; gives the way."""
        way = self.reach(options)
        self.press("Space", *["ArrowDown"] * place)
        return way

    def push(self, key):
        """Go to a button or link and press it."""
        self.reach_key(key)
        self.press("Enter")

    def follow(self, label):
        """Go to a link of the page with this text and follow it."""
        links = self.page.get_by_test_id("stPageLink-NavLink")
        self.reach(links.filter(has_text=label))
        self.press("Enter")
