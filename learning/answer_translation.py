"""Translations of what people wrote: how long they may be, and what they are translations of."""

import re
from hashlib import sha256

LONGEST_TRANSLATION = 20_000

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Small words of one of these languages that do not exist in the other.
_SMALL_WORDS = {
    "en": "the and of to that with for are was were have has this from our they which will be not "
    "but we it is in on about their you your my when how what who if or by more than some there "
    "because think should would could somebody nobody",
    "cy": "y yr yn mae ac i'r o'r a'r â'r ein wedi gyda gydag neu bod sydd sy ond hefyd gan nid "
    "oedd fel fy ei hyn rhwng dros drwy trwy wrth roedd rydym nad nhw chi ddim eich mewn bydd mwy "
    "llai os efallai rhai sut beth pwy pryd angen cael gwneud wneud",
}
_LANGUAGE_OF = {word: code for code, words in _SMALL_WORDS.items() for word in words.split()}


def source_hash(text: str) -> str:
    """SHA-256 of the words that a translation is of, as 64 hex digits."""
    return sha256(text.encode()).hexdigest()


def written_in(text: str) -> str | None:
    """The language that a text shows by itself: zh-Hans, en or cy; None where it shows none.

    Nothing else is asked, so that naming the language tells no more than the text does.
    """
    words = [word.replace("’", "'") for word in _WORD.findall(_HAN.sub(" ", text.casefold()))]
    signs = len(_HAN.findall(text))
    if signs and signs >= len(words):
        return "zh-Hans"
    found = [_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF]
    english, welsh = found.count("en"), found.count("cy")
    if english == welsh:
        return None
    return "en" if english > welsh else "cy"
