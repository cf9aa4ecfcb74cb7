"""Look at every page for everybody, in every way: ``python -m tests.browser.accessibility``.

What came of it goes to ``content/structure/accessibility.yaml``, which the app's accessibility
statement shows. It ends with 1 where anything was found. ``--only ROLE LANGUAGE`` looks at a part
and writes nothing.
"""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import get_args

import yaml
from playwright.sync_api import sync_playwright

from learning.authored.accessibility import Check, Way
from learning.catalogue import CONTENT, load
from tests.browser import checks, foreign
from tests.browser.everybody import LOCALES, ROLES, school
from tests.browser.install import flags, found
from tests.browser.visit import Visit
from ui.places import PLACES

FILE = CONTENT / "structure" / "accessibility.yaml"
VISITS = (
    "tests/browser/test_keyboard.py",
    "tests/browser/test_accessible.py",
    "tests/ui/test_palettes.py",
)
WIDE, PHONE, NARROW = 1280, 390, 320
ZOOM = 4
ZOOMED = {"viewport": {"width": WIDE // ZOOM, "height": 1024 // ZOOM}, "device_scale_factor": ZOOM}


@dataclass
class Seen:
    """What was looked at in one language as one role."""

    language: str
    looked: Counter = field(default_factory=Counter)
    failed: Counter = field(default_factory=Counter)
    findings: list = field(default_factory=list)
    places: set = field(default_factory=set)
    pages: int = 0
    browser: str = ""

    def note(self, check, way, stop, found):
        """One look; it fails where anything was found."""
        self.looked[check, way] += 1
        if not found:
            return
        self.failed[check, way] += 1
        self.findings.append((check, way, stop.place, self.language))
        for one in dict.fromkeys(found):
            sys.stderr.write(f"{self.language} {stop} {way} {check}: {one}\n")


def main(arguments):
    """Look at everything, or at one part of it, and write down what came of everything."""
    parts = [(language, role) for language in LOCALES for role in ROLES]
    if arguments:
        _, role, language = arguments
        parts = [(language, role)]
    # Asked before there are others: Playwright is not to be asked while it runs.
    executable = found()
    with ProcessPoolExecutor(2) as pool:
        seen = list(pool.map(_look, *zip(*parts, strict=True), [executable] * len(parts)))
    failed = sum(sum(one.failed.values()) for one in seen)
    sys.stdout.write(f"{sum(one.pages for one in seen)} views of pages, {failed} looks failed\n")
    if arguments:
        return int(failed > 0)
    visits, broken = _visits()
    sys.stdout.write(f"{visits} visits, {broken} failed\n")
    _write(seen, visits, broken)
    return int(failed + broken > 0)


def _look(language, role, executable):
    seen, reading = Seen(language), load().reading(language)
    ways = ((_light, {}), (_dark, {"color_scheme": "dark"}), (_zoomed, ZOOMED))
    with (
        tempfile.TemporaryDirectory() as folder,
        school(Path(folder), reading) as full,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=executable, args=flags())
        seen.browser = browser.version
        stops = list(full.stops(role))
        seen.pages, seen.places = len(stops), {stop.place for stop in stops}
        for look, options in ways:
            visit = Visit(browser, full.server, reading, locale=LOCALES[language], **options)
            _every(seen, full, role, look, visit)
        browser.close()
    return seen


def _every(seen, full, role, look, visit):
    full.come_in(visit, role)
    size = visit.page.viewport_size
    for stop in full.stops(role):
        visit.page.set_viewport_size(size)
        visit.open(stop.path)
        checks.unfold(visit.page)
        look(seen, visit.page, full, stop)
    visit.leave()


def _light(seen, page, full, stop):
    checks.stretched(page, WIDE)
    for check, ask in (
        ("axe", checks.violations),
        ("outline", checks.outline),
        ("charts", checks.charts),
        ("fields", checks.fields),
        ("targets", checks.targets),
        ("letters", checks.letters),
        ("focus", checks.unseen_focus),
    ):
        seen.note(check, "light", stop, ask(page))
    seen.note("words", "light", stop, foreign.on(page, full, stop.place))
    page.emulate_media(forced_colors="active")
    seen.note("axe", "forced", stop, checks.violations(page))
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    seen.note("stillness", "still", stop, checks.moving(page))
    page.emulate_media(reduced_motion="no-preference")
    for way, width in (("phone", PHONE), ("narrow", NARROW)):
        checks.stretched(page, width)
        for check, ask in (
            ("axe", checks.violations),
            ("scroll", checks.wide),
            ("targets", checks.targets),
        ):
            seen.note(check, way, stop, ask(page))
        seen.note("words", way, stop, foreign.on(page, full, stop.place))


def _dark(seen, page, _full, stop):
    checks.stretched(page, WIDE)
    seen.note("axe", "dark", stop, checks.violations(page))


def _zoomed(seen, page, _full, stop):
    seen.note("scroll", "zoom", stop, checks.wide(page))
    seen.note("targets", "zoom", stop, checks.targets(page))


def _visits():
    """How many visits the tests made by keyboard and into errors, and how many failed."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *VISITS]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=CONTENT.parent)
    sys.stderr.write("" if told.returncode == 0 else told.stdout)
    counted = {word: int(n) for n, word in re.findall(r"(\d+) (passed|failed|error)", told.stdout)}
    broken = counted.get("failed", 0) + counted.get("error", 0)
    return counted.get("passed", 0) + broken, broken if counted else 1


def _write(seen, visits, broken):
    looked, failed = (
        sum((getattr(one, name) for one in seen), Counter()) for name in ("looked", "failed")
    )
    looked["visits", "light"], failed["visits", "light"] = visits, broken
    places = set().union(*(one.places for one in seen))
    kept = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    kept["tested"] = {
        "day": datetime.now(UTC).date().isoformat(),
        "tools": {
            "axe-core": checks.AXE_VERSION,
            "Chromium": seen[0].browser,
            "Playwright": metadata.version("playwright"),
            "Streamlit": metadata.version("streamlit"),
        },
        "languages": list(LOCALES),
        "places": [place for place in PLACES if place in places],
        "pages": sum(one.pages for one in seen),
        "results": [
            {"check": check, "way": way, "looked": looked[check, way], "failed": failed[check, way]}
            for check in get_args(Check)
            for way in get_args(Way)
            if (check, way) in looked
        ],
        "findings": [
            dict(zip(("check", "way", "place", "language"), finding, strict=True))
            for one in seen
            for finding in one.findings
        ],
    }
    head = FILE.read_text(encoding="utf-8").splitlines()[0]
    text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=100)
    FILE.write_text(f"{head}\n{text}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
