"""Scenario questions before and after, one by one."""

from collections.abc import Sequence

import pandas as pd

from learning.charts.base import Chart, Palette
from learning.charts.cohort_change import Labels, marks, probability
from learning.charts.measures import measure_colour
from learning.charts.side_by_side import Row, side_by_side
from learning.cohort_change import QuestionMoved
from learning.edition import Edition
from learning.phrases import Phrases


def questions(
    moved: Sequence[QuestionMoved], edition: Edition, labels: Labels, say: Phrases, palette: Palette
) -> Chart:
    """How many gave the module's answer before and after, question by question."""
    names = [_question(one, edition, say) for one in moved]
    rows = [
        Row(
            one.question,
            name,
            measure_colour(edition.items[one.question].theme or "", palette),
            (100 * one.before, 100 * one.after),
        )
        for name, one in zip(names, moved, strict=True)
    ]
    higher = sum(one.marks.gained > one.marks.lost for one in moved)
    return Chart(
        name=say("change_page.questions.name", then=labels[0], now=labels[1]),
        figure=side_by_side(rows, marks(labels), say, palette, shares=True),
        sentence=say("change_page.questions.sentence", higher=higher, asked=len(moved)),
        table=pd.DataFrame(
            {
                say("change_page.question"): names,
                say("change_page.pairs"): [say.number(one.marks.n) for one in moved],
                say("change_page.missing"): [say.number(one.missing) for one in moved],
                labels[0]: [say.percent(one.before) for one in moved],
                labels[1]: [say.percent(one.after) for one in moved],
                say("change_page.gained"): [say.number(one.marks.gained) for one in moved],
                say("change_page.lost"): [say.number(one.marks.lost) for one in moved],
                say("change_page.p"): [
                    probability(one.marks.p, say) if one.tested else say("change_page.p.few")
                    for one in moved
                ],
            }
        ),
    )


def _question(one: QuestionMoved, edition: Edition, say: Phrases) -> str:
    about = edition.items[one.question].competence or ""
    number = one.question.removeprefix("Q")
    return say.line([say("ask.question", number=number), edition.text.competences[about]])
