"""Checks on the instrument: ids for ever, every option worded, no change of meaning in secret."""

from collections.abc import Iterator

from learning.authored.instrument import InstrumentPlan, InstrumentText
from learning.authored.sample import SampleText
from learning.content_files import Checked, Document, Fault, Path_
from learning.content_ids import known, owned, paired, unique_at
from learning.content_tree import InstrumentKey, Tree, editions_of
from learning.vocabulary import Occasion


def check_instruments(tree: Tree) -> Iterator[Fault]:
    """Yield every fault in and between the files of the instrument's versions."""
    for key, (plan, document) in tree.instruments.items():
        yield from _structure(key, plan, document)
        for language, words in tree.words.items():
            name = f"{language}/instruments/{key[0]}/{key[1]}.yaml"
            if text := words.instruments.get(key):
                yield from _words(plan, text)
            elif name not in tree.unreadable:
                yield Fault(name, 1, f"missing text: {key[0]} version {key[1]}")
    for words in tree.words.values():
        texts = {f"{name}/{version}": text for (name, version), text in words.instruments.items()}
        yield from owned(texts, {name for name in texts if _is_there(tree, name)})
    yield from _samples(tree)
    yield from _seals(tree)


def _is_there(tree: Tree, name: str) -> bool:
    """Whether there is a structure file ``name``, such as ``partnership/1``, whole or faulty."""
    instrument, version = name.split("/")
    file = f"structure/instruments/{name}.yaml"
    return (instrument, int(version)) in tree.instruments or file in tree.unreadable


def _structure(key: InstrumentKey, plan: InstrumentPlan, document: Document) -> Iterator[Fault]:
    if plan.id != key[0]:
        yield document.fault(f"unknown id: the folder is called {key[0]}", "id")
    if plan.version != key[1]:
        yield document.fault(f"unknown id: the file is called {key[1]}", "version")
    ratings = [
        item
        for theme in plan.themes
        for competence in theme.competences
        for item in (competence.practice, competence.capability)
    ]
    competences = [c.id for theme in plan.themes for c in theme.competences]
    yield from unique_at(_ids(plan), document)
    for i, theme in enumerate(plan.themes):
        path = ("themes", i, "control", "against")
        yield from known([theme.control.against], ratings, document, *path)
    for i, question in enumerate(plan.questions):
        yield from known([question.competence], competences, document, "questions", i, "competence")
    themes = [theme.id for theme in plan.themes]
    for i, prompt in enumerate(plan.reflections):
        yield from known([prompt.theme], themes, document, "reflections", i, "theme")
    for occasion in Occasion:
        if occasion not in plan.occasions:
            yield document.fault(f"missing text: nothing is asked on {occasion}", "occasions")


def _ids(plan: InstrumentPlan) -> Iterator[tuple[str, Path_]]:
    """Every id of an instrument and the path at which it stands."""
    for t, theme in enumerate(plan.themes):
        yield theme.id, ("themes", t, "id")
        yield theme.control.id, ("themes", t, "control", "id")
        for c, competence in enumerate(theme.competences):
            for field in ("id", "practice", "capability"):
                yield getattr(competence, field), ("themes", t, "competences", c, field)
    for part in ("questions", "reflections", "event"):
        for i, item in enumerate(getattr(plan, part)):
            yield item.id, (part, i, "id")


def _words(plan: InstrumentPlan, text: Checked[InstrumentText]) -> Iterator[Fault]:
    competences = [c for theme in plan.themes for c in theme.competences]
    ratings = [item for c in competences for item in (c.practice, c.capability)]
    yield from paired([theme.id for theme in plan.themes], text, "themes")
    yield from paired([theme.id for theme in plan.themes], text, "theme_names")
    yield from paired([c.id for c in competences], text, "competences")
    yield from paired(ratings, text, "items")
    yield from paired([theme.control.id for theme in plan.themes], text, "controls")
    yield from paired([q.id for q in plan.questions], text, "questions")
    yield from paired([r.id for r in plan.reflections], text, "reflections")
    yield from paired([e.id for e in plan.event], text, "event")
    yield from paired(["practice", "capability"], text, "facets")
    yield from paired(["sure", "fairly", "guess"], text, "sureness")
    yield from paired(["1", "2", "3", "4", "5"], text, "bands")
    yield from paired(["1", "2", "3"], text, "knowledge_bands")
    for name, question in text.value.questions.items():
        for option in sorted(set("ABCD") - set(question.options)):
            yield text.document.fault(
                f"missing text: {name} has no option {option}", "questions", name
            )
    for event in plan.event:
        words = text.value.event.get(event.id)
        if words and event.kind == "rating" and len(words.levels or ()) != plan.levels:
            yield text.document.fault(
                f"missing text: {event.id} needs {plan.levels} levels", "event", event.id
            )


def _seals(tree: Tree) -> Iterator[Fault]:
    if tree.editions is None:
        return
    for i, seal in enumerate(tree.editions.value.editions):
        if not _is_there(tree, f"{seal.instrument}/{seal.version}"):
            message = f"unknown id: {seal.instrument} version {seal.version} was sealed and is gone"
            yield tree.editions.document.fault(message, "editions", i)
    seals = {
        (seal.instrument, seal.version, seal.language): (i, seal.fingerprint)
        for i, seal in enumerate(tree.editions.value.editions)
    }
    for edition in editions_of(tree):
        key = (edition.plan.id, edition.plan.version, edition.language)
        place, fingerprint = seals.get(key, (None, ""))
        if place is None:
            yield tree.editions.document.fault(f"missing text: {key} is not sealed", "editions")
        elif fingerprint != edition.fingerprint():
            yield tree.editions.document.fault(
                f"{key[0]} version {key[1]} ({key[2]}) no longer says what it said when it was"
                " sealed: give a change of meaning a new version, or seal a typo again with"
                " `python -m learning.seal`",
                "editions",
                place,
            )


def _samples(tree: Tree) -> Iterator[Fault]:
    if not tree.instruments:
        return
    newest = tree.instruments[max(tree.instruments)].value
    prompts = [r.id for r in newest.reflections]
    prompts += [event.id for event in newest.event if event.kind == "text"]
    for words in tree.words.values():
        if words.sample:
            yield from paired(prompts, words.sample, "reflections")
            yield from _sample_plans(tree, newest, words.sample)


def _sample_plans(
    tree: Tree, newest: InstrumentPlan, sample: Checked[SampleText]
) -> Iterator[Fault]:
    competences = {c.id for theme in newest.themes for c in theme.competences}
    indicators = None
    if tree.indicators:
        dimensions = tree.indicators.value.dimensions
        indicators = {name for dimension in dimensions for name in dimension.indicators}
    for i, plan in enumerate(sample.value.plans):
        path = ("plans", i)
        yield from known([plan.competence], competences, sample.document, *path, "competence")
        yield from known([plan.indicator], indicators, sample.document, *path, "indicator")
