"""What widgets hold when a browser comes back to a server that has forgotten its window.

No callback is called for what was done while the line was cut. What can only be new is kept. Where
something else is stored, this window may be the older one: the page then shows what is stored, and
says so, because what is seen must be what is kept.
"""

from collections.abc import Callable

from ui import visitor


def choice(key: str, shown: object, stored: object, keep: Callable[[], None]) -> None:
    """Deal with a drawn choice: ``keep`` it where nothing is stored."""
    if visitor.taken_up() and shown != stored:
        if stored is None:
            keep()
        else:
            visitor.put_back(key, stored)


def text(key: str, shown: str, stored: str, keep: Callable[[], None]) -> None:
    """Deal with a drawn text field: ``keep`` what goes on from the stored text."""
    if visitor.taken_up() and shown != stored:
        if shown.startswith(stored):
            keep()
        else:
            visitor.put_back(key, stored)
