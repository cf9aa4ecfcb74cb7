"""Seal the instrument's editions: ``python -m learning.seal``.

A seal is the fingerprint of what an edition says. The content check refuses an edition that no
longer matches its seal, so that answers given to one wording never end up under another. Seal
again after mending a typo; a change of meaning gets a new version instead.
"""

import yaml

from learning.catalogue import CONTENT
from learning.content_files import ContentError, Fault
from learning.content_tree import editions_of, read_tree


def main() -> None:
    """Write ``content/structure/editions.yaml`` anew from the instrument files."""
    faults: list[Fault] = []
    file = CONTENT / "structure" / "editions.yaml"
    tree = read_tree(CONTENT, faults)
    faults = [fault for fault in faults if not fault.file.endswith("editions.yaml")]
    if faults:
        raise ContentError(faults)
    seals = [
        {
            "instrument": edition.plan.id,
            "version": edition.plan.version,
            "language": edition.language,
            "fingerprint": edition.fingerprint(),
        }
        for edition in editions_of(tree)
    ]
    file.write_text(yaml.safe_dump({"editions": seals}, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
