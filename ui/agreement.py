"""How far two tutors agree code by code, whoever else finished the same answers."""

import pandas as pd
import streamlit as st

from db import coding
from db.open_answers import Answer
from learning.names import as_written
from learning.statistics.kappa import KAPPA_FROM, Agreement, of_pairs
from ui import figures_how, resources
from ui.answers_frame import Material
from ui.visit import Visit


def other(visit: Visit, found: Material) -> int | None:
    """Let the tutor choose with whom to compare; None, with the reason, where there is nobody."""
    with resources.database().reading() as session:
        people = coding.colleagues(session, found.desk)
    if not people:
        mine = sum(found.marked(answer).done for answer in found.answers)
        st.info(visit.say.count("coding.agreement.alone", mine))
        return None
    if len(people) == 1:
        ((only, name),) = people.items()
        st.markdown(visit.say("coding.agreement.with", name=as_written(name)))
        return only
    return st.selectbox(
        visit.say("coding.agreement.choose"),
        list(people),
        key="agreement.other",
        format_func=lambda tutor: people[tutor],
    )


def table(visit: Visit, found: Material, colleague: int) -> None:
    """Agreement for every code over the answers that both have finished."""
    say = visit.say
    both = of_both(found, colleague)
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
    figures_how.how(visit, "agreement", "kappa")


def of_both(found: Material, colleague: int) -> list[Answer]:
    """The answers that the tutor and a colleague have both finished."""
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
