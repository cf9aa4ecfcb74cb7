"""The bench of exports makes the files that the app makes, and says which it does not make."""

from bench import exports
from bench.exports import Measured, _files, _row
from bench.exports_once import Once
from bench.figures import filled
from bench.server import SECRET

SIZE = 30


def test_every_kind_of_file_is_made_of_a_small_cohort(tmp_path, monkeypatch):
    monkeypatch.setenv("APP_SECRET", SECRET)
    monkeypatch.setattr(exports, "FORMATS", ("csv",))
    cohort, tutor = filled(tmp_path / "filled.db", SIZE)
    long, wide = _files(SIZE, tmp_path / "filled.db", cohort, tutor)
    assert (long.kind, wide.kind) == ("csv long", "csv wide")
    assert long.cost.lines > wide.cost.lines > SIZE
    for cost in (long.cost, wide.cost):
        assert cost.limit is None
        assert min(cost.seconds, cost.maker, cost.file) > 0


def test_a_file_that_cannot_be_is_a_row_that_says_so():
    assert "refused at once: lines" in _row(Measured(100_000, "xlsx long", Once("lines")))
