from pathlib import Path

HERE = Path(__file__).resolve().parent


def test_every_page_is_visited_by_a_test_of_its_own():
    scripts = {path.stem for path in HERE.parents[1].glob("pages/**/*.py")}
    assert {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")} >= scripts
