"""What content files say of each other: every id known, every text there, every fact sourced."""

from collections.abc import Iterable, Iterator

from learning.authored.library import BibliographyText
from learning.content_checks_cases import check_cases
from learning.content_checks_instrument import check_instruments
from learning.content_files import Checked, Fault
from learning.content_ids import known, paired, unique
from learning.content_tree import Tree, WordsTree


def check(tree: Tree) -> Iterator[Fault]:
    """Yield every fault between the files of a tree; faulty files themselves are passed over."""
    yield from _module(tree)
    yield from check_cases(tree)
    yield from check_instruments(tree)
    yield from _themes(tree)
    yield from _links(tree)
    for words in tree.words.values():
        yield from _background(tree, words)
        yield from _library(tree, words)
        yield from _tools(tree, words)


def competences(tree: Tree) -> set[str]:
    """Ids of all competences that any instrument version knows."""
    return {
        competence.id
        for plan in tree.instruments.values()
        for theme in plan.value.themes
        for competence in theme.competences
    }


def key_points(tree: Tree) -> set[str]:
    """Ids of all key points."""
    themes = tree.themes.value.themes if tree.themes else ()
    return {point.id for theme in themes for point in theme.key_points}


def _module(tree: Tree) -> Iterator[Fault]:
    if tree.module is None:
        return
    module, document = tree.module
    yield from unique(module.cases, document, "cases")
    yield from unique(module.themes, document, "themes")
    yield from known(module.cases, tree.cases, document, "cases")
    for name in sorted(set(tree.cases) - set(module.cases)):
        yield document.fault(f"unknown id: case {name} has a file but no place here", "cases")
    if tree.themes:
        yield from known(
            module.themes, [t.id for t in tree.themes.value.themes], document, "themes"
        )
    for words in tree.words.values():
        if words.module:
            yield from paired(module.organisers, words.module, "organisers")


def _themes(tree: Tree) -> Iterator[Fault]:
    if tree.themes is None:
        return
    themes, document = tree.themes
    yield from unique([theme.id for theme in themes.themes], document, "themes")
    points = [point.id for theme in themes.themes for point in theme.key_points]
    yield from unique(points, document, "themes")
    tools = {tool.id for tool in tree.tools.value.tools} if tree.tools else None
    for t, theme in enumerate(themes.themes):
        for p, point in enumerate(theme.key_points):
            path = ("themes", t, "key_points", p)
            yield from known([point.competence], competences(tree), document, *path, "competence")
            yield from known([point.example.case], tree.cases, document, *path, "example")
            if case := tree.cases.get(point.example.case):
                facts = [fact.id for fact in case.value.facts]
                yield from known(point.example.facts, facts, document, *path, "example", "facts")
            if tools is not None:
                yield from known(point.tools, tools, document, *path, "tools")
    for language, words in tree.words.items():
        for theme in themes.themes:
            yield from _theme_words(theme.id, [p.id for p in theme.key_points], words, language)


def _theme_words(theme: str, points: list[str], words: WordsTree, language: str) -> Iterator[Fault]:
    text = words.themes.get(theme)
    if text is None:
        yield Fault(f"{language}/themes/{theme}.yaml", 1, f"missing text: theme {theme}")
    else:
        yield from paired(points, text, "key_points")


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


def _background(tree: Tree, words: WordsTree) -> Iterator[Fault]:
    if tree.background is None:
        return
    articles, document = tree.background
    yield from unique([article.id for article in articles.articles], document, "articles")
    for i, article in enumerate(articles.articles):
        yield from unique(article.sections, document, "articles", i, "sections")
        text = words.articles.get(article.id)
        if text is None:
            yield document.fault(f"missing text: article {article.id}", "articles", i)
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
        yield from unique(points, tree.checklist.document, "areas")
        yield from paired([area.id for area in areas], words.checklist, "areas")
        yield from paired(points, words.checklist, "points")
        answers = ("written", "discussed", "open", "not_applicable")
        yield from paired(answers, words.checklist, "answers")
    if tree.indicators and words.indicators:
        dimensions = tree.indicators.value.dimensions
        indicators = [name for dimension in dimensions for name in dimension.indicators]
        yield from unique(indicators, tree.indicators.document, "dimensions")
        yield from paired([d.id for d in dimensions], words.indicators, "dimensions")
        yield from paired(indicators, words.indicators, "indicators")
