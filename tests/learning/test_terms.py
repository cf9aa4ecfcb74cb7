import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.catalogue import CONTENT
from learning.content_files import Fault
from learning.stopwords import read_stopwords
from learning.terms import Term, frequent, words

STOP = frozenset().union(*read_stopwords(CONTENT, []).values())


def by_different_people(*texts):
    return list(enumerate(texts))


def test_english_words_are_found_without_case_possessives_and_numbers():
    text = "The Museum's partners: MUSEUM, e-mail, 24 hours — naïve Łódź don't x"
    assert words(text) == {
        "the", "museum", "partners", "e-mail", "hours", "naïve", "łódź", "don't"
    }  # fmt: skip


def test_chinese_words_are_found_although_no_blank_stands_between_them():
    assert {"北京", "博物馆", "合作"} <= words("我们与北京的博物馆合作")


def test_both_languages_may_stand_in_one_sentence_without_a_blank():
    assert words("北京museum合作") == {"北京", "museum", "合作"}


def test_other_scripts_are_words_as_well():
    assert words("الثقة مهمة") == {"الثقة", "مهمة"}


def test_an_answer_counts_once_however_often_it_says_a_word():
    said = by_different_people("trust trust trust", "trust", "Trust!")
    assert frequent(said, STOP, 3) == [Term("trust", 3)]


def test_most_answers_come_first_and_ties_are_ordered_by_word():
    said = by_different_people("zebra apple pear", "zebra apple pear", "zebra apple pear", "pear")
    assert [term.word for term in frequent(said, (), 3)] == ["pear", "apple", "zebra"]
    assert [term.word for term in frequent(said, (), 3, at_most=1)] == ["pear"]


def test_stop_words_of_both_languages_are_not_counted():
    said = by_different_people(*["we have the 我们 trust 合作"] * 5)
    assert [term.word for term in frequent(said, STOP, 5)] == ["trust", "合作"]


def test_a_word_of_fewer_people_than_the_floor_is_not_listed_however_many_answers_hold_it():
    few = [(person, "secret") for person in (1, 2, 3, 4) for _ in range(6)]
    assert frequent(few, (), 5) == []
    assert frequent([*few, (5, "secret")], (), 5) == [Term("secret", 25)]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["trust", "trust money", "money", ""]))),
    st.integers(3, 6),
)
def test_every_listed_word_was_said_by_enough_people(said, floor):
    for term in frequent(said, (), floor):
        holding = [(who, text) for who, text in said if term.word in text]
        assert term.answers == len(holding)
        assert len({who for who, _ in holding}) >= floor


def test_nobody_said_anything():
    assert frequent([], STOP, 5) == []
    assert words("") == set()


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "=HYPERLINK(1)",
        "\u202eright to left\u202c",
        "\x00\x07\x1b[31mred",
        "👩🏽‍🚀🏛️",
        "#panic($x$)",
        "a" * 10_000,
        "汉" * 10_000,
        "\ud800",
    ],
)
def test_hostile_text_is_words_or_nothing(hostile):
    assert all(word.isprintable() and "<" not in word for word in words(hostile))


def test_the_lists_that_are_shipped_have_no_fault():
    faults: list[Fault] = []
    lists = read_stopwords(CONTENT, faults)
    assert "the" in lists["en"]
    assert "我们" in lists["zh"]
    assert "sy'n" in lists["cy"]
    assert faults == []


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        (b"the\nthe\n", 2, "duplicate id: the stands here twice"),
        (b"# for authors\nThe\n", 2, "bad word: 'The' is not one word in small letters"),
        (b"in front\n", 1, "bad word: 'in front' is not one word in small letters"),
        (b"the\n\nand\n", 2, "bad word: '' is not one word in small letters"),
        (b"the\n\xff\xfe\n", 2, "bad text: this is not UTF-8"),
    ],
)
def test_a_fault_in_a_list_has_its_line(tmp_path, source, line, message):
    folder = tmp_path / "structure" / "stopwords"
    folder.mkdir(parents=True)
    (folder / "en.txt").write_bytes(source)
    faults: list[Fault] = []
    read_stopwords(tmp_path, faults)
    assert faults == [Fault("structure/stopwords/en.txt", line, message)]
