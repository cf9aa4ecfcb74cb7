"""What content files say of each other: every id known, every text there, every fact sourced."""

from collections.abc import Iterable, Iterator

from learning.authored.library import BibliographyText
from learning.authored.themes import KeyPointPlan
from learning.content_checks_cases import check_cases
from learning.content_checks_instrument import check_instruments
from learning.content_files import Checked, Fault, Path_
from learning.content_ids import known, owned, paired, unique, unique_at
from learning.content_tree import Tree, WordsTree
from learning.vocabulary import ANSWERS


def check(tree: Tree) -> Iterator[Fault]:
    """Yield every fault between the files of a tree; faulty files themselves are passed over."""
    yield from _module(tree)
    yield from check_cases(tree)
    yield from check_instruments(tree)
    yield from _themes(tree)
    yield from _links(tree)
    for language, words in tree.words.items():
        yield from _background(tree, words, language)
        yield from _library(tree, words)
        yield from _tools(tree, words)


def competences(tree: Tree) -> set[str] | None:
    """Ids of all competences that any instrument version knows; None where one is unreadable."""
    if any(name.startswith("structure/instruments/") for name in tree.unreadable):
        return None
    return {
        competence.id
        for plan in tree.instruments.values()
        for theme in plan.value.themes
        for competence in theme.competences
    }


def key_points(tree: Tree) -> set[str] | None:
    """Ids of all key points; None where they are unreadable."""
    if tree.themes is None:
        return None
    return {point.id for theme in tree.themes.value.themes for point in theme.key_points}


def cases(tree: Tree) -> set[str]:
    """Ids of all case studies that have a structure file, whole or faulty."""
    return {*tree.cases, *tree.stems("structure/cases")}


def _module(tree: Tree) -> Iterator[Fault]:
    if tree.module is None:
        return
    module, document = tree.module
    yield from unique(module.cases, document, "cases")
    yield from unique(module.themes, document, "themes")
    yield from known(module.cases, cases(tree), document, "cases")
    for name in sorted(set(tree.cases) - set(module.cases)):
        yield document.fault(f"unknown id: case {name} has a file but no place here", "cases")
    if tree.themes:
        themes = [theme.id for theme in tree.themes.value.themes]
        yield from known(module.themes, themes, document, "themes")
        for name in sorted(set(themes) - set(module.themes)):
            yield document.fault(f"unknown id: theme {name} has no place here", "themes")
    for words in tree.words.values():
        if words.module:
            yield from paired(module.organisers, words.module, "organisers")


def _themes(tree: Tree) -> Iterator[Fault]:
    if tree.themes is None:
        return
    themes, document = tree.themes
    yield from unique([theme.id for theme in themes.themes], document, "themes")
    points: list[tuple[KeyPointPlan, Path_]] = [
        (point, ("themes", t, "key_points", p))
        for t, theme in enumerate(themes.themes)
        for p, point in enumerate(theme.key_points)
    ]
    yield from unique_at(((point.id, path) for point, path in points), document)
    yield from unique_at(((p.competence, (*path, "competence")) for p, path in points), document)
    for name in sorted((competences(tree) or set()) - {point.competence for point, _ in points}):
        yield document.fault(f"missing text: no key point asks for {name}", "themes")
    tools = {tool.id for tool in tree.tools.value.tools} if tree.tools else None
    for point, path in points:
        yield from known([point.competence], competences(tree), document, *path, "competence")
        yield from known([point.example.case], cases(tree), document, *path, "example", "case")
        if case := tree.cases.get(point.example.case):
            facts = [fact.id for fact in case.value.facts]
            yield from known(point.example.facts, facts, document, *path, "example", "facts")
        yield from known(point.tools, tools, document, *path, "tools")
    for language, words in tree.words.items():
        yield from owned(words.themes, [theme.id for theme in themes.themes])
        for theme in themes.themes:
            if text := words.themes.get(theme.id):
                yield from paired([point.id for point in theme.key_points], text, "key_points")
            elif theme.id not in tree.stems(f"{language}/themes"):
                name = f"{language}/themes/{theme.id}.yaml"
                yield Fault(name, 1, f"missing text: theme {theme.id}")


