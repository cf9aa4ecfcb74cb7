"""Whether a page in another language still holds English.

No list of English words is needed. In Chinese every word in Latin letters is looked at. In Welsh
every word is looked at that stands nowhere in the Welsh content: what Streamlit or the code itself
says in English is made of such words. The small words of English are looked at in any case, because
an English sentence that was left in the Welsh content would bring all its words along.
"""

import re
from functools import cache

from learning.catalogue import CONTENT
from learning.content_tree import read_tree
from learning.phrase_files import read_catalogues
from learning.translations import collected
from tests.browser import checks
from tests.browser.everybody import TYPED

_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]{2,}")
# Addresses, ids, placeholders and Streamlit's icons are no words.
_NO_WORDS = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+|:material/\w+:|\b10\.\d+/\S+|\{\w*\}"
    r"|\b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\b"
)
SMALL = {"the", "of", "and", "with", "for", "from", "this", "that", "which", "are", "was", "by"}
# Keys of a keyboard, and the name of the time.
EVERYWHERE = {"Ctrl", "Enter", "Esc", "Escape", "UTC"}
# So much of a quoted text tells it from others.
_BEGINNING = 20


def on(page, full, place):
    """What of a page's texts is in another language than it says, one sentence each.

    A text that says itself that it is in another language, such as a letter to copy, is none.
    """
    if full.reading.language == "en":
        return []
    # What was said most is counted word by word.
    typed = _answered(full.reading) if place == "said" else frozenset()
    code = f"{full.join_code[:3]} ?{full.join_code[3:]}"
    found = []
    for text, where, language in checks.ask(page, "texts"):
        if language != full.reading.language:
            continue
        words = foreign(full.reading, re.sub(code, " ", text), typed)
        if words:
            found.append(f"{' '.join(words)} in {where}: {text[:80]}")
    return found


def foreign(reading, text, typed=frozenset()):
    """The words of a text that are not of the reading's language and that nobody typed."""
    mine, text = TYPED | EVERYWHERE | typed, " ".join(text.split())
    left = _names(reading.language).sub(" ", _NO_WORDS.sub(" ", _without_quoted(reading, text)))
    if reading.language == "zh-Hans":
        return [word for word in _LATIN.findall(left) if word not in mine]
    words = [word for word in _WORD.findall(left) if word.isascii() or _LATIN.fullmatch(word)]
    known = _known(reading.language)
    return [
        word
        for word in words
        if word not in mine and (word.lower() not in known or word.lower() in SMALL)
    ]


def _answered(reading):
    """The words of the answers that people of the school gave, in whatever language."""
    texts = (text for each in reading.sample.reflections.values() for text in each)
    return {word.lower() for text in texts for word in _WORD.findall(text)}


def _without_quoted(reading, text):
    """The text before and after what it quotes, to its end or to where it is cut off."""
    for quoted in _quoted(reading):
        text = text.replace(quoted, " ")
        before, begins, after = text.partition(quoted[:_BEGINNING])
        if begins and "…" in after:
            text = f"{before} {after.partition('…')[2]}"
    return text


@cache
def _quoted(reading):
    """References as they were printed, and answers that people wrote in their own language."""
    entries = reading.bibliography.text.entries.values()
    printed = {text for entry in entries for text in (entry.given, entry.found)}
    answers = {text for each in reading.sample.reflections.values() for text in each}
    every = {part.strip() for text in printed | answers for part in _NO_WORDS.split(text)}
    return sorted(printed | answers | {part for part in every if len(part) > 12}, key=len)[::-1]


@cache
def _names(language):
    """Names and words that are the same in this language, as its authors listed them."""
    lines = (CONTENT / language / "names.txt").read_text(encoding="utf-8").splitlines()
    names = sorted((line for line in lines if line and not line.startswith("#")), key=len)[::-1]
    every = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![^\W\d_\u2e80-\uffff])(?:{every})(?![^\W\d_\u2e80-\uffff])")


@cache
def _known(language):
    """Every word of the content in a language, names apart."""
    words = read_tree(CONTENT, []).words[language]
    texts = collected(language, words, read_catalogues(CONTENT / language, [])).texts
    every = "\n".join(text for places in texts.values() for text in places.values())
    # Other names of a term stand beside it and are no translation of the English ones.
    terms = words.glossary.value.terms.values()
    every += "\n" + "\n".join(name for term in terms for name in term.also)
    every = _names(language).sub(" ", _NO_WORDS.sub(" ", every))
    return {word.lower() for word in _WORD.findall(every)}
