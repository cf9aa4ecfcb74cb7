"""The language that a text shows by itself, as far as the content is written in it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A language's most used words, of which every sentence has some whatever it is about.
_MOST_USED = 200
# A word tells a language from the others where it is that much rarer in each of them.
_RARER = 10
# Fewer small words among all words are chance, as "un" in French beside Welsh.
_LEAST_SHARE = 1 / 6


@dataclass(frozen=True)
class OwnLanguage:
    """By what texts show their language.

    ``of_word`` names the language of small words that tell it; ``of_signs`` the one language that
    is written in Chinese characters, None where none or several are.
    """

    of_word: Mapping[str, str] = field(default_factory=dict)
    of_signs: str | None = None

    def written_in(self, text: str) -> str | None:
        """The language that a text shows by itself; None where it shows none.

        Nothing else is asked, so that naming the language tells no more than the text does.
        """
        words, signs = _parts(text)
        if signs and signs >= len(words):
            return self.of_signs
        found = Counter(self.of_word[word] for word in words if word in self.of_word)
        (first, most), (_, next_most) = [*found.most_common(2), (None, 0), (None, 0)][:2]
        return first if most > next_most and most >= _LEAST_SHARE * len(words) else None


def own_language(
    texts: Mapping[str, Collection[str]], stopwords: Mapping[str, Collection[str]]
) -> OwnLanguage:
    """What tells the languages of ``texts`` (by language) from each other.

    A word that is listed in another language's ``stopwords`` (by the first part of its tag) tells
    nothing, however rare it is in the texts: "am" is Welsh, and English where people write.
    """
    counts, signs = {}, []
    for language, given in texts.items():
        parts = [_parts(text) for text in given]
        counts[language] = Counter(word for words, _ in parts for word in set(words))
        if sum(han for _, han in parts) > sum(len(words) for words, _ in parts):
            signs.append(language)
    of_word = {}
    for language in counts.keys() - set(signs):
        others = [other for other in counts if other != language]
        for word in _most_used(counts[language]):
            listed = any(word in stopwords.get(other.partition("-")[0], ()) for other in others)
            rare = all(counts[o][word] * _RARER < counts[language][word] for o in others)
            if rare and not listed:
                of_word[word] = language
    return OwnLanguage(of_word, signs[0] if len(signs) == 1 else None)


def _most_used(counted: Counter[str]) -> Iterable[str]:
    # Of equally frequent words the first by letter, so that every start finds the same.
    order = sorted(counted, key=lambda word: (-counted[word], word))
    return (word for word in order[:_MOST_USED] if len(word) > 1)


def _parts(text: str) -> tuple[list[str], int]:
    """The words of a text that are not in Chinese characters, and how many of these it has."""
    words = _WORD.findall(_HAN.sub(" ", text.casefold()))
    return [word.replace("’", "'") for word in words], len(_HAN.findall(text))
