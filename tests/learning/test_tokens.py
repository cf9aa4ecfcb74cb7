"""What is sealed can be opened by whoever knows the secret, and by nobody else."""

from hypothesis import given
from hypothesis import strategies as st

from learning.tokens import opened, sealed

SECRET, ANOTHER = "a secret of the server", "a secret of another server"
VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60)


@given(VALUES)
def test_a_sealed_value_is_one_text_that_opens_to_it(value):
    text = sealed("answer", value, SECRET)
    assert text == sealed("answer", value, SECRET)
    assert text.isascii()
    assert text.isalnum()
    assert text == text.lower()
    assert opened("answer", text, SECRET) == value


@given(VALUES)
def test_another_purpose_or_secret_neither_opens_nor_makes_it(value):
    text = sealed("answer", value, SECRET)
    for other in (("question", SECRET), ("answer", ANOTHER)):
        assert opened(other[0], text, other[1]) is None
        assert sealed(other[0], value, other[1]) != text


def test_the_length_tells_nothing_about_short_values():
    assert len({len(sealed("answer", "9" * length, SECRET)) for length in range(25)}) == 1


@given(st.text(max_size=200))
def test_whatever_somebody_types_opens_nothing(typed):
    assert opened("answer", typed, SECRET) is None


@given(st.integers(0, 63), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_a_changed_letter_opens_nothing(place, letter):
    text = sealed("answer", "7/12/R1.1", SECRET)
    changed = text[:place] + letter + text[place + 1 :]
    assert opened("answer", changed, SECRET) == ("7/12/R1.1" if changed == text else None)
