"""Two windows on one attempt: nothing is lost, doubled, or changed after the end."""

from collections import Counter
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.errors import AlreadySubmitted, NotOffered, NotYours, StaleSubmit
from db.models import Attempt, Reflection, Response
from tests.db.factories import a_draft, a_learner, tried

EXAMPLES = 1_000
OPTIONS = {"C1.1a": ("1", "5"), "C1.1b": ("3", "cannot_say"), "Q1": ("A", "B")}
PROMPTS = ("R1.1", "R2.2")
TEXTS = ("", "First thought.", "Second thought.")

windows = st.sampled_from(["left", "right"])
answering = st.sampled_from([(item, option) for item in OPTIONS for option in OPTIONS[item]])
reflecting = st.tuples(st.sampled_from(PROMPTS), st.sampled_from(TEXTS))
changes = st.one_of(
    st.tuples(st.just("answer"), windows, answering),
    st.tuples(st.just("reflect"), windows, reflecting),
)
others = st.tuples(
    st.sampled_from(
        [
            "look",
            "look",
            "submit",
            "submit_twice",
            "answer_what_is_not_asked",
            "answer_as_a_stranger",
        ]
    ),
    windows,
)


@dataclass
class Model:
    """What two windows may do to an attempt, and what it then holds."""

    responses: dict[str, str] = field(default_factory=dict)
    reflections: dict[str, str] = field(default_factory=dict)
    revision: int = 0
    submitted: bool = False
    seen: dict[str, int] = field(default_factory=lambda: {"left": 0, "right": 0})

    def answer(self, _window, chosen):
        self._keep(self.responses, *chosen)

    def reflect(self, _window, written):
        self._keep(self.reflections, *written)

    def look(self, window):
        self.seen[window] = self.revision

    def submit(self, window):
        self._refuse_what_is_over()
        if self.seen[window] != self.revision:
            raise StaleSubmit
        self.submitted = True

    def answer_what_is_not_asked(self, _window):
        self._refuse_what_is_over()
        raise NotOffered

    def answer_as_a_stranger(self, _window):
        raise NotYours

    def _keep(self, kept, item, value):
        self._refuse_what_is_over()
        if kept.get(item, "") == value:
            return
        kept[item] = value
        if not value:
            del kept[item]
        self.revision += 1

    def _refuse_what_is_over(self):
        if self.submitted:
            raise AlreadySubmitted


@dataclass
class Windows:
    """The same windows on a real draft."""

    draft: object
    stranger: object
    seen: dict[str, int] = field(default_factory=lambda: {"left": 0, "right": 0})

    def answer(self, _window, chosen):
        self.draft.answer(*chosen)

    def reflect(self, _window, written):
        item, text = written
        self.draft.reflect(text, item)

    def look(self, window):
        self.seen[window] = self.draft.record.revision

    def submit(self, window):
        self.draft.submit(self.seen[window])

    def answer_what_is_not_asked(self, _window):
        self.draft.answer("E1", "5")

    def answer_as_a_stranger(self, _window):
        self.stranger.answer("Q1", "B")


def outcome(windows, name, details):
    """How an action was refused, or None where it was accepted."""
    return tried(getattr(windows, name), *details)[1]


def steps(actions):
    for name, *details in actions:
        if name == "submit_twice":
            yield from [("submit", details)] * 2
        else:
            yield name, details


def kept(draft):
    """What the tables hold, row by row."""
    with draft.database.reading() as session:
        attempt = session.get_one(Attempt, draft.id)
        responses = select(Response.item_id, Response.option).where(Response.attempt_id == draft.id)
        reflections = select(Reflection.item_id, Reflection.text).where(
            Reflection.attempt_id == draft.id
        )
        return (
            sorted(session.execute(responses).all()),
            sorted(session.execute(reflections).all()),
            attempt.revision,
            attempt.submitted_at is not None,
        )


def expected(model):
    return (
        sorted(model.responses.items()),
        sorted(model.reflections.items()),
        model.revision,
        model.submitted,
    )


def test_two_windows_in_any_order_leave_what_the_accepted_actions_say(database, edition):
    theirs = a_draft(database, a_learner(database), edition)
    theirs.answer("Q1", "A")
    before, met = kept(theirs), Counter()

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(st.lists(changes | others, min_size=3, max_size=12))
    def interleave(actions):
        draft, model = a_draft(database, a_learner(database), edition), Model()
        both = Windows(draft, stranger=replace(theirs, learner_id=draft.learner_id))
        for name, details in steps(actions):
            refusal = outcome(model, name, details)
            assert outcome(both, name, details) is refusal
            if refusal:
                assert kept(draft) == expected(model)
            met[name, refusal] += 1
        assert kept(draft) == expected(model)
        met["example"] += 1

    interleave()
    assert kept(theirs) == before
    assert met.pop("example") == EXAMPLES
    assert met.keys() == {
        ("answer", None),
        ("answer", AlreadySubmitted),
        ("reflect", None),
        ("reflect", AlreadySubmitted),
        ("look", None),
        ("submit", None),
        ("submit", StaleSubmit),
        ("submit", AlreadySubmitted),
        ("answer_what_is_not_asked", NotOffered),
        ("answer_what_is_not_asked", AlreadySubmitted),
        ("answer_as_a_stranger", NotYours),
    }
