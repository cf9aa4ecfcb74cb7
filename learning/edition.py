"""One edition of the instrument: a version in a language, as items that can be asked."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from learning.authored.instrument import InstrumentPlan, InstrumentText, OptionId
from learning.vocabulary import CANNOT_SAY, DEGREES, Facet, Occasion, Section

Kind = Literal["rating", "control", "then", "question", "sureness", "event", "open"]
LEVELS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class Item:
    """One thing that is asked and the options it offers (``options`` is empty for open items).

    ``theme``, ``competence`` and ``facet`` are None where the item belongs to none.
    """

    id: str
    kind: Kind
    options: tuple[str, ...]
    theme: str | None = None
    competence: str | None = None
    facet: Facet | None = None


@dataclass(frozen=True, eq=False)
class Edition:
    """An instrument's structure together with its words in one language."""

    plan: InstrumentPlan
    text: InstrumentText
    language: str

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its id, in the instrument's order."""
        return {item.id: item for item in self._items()}

    def asked(self, section: Section) -> list[Item]:
        """Items of one section, in the order in which they are asked."""
        return list(self._asked[section])

    def on(self, occasion: Occasion) -> list[Item]:
        """Items of one occasion, in the order in which they are asked."""
        return [item for section in self.plan.occasions[occasion] for item in self.asked(section)]

    @cached_property
    def _asked(self) -> dict[Section, list[Item]]:
        return {
            section: [item for item in self.items.values() if self._belongs(item, section)]
            for section in Section
        }

    def rating(self, competence: str, facet: Facet) -> str:
        """Id of the rating item of a competence and facet."""
        return next(
            item.id
            for item in self.items.values()
            if item.kind == "rating" and (item.competence, item.facet) == (competence, facet)
        )

    @property
    def competences(self) -> tuple[str, ...]:
        """Ids of the competences in order."""
        return tuple(c.id for theme in self.plan.themes for c in theme.competences)

    def fingerprint(self) -> str:
        """SHA-256 over everything whose change would change what an answer means."""
        parts = [
            self.plan.model_dump(mode="json", exclude={"status"}),
            self.text.model_dump(mode="json", exclude={"title", "about"}),
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _items(self) -> Iterator[Item]:
        for theme in self.plan.themes:
            for competence in theme.competences:
                for facet in Facet:
                    yield Item(
                        getattr(competence, facet.value),
                        "rating",
                        (*LEVELS, CANNOT_SAY),
                        theme.id,
                        competence.id,
                        facet,
                    )
            yield Item(theme.control.id, "control", (*LEVELS, CANNOT_SAY), theme.id)
        for theme in self.plan.themes:
            for competence in theme.competences:
                yield Item(
                    then_id(competence.capability),
                    "then",
                    (*LEVELS, CANNOT_SAY),
                    theme.id,
                    competence.id,
                    Facet.CAPABILITY,
                )
        theme_of = {c.id: theme.id for theme in self.plan.themes for c in theme.competences}
        for question in self.plan.questions:
            theme_id = theme_of[question.competence]
            yield Item(
                question.id,
                "question",
                get_args(OptionId),
                theme_id,
                question.competence,
            )
            yield Item(
                sureness_id(question.id),
                "sureness",
                DEGREES,
                theme_id,
                question.competence,
            )
        for prompt in self.plan.reflections:
            yield Item(prompt.id, "open", (), prompt.theme)
        for event in self.plan.event:
            yield Item(
                event.id,
                "event" if event.kind == "rating" else "open",
                LEVELS if event.kind == "rating" else (),
            )

    def _belongs(self, item: Item, section: Section) -> bool:
        if section is Section.EVENT:
            return item.id in {question.id for question in self.plan.event}
        if section is Section.REFLECTIONS:
            return item.kind == "open" and item.theme is not None
        if section is Section.QUESTIONS:
            return item.kind in {"question", "sureness"}
        if section is Section.THINKING_BACK:
            return item.kind == "then"
        if section is Section.CAPABILITY:
            return item.kind == "rating" and item.facet is Facet.CAPABILITY
        return item.kind in {"rating", "control"}


def then_id(item_id: str) -> str:
    """Id under which the "thinking back" answer to a rating item is kept."""
    return f"{item_id}.then"


def sureness_id(question_id: str) -> str:
    """Id under which the sureness about a question's answer is kept."""
    return f"{question_id}.sure"
