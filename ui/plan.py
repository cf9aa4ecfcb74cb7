"""The action plan as a learner reads, writes and follows it up."""

from collections.abc import Iterator, Sequence

import streamlit as st

from db import attempts, plans
from learning.plan import LONGEST_FIELD, POSITIONS, STATUSES, Commitment
from learning.scoring import item_score, level
from learning.statistics.commitment import follow_up
from learning.vocabulary import Facet
from ui import clock, notes, own_answers, places, resources, style, taken_up, visitor
from ui.failures import guarded
from ui.languages import written_in
from ui.plan_form import form
from ui.visit import Visit


def kept(visit: Visit) -> list[Commitment]:
    """The learner's commitments as they stand."""
    with resources.database().reading() as session:
        return plans.of_learner(session, visit.learner_id)


def follow_up_line(visit: Visit, commitments: Sequence[Commitment]) -> None:
    """How much of the plan was done, once anything has a status."""
    followed = follow_up(commitment.status for commitment in commitments)
    if followed.rate is not None:
        share = visit.say.percent(followed.rate / 100)
        st.markdown(visit.say.count("plan.followed", followed.counted, share=share))


def shown(visit: Visit, commitment: Commitment) -> None:
    """One commitment: what, by when, with whom, and how it went; it can be changed in place."""
    say = visit.say
    with st.container(border=True, key=f"plan-card-{commitment.position}"):
        st.header(say("plan.number", number=commitment.position), anchor=False)
        style.typed(commitment.action, written_in(commitment.action))
        _details(visit, commitment)
        own_answers.step(visit, own_answers.at_hand(visit), commitment.position)
        key = visitor.worded(f"plan.{commitment.position}.status")
        status = st.radio(
            say("plan.status"),
            STATUSES,
            horizontal=True,
            key=key,
            index=STATUSES.index(commitment.status) if commitment.status else None,
            format_func=lambda name: say(f"plan.status.{name}"),
            on_change=_save_status,
            args=(commitment.position,),
        )
        taken_up.choice(key, status, commitment.status, lambda: _save_status(commitment.position))
        key = f"plan.{commitment.position}.reason"
        reason = st.text_input(
            say("plan.status_reason"),
            value=commitment.status_reason,
            max_chars=LONGEST_FIELD,
            key=key,
            on_change=_save_reason,
            args=(commitment.position,),
            placeholder=say("plan.optional"),
        )
        before = commitment.status_reason
        taken_up.text(key, reason, before, lambda: _save_reason(commitment.position))
        with st.expander(say("plan.change"), key=f"plan.{commitment.position}.change"):
            form(visit, commitment)
        _removal(visit, commitment)


def _removal(visit: Visit, commitment: Commitment) -> None:
    say, key = visit.say, f"plan.{commitment.position}.remove"
    with st.expander(say("plan.remove"), key=key):
        st.markdown(say("plan.remove.why"))
        told = [commitment.action, *lines(visit, commitment)]
        if commitment.status_reason:
            told.append(say.named(say("plan.status_reason"), commitment.status_reason))
        st.text("\n".join(told))
        st.button(
            say("plan.remove.now"),
            key=f"{key}.now",
            icon=":material/delete_forever:",
            on_click=_remove,
            args=(commitment.position,),
        )


def add(visit: Visit, commitments: Sequence[Commitment]) -> None:
    """Room for one more commitment, while there are fewer than three."""
    taken = {commitment.position for commitment in commitments}
    free = [position for position in POSITIONS if position not in taken]
    if not free:
        st.caption(visit.say("plan.full"))
        return
    with st.container(border=True, key="plan-card-new"):
        st.header(visit.say("plan.new" if taken else "plan.first"), anchor=False)
        form(visit, Commitment(free[0]), proposed=_lowest_practice(visit))


def lines(visit: Visit, commitment: Commitment) -> list[str]:
    """What belongs to a step, one line each: when, with whom, what it needs, how it is measured."""
    return list(_lines(visit, commitment))


def _details(visit: Visit, commitment: Commitment) -> None:
    st.text("\n".join(lines(visit, commitment)))
    if commitment.competence:
        point = visit.reading.key_point_of(commitment.competence)
        places.link("themes", point.text.title, icon=":material/article:", point=point.plan.id)


def _lines(visit: Visit, commitment: Commitment) -> Iterator[str]:
    say = visit.say
    first_on = commitment.first_step_on
    day = say.day(first_on) if first_on else say("plan.no_day")
    if commitment.first_step:
        yield say.sentences(say("plan.first_step.short"), say.aside(commitment.first_step, day))
    elif first_on:
        yield say.sentences(say("plan.first_step.short"), day)
    for key in ("asked_on", "asked_again_on"):
        if asked_on := getattr(commitment, key):
            when = say.sentences(say(f"plan.{key}"), say.day(asked_on))
            yield say.aside(when, commitment.asked_by)
    for name in ("partner", "needs", "obstacle", "answer"):
        if value := getattr(commitment, name):
            yield say.sentences(say(f"plan.{name}.short"), value)
    if commitment.indicator:
        yield say(
            "plan.measured",
            name=visit.reading.indicators.text.indicators[commitment.indicator].name,
            start=commitment.indicator_start or say("plan.open"),
            target=commitment.indicator_target or say("plan.open"),
        )


def _lowest_practice(visit: Visit) -> str | None:
    with resources.database().reading() as session:
        done = [a for a in attempts.of_learner(session, visit.learner_id) if a.submitted_at]
        if not done:
            return None
        responses = attempts.responses(session, visit.learner_id, done[-1].id)
    edition = visit.reading.editions[done[-1].edition]
    scored = {
        name: value
        for name in edition.competences
        if (value := item_score(level(responses, edition.rating(name, Facet.PRACTICE)))) is not None
    }
    return min(scored, key=lambda name: scored[name]) if scored else None


@guarded
def _save_status(position: int) -> None:
    chosen = visitor.widget(f"plan.{position}.status")
    if not _still_there(position):
        return
    with resources.database().writing() as session:
        plans.report(
            session,
            visitor.current().learner_id,
            position,
            status=next((name for name in STATUSES if name == chosen), None),
            today=clock.today(),
        )


@guarded
def _save_reason(position: int) -> None:
    if not _still_there(position):
        return
    with resources.database().writing() as session:
        plans.report(
            session,
            visitor.current().learner_id,
            position,
            reason=str(visitor.widget(f"plan.{position}.reason") or ""),
            today=clock.today(),
        )


@guarded
def _remove(position: int) -> None:
    with resources.database().writing() as session:
        plans.remove(session, visitor.current().learner_id, position)


def _still_there(position: int) -> bool:
    """Whether a step is still in the plan; where it is not, the page will say so."""
    if any(commitment.position == position for commitment in kept(visitor.current())):
        return True
    notes.remark("plan.gone")
    return False
