"""A line between a browser and the server that a test can cut, freeze and mend."""

import copy
import select
import socket
import threading
from contextlib import contextmanager, suppress

PIECE = 65_536


class Line:
    """Everything that comes to ``server.address`` of this line goes on to the real server."""

    def __init__(self, server):
        # The copy shares the database, which the real server closes.
        _ = server.database
        self.server = copy.copy(server)
        self._goal = ("127.0.0.1", server.port)
        self._entrance = socket.create_server(("127.0.0.1", 0))
        self._entrance.settimeout(0.2)
        self.server.address = f"http://127.0.0.1:{self._entrance.getsockname()[1]}"
        self._pairs, self._closed = [], False
        self._whole, self._flowing = threading.Event(), threading.Event()
        self.mend()
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self):
        """Break every connection, and let no new one be made."""
        self._whole.clear()
        for pair in self._pairs:
            for end in pair:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        self._pairs.clear()

    def freeze(self):
        """Carry nothing any more, and say nothing of it to either end."""
        self._flowing.clear()

    def mend(self):
        """Be a good line again."""
        self._whole.set()
        self._flowing.set()

    def close(self):
        self._closed = True
        self.cut()
        self._flowing.set()
        self._entrance.close()

    def _answer(self):
        while not self._closed:
            with suppress(TimeoutError, OSError):
                near, _ = self._entrance.accept()
                if self._whole.is_set():
                    threading.Thread(target=self._carry, args=(near,), daemon=True).start()
                else:
                    near.close()

    def _carry(self, near):
        self._flowing.wait()
        with near, suppress(OSError), socket.create_connection(self._goal) as far:
            pair = (near, far)
            self._pairs.append(pair)
            other = dict(zip(pair, reversed(pair), strict=True))
            while True:
                for end in select.select(pair, [], [])[0]:
                    piece = end.recv(PIECE)
                    self._flowing.wait()
                    if not piece:
                        return
                    other[end].sendall(piece)


@contextmanager
def line_to(server):
    line = Line(server)
    try:
        yield line
    finally:
        line.close()
