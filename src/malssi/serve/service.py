"""A request's turn at the model: into the queue, out of it again if the client is gone, an answer or a refusal."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from threading import Event
from typing import Any, TypeVar

from fastapi import Request

from malssi.model.answer import Answer, Budget, answer
from malssi.model.protocol import Model
from malssi.model.seed import random_seed
from malssi.serve.problems import (
    client_gone,
    internal_error,
    no_verified_answer,
    queue_full,
    shutting_down,
    waited_too_long,
)
from malssi.serve.schema import Asked
from malssi.serve.worker import QueueFull, Worker
from malssi.settings import Settings
from malssi.tasks.task import Task

T = TypeVar("T")
log = logging.getLogger("malssi.serve")


@dataclass(frozen=True)
class Service:
    """The models, by task, and the worker that they share."""

    settings: Settings
    models: Mapping[str, Model]
    worker: Worker

    async def verified(self, task: Task[Any], asked: Asked, request: Request) -> Answer[Any]:
        """Answer a request.

        Raises:
            Refusal: nothing passed, too many wait, or something broke.
        """
        model = self.models[task.name]
        chosen = asked.options.temperature
        sampling = model.sampling if chosen is None else replace(model.sampling, temperature=chosen)
        seed = random_seed() if asked.options.seed is None else asked.options.seed
        budget, unwanted = Budget(self.settings.max_candidates, self.settings.max_seconds), Event()
        work = partial(answer, task, model, asked.reading, seed, sampling, budget, unwanted)
        found = await self.in_turn(work, request, unwanted)
        if not found.verified:
            raise no_verified_answer(found)
        return found

    async def in_turn(self, work: Callable[[], T], request: Request, unwanted: Event) -> T:
        """Do the work when its turn comes, if that is soon enough. Who has hung up is passed over; in the midst of the
        work `unwanted` is set, at which it ends early.
        """
        try:
            place = self.worker.submit(work)
        except QueueFull:
            raise queue_full() from None
        future: asyncio.Future[T] = asyncio.wrap_future(place)
        gone = asyncio.ensure_future(hung_up(request))
        first: set[asyncio.Future[Any]] = {future, gone}
        try:
            await asyncio.wait(first, timeout=self.settings.max_wait, return_when=asyncio.FIRST_COMPLETED)
            if not future.done() and not gone.done():
                if place.cancel():
                    raise waited_too_long(self.settings.max_wait)
                await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
            if not future.done():
                raise client_gone()
            return outcome(future)
        finally:
            unwanted.set()
            future.cancel()
            gone.cancel()


def outcome(future: "asyncio.Future[T]") -> T:
    """What the worker made of it.

    Raises:
        Refusal: the worker was closed before, or the work broke.
    """
    if future.cancelled():
        raise shutting_down()
    if broken := future.exception():
        log.error("the answer could not be made", exc_info=broken)
        raise internal_error() from broken
    return future.result()


async def hung_up(request: Request) -> None:
    """Return when the client has gone; the body has been read before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
