"""What a click leaves for the run that follows it, or for the click after that."""

from datetime import timedelta

from ui import clock, visitor

_DOUBLE_CLICK = timedelta(seconds=2)


def remark(key: str, *, good: bool = False) -> None:
    """Keep a sentence, by its phrase's key, for the next thing that is drawn."""
    visitor.this_window().remark = (key, good)


def take_remark() -> tuple[str, bool] | None:
    """The kept sentence's key and whether it is good news, once."""
    window = visitor.this_window()
    kept, window.remark = window.remark, None
    window.remarks += kept is not None
    if window.running:
        window.telling = kept or window.telling
    return kept


def told() -> None:
    """Note that a run of the whole page was not cut off, so that what it told was seen."""
    visitor.this_window().telling = None


def remarks() -> int:
    """How many sentences this window was shown, the one that was just taken included."""
    return visitor.this_window().remarks


def remark_waiting(key: str) -> bool:
    """Whether this very sentence is kept and not yet shown."""
    kept = visitor.this_window().remark
    return kept is not None and kept[0] == key


def was_refused() -> bool:
    """Whether a refusal is kept and not yet shown."""
    kept = visitor.this_window().remark
    return kept is not None and kept[0].startswith("refused.")


def note_submitted(attempt_id: int) -> None:
    """Remember which attempt was just submitted, so that its results open."""
    visitor.this_window().submitted = attempt_id


def take_submitted() -> int | None:
    """The attempt that was just submitted, once."""
    window = visitor.this_window()
    attempt_id, window.submitted = window.submitted, None
    return attempt_id


def note_review(attempt_id: int, part: str = "") -> None:
    """Remember that a step is opened from an attempt's review, and from which part of it."""
    visitor.this_window().reviewing = (attempt_id, part)


def review_left(attempt_id: int) -> str | None:
    """The part of an attempt's review that a step was opened from; "" for none of its parts.

    None where no step of this attempt was opened from its review.
    """
    noted = visitor.this_window().reviewing
    return noted[1] if noted and noted[0] == attempt_id else None


def end_review() -> None:
    """Forget from where a step was opened."""
    visitor.this_window().reviewing = None


def sent(field: str, words: str) -> None:
    """Note that a form was sent with these words in its main field, and empty that field."""
    visitor.this_window().sent[field] = words, clock.now()
    visitor.put(field, "")


def just_sent(field: str, words: str) -> bool:
    """Whether a form was sent a moment ago with these words, or is now empty because it was.

    The second click of a double click finds one of the two.
    """
    before, at = visitor.this_window().sent.get(field, ("", None))
    return at is not None and clock.now() - at < _DOUBLE_CLICK and words in ("", before)


def outdate_page() -> None:
    """Note that the page as a whole has to be drawn anew."""
    visitor.this_window().outdated = True


def page_outdated() -> bool:
    """Whether the page has to be drawn anew although only a part of it is being drawn."""
    return visitor.this_window().outdated
