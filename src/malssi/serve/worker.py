"""The one thread that owns the models: it draws for whose turn it is, one call of the model after another."""

import logging
import math
import threading
import time
from collections.abc import Sequence

from malssi.serve.fair_queue import FairQueue
from malssi.serve.queued import QueuedRequest

RECENT = 0.9
"""How much of the older calls' weight is kept at each call, where it is told how fast answers come."""

log = logging.getLogger("malssi.serve")


class Worker:
    """Draws candidates for those who wait."""

    def __init__(self, queue: FairQueue, batch: int, stretch: int) -> None:
        """Build.

        Args:
            batch: requests that begin together.
            stretch: candidates of requests that have begun, before it is the next client's turn.
        """
        self.queue, self.batch, self.stretch = queue, batch, stretch
        self.began_at: float | None = None
        """When the work in hand was begun, by the monotonic clock; None where none is in hand."""
        self.finished_at = -math.inf
        """When work last came to a good end."""
        self.verified_at = -math.inf
        """When a verified answer was last given."""
        self.recent_seconds = self.recent_answers = 0.0
        self.thread = threading.Thread(target=self.work, name="malssi-model", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self.thread.start()

    def close(self, patience_s: float) -> None:
        """Finish the work in hand, cancel what waits, end the thread; give up on a thread that hangs."""
        self.queue.close()
        if self.thread.is_alive():
            self.thread.join(patience_s)

    def seconds_to_wait(self) -> float:
        """Seconds in which those who wait now will be answered, by how fast answers came lately."""
        return len(self.queue) * self.recent_seconds / max(self.recent_answers, 1.0)

    def work(self) -> None:
        """The thread's own loop; whatever goes wrong ends one request and never the thread."""
        while requests := self.queue.take(self.batch, self.stretch):
            self.began_at = began = time.monotonic()
            try:
                self.draw(requests)
            finally:
                self.began_at = None
            answered = sum(request.future.done() for request in requests)
            self.recent_seconds = self.recent_seconds * RECENT + time.monotonic() - began
            self.recent_answers = self.recent_answers * RECENT + answered
            self.queue.put_back(requests)

    def draw(self, requests: Sequence[QueuedRequest]) -> None:
        """Draw the next candidates of some requests in one call. Where it breaks, each has its next turn alone, so that
        it breaks for nobody else.
        """
        try:
            self.draw_together(requests)
        except BaseException as broken:
            if len(requests) == 1:
                requests[0].fail(broken)
                return
            log.exception("%d requests could not be drawn for together", len(requests))
            for request in requests:
                request.alone = True

    def draw_together(self, requests: Sequence[QueuedRequest]) -> None:
        """Draw in one call; each answer is given as soon as it stands."""
        began = time.monotonic()
        stretches = [request.next_stretch(self.stretch) for request in requests]
        wanted = [candidate for stretch in stretches for candidate in stretch]
        drawn = iter(requests[0].model.generate(wanted) if wanted else ())
        share = (time.monotonic() - began) / max(len(wanted), 1)
        for request, stretch in zip(requests, stretches, strict=True):
            candidates = [next(drawn) for _ in stretch]
            try:
                request.take(candidates, share * len(stretch))
            except BaseException as broken:
                request.fail(broken)
            else:
                self.note(request)

    def note(self, request: QueuedRequest) -> None:
        """Note that work came to a good end."""
        self.finished_at = time.monotonic()
        future = request.future
        if future.done() and not future.cancelled() and not future.exception() and future.result().verified:
            self.verified_at = self.finished_at
