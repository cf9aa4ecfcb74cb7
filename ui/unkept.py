"""Resume codes that nobody has said yet to have kept; the database has only their hashes."""

from datetime import datetime, timedelta

_KEPT_FOR = timedelta(hours=2)


class Unkept:
    """Codes by learner, in this server's memory alone, for two hours at most.

    A page that is loaded anew before its reader has written the code down can show it again.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._codes: dict[int, tuple[str, datetime]] = {}

    def add(self, learner_id: int, code: str, now: datetime) -> None:
        """Remember a learner's newest code, and forget what is too old."""
        self._codes[learner_id] = code, now
        for other, (_, at) in list(self._codes.items()):
            if now - at > _KEPT_FOR:
                self._codes.pop(other, None)

    def of(self, learner_id: int, now: datetime) -> str | None:
        """A learner's code; None where they have kept it, or had long enough."""
        code, at = self._codes.get(learner_id, (None, now))
        return code if now - at <= _KEPT_FOR else None

    def forget(self, learner_id: int) -> None:
        """Forget a learner's code: it is kept, or nobody needs it any more."""
        self._codes.pop(learner_id, None)
