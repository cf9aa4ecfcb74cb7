import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.codes import (
    ALPHABET,
    JOIN_LENGTH,
    RESUME_LENGTH,
    fingerprint,
    new_join_code,
    new_resume_code,
    normalised,
)
from tests.learning.statistics.samples import CAREFULLY

CODE = "7KQM-2XPD-94TH"


def test_a_resume_code_holds_sixty_bits():
    assert len(set(ALPHABET)) == 32
    assert len(ALPHABET) ** RESUME_LENGTH == 2**60
    assert len(ALPHABET) ** JOIN_LENGTH == 2**30


def test_the_alphabet_has_no_signs_that_are_read_wrongly():
    assert not set("OILU") & set(ALPHABET)
    assert ALPHABET.isascii()
    assert ALPHABET.upper() == ALPHABET


@pytest.mark.parametrize("_", range(50))
def test_codes_are_made_of_the_alphabet_and_are_their_own_normal_form(_):
    resume, join = new_resume_code(), new_join_code()
    assert [len(group) for group in resume.split("-")] == [4, 4, 4]
    assert set(resume) - {"-"} <= set(ALPHABET)
    assert normalised(resume) == resume.replace("-", "")
    assert (len(join), normalised(join)) == (JOIN_LENGTH, join)


def test_codes_do_not_repeat():
    assert len({new_resume_code() for _ in range(1_000)}) == 1_000


@pytest.mark.parametrize(
    "typed",
    [
        "7kqm-2xpd-94th",
        " 7KQM 2XPD 94TH ",
        "7KQM2XPD94TH",
        "7KQM–2XPD—94TH",
        "7kqm.2xpd/94th\n",
        "７ＫＱＭ－２ＸＰＤ－９４ＴＨ",
        "７ｋｑｍ　２ｘｐｄ　９４ｔｈ",
    ],
)
def test_a_code_is_known_however_it_was_typed(typed):
    assert normalised(typed) == "7KQM2XPD94TH"
    assert fingerprint(typed, "secret") == fingerprint(CODE, "secret")


def test_letters_that_look_like_digits_are_read_as_digits():
    assert normalised("oO0-iI1-lL1") == "000111111"


@pytest.mark.parametrize("typed", ["", "  - ", "…"])
def test_nothing_typed_is_no_code(typed):
    assert normalised(typed) == ""


@CAREFULLY
@given(st.text(max_size=40))
def test_a_normal_form_is_normal(typed):
    assert normalised(normalised(typed)) == normalised(typed)


def test_a_fingerprint_tells_neither_code_nor_secret():
    found = fingerprint(CODE, "secret")
    assert len(found) == 64
    assert set(found) <= set("0123456789abcdef")


def test_fingerprints_differ_by_secret_and_by_code():
    assert fingerprint(CODE, "secret") != fingerprint(CODE, "another secret")
    assert fingerprint(CODE, "secret") != fingerprint("7KQM-2XPD-94TJ", "secret")


def test_a_fingerprint_outlives_the_server():
    # Stored codes must keep working: this is HMAC-SHA-256 of "7KQM2XPD94TH" under "secret".
    expected = hmac.new(b"secret", b"7KQM2XPD94TH", hashlib.sha256).hexdigest()
    assert fingerprint(CODE, "secret") == expected
