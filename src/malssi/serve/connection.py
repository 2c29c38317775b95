"""A connection: bounded in number, closed where nobody asks for anything, refused in our words."""

import asyncio
import logging
import math
import time
from contextlib import suppress

from uvicorn.protocols.http.h11_impl import H11Protocol

from malssi.serve.guard import HEADERS
from malssi.serve.problems import Refusal, not_http, too_many_connections

HEAD_S = 10.0
"""Seconds in which the head of a request must have come, from the connection's or the head's beginning."""

SPARE_FILES = 64
"""Open files of the process that are no connections: weights, libraries, the engine's."""

LOG_AGAIN_S = 60.0
"""Seconds until it is logged again that connections are refused."""

log = logging.getLogger("malssi.serve")


class Limit:
    """How many connections may be open. That it is reached is logged once a minute at most."""

    def __init__(self, most: int) -> None:
        self.most, self.logged_at = most, -math.inf

    def admits(self, connections: int) -> bool:
        """Whether so many may be open."""
        if connections <= self.most:
            return True
        if time.monotonic() - self.logged_at > LOG_AGAIN_S:
            self.logged_at = time.monotonic()
            log.warning("%d connections are open, further ones are refused (MALSSI_MAX_CONNECTIONS)", self.most)
        return False


class Connection(H11Protocol):
    """uvicorn's, with those bounds."""

    limit: Limit
    head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        if self.limit.admits(len(self.connections)):
            self.await_head()
        else:
            self.refuse(too_many_connections(self.limit.most))

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.stop_timer()

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self.stop_timer()
        elif self.head_timer is None:
            self.await_head()

    def await_head(self) -> None:
        """Close the connection unless the rest of a request's head comes in time."""
        self.head_timer = self.loop.call_later(HEAD_S, self.transport.close)

    def stop_timer(self) -> None:
        """The head has come."""
        if self.head_timer:
            self.head_timer.cancel()
            self.head_timer = None

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request."""
        self.refuse(not_http())

    def refuse(self, refusal: Refusal) -> None:
        """Answer without a request, and close."""
        response = refusal.response("")
        headers = {**HEADERS, **response.headers, "connection": "close"}
        head = f"HTTP/1.1 {response.status_code} \r\n" + "".join(
            f"{name}: {value}\r\n" for name, value in headers.items()
        )
        self.transport.write(head.encode("latin-1") + b"\r\n" + bytes(response.body))
        self.transport.close()


def most_connections(wanted: int) -> int:
    """So many connections as are wanted, if the process may have as many files open."""
    with suppress(ImportError, ValueError):  # only POSIX knows it
        import resource

        files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        if files != resource.RLIM_INFINITY:
            return max(1, min(wanted, files - SPARE_FILES))
    return wanted
