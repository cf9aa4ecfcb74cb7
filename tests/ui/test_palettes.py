"""The colours that mean something stay apart for colour-blind readers, and show on the page.

How a colour looks to people with one kind of cone missing follows Machado, Oliveira and Fernandes
2009 (severity 1), in linear RGB; distances are CIE 1976 in L*a*b*, where 2 is just noticeable.
"""

import tomllib
from itertools import combinations

import numpy as np
import pytest

from learning.catalogue import CONTENT
from learning.charts.base import DARK, LIGHT
from learning.charts.cohort.items import COLOURS

APART = 12
SIGHT = {
    "every cone": np.eye(3),
    "no red cones": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green cones": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "no blue cones": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
# What stands for a meaning wherever it is used: themes, levels, the parts of a chart.
PALETTES = {
    "themes, light": list(LIGHT.theme.values()),
    "themes, dark": list(DARK.theme.values()),
    "levels": list(COLOURS),
}


def linear(colour):
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(light):
    parts = TO_XYZ @ np.clip(light, 0, 1) / WHITE
    x, y, z = np.where(parts > 0.008856, np.cbrt(parts), 7.787 * parts + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def apart(one, other, sight):
    return float(
        np.linalg.norm(lab(SIGHT[sight] @ linear(one)) - lab(SIGHT[sight] @ linear(other)))
    )


def contrast(one, other):
    lights = sorted((TO_XYZ @ linear(colour))[1] + 0.05 for colour in (one, other))
    return lights[1] / lights[0]


def test_the_measure_is_that_of_the_books():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert lab(linear("#ffffff")) == pytest.approx([100, 0, 0], abs=0.01)
    assert apart("#000000", "#ffffff", "every cone") == pytest.approx(100, abs=0.01)
    # Red and green are what people without green cones confuse.
    assert apart("#c03030", "#607030", "no green cones") < APART
    assert apart("#c03030", "#607030", "every cone") > 5 * APART


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("palette", PALETTES)
def test_colours_with_a_meaning_stay_apart(palette, sight):
    close = [
        (one, other, round(apart(one, other, sight), 1))
        for one, other in combinations(PALETTES[palette], 2)
        if apart(one, other, sight) < APART
    ]
    assert close == []


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_theme_can_be_read_on_its_background(palette):
    for colour in (palette.text, palette.faint, *palette.theme.values()):
        assert contrast(colour, palette.surface) >= 4.5


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_page_and_the_charts_have_the_same_colours(name, palette):
    config = CONTENT.parent / ".streamlit" / "config.toml"
    theme = tomllib.loads(config.read_text(encoding="utf-8"))["theme"][name]
    assert theme["chartCategoricalColors"][:3] == list(palette.theme.values())
    assert theme["backgroundColor"] == palette.surface
    assert theme["textColor"] == palette.text
