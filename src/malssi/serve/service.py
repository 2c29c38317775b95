"""A request's turn at the model: into the queue, out of it again if the client is gone, an answer or a refusal."""

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import Event
from typing import Any, TypeVar

from fastapi import Request

from malssi.model.answer import Answer, Budget, Question
from malssi.model.forms import require_form
from malssi.model.protocol import Model
from malssi.model.seed import random_seed
from malssi.serve.fair_queue import FairQueue, QueueFull
from malssi.serve.problems import (
    client_gone,
    internal_error,
    no_verified_answer,
    queue_full,
    shutting_down,
    waited_too_long,
)
from malssi.serve.queued import QueuedRequest
from malssi.serve.schema import GenerateRequest
from malssi.serve.worker import Worker
from malssi.settings import Settings
from malssi.tasks.task import Task

T = TypeVar("T")
UNKNOWN = "unknown"
"""The client where the connection has no address."""

log = logging.getLogger("malssi.serve")


@dataclass(frozen=True)
class Service:
    """The models, by task, and the worker that they share."""

    settings: Settings
    models: Mapping[str, Model]
    worker: Worker

    @classmethod
    def of(cls, settings: Settings, models: Mapping[str, Model]) -> "Service":
        """With a worker by the settings."""
        return cls(settings, models, Worker(FairQueue(settings.max_queue), settings.batch, settings.max_stretch))

    async def answered(self, task: Task[Any], asked: GenerateRequest, request: Request) -> Answer[Any]:
        """Answer a request; unverified only with what is unclear, where the settings accept it.

        Raises:
            Refusal: nothing may be shown, too many wait, or something broke.
            ReadingError: the model was not trained on the form of answer that is asked for.
        """
        model = self.models[task.name]
        require_form(task, model, asked.reading)
        chosen = asked.options.temperature
        sampling = model.sampling if chosen is None else replace(model.sampling, temperature=chosen)
        seed = random_seed() if asked.options.seed is None else asked.options.seed
        question = Question(asked.reading, seed, sampling, cancel_event=Event())
        budget = Budget.of(self.settings)
        client = request.client.host if request.client else UNKNOWN
        found = await self.enqueue_and_wait(self.queued(client, task, question, budget), request)
        if found.text is None:
            raise no_verified_answer(found)
        return found

    def queued(self, client: str, task: Task[Any], question: Question[Any], budget: Budget) -> QueuedRequest:
        """A question that is about to wait; in all it takes no longer than the wait and the answer may take."""
        gives_up_at = time.monotonic() + self.settings.max_wait + budget.seconds
        return QueuedRequest(client, task, self.models[task.name], question, budget, gives_up_at)

    async def enqueue_and_wait(self, queued: QueuedRequest, request: Request) -> Answer[Any]:
        """Wait for the answer, if the first turn comes soon enough. Who has hung up is passed over; in the midst of the
        work `unwanted` is set, at which it ends early.
        """
        try:
            self.worker.queue.put(queued)
        except QueueFull:
            raise queue_full(self.worker.seconds_to_wait()) from None
        future = asyncio.wrap_future(queued.future)
        gone = asyncio.ensure_future(hung_up(request))
        first: set[asyncio.Future[Any]] = {future, gone}
        try:
            await asyncio.wait(first, timeout=self.settings.max_wait, return_when=asyncio.FIRST_COMPLETED)
            if not (future.done() or gone.done() or queued.begun):
                raise waited_too_long(self.settings.max_wait, self.worker.seconds_to_wait())
            await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
            if not future.done():
                raise client_gone()
            return self.outcome(future)
        finally:
            if queued.question.cancel_event:
                queued.question.cancel_event.set()
            self.worker.queue.drop(queued)
            for waited_for in (future, gone):
                waited_for.cancel()

    def outcome(self, future: "asyncio.Future[T]") -> T:
        """What the worker made of it.

        Raises:
            Refusal: the queue was closed before, another client took the place, or the work broke.
        """
        if future.cancelled():
            raise shutting_down(self.settings.shutdown_seconds)
        broken = future.exception()
        if isinstance(broken, QueueFull):
            raise queue_full(self.worker.seconds_to_wait())
        if broken:
            log.error("the answer could not be made", exc_info=broken)
            raise internal_error() from broken
        return future.result()


async def hung_up(request: Request) -> None:
    """Return when the client has gone; the body has been read before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
