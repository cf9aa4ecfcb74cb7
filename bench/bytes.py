"""``python -m bench.bytes``: what every page costs a line, and a first visit over a slow one."""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from bench.budget import budget
from bench.traffic import KINDS, Traffic, counted
from learning.catalogue import load
from tests.browser.everybody import ROLES, School, school
from tests.browser.install import flags, found
from tests.browser.visit import Visit

_QUIET = 1_500
_place = attrgetter("place")


class Cost(NamedTuple):
    """What one page costs somebody who comes for the first time, and who comes again."""

    place: str
    cold: Traffic
    warm: Traffic


def main() -> int:
    """Print both tables; 1 where a page costs more than its budget."""
    parser = argparse.ArgumentParser(prog="bench.bytes", description=__doc__)
    parser.add_argument("--visits", type=int, default=5, help="first visits over the slow line")
    asked, executable, reading = parser.parse_args(), found(), load().reading("")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=executable, args=flags())
        with school(Path(folder), reading) as full:
            costs = [cost for role in ROLES for cost in _costs(browser, full, role)]
            slow = [_slow(browser, full) for _ in range(asked.visits)]
        browser.close()
    print("\n".join([*_table(costs), "", *_seconds(slow)]))
    dear = [cost for cost in costs if cost.cold.total > budget(cost.place).bytes]
    for cost in dear:
        print(f"{cost.place} costs more than its budget", file=sys.stderr)
    return 1 if dear else 0


def _costs(browser: Browser, full: School, role: str) -> Iterator[Cost]:
    visit: Any = Visit(browser, full.server, full.reading)
    full.come_in(visit, role)
    # A page comes before its parts.
    stops = {place: next(those) for place, those in groupby(full.stops(role), _place)}
    for place, stop in stops.items():
        both = []
        for cold in (True, False):
            with counted(visit.page, cold=cold) as traffic:
                visit.open(stop.path)
                visit.page.wait_for_timeout(_QUIET)
            both.append(traffic)
        yield Cost(place, *both)
    visit.leave()


def _slow(browser: Browser, full: School) -> dict[str, float]:
    """Seconds until a first visitor on a phone sees and can do something."""
    visit: Any = Visit(browser, full.server, full.reading, viewport={"width": 390, "height": 844})
    seen = {}
    with counted(visit.page, slow=True) as traffic:
        begin = time.monotonic()
        visit.page.goto("/", wait_until="commit")
        for what, wanted in {
            "the page's first words": visit.page.locator("#first-words [role=heading]"),
            "the app's own words": visit.page.locator("h1"),
            "a button to come in": visit.at("join.start").get_by_role("button"),
        }.items():
            wanted.wait_for(timeout=60_000)
            seen[what] = time.monotonic() - begin
        visit.page.wait_for_timeout(_QUIET)
    visit.leave()
    return {**seen, "kB before the socket": traffic.first.total() / 1000}


def _table(costs: list[Cost]) -> Iterator[str]:
    kinds = " | ".join(KINDS)
    yield f"| page | {kinds} | **first visit, kB** | requests | again, kB | budget |"
    yield "|---" * (len(KINDS) + 5) + "|"
    for place, cold, warm in costs:
        figures = [cold.kinds[kind] / 1000 for kind in KINDS]
        cells = [f"{figure:.0f}" for figure in figures]
        cells += [f"**{cold.total / 1000:.0f}**", str(cold.requests), f"{warm.total / 1000:.0f}"]
        yield f"| {place} | " + " | ".join([*cells, f"{budget(place).bytes / 1000:.0f}"]) + " |"


def _seconds(slow: list[dict[str, float]]) -> Iterator[str]:
    for what in slow[0]:
        every = sorted(one[what] for one in slow)
        yield f"{what}: {statistics.median(every):.2f} ({every[0]:.2f} to {every[-1]:.2f})"


if __name__ == "__main__":
    sys.exit(main())
