"""Check all content: ``python -m learning.check`` prints every fault as ``file:line: what``."""

import sys

from learning.catalogue import load
from learning.content_files import ContentError


def main() -> int:
    """Return 0 where the content is whole, 1 where it has faults."""
    try:
        catalogue = load()
    except ContentError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"content is whole: {', '.join(catalogue.languages)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
