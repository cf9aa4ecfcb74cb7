"""Everything that a draft holds, part by part, for a last look before it is submitted."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from learning.edition import Item
from learning.steps import Step, closed
from learning.vocabulary import Section
from learning.width import shortened
from learning.wording import options, question
from ui import notes, style, visitor
from ui.languages import written_in
from ui.questionnaire import Questionnaire, move
from ui.step_frame import title

_WIDEST = 110


def answers(draft: Questionnaire, steps: Sequence[Step]) -> None:
    """Every step with its questions in short, what was answered, and a way to go there.

    The part that a step was opened from lies open again.
    """
    say = visitor.current().say
    st.header(say("review.answers"), anchor=False)
    st.markdown(say("review.answers.why"))
    left = notes.review_left(draft.attempt.id)
    notes.end_review()
    for section, own in groupby(steps, key=lambda step: step.section):
        _part(draft, section, tuple(own), opened=section == left)


def _part(draft: Questionnaire, section: Section, steps: tuple[Step, ...], *, opened: bool) -> None:
    say = visitor.current().say
    items = [item for step in steps for item in step.items]
    asked = closed(items) or items
    given = {*draft.responses, *draft.reflections}
    answered = sum(item.id in given for item in asked)
    key = f"review.part.{draft.attempt.id}.{section}"
    if opened:
        visitor.put(key, True)
    label = say.line(
        [say(f"section.{section}"), say("ask.progress", answered=answered, asked=len(asked))]
    )
    part = st.expander(label, key=key, on_change="rerun")
    # All parts at once are far more than is looked at, and than a slow line should carry.
    if part.open:
        with part:
            if section is Section.THINKING_BACK:
                st.caption(draft.edition.text.stems.thinking_back)
            for step in steps:
                _step(draft, step)


def _step(draft: Questionnaire, step: Step) -> None:
    say = visitor.current().say
    with st.container(key=f"{step.theme or 'event'}-line-review-{step.number}", gap="xsmall"):
        st.markdown(f"**{title(draft, step)}**")
        for item in step.items:
            if item.kind != "then":
                st.caption(_asked(draft, item))
            _answer(draft, item)
        st.button(
            say("review.go", number=step.number + 1),
            key=f"review.go.{step.number}",
            on_click=_go,
            args=(draft, step),
        )


def _asked(draft: Questionnaire, item: Item) -> str:
    if item.kind == "rating" and item.facet:
        return draft.edition.text.facets[item.facet]
    return shortened(question(draft.edition, item, visitor.current().say), _WIDEST)


def _answer(draft: Questionnaire, item: Item) -> None:
    if written := draft.reflections.get(item.id):
        style.typed(written, written_in(written))
        return
    chosen = options(draft.edition, item).get(draft.responses.get(item.id, ""))
    st.markdown(chosen or f"*{visitor.current().say('review.not_answered')}*")


def _go(draft: Questionnaire, step: Step) -> None:
    notes.note_review(draft.attempt.id, step.section)
    move(draft, step.number)
