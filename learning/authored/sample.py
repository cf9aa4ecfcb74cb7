"""Words for the synthetic cohort that shows the pages at work."""

from typing import Annotated

from pydantic import Field

from learning.authored.base import Authored, CompetenceId, ItemId, Text, Texts
from learning.authored.tools import IndicatorId


class SamplePlan(Authored):
    """One invented commitment."""

    action: Text
    competence: CompetenceId
    partner: Text
    first_step: Text
    needs: Text
    obstacle: Text
    answer: Text
    indicator: IndicatorId
    indicator_start: Text
    indicator_target: Text
    asked_by: Text


class SampleText(Authored):
    """Invented answers; the cohort's title says that they are."""

    cohort: Text
    groups: Texts
    notice: Text
    reflections: dict[ItemId, Texts]
    plans: Annotated[tuple[SamplePlan, ...], Field(min_length=1)]
