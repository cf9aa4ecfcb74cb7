"""Four questions that every cross-check asks: unique? known? worded? owned?"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from learning.content_files import Checked, Document, Fault, Model, Path_


def unique(ids: Sequence[str], document: Document, *path: str | int) -> Iterator[Fault]:
    """A fault for every id that stands twice in one list."""
    yield from unique_at(((name, (*path, place)) for place, name in enumerate(ids)), document)


def unique_at(places: Iterable[tuple[str, Path_]], document: Document) -> Iterator[Fault]:
    """A fault for every id that stands twice in one file, where it stands for the second time."""
    seen: set[str] = set()
    for name, path in places:
        if name in seen:
            yield document.fault(f"duplicate id: {name} stands here twice", *path)
        seen.add(name)


def known(
    ids: Iterable[str], registry: Container[str] | None, document: Document, *path: str | int
) -> Iterator[Fault]:
    """A fault for every id that nothing else defines; none where the registry is unreadable."""
    for place, name in enumerate(ids):
        if registry is not None and name not in registry:
            yield document.fault(f"unknown id: {name}", *path, place)


def paired(ids: Iterable[str], text: Checked[Model], field: str) -> Iterator[Fault]:
    """A fault for every id without words in ``field``, and for words that belong to no id."""
    words, ids = getattr(text.value, field), list(ids)
    for name in ids:
        if name not in words:
            yield text.document.fault(f"missing text: {field} has no {name}", field)
    for name in words:
        if name not in ids:
            yield text.document.fault(f"unknown id: {name} in {field}", field, name)


def owned(texts: Mapping[str, Checked[Model]], ids: Container[str]) -> Iterator[Fault]:
    """A fault for every wording file that belongs to no id."""
    for name, text in texts.items():
        if name not in ids:
            yield text.document.fault(f"unknown id: {name} has no place in the structure")
