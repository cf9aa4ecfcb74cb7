import pytest

from learning.statistics.errors import UnusableInputError
from learning.statistics.option_use import option_use


def test_every_option_is_counted_with_its_share():
    found = option_use(["A", "B", None, "B", "C"], ["A", "B", "C", "D"], key="B")
    assert [use.option for use in found] == ["A", "B", "C", "D"]
    assert [use.chosen for use in found] == [1, 2, 1, 0]
    assert [use.share for use in found] == [0.25, 0.5, 0.25, 0.0]
    assert [use.is_key for use in found] == [False, True, False, False]


def test_below_forty_choices_no_option_is_called_idle():
    assert {use.idle for use in option_use(["B"] * 39, ["A", "B"], key="B")} == {None}


def test_from_forty_choices_a_wrong_option_below_five_per_cent_is_idle():
    found = option_use(["B"] * 37 + ["A"] * 2 + ["C"], ["A", "B", "C", "D"], key="B")
    assert [use.idle for use in found] == [False, None, True, True]


def test_without_choices_there_is_no_share():
    assert [use.share for use in option_use([], ["A", "B"], key="A")] == [None, None]


@pytest.mark.parametrize(("chosen", "key"), [(["E"], "A"), (["A"], "E")])
def test_an_option_that_is_not_offered_is_refused(chosen, key):
    with pytest.raises(UnusableInputError):
        option_use(chosen, ["A", "B"], key)
