"""Use of the options of scenario questions: the key first, then the wrong ones."""

from collections.abc import Sequence
from typing import get_args

import pandas as pd
import plotly.graph_objects as go

from learning.authored.instrument import OptionId
from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.charts.cohort.words import between, row_label, scenario, too_few
from learning.charts.measures import plain
from learning.edition import Edition
from learning.figures.questions import Answers, verdicts
from learning.phrases import Phrases
from learning.statistics.counted import TooFew
from learning.statistics.option_use import OptionUse
from learning.statistics.questions import QuestionAnalysis

_ROW, _LIFT = 62, 24
_WIDE_ENOUGH = 0.09
_TWO = "0.00"
_OPTIONS: tuple[str, ...] = get_args(OptionId)
KEY = "✓"


def option_use(found: Sequence[Answers], edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """One bar per question: the key dark and ticked at the left, wrong options light beside it."""
    labels = {one.plan.id: scenario(one.plan.id, edition) for one in found}
    drawn = [(one, _key_first(one.use)) for one in found if not isinstance(one.use, TooFew)]
    figure = go.Figure()
    for place in range(max((len(use) for _, use in drawn), default=0)):
        mine = [use[place] for _, use in drawn]
        figure.add_bar(
            x=[100 * (use.share or 0) for use in mine],
            y=[one.plan.id for one, _ in drawn],
            orientation="h",
            width=0.4,
            marker={
                "color": palette.of("T1") if place == 0 else palette.grid,
                "line": {"color": palette.surface, "width": 2},
            },
            text=[_told(use, say) for use in mine],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": palette.surface if place == 0 else palette.text, "size": 13},
            constraintext="none",
            hoverinfo="skip",
        )
    figure.update_layout(barmode="stack")
    quiet(figure, palette, height=20 + _ROW * len(found))
    figure.update_xaxes(range=[0, 100], showgrid=False, showticklabels=False)
    shown = {
        one.plan.id: row_label(labels[one.plan.id])
        if not isinstance(one.use, TooFew)
        else row_label(say.named(say("score.none"), labels[one.plan.id]))
        for one in found
    }
    label_rows(figure, shown, palette, lift=_LIFT)
    figure.update_yaxes(showgrid=False)
    return Chart(
        name=say("figures.options.name"),
        figure=figure,
        sentence=_sentence([one for one, _ in drawn], labels, say),
        table=pd.DataFrame([_cells(one, labels[one.plan.id], say) for one in found]),
    )


def analysis_table(
    found: QuestionAnalysis, answers: Sequence[Answers], edition: Edition, say: Phrases
) -> pd.DataFrame:
    """Difficulty and discrimination of every question; ``answers`` are those to all questions."""
    plans = edition.plan.questions
    return pd.DataFrame(
        {
            say("figures.question"): [scenario(plan.id, edition) for plan in plans],
            say("figures.people"): [say.number(one.answered) for one in found.questions],
            say("figures.missing"): [say.number(one.missing) for one in answers],
            say("figures.difficulty"): [
                plain(one.difficulty, say, _TWO) for one in found.questions
            ],
            say("figures.rest_r"): [plain(one.item_rest_r, say, _TWO) for one in found.questions],
            say("figures.upper_lower"): [
                plain(one.discrimination, say, _TWO) for one in found.questions
            ],
        }
    )


def remarks(found: QuestionAnalysis, edition: Edition, say: Phrases) -> list[str]:
    """What has to be looked at, question by question; those that do their work are left out."""
    told = {
        scenario(plan.id, edition): [say(f"figures.verdict.{name}") for name in verdicts(one)]
        for plan, one in zip(edition.plan.questions, found.questions, strict=True)
    }
    return [say.named(name, say.clauses(words)) for name, words in told.items() if words]


def _key_first(use: Sequence[OptionUse]) -> list[OptionUse]:
    return sorted(use, key=lambda one: not one.is_key)


def _told(use: OptionUse, say: Phrases) -> str:
    share = use.share or 0
    if share < _WIDE_ENOUGH:
        return ""
    sign = f"{KEY}{use.option}" if use.is_key else use.option
    return f"{sign} {say.number(100 * share)}"


def _sentence(drawn: Sequence[Answers], labels: dict[str, str], say: Phrases) -> str:
    if not drawn:
        return say("figures.options.none")
    hardest = min(drawn, key=lambda one: one.right)
    return say(
        "figures.options.sentence",
        question=labels[hardest.plan.id],
        share=say.percent(hardest.right),
        n=between([one.n for one in drawn], say),
    )


def _cells(one: Answers, named: str, say: Phrases) -> dict[str, str]:
    cells = {
        say("figures.question"): named,
        say("figures.people"): say.number(one.n),
        say("figures.no_answer"): say.number(one.missing),
        say("figures.key"): one.plan.key,
    }
    if isinstance(one.use, TooFew):
        dash, heads = say("score.no_band"), [say("figures.option", option=o) for o in _OPTIONS]
        told = {say("figures.option", option=one.plan.key): too_few(one.use, say)}
        return cells | dict.fromkeys([*heads, say("figures.idle")], dash) | told
    for use in one.use:
        cells[say("figures.option", option=use.option)] = say(
            "figures.people_share",
            people=say.number(use.chosen),
            share=say.percent(use.share or 0),
        )
    cells[say("figures.idle")] = _idle(one.use, say)
    return cells


def _idle(use: Sequence[OptionUse], say: Phrases) -> str:
    if all(one.idle is None for one in use):
        return say("score.no_band")
    return say.listed(one.option for one in use if one.idle) or say("figures.idle.none")
