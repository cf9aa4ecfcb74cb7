"""Find a browser, readers of PDF and Chinese letters for the tests, or install them.

Run it as ``python tests/browser/install.py``.
"""

import os
import pathlib
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ADVICE = (
    "no browser was found and none could be installed; install Chromium or Chrome, "
    "or name one in CHROMIUM_PATH\n"
)

READERS = ("pdftotext", "pdfinfo", "pdftoppm")
READERS_ADVICE = "no reader of PDF was found and none could be installed; install poppler-utils\n"

FONTS_ADVICE = (
    "no font with Chinese letters was found and none could be installed; install fonts-noto-cjk\n"
)


def readers_found() -> bool:
    """Whether everything is there that reads our PDF files back."""
    return all(shutil.which(name) for name in READERS)


def found() -> str | None:
    """Path of a browser that is there already; None where there is none."""
    if named := os.environ.get("CHROMIUM_PATH"):
        return named
    return playwrights_own() or next((path for name in NAMES if (path := shutil.which(name))), None)


def flags() -> list[str]:
    """How the browser is started: quiet, and without its sandbox only where root forbids one."""
    return ["--no-sandbox", *FLAGS] if os.geteuid() == 0 else list(FLAGS)


def playwrights_own() -> str | None:
    """Playwright's own browser, which fits its version best; None where it is not downloaded."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # may be run before tests are

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if pathlib.Path(path).exists() else None


def main() -> int:
    """Return 0 once there are a browser, readers and fonts."""
    return max(_browser(), _readers(), _fonts())


def _browser() -> int:
    if found():
        return 0
    attempts = [[sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]]
    # The distribution's own browser comes with everything it needs.
    attempts[:0] = _packages("chromium")
    for command in attempts:
        subprocess.run(command, check=False)
        if found():
            return 0
    sys.stderr.write(ADVICE)
    return 1


def _readers() -> int:
    if readers_found():
        return 0
    for command in _packages("poppler-utils"):
        subprocess.run(command, check=False)
    if readers_found():
        return 0
    sys.stderr.write(READERS_ADVICE)
    return 1


def fonts_found() -> bool:
    """Whether some font of this machine has Chinese letters; True where nobody can tell."""
    if not shutil.which("fc-list"):
        return True
    listed = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


def _fonts() -> int:
    if fonts_found():
        return 0
    for command in _packages("fonts-noto-cjk"):
        subprocess.run(command, check=False)
    if fonts_found():
        return 0
    sys.stderr.write(FONTS_ADVICE)
    return 1


def _packages(name: str) -> list[list[str]]:
    """Commands that install a package of the distribution; none where that is not ours to do."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return []
    return [
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", name],
    ]


if __name__ == "__main__":
    sys.exit(main())
