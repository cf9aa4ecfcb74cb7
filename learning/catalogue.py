"""All content, read once, checked as a whole, and shared by every session."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from learning.content_checks import check
from learning.content_files import Checked, ContentError, Fault
from learning.content_ids import known
from learning.content_tree import Tree, editions_of, read_tree
from learning.own_language import OwnLanguage, own_language
from learning.phrase_files import compare_catalogues, merged, read_catalogues
from learning.phrases import Phrases
from learning.reading import Reading, Told
from learning.stopwords import read_stopwords
from learning.translations import Texts, collected, compare

CONTENT = Path(__file__).resolve().parent.parent / "content"

Plan = TypeVar("Plan", bound=BaseModel)


@dataclass(frozen=True)
class Catalogue:
    """All content in all languages.

    ``stopwords`` say too little to be counted in answers, which may mix languages, so there is one
    list; ``own_language`` tells in which of the languages somebody wrote.
    """

    readings: dict[str, Reading]
    stopwords: frozenset[str] = frozenset()
    own_language: OwnLanguage = field(default_factory=OwnLanguage)

    def reading(self, language: str) -> Reading:
        """Content in ``language``, or in the module's first language where there is none."""
        return self.readings.get(language) or next(iter(self.readings.values()))

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages on offer, in the module's order."""
        return tuple(self.readings)


def load(root: Path = CONTENT) -> Catalogue:
    """Read and check all content below ``root``.

    Raises: ``ContentError`` with every fault in every file.
    """
    faults: list[Fault] = []
    tree = read_tree(root, faults)
    faults.extend(check(tree))
    stopwords = read_stopwords(root, faults)
    catalogues = {language: read_catalogues(root / language, faults) for language in tree.words}
    first = next(iter(catalogues.values()), {})
    for language, other in catalogues.items():
        if other is not first:
            faults.extend(compare_catalogues(first, other, language))
    texts = [collected(name, words, catalogues[name]) for name, words in tree.words.items()]
    faults.extend(_translations(tree, texts))
    phrases = {language: merged(found, faults) for language, found in catalogues.items()}
    for language, words in phrases.items():
        if words.plural is not None:
            # Whoever comes in chooses among all languages by name.
            names = (f"language.{code}" for code in phrases)
            file = f"{language}/phrases.po"
            faults += [Fault(file, 1, f"missing text: {n}") for n in names if n not in words.texts]
    if faults:
        raise ContentError(faults)
    return Catalogue(
        {t.language: _reading(tree, phrases[t.language], t) for t in texts},
        frozenset().union(*stopwords.values()),
        own_language({t.language: [*_every(t)] for t in texts}, stopwords),
    )


def _every(texts: Texts) -> Iterator[str]:
    for places in texts.texts.values():
        yield from places.values()


def _translations(tree: Tree, texts: Sequence[Texts]) -> Iterator[Fault]:
    """Faults of all translations, text by text."""
    for other in texts[1:]:
        words = tree.words[other.language]
        if words.sources:
            yield from compare(texts[0], other, words.sources.value.files)
        if words.translation:
            checked, document = words.translation
            yield from known(list(checked.checked), texts[0].texts, document, "checked")


def _whole(checked: Checked[Plan] | None) -> Plan:
    if checked is None:
        message = "a faulty tree has no reading"
        raise LookupError(message)
    return checked.value


def _reading(tree: Tree, phrases: Phrases, texts: Texts) -> Reading:
    language = texts.language
    words = tree.words[language]
    module = _whole(tree.module)
    return Reading(
        language=language,
        phrases=phrases,
        module=Told(module, _whole(words.module)),
        themes={p.id: Told(p, words.themes[p.id].value) for p in _whole(tree.themes).themes},
        cases={
            name: Told(tree.cases[name].value, words.cases[name].value) for name in module.cases
        },
        articles={
            p.id: Told(p, words.articles[p.id].value) for p in _whole(tree.background).articles
        },
        bibliography=Told(_whole(tree.bibliography), _whole(words.bibliography)),
        glossary=Told(_whole(tree.glossary), _whole(words.glossary)),
        tools={plan.id: plan for plan in _whole(tree.tools).tools},
        tool_texts=_whole(words.tools),
        checklist=Told(_whole(tree.checklist), _whole(words.checklist)),
        indicators=Told(_whole(tree.indicators), _whole(words.indicators)),
        sample=_whole(words.sample),
        accessibility=_whole(tree.accessibility),
        editions={
            (e.plan.id, e.plan.version): e for e in editions_of(tree) if e.language == language
        },
        translation=words.translation.value if words.translation else None,
        files=frozenset(texts.texts),
    )
