"""One step of a draft, or its closing review."""

from learning.access import learners
from learning.steps import steps
from ui import failures, gate, notes, places, review, top
from ui.drafts import draft_at_hand
from ui.questionnaire import ask
from ui.step_frame import heading, navigation

visit = gate.required(learners)
draft = draft_at_hand(visit, places.asked("occasion"))
if draft is None:
    # Nothing to answer here: it was submitted, or never begun.
    places.go("results" if notes.take_submitted() else "assessment")
all_steps = steps(draft.edition, draft.attempt.occasion)
place = min(draft.attempt.step, len(all_steps))
top.begin(f"{draft.attempt.id}/{place}")
if place < len(all_steps):
    heading(draft, all_steps[place], len(all_steps))
    ask(draft, all_steps[place])
    navigation(draft, place, len(all_steps))
else:
    failures.show_remark()
    review.closing(draft, all_steps)
