"""Sections of the report on a cohort: profile, statements, change, and gaps between groups."""

from collections.abc import Iterator
from itertools import combinations

from learning import cohort_change, gap
from learning.charts import cohort_change as change_charts
from learning.charts.base import LIGHT
from learning.charts.cohort import items as item_charts
from learning.charts.cohort.means import means
from learning.charts.cohort_directions import directions
from learning.charts.cohort_shift import shift
from learning.charts.gap import two_groups
from learning.figures import items, profile
from learning.occasions import IN_COHORT
from learning.phrases import Phrases
from learning.privacy import Pooled
from learning.reports import cohort_tables
from learning.reports.gathered import Gathered, Told
from learning.reports.parts import Part, Section, chart, figure, heading, note, section, text
from learning.statistics.counted import TooFew
from learning.statistics.sizes import BARS_FROM, MEAN_FROM, SUBGROUPS_FROM
from learning.vocabulary import Occasion

MOST_PAIRS_OF_GROUPS = 3


def occasion(given: Gathered, told: Told, say: Phrases) -> Iterator[Section]:
    """Profile, statements, scenarios and reliability of one occasion."""
    name = _named(told, say)
    found, edition = told.pooled(given.floor), told.edition
    themes = profile.themes(found, edition, told.occasion)
    competences = profile.competences(found, edition, told.occasion)
    yield section(
        say("report.cohort.profile", occasion=name),
        note(_whom(given, told, found, say)),
        heading(say("figures.themes")),
        *figure(means(themes, edition, say, LIGHT, say("figures.themes.name")), say),
        *cohort_tables.facets(found, told, say),
        heading(say("figures.competences")),
        *figure(means(competences, edition, say, LIGHT, say("figures.competences.name")), say),
    )
    parts = items.parts(edition, told.occasion)
    shown = [part for part in parts if part != "all"]
    drawn: list[Part] = []
    for part in shown:
        rows = [items.spread(found, item) for item in parts[part]]
        drawn.append(heading(say(f"figures.part.{part}")))
        if all(isinstance(row.levels, TooFew) for row in rows):
            most = max(row.n for row in rows)
            drawn.append(text(say("figures.items.few", needed=BARS_FROM, n=most)))
        else:
            spreads = item_charts.items(rows, edition, say, LIGHT)
            drawn += figure(spreads, say)
    yield section(say("report.cohort.items", occasion=name), note(say("figures.items.key")), *drawn)
    if asked := [*cohort_tables.scenarios(found, edition, say)]:
        yield section(say("report.cohort.scenarios", occasion=name), *asked)
    consistent = cohort_tables.reliability(found, edition, say)
    yield section(say("report.cohort.reliability", occasion=name), *consistent)


def changes(given: Gathered, say: Phrases) -> Iterator[Section]:
    """Every later occasion held against every earlier one; the first pair has the one test."""
    tested = False
    for told in given.told:
        found = told.pooled(given.floor)
        for earlier in IN_COHORT[: IN_COHORT.index(told.occasion)]:
            labels = say(f"occasion.{earlier}"), _named(told, say)
            title = say("report.cohort.change", then=labels[0], now=labels[1])
            moved = cohort_change.changes(found, told.edition, earlier)
            if not moved:
                sizes = {"floor": given.floor, "fewest": MEAN_FROM}
                none = say("change_page.none", then=labels[0], now=labels[1], **sizes)
                yield section(title, text(none))
                continue
            yield section(
                title,
                note(say("report.cohort.change.care")),
                *figure(change_charts.differences(moved, told.edition, say, LIGHT), say),
                *([] if tested else [text(_test(found, earlier, say))]),
                chart(change_charts.means(moved, told.edition, labels, say, LIGHT), say),
                *figure(directions(moved, told.edition, say, LIGHT), say),
                *_looking_back(found, told, earlier, say),
            )
            tested = True


def gaps(given: Gathered, say: Phrases) -> Iterator[Section]:
    """Every two groups, at the newest occasion that says something about two."""
    for told in reversed(given.told):
        there = {block.group for block in told.blocks}
        pairs = list(combinations([group for group in given.groups if group in there], 2))
        drawn = [
            part for pair in pairs[:MOST_PAIRS_OF_GROUPS] for part in _gap(given, told, pair, say)
        ]
        if drawn:
            left = len(pairs) - MOST_PAIRS_OF_GROUPS
            more = [note(say.count("report.cohort.gap.more", left))] if left > 0 else []
            title = say("report.cohort.gap", occasion=_named(told, say))
            yield section(title, note(say("report.cohort.gap.care")), *drawn, *more)
            return
    if len(given.groups) > 1:
        few = say("gap.few", fewest=SUBGROUPS_FROM)
        yield section(say("report.cohort.gap.none"), text(few))


def _gap(given: Gathered, told: Told, pair: tuple[int, int], say: Phrases) -> list[Part]:
    first, second = (told.pooled(given.floor, group) for group in pair)
    names = given.groups[pair[0]], given.groups[pair[1]]
    asked = {
        say("gap.competences.name"): gap.competences(told.edition),
        say("gap.broader.name"): gap.broader(told.edition),
    }
    drawn: list[Part] = []
    for name, measures in asked.items():
        found, _ = gap.gaps(first, second, measures)
        if found:
            shown = two_groups(found, told.edition, names, name, say, LIGHT, printed=True)
            drawn += figure(shown, say)
    return (
        [heading(say("report.cohort.two", first=names[0], second=names[1])), *drawn]
        if drawn
        else []
    )


def _looking_back(found: Pooled, told: Told, earlier: Occasion, say: Phrases) -> Iterator[Part]:
    """The response shift beside both changes, where people were asked to look back."""
    if not cohort_change.looks_back(told.edition, earlier, told.occasion):
        return
    yield heading(say("change_page.shift.title"))
    yield note(say("change_page.shift.why"))
    shifts = cohort_change.shifts(found, told.edition)
    if shifts:
        yield from figure(shift(shifts, told.edition, say, LIGHT), say)
    else:
        yield text(say("change_page.shift.few", fewest=MEAN_FROM))


def _test(found: Pooled, earlier: Occasion, say: Phrases) -> str:
    tested = cohort_change.main_test(found, earlier)
    return change_charts.main_test(tested, say).replace("**", "")


def _whom(given: Gathered, told: Told, found: Pooled, say: Phrases) -> str:
    last = max(block.released_on for block in told.blocks)
    parts = [
        say("figures.n", n=say.number(found.total)),
        say("figures.version.of", version=told.edition.plan.version),
        say("figures.released", day=say.day(last)),
    ]
    if told.occasion in given.waiting:
        parts.append(say.count("figures.not_shown", given.waiting[told.occasion]))
    return say.line(parts)


def _named(told: Told, say: Phrases) -> str:
    return say(f"occasion.{told.occasion}")
