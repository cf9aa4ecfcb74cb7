"""How far two tutors agree code by code, and what is still to be settled between them."""

import pandas as pd
import streamlit as st

from db import coding
from db.answer_rows import Desk
from db.open_answers import Answer
from learning.names import as_written
from learning.statistics.kappa import KAPPA_FROM, Agreement, of_pairs
from ui import answers_frame, clock, resources
from ui.answers_frame import Material
from ui.failures import guarded
from ui.visit import Visit

AT_ONCE = 10


def other(visit: Visit, found: Material) -> int | None:
    """Let the tutor choose with whom to compare; None, with the reason, where there is nobody."""
    with resources.database().reading() as session:
        people = coding.colleagues(session, found.desk)
    if not people:
        mine = sum(found.marked(answer).done for answer in found.answers)
        st.info(visit.say.count("coding.agreement.alone", mine))
        return None
    if len(people) == 1:
        ((only, (name, _)),) = people.items()
        st.markdown(visit.say("coding.agreement.with", name=as_written(name)))
        return only
    return st.selectbox(
        visit.say("coding.agreement.choose"),
        list(people),
        key="agreement.other",
        format_func=lambda tutor: people[tutor][0],
    )


def table(visit: Visit, found: Material, colleague: int) -> None:
    """Agreement for every code over the answers that both have finished."""
    say = visit.say
    both = _both(found, colleague)
    st.markdown(say.count("coding.agreement.n", len(both)))
    if len(both) < KAPPA_FROM:
        st.info(say("coding.agreement.few", least=KAPPA_FROM))
        return
    rows = []
    for code in found.codes.values():
        mine, theirs = found.desk.tutor_id, colleague
        result = of_pairs(
            (
                code.id in found.marked(answer).finished[mine],
                code.id in found.marked(answer).finished[theirs],
            )
            for answer in both
        )
        rows.append(_row(visit, code.name, result))
    st.table(pd.DataFrame(rows), hide_index=True, alt=say("page.agreement"))
    with st.expander(say("coding.agreement.how"), key="agreement.how"):
        st.markdown(say("coding.agreement.how.text"))


def differences(visit: Visit, found: Material, colleague: int) -> None:
    """Every answer on which the two differ, with a button for each way to settle it."""
    say = visit.say
    left = [a for a in _both(found, colleague) if found.marked(a).differing]
    st.header(say("coding.differences"), anchor=False)
    if not left:
        st.success(say("coding.differences.none"))
        return
    st.markdown(say.count("coding.differences.n", len(left)))
    for answer in left[:AT_ONCE]:
        _difference(visit, found, answer)
    if len(left) > AT_ONCE:
        st.caption(say.count("coding.differences.more", len(left) - AT_ONCE))


def _difference(visit: Visit, found: Material, answer: Answer) -> None:
    say, marked = visit.say, found.marked(answer)
    mine = marked.finished[found.desk.tutor_id]
    with st.container(border=True, key=f"difference-{answer.ref}"):
        st.caption(answers_frame.prompt(visit, answer))
        st.text(answer.whole)
        for code in found.codes.values():
            if code.id not in marked.differing:
                continue
            name = as_written(code.name)
            st.markdown(
                say(
                    "coding.differ.mine" if code.id in mine else "coding.differ.theirs",
                    code=name,
                )
            )
            with st.container(horizontal=True):
                for given in (True, False):
                    st.button(
                        say("coding.decide.give") if given else say("coding.decide.leave"),
                        key=f"decide.{answer.ref}.{code.id}.{given}",
                        on_click=_decide,
                        args=(found.desk, answer.ref, code.id, given),
                    )


def _both(found: Material, colleague: int) -> list[Answer]:
    pair = {found.desk.tutor_id, colleague}
    return [a for a in found.answers if pair <= found.marked(a).finished.keys()]


def _row(visit: Visit, name: str, result: Agreement) -> dict[str, str]:
    say = visit.say
    if result.reason == "no_variation":
        kappa = say("coding.agreement.no_variation")
        interval = ""
    else:
        # The interval of the formula may leave the range that kappa has.
        low, high = max(-1.0, result.low), min(1.0, result.high)
        kappa = say.number(result.kappa, "0.00")
        interval = say(
            "coding.agreement.interval",
            low=say.number(low, "0.00"),
            high=say.number(high, "0.00"),
        )
    return {
        say("coding.chart.code"): as_written(name),
        "n": say.number(result.n),
        say("coding.agreement.kappa"): kappa,
        say("coding.agreement.between"): interval,
        say("coding.agreement.plain"): say.percent(result.plain),
        say("coding.agreement.both"): say.number(result.both),
        say("coding.agreement.one"): say.number(result.differences),
    }


@guarded
def _decide(desk: Desk, ref: str, code_id: int, given: bool) -> None:
    with resources.database().writing() as session:
        coding.decide(session, desk, ref, code_id, given=given, today=clock.today())
