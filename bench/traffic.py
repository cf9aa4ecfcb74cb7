"""What a page costs a line, as the browser itself counts it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

# 1.6 Mbit/s and 300 ms there and back, as on a weak phone.
SLOW = {"latency": 300, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
FULL = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
KINDS = ("page", "scripts", "fonts", "other", "socket")
_KIND = {"Document": "page", "Script": "scripts", "Stylesheet": "scripts", "Font": "fonts"}


@dataclass
class Traffic:
    """Bytes by kind, headers and all, and how many requests it took.

    ``first`` is the same for what was asked for before the socket opened, without which no app
    can begin.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    first: Counter[str] = field(default_factory=Counter)
    first_requests: int = 0

    @property
    def total(self) -> int:
        """All bytes."""
        return self.kinds.total()


@contextmanager
def counted(page: Page, *, cold: bool = False, slow: bool = False) -> Iterator[Traffic]:
    """Count what the page's line carries; ``cold`` empties the cache first, cookies stay."""
    traffic, session = Traffic(), page.context.new_cdp_session(page)
    asked: dict[str, bool] = {}
    kinds: dict[str, str] = {}
    opened: list[str] = []

    def sent(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            asked[event["requestId"]] = not opened
            kinds[event["requestId"]] = _KIND.get(event.get("type", ""), "other")

    def came(event: dict[str, Any]) -> None:
        size, number = int(event["encodedDataLength"]), event["requestId"]
        if number not in asked or not size:
            return
        traffic.kinds[kinds[number]] += size
        traffic.requests += 1
        if asked[number]:
            traffic.first[kinds[number]] += size
            traffic.first_requests += 1

    def received(event: dict[str, Any]) -> None:
        # Frames are binary, and so come to us in letters of six bits.
        traffic.kinds["socket"] += len(event["response"]["payloadData"]) * 3 // 4

    session.on("Network.requestWillBeSent", sent)
    session.on("Network.loadingFinished", came)
    session.on("Network.webSocketCreated", lambda event: opened.append(event["requestId"]))
    session.on("Network.webSocketFrameReceived", received)
    session.send("Network.enable")
    if cold:
        session.send("Network.clearBrowserCache")
    session.send("Network.emulateNetworkConditions", {"offline": False, **(SLOW if slow else FULL)})
    try:
        yield traffic
    finally:
        session.detach()
