"""A language that nobody speaks: English with other letters, so that what is not translated shows.

``eo`` is borrowed as its code, because dates and numbers need a language that Babel knows.
"""

import re
import shutil

import yaml
from babel.messages.pofile import read_po, write_po

from learning import seal, translated
from learning.catalogue import CONTENT
from learning.content_files import read_document

CODE = "eo"
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćđéƒğĥíĵķĺḿńóƥɋŕśťúṽŵẋýžÁƁĆĐÉƑĞĤÍĴĶĹḾŃÓƤɊŔŚŤÚṼŴẊÝŽ",
)
# Addresses, placeholders, ids and Streamlit's icons are no words.
_KEPT = re.compile(r"https?://\S+|:material/\w+:|\{\w*\}|\b[CO]\d\.\d\b")


def pseudo(text):
    """The text in letters that English does not have."""
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[at : kept.start()].translate(_LETTERS), kept[0]]
        at = kept.end()
    return "".join(parts) + text[at:].translate(_LETTERS)


def with_another_language(folder, monkeypatch):
    """A copy of the content with one folder more, and nothing else."""
    root = shutil.copytree(CONTENT, folder / "content")
    module = root / "structure" / "module.yaml"
    text = module.read_text(encoding="utf-8")
    module.write_text(
        re.sub(r"(?m)^languages: \[(.*)\]", rf"languages: [\1, {CODE}]", text), encoding="utf-8"
    )
    for file in sorted((root / "en").rglob("*.*")):
        new = root / CODE / file.relative_to(root / "en")
        new.parent.mkdir(parents=True, exist_ok=True)
        (_phrases if file.suffix == ".po" else _texts)(file, new)
    for language in root.glob("*/phrases.po"):
        text = language.read_text(encoding="utf-8")
        name = f'\nmsgid "language.{CODE}"\nmsgstr "Pseudo"\n'
        language.write_text(text + name, encoding="utf-8")
    (root / CODE / "translation.yaml").write_text('drafted_on: "2026-11-21"\n', encoding="utf-8")
    for language in [*(one.parent.name for one in root.glob("*/sources.yaml")), CODE]:
        translated.main([language], root)
    monkeypatch.setattr(seal, "CONTENT", root)
    seal.main()
    return root


def _texts(file, new):
    data = read_document(file, file.name, []).data
    new.write_text(yaml.safe_dump(_leaves(data), allow_unicode=True, sort_keys=False), "utf-8")


def _leaves(data):
    if isinstance(data, dict):
        return {key: _leaves(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_leaves(value) for value in data]
    return pseudo(data) if isinstance(data, str) else data


def _phrases(file, new):
    with file.open("rb") as source:
        catalog = read_po(source)
    for message in catalog:
        if message.id:
            given = message.string
            many = isinstance(given, tuple | list)
            message.string = tuple(map(pseudo, given)) if many else pseudo(given)
    with new.open("wb") as target:
        write_po(target, catalog, width=0)
