"""Files are made in a process of their own, so that nobody else at the server waits for them.

The process gets its order and then the rows, part by part; it gives back how many lines it wrote.
Its memory is the system's again when it ends, and it lets the server go first.
"""

import os
import pickle
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from learning.cohort_exports.files import Order, write
from learning.cohort_exports.rows import Row

_ROOT = Path(__file__).resolve().parents[2]
_LOOK_AFTER = 0.2
_BEHIND_THE_SERVER = 10


class MakingFailed(Exception):
    """The process that was to make a file has ended without one."""


def make(
    order: Order, parts: Iterable[Sequence[Row]], folder: Path, waiting: Callable[[], object]
) -> int:
    """Let another process write a file into ``folder``; how many lines of answers are in it.

    ``waiting`` is called again and again after the last part, until the file is complete. An error
    in it or in ``parts`` ends the process. Raises: ``MakingFailed``.
    """
    command = [sys.executable, "-m", __name__, str(folder)]
    process = subprocess.Popen(  # noqa: S603
        command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        try:
            return _made(process, order, parts, waiting)
        except BrokenPipeError as error:
            raise MakingFailed from error
        finally:
            process.kill()
            if process.stdin:
                with suppress(BrokenPipeError):
                    process.stdin.close()


def _made(
    process: subprocess.Popen[bytes],
    order: Order,
    parts: Iterable[Sequence[Row]],
    waiting: Callable[[], object],
) -> int:
    if process.stdin is None or process.stdout is None:
        raise MakingFailed
    pickle.dump(order, process.stdin)
    for part in parts:
        pickle.dump(part, process.stdin)
    # The end is said, so that a server that stops in between leaves no shorter file.
    pickle.dump(None, process.stdin)
    process.stdin.flush()
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_AFTER)
            break
        waiting()
    if process.returncode:
        raise MakingFailed
    return int(process.stdout.read())


def written(given: BinaryIO, folder: Path) -> int:
    """Write the file that ``given`` asks for, as ``make`` sends it; how many lines it has.

    Raises: ``EOFError`` where ``given`` ends before its end was said.
    """
    # Nobody else writes into the pipe between a server and the process that it has started.
    order = pickle.load(given)  # noqa: S301
    return write(order, _rows(given), folder)


def main(folder: Path) -> int:
    """Make what is asked for on standard input; print how many lines it has."""
    sys.excepthook = _without_words
    if hasattr(os, "nice"):
        os.nice(_BEHIND_THE_SERVER)
    # What libraries put aside goes with the folder, whatever happens.
    tempfile.tempdir = str(folder)
    sys.stdout.write(str(written(sys.stdin.buffer, folder)))
    return 0


def _rows(given: BinaryIO) -> Iterator[Row]:
    while (part := pickle.load(given)) is not None:  # noqa: S301
        yield from part


def _without_words(
    kind: type[BaseException], _error: BaseException, trace: TracebackType | None
) -> None:
    # An error's text may carry what somebody answered into the log.
    sys.stderr.writelines([*traceback.format_tb(trace), kind.__name__, "\n"])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
