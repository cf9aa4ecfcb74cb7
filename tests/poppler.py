"""What poppler, which has nothing to do with us, reads in a PDF."""

import os
import subprocess

import pytest
from PIL import Image

from tests.browser.install import READERS_ADVICE, readers_found


def needed():
    """Skip a test where poppler is not there, or fail it where it has to be."""
    if not readers_found():
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(READERS_ADVICE)


def text(pdf):
    """All text in reading order, each run of spaces and line breaks as one space."""
    return " ".join(_run(["pdftotext", "-raw", "-", "-"], pdf).split())


def lines(pdf):
    """The lines of all text as they stand on the paper."""
    return [line.strip() for line in _run(["pdftotext", "-layout", "-", "-"], pdf).splitlines()]


def pictures(pdf, folder):
    """A grey picture of each page."""
    _run(["pdftoppm", "-r", "60", "-gray", "-", str(folder / "page")], pdf)
    pictures = []
    for file in sorted(folder.glob("page-*.pgm")):
        with Image.open(file) as picture:
            pictures.append(picture.copy())
    return pictures


def info(pdf):
    """What the file says of itself, by name."""
    lines = _run(["pdfinfo", "-"], pdf).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def fonts(pdf):
    """Name of each font and whether it is embedded."""
    lines = _run(["pdffonts", "-"], pdf).splitlines()[2:]
    return {line.split()[0].partition("+")[2]: line.split()[-5] == "yes" for line in lines}


def structure(pdf):
    """The tags of the document as text."""
    return _run(["pdfinfo", "-struct", "-"], pdf)


def _run(command, pdf):
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8", errors="replace")