def _links(tree: Tree) -> Iterator[Fault]:
    if tree.glossary:
        terms, document = tree.glossary
        yield from unique([term.id for term in terms.terms], document, "terms")
        for i, term in enumerate(terms.terms):
            yield from known(term.key_points, key_points(tree), document, "terms", i, "key_points")
    if tree.tools:
        tools, document = tree.tools
        yield from unique([tool.id for tool in tools.tools], document, "tools")
        for i, tool in enumerate(tools.tools):
            yield from known(
                tool.competences, competences(tree), document, "tools", i, "competences"
            )


def _background(tree: Tree, words: WordsTree, language: str) -> Iterator[Fault]:
    if tree.background is None:
        return
    articles, document = tree.background
    yield from unique([article.id for article in articles.articles], document, "articles")
    yield from owned(words.articles, [article.id for article in articles.articles])
    for i, article in enumerate(articles.articles):
        yield from unique(article.sections, document, "articles", i, "sections")
        text = words.articles.get(article.id)
        if text is None:
            if article.id not in tree.stems(f"{language}/background"):
                name = f"{language}/background/{article.id}.yaml"
                yield Fault(name, 1, f"missing text: article {article.id}")
            continue
        yield from paired(article.sections, text, "sections")
        yield from paired([source.id for source in article.sources], text, "sources")
        if article.diagram and text.value.diagram is None:
            yield text.document.fault("missing text: diagram")


def _library(tree: Tree, words: WordsTree) -> Iterator[Fault]:
    if tree.bibliography and words.bibliography:
        entries = tree.bibliography.value.entries
        yield from unique([e.id for e in entries], tree.bibliography.document, "entries")
        yield from paired([e.id for e in entries], words.bibliography, "entries")
        used = {entry.verdict for entry in entries}
        yield from _missing(used, words.bibliography, "verdicts")
    if tree.glossary and words.glossary:
        yield from paired([t.id for t in tree.glossary.value.terms], words.glossary, "terms")


def _missing(ids: Iterable[str], text: Checked[BibliographyText], field: str) -> Iterator[Fault]:
    there = getattr(text.value, field)
    for name in sorted(set(ids) - set(there)):
        yield text.document.fault(f"missing text: {field} has no {name}", field)


def _tools(tree: Tree, words: WordsTree) -> Iterator[Fault]:
    if tree.tools and words.tools:
        yield from paired([tool.id for tool in tree.tools.value.tools], words.tools, "tools")
    if tree.checklist and words.checklist:
        areas = tree.checklist.value.areas
        points = [point.id for area in areas for point in area.points]
        yield from unique([area.id for area in areas], tree.checklist.document, "areas")
        yield from unique_at(
            (
                (point.id, ("areas", a, "points", p))
                for a, area in enumerate(areas)
                for p, point in enumerate(area.points)
            ),
            tree.checklist.document,
        )
        yield from paired([area.id for area in areas], words.checklist, "areas")
        yield from paired(points, words.checklist, "points")
        yield from paired(ANSWERS, words.checklist, "answers")
    if tree.indicators and words.indicators:
        dimensions = tree.indicators.value.dimensions
        indicators = [name for dimension in dimensions for name in dimension.indicators]
        yield from unique([d.id for d in dimensions], tree.indicators.document, "dimensions")
        yield from unique_at(
            (
                (name, ("dimensions", d, "indicators", i))
                for d, dimension in enumerate(dimensions)
                for i, name in enumerate(dimension.indicators)
            ),
            tree.indicators.document,
        )
        yield from paired([d.id for d in dimensions], words.indicators, "dimensions")
        yield from paired(indicators, words.indicators, "indicators")
