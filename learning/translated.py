"""Say that a translation follows today's English: ``python -m learning.translated LANGUAGE``.

It keeps a fingerprint of every English text that the translation was made from. When an English
text changes, the content check calls its translation stale until somebody has looked at it and
runs this again, for the files they looked at or for all of them.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

import yaml

from learning.catalogue import CONTENT
from learning.content_files import ContentError, Fault
from learning.content_tree import read_tree
from learning.phrase_files import read_catalogues
from learning.translations import collected, fingerprints


def main(arguments: Sequence[str], root: Path = CONTENT) -> int:
    """Write ``sources.yaml`` of a language anew, as a whole or for the named files."""
    parser = ArgumentParser(prog="python -m learning.translated", description=__doc__)
    parser.add_argument("language", metavar="LANGUAGE")
    parser.add_argument("files", metavar="FILE", nargs="*", help="below the language's folder")
    asked = parser.parse_args(arguments)
    faults: list[Fault] = []
    tree = read_tree(root, faults)
    first = next(iter(tree.words))
    catalogues = read_catalogues(root / first, faults)
    # A translation without its list is just what this mends.
    serious = [fault for fault in faults if not fault.file.endswith("sources.yaml")]
    if serious or asked.language not in tree.words:
        raise ContentError(serious or [Fault("structure/module.yaml", 1, "unknown language")])
    now = fingerprints(collected(first, tree.words[first], catalogues))
    kept = tree.words[asked.language].sources
    before = dict(kept.value.files) if kept and asked.files else {}
    chosen = asked.files or list(now)
    files = {**before, **{name: now[name] for name in chosen}}
    text = yaml.safe_dump({"files": files}, allow_unicode=True, width=1000)
    (root / asked.language / "sources.yaml").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
