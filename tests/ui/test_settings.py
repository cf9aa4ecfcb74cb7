import tomllib
from pathlib import Path

SETTINGS = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"


def test_the_weights_of_headings_are_some_that_streamlit_takes():
    weights = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["theme"]["headingFontWeights"]
    assert len(weights) == 6
    assert set(weights) <= set(range(100, 901, 50))
