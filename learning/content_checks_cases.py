"""Checks on case studies: every fact sourced, every source used, every text there."""

from collections.abc import Iterator

from learning.authored.cases import CasePlan, CaseText
from learning.content_files import Checked, Document, Fault
from learning.content_ids import known, owned, paired, unique
from learning.content_tree import Tree


def check_cases(tree: Tree) -> Iterator[Fault]:
    """Yield every fault in and between the files of the case studies."""
    themes = tree.themes.value.themes if tree.themes else ()
    points = {point.id for theme in themes for point in theme.key_points}
    for name, (case, document) in tree.cases.items():
        if case.id != name:
            yield document.fault(f"unknown id: the file is called {name}", "id")
        yield from _sources(case, document)
        if tree.themes:
            yield from known([case.theme], [theme.id for theme in themes], document, "theme")
            yield from known(case.key_points, points, document, "key_points")
        for language, words in tree.words.items():
            if text := words.cases.get(name):
                yield from _words(case, text)
            elif name not in tree.stems(f"{language}/cases"):
                yield Fault(f"{language}/cases/{name}.yaml", 1, f"missing text: case {name}")
    for words in tree.words.values():
        yield from owned(words.cases, {*tree.cases, *tree.stems("structure/cases")})


def _sources(case: CasePlan, document: Document) -> Iterator[Fault]:
    sources = [source.id for source in case.sources]
    yield from unique(sources, document, "sources")
    yield from unique([fact.id for fact in case.facts], document, "facts")
    for i, fact in enumerate(case.facts):
        yield from known(fact.sources, sources, document, "facts", i, "sources")
        if fact.confidence != "reading" and not fact.sources:
            yield document.fault(f"missing source: fact {fact.id} has none", "facts", i)
    used = {source for fact in case.facts for source in fact.sources}
    for i, source in enumerate(case.sources):
        if source.id not in used:
            yield document.fault(f"unknown id: no fact uses source {source.id}", "sources", i)


def _words(case: CasePlan, text: Checked[CaseText]) -> Iterator[Fault]:
    yield from paired([fact.id for fact in case.facts], text, "facts")
    yield from paired([source.id for source in case.sources], text, "sources")
    if case.kind == "talk" and text.value.speaker is None:
        yield text.document.fault("missing text: a talk names its speaker")
    if not case.facts and not text.value.worksheet:
        yield text.document.fault("missing text: a case without facts needs a worksheet")
