"""Draw the app's icons: ``python assets/make_icons.py``. They are kept in ``assets/web``."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.install import flags, found  # noqa: E402

TARGET = ROOT / "assets" / "web"
# Two sides of an arch that only stands because they meet.
ARCH = """\
<g transform="translate(256 256) scale({scale}) translate(-256 -256)" fill="none" \
stroke-width="60"><path stroke="#fbf9f5" d="M126 412V262A130 130 0 0 1 232 134"/>\
<path stroke="#f0b464" d="M386 412V262A130 130 0 0 0 280 134"/>\
<path stroke="#fbf9f5" stroke-width="36" d="M72 424H440"/>\
<path fill="#e3a6e3" d="M238 98H274L264 174H248Z"/></g>"""
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">\
<rect width="512" height="512" rx="{radius}" fill="#0b5e67"/>{arch}</svg>
"""
# Name: side in pixels, radius of the corners, size of the arch. Phones cut the last ones.
PICTURES = {
    "icon-192": (192, 104, 0.86),
    "icon-512": (512, 104, 0.86),
    "icon-180": (180, 0, 0.86),
    "icon-maskable-192": (192, 0, 0.66),
    "icon-maskable-512": (512, 0, 0.66),
}


def main() -> int:
    """Write every icon anew."""
    TARGET.mkdir(exist_ok=True)
    (TARGET / "icon.svg").write_text(svg(104, 0.86), encoding="utf-8")
    executable = found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags())
        for name, (side, radius, scale) in PICTURES.items():
            page = browser.new_page(viewport={"width": side, "height": side})
            page.set_content(f"<style>body {{ margin: 0 }}</style>{svg(radius, scale)}")
            page.screenshot(path=TARGET / f"{name}.png", omit_background=True)
            page.close()
        browser.close()
    return 0


def svg(radius: int, scale: float) -> str:
    """The icon with its corners and its arch in these sizes."""
    return SVG.format(radius=radius, arch=ARCH.format(scale=scale))


if __name__ == "__main__":
    sys.exit(main())
