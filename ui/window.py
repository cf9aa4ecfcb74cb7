"""What one window of a browser keeps from run to run; everything else is in the database."""

from dataclasses import dataclass, field

from ui.visit import Visit


@dataclass
class Window:
    """Ids and small notes; ``ui.visitor`` keeps it in session state and hands nothing else out.

    ``tutor_key`` stands for a sign-in that only this window knows. ``running`` tells a run of the
    whole page from a click on the page that the last one drew. ``welcomed`` says that a sign-in at
    the provider was taken up here, so that it is not taken up again after it was ended.
    ``language`` is the one that was chosen here, ``worded`` are the choices in its words. ``first``
    tells the first run of all; ``put_back`` are widgets that show something else than is stored.
    """

    learner_id: int | None = None
    language: str | None = None
    tutor_key: str | None = None
    visit: Visit | None = None
    running: bool = False
    first: bool = False
    welcomed: bool = False
    new_code: str | None = None
    remark: tuple[str, bool] | None = None
    submitted: int | None = None
    outdated: bool = False
    worded: set[str] = field(default_factory=set)
    put_back: dict[str, object] = field(default_factory=dict)
