from learning.answer_translation import source_hash


def test_other_words_have_another_hash_and_the_same_words_the_same():
    assert source_hash("文化遗产") == source_hash("文化遗产")
    assert len({source_hash(text) for text in ("a", "a ", "A", "")}) == 4
    assert len(source_hash("a")) == 64
