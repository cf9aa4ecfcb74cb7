import pytest

from learning.catalogue import load
from learning.wording import options

CATALOGUE = load()


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_every_option_of_every_item_has_words_of_its_own(language):
    for edition in CATALOGUE.reading(language).editions.values():
        for item in edition.items.values():
            said = options(edition, item)
            assert set(said) == set(item.options)
            assert all(said.values())
            assert len(set(said.values())) == len(said)
