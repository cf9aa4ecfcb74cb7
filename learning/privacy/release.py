"""Who is shown together from now on, and who leaves together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

Signature: TypeAlias = tuple[int, ...]
"""Ids of the released blocks, ascending, in which one learner's attempts are shown as pairs.

An attempt that is shown without a pair has the one block that it is in.
"""


@dataclass(frozen=True)
class Waiting:
    """A submitted attempt that no figure shows yet.

    ``signature`` is that of the learner's earlier attempts, with which this one would make pairs.
    It is None where there is nothing to pair: no earlier attempt, one that is not shown or never
    will be, or several that are shown apart.
    """

    attempt: int
    group: int | None
    language: str
    signature: Signature | None


@dataclass(frozen=True)
class Release:
    """Attempts that become one block; ``paired`` where pairs with earlier attempts are shown.

    None stands for several groups or languages.
    """

    group: int | None
    language: str | None
    paired: bool
    attempts: tuple[int, ...]


def plan_release(
    waiting: Sequence[Waiting], company: Mapping[Signature, int], floor: int, random: Random
) -> list[Release]:
    """Decide who is shown together from now on; who is in no release goes on waiting.

    ``company`` says how many people have a signature, whether they answered this occasion or not.
    Where all but a few of them did, some of those who did are shown without their pair, chosen by
    chance: the few could otherwise be found by subtracting the pairs from the earlier figure.
    """
    alone = [one for one in waiting if one.signature is None]
    by_signature: dict[Signature, list[Waiting]] = defaultdict(list)
    for one in waiting:
        if one.signature is not None:
            by_signature[one.signature].append(one)
    paired: dict[int | None, list[list[Waiting]]] = defaultdict(list)
    for signature, people in sorted(by_signature.items()):
        order = random.sample(people, len(people))
        together = splittable(len(people), company[signature], floor)
        alone += order[together:]
        for group, part in _by_group(order[:together], floor, whole=True).items():
            paired[group].append(part)
    single = {group: [part] for group, part in _by_group(alone, floor, whole=False).items()}
    return [*_releases(paired, floor, paired=True), *_releases(single, floor, paired=False)]


def splittable(answered: int, company: int, floor: int) -> int:
    """How many of ``company`` people may go on together, of whom only ``answered`` can.

    Both those who go on and those who stay must be nobody or at least ``floor``.
    """
    if answered == company >= floor:
        return company
    most = min(answered, company - floor)
    return most if most >= floor else 0


def leaving_with(company: int, floor: int) -> int:
    """How many others leave the figures with somebody who erases their data.

    ``company`` counts the people of their signature, themselves included. Were they to leave alone,
    the difference before and after would be their answers.
    """
    return floor - 1 if company - floor >= floor else company - 1


def _releases(
    parts: Mapping[int | None, Sequence[Sequence[Waiting]]], floor: int, *, paired: bool
) -> Iterable[Release]:
    for group, classes in parts.items():
        for language, attempts in _by_language(classes, floor).items():
            yield Release(group, language, paired, tuple(sorted(attempts)))


def _by_group(
    people: Sequence[Waiting], floor: int, *, whole: bool
) -> dict[int | None, list[Waiting]]:
    """Parts of at least ``floor``; small groups go together as None, and wait if that is too few.

    ``whole`` people have been counted for a pair: they stay together rather than leave some behind.
    """
    found: dict[int | None, list[Waiting]] = defaultdict(list)
    for one in people:
        found[one.group].append(one)
    small = {group for group, part in found.items() if len(part) < floor}
    if not small:
        return found
    if whole:
        return {None: list(people)} if people else {}
    mixed = [one for group in small for one in found.pop(group)]
    mixed += found.pop(None, []) if mixed else []
    if len(mixed) >= floor:
        found[None] = mixed
    return found


def _by_language(classes: Sequence[Sequence[Waiting]], floor: int) -> dict[str | None, list[int]]:
    """Attempts by language, where every part leaves room to be divided again; else all as None."""
    languages = {one.language for part in classes for one in part}
    counts = [
        sum(one.language == language for one in part) for part in classes for language in languages
    ]
    apart = len(languages) == 1 or all(n == 0 or n >= 2 * floor for n in counts)
    found: dict[str | None, list[int]] = defaultdict(list)
    for part in classes:
        for one in part:
            found[one.language if apart else None].append(one.attempt)
    return found
