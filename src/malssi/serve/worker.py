"""The one thread that owns the model, and the bounded queue before it. What the work is, is the caller's affair."""

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class QueueFull(Exception):
    """As many requests wait as may wait."""


class Worker:
    """Does one piece of work after another, in the order in which they came."""

    def __init__(self, most_waiting: int) -> None:
        self.most_waiting = most_waiting
        self.changed = threading.Condition()
        self.waiting: deque[tuple[Future[Any], Callable[[], Any]]] = deque()
        self.closed = False
        self.finished_at = -math.inf
        """When work last came to a good end, by the monotonic clock."""
        self.thread = threading.Thread(target=self.work, name="malssi-model", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self.thread.start()

    def submit(self, work: Callable[[], T]) -> "Future[T]":
        """Put work at the end of the queue. Cancelling the future before its turn takes it out again; it is cancelled
        at once when the worker is closed.

        Raises:
            QueueFull: too many are waiting.
        """
        future: Future[T] = Future()
        with self.changed:
            if self.closed:
                future.cancel()
                return future
            self.waiting = deque(waiting for waiting in self.waiting if not waiting[0].cancelled())
            if len(self.waiting) >= self.most_waiting:
                raise QueueFull
            self.waiting.append((future, work))
            self.changed.notify()
        return future

    def refuse(self) -> None:
        """Take no more work and cancel what waits; what is in hand goes on."""
        with self.changed:
            self.closed = True
            for future, _ in self.waiting:
                future.cancel()
            self.changed.notify()

    def close(self, patience_s: float) -> None:
        """Finish the work in hand, cancel what waits, end the thread; give up on a thread that hangs."""
        self.refuse()
        if self.thread.is_alive():
            self.thread.join(patience_s)

    def work(self) -> None:
        """The thread's own loop; whatever goes wrong ends one piece of work and never the thread."""
        while (turn := self.next()) is not None:
            future, work = turn
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = work()
            except BaseException as wrong:
                future.set_exception(wrong)
            else:
                future.set_result(result)
                self.finished_at = time.monotonic()

    def next(self) -> tuple[Future[Any], Callable[[], Any]] | None:
        """Wait for work; None once closed."""
        with self.changed:
            self.changed.wait_for(lambda: self.waiting or self.closed)
            return None if self.closed else self.waiting.popleft()
