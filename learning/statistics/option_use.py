"""Which options of a question are chosen, and which wrong ones do no work."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from learning.statistics.errors import UnusableInputError

JUDGED_FROM = 40
IDLE_BELOW = 0.05


@dataclass(frozen=True)
class OptionUse:
    """How often one option was chosen.

    ``share`` (0 to 1) is among all who chose an option, None where nobody did. ``idle`` says that
    fewer than 5% chose this wrong option; it is None for the key and below 40 choices, where no
    such verdict is given.
    """

    option: str
    is_key: bool
    chosen: int
    share: float | None
    idle: bool | None


def option_use(
    chosen: Iterable[str | None], options: Sequence[str], key: str
) -> tuple[OptionUse, ...]:
    """Use of every option of one question, in the order of ``options``; None is no choice.

    Raises: ``UnusableInputError`` for a choice or a key that is not among the options.
    """
    return counted_use(Counter(option for option in chosen if option is not None), options, key)


def counted_use(
    counts: Mapping[str, int], options: Sequence[str], key: str
) -> tuple[OptionUse, ...]:
    """As ``option_use``, from how many chose each option; one that is absent nobody chose."""
    unknown = {key, *counts} - set(options)
    if unknown:
        raise UnusableInputError(f"not among the options: {', '.join(sorted(unknown))}")
    n = sum(counts.values())
    return tuple(
        OptionUse(
            option=option,
            is_key=option == key,
            chosen=(mine := counts.get(option, 0)),
            share=mine / n if n else None,
            idle=mine / n < IDLE_BELOW if option != key and n >= JUDGED_FROM else None,
        )
        for option in options
    )
