"""A request's turn at the model: into the queue, out of it again if the client is gone, an answer or a refusal."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from fastapi import Request

from malssi.model.answer import Answer, Budget, answer
from malssi.model.protocol import Model
from malssi.serve.problems import client_gone, internal_error, no_verified_answer, queue_full, shutting_down
from malssi.serve.schema import MOST_SEED, Asked
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
        seed = secrets.randbelow(MOST_SEED + 1) if asked.options.seed is None else asked.options.seed
        budget = Budget(self.settings.max_candidates, self.settings.max_seconds)
        found = await self.in_turn(partial(answer, task, model, asked.reading, seed, sampling, budget), request)
        if not found.verified:
            raise no_verified_answer(found)
        return found

    async def in_turn(self, work: Callable[[], T], request: Request) -> T:
        """Do the work when its turn comes; who has hung up by then is passed over."""
        try:
            future: asyncio.Future[T] = asyncio.wrap_future(self.worker.submit(work))
        except QueueFull:
            raise queue_full() from None
        gone = asyncio.ensure_future(hung_up(request))
        try:
            first: set[asyncio.Future[Any]] = {future, gone}
            await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
            if not future.done():
                raise client_gone()
            return outcome(future)
        finally:
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
