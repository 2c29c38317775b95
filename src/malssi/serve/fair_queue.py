"""Who waits for the model: bounded, and fair to the clients whatever each of them asks.

Clients take turns. A turn is one call of the model: the first candidates of many requests, or one stretch of further
candidates. A request that is not answered by then goes to the end of its client's line.
"""

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, count, zip_longest

from malssi.serve.queued import QueuedRequest

PROBE = ""
"""The client that asks whether the service is ready. It is always next, and always finds a place."""

MAX_REMEMBERED = 1_000
"""Clients whose last turn is remembered; a client that is forgotten is next once."""


class QueueFull(Exception):
    """As many requests wait as may wait."""


class FairQueue:
    """Requests by client. The client whose last turn is longest ago is next."""

    def __init__(self, max_waiting: int) -> None:
        self.max_waiting = max_waiting
        self.changed = threading.Condition()
        self.lines: dict[str, deque[QueuedRequest]] = {}
        self.last_turn: dict[str, int] = {}
        """Those who had a turn lately, the latest last."""
        self.turns = count(1)
        self.closed = False

    def __len__(self) -> int:
        with self.changed:
            return sum(map(len, self.lines.values()))

    def put(self, request: QueuedRequest) -> None:
        """Put a request at the end of its client's line; it is cancelled at once where the queue is closed. Where no
        place is free, a client with fewer requests takes one of the client that has the most.

        Raises:
            QueueFull: too many are waiting.
        """
        with self.changed:
            if self.closed:
                request.future.cancel()
                return
            if request.client != PROBE and sum(map(len, self.lines.values())) >= self.max_waiting:
                self.make_room(request.client)
            self.append(request)
            self.changed.notify()

    def put_back(self, requests: Iterable[QueuedRequest]) -> None:
        """Put those that are not answered yet to the end of their lines; they keep their places."""
        with self.changed:
            for request in requests:
                if self.closed:
                    request.future.cancel()
                elif request.wanted:
                    self.append(request)

    def drop(self, request: QueuedRequest) -> None:
        """Let a request wait no longer."""
        with self.changed:
            self.remove(request)

    def take(self, batch: int, stretch: int) -> list[QueuedRequest]:
        """Wait for the next turn: the next client's first request, and others that the same call of the model can
        answer. None once closed.

        Args:
            batch: requests that may begin together, one candidate each.
            stretch: candidates of requests that have begun, together.
        """
        with self.changed:
            self.changed.wait_for(lambda: self.lines or self.closed)
            if self.closed:
                return []
            first, *others = self.in_turn()
            taken, room = [first], (stretch if first.begun else batch) - first.width(stretch)
            for other in others:
                if other.joins(first) and other.width(stretch) <= room:
                    taken.append(other)
                    room -= other.width(stretch)
            for request in taken:
                self.remove(request)
                self.remember(request.client)
            return taken

    def close(self) -> None:
        """Take no more requests and cancel those that wait; those in work go on."""
        with self.changed:
            self.closed = True
            for request in chain(*self.lines.values()):
                request.future.cancel()
            self.lines.clear()
            self.changed.notify_all()

    def in_turn(self) -> Iterator[QueuedRequest]:
        """All that wait, in the order of their turns: the first of each client, then the second of each."""
        lines = [self.lines[client] for client in sorted(self.lines, key=self.rank)]
        return (request for row in zip_longest(*lines) for request in row if request)

    def rank(self, client: str) -> int:
        """When a client had its last turn; those that are new come before all others."""
        return -1 if client == PROBE else self.last_turn.get(client, 0)

    def remember(self, client: str) -> None:
        """Note that it is a client's turn."""
        self.last_turn.pop(client, None)
        self.last_turn[client] = next(self.turns)
        if len(self.last_turn) > MAX_REMEMBERED:
            del self.last_turn[next(iter(self.last_turn))]

    def make_room(self, client: str) -> None:
        """Refuse the last request, of those not yet begun, of the client that has the most, if that leaves it no fewer
        than the newcomer. A probe is never refused.

        Raises:
            QueueFull: nobody has more than the newcomer would have.
        """
        largest = max(self.lines.keys() - {PROBE}, key=lambda name: len(self.lines[name]), default=client)
        request = next((one for one in reversed(self.lines.get(largest, ())) if not one.begun), None)
        if request is None or len(self.lines[largest]) <= len(self.lines.get(client, ())) + 1:
            raise QueueFull
        self.remove(request)
        request.fail(QueueFull())

    def append(self, request: QueuedRequest) -> None:
        self.lines.setdefault(request.client, deque()).append(request)

    def remove(self, request: QueuedRequest) -> None:
        line = self.lines.get(request.client, deque())
        if request in line:
            line.remove(request)
        if not line:
            self.lines.pop(request.client, None)
