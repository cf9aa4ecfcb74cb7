"""Contact sheets: ``python -m tests.browser.sheets [FOLDER] [LANGUAGE ...]``.

One sheet for each language, light and dark, at two widths, with every page on it by name. Each page
is cut off below its first screens, so that a sheet can be looked at in one go.
"""

import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw

from learning.catalogue import load
from tests.browser.shots import Look, picture, stage

SCREENS = {1280: 1_800, 390: 1_700}
THUMB = {1280: 460, 390: 230}
IN_A_ROW = {1280: 6, 390: 11}
GAP, NAME = 12, 18


def main(arguments: list[str]) -> None:
    """Make all sheets, or those of some languages."""
    folder = Path(arguments[0] if arguments else "sheets")
    folder.mkdir(parents=True, exist_ok=True)
    for language in arguments[1:] or load().languages:
        with stage(language) as on, tempfile.TemporaryDirectory() as data:
            for width, dark in product(SCREENS, (False, True)):
                look = Look(width, dark=dark, language=language)
                files = []
                for name, page in on.pages(look):
                    files.append(Path(data) / f"{name}.png")
                    picture(page, files[-1], width, SCREENS[width])
                rest = str(look).removeprefix(f"{language}-")
                sheet(files, look).save(folder / f"{language}-{rest}.png")


def sheet(files: list[Path], look: Look) -> Image.Image:
    """All pictures side by side, each under its name."""
    thumbs = list(_thumbs(files, THUMB[look.width]))
    rows = [
        thumbs[at : at + IN_A_ROW[look.width]] for at in range(0, len(thumbs), IN_A_ROW[look.width])
    ]
    heights = [max(thumb.height for _, thumb in row) + NAME + GAP for row in rows]
    width = IN_A_ROW[look.width] * (THUMB[look.width] + GAP) + GAP
    whole = Image.new("RGB", (width, sum(heights) + GAP), "#808080")
    draw, top = ImageDraw.Draw(whole), GAP
    for row, height in zip(rows, heights, strict=True):
        for place, (name, thumb) in enumerate(row):
            left = GAP + place * (THUMB[look.width] + GAP)
            draw.text((left, top), name, fill="white")
            whole.paste(thumb, (left, top + NAME))
        top += height
    return whole


def _thumbs(files: list[Path], width: int) -> Iterator[tuple[str, Image.Image]]:
    for file in files:
        with Image.open(file) as full:
            size = width, round(full.height * width / full.width)
            yield file.stem, full.convert("RGB").resize(size)


if __name__ == "__main__":
    main(sys.argv[1:])
