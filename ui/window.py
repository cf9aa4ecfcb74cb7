"""What one window of a browser keeps from run to run; everything else is in the database."""

from dataclasses import dataclass, field
from datetime import datetime

from ui.visit import Visit


@dataclass
class Window:
    """Ids and small notes; ``ui.visitor`` keeps it in session state, for itself and ``ui.notes``.

    ``linked`` says that this device brings the learner back. ``tutor_key`` stands for a sign-in
    that only this window knows. ``running`` tells a run of the whole page from a click on the
    page that the last one drew. ``welcomed`` says that a sign-in at the provider was taken up
    here, so that it is not taken up again after it was ended. ``language`` is the one that was
    chosen here, ``worded`` are the choices in its words. ``first`` tells the first run of all.
    ``put_back`` are widgets that show something else than is stored, ``sent`` what forms were
    sent with last, and when. ``reviewing`` is the attempt whose review a step was opened from,
    and the part that lay open. ``telling`` is the remark of a run that has not come to its end.
    """

    learner_id: int | None = None
    linked: bool = False
    language: str | None = None
    tutor_key: str | None = None
    visit: Visit | None = None
    running: bool = False
    first: bool = False
    welcomed: bool = False
    remark: tuple[str, bool] | None = None
    remarks: int = 0
    telling: tuple[str, bool] | None = None
    submitted: int | None = None
    outdated: bool = False
    reviewing: tuple[int, str] | None = None
    worded: set[str] = field(default_factory=set)
    sent: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    put_back: dict[str, object] = field(default_factory=dict)
