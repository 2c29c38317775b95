"""A request's turn at the model: into the queue, out of it again if the client is gone, an answer or a refusal."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Event
from typing import Any, TypeVar

from fastapi import Request

from malssi.model.answer import Answer, Budget, Question
from malssi.model.forms import require_form
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
from malssi.serve.turns import Turn, Turns
from malssi.serve.worker import QueueFull, Worker
from malssi.settings import Settings
from malssi.tasks.registry import load_task
from malssi.tasks.task import Task

T = TypeVar("T")
log = logging.getLogger("malssi.serve")


@dataclass(frozen=True)
class Service:
    """The models, by task, and the worker that they share."""

    settings: Settings
    models: Mapping[str, Model]
    worker: Worker

    @cached_property
    def turns(self) -> dict[str, Turns]:
        """Who waits, by task."""
        budget = Budget.of(self.settings)
        return {name: Turns(load_task(name), model, budget, self.settings.batch) for name, model in self.models.items()}

    async def verified(self, task: Task[Any], asked: Asked, request: Request) -> Answer[Any]:
        """Answer a request.

        Raises:
            Refusal: nothing passed, too many wait, or something broke.
            ReadingError: the model was not trained on the form of answer that is asked for.
        """
        model = self.models[task.name]
        require_form(task, model, asked.reading)
        chosen = asked.options.temperature
        sampling = model.sampling if chosen is None else replace(model.sampling, temperature=chosen)
        seed = random_seed() if asked.options.seed is None else asked.options.seed
        question = Question(asked.reading, seed, sampling, unwanted=Event())
        found = await self.in_turn(self.turns[task.name], Turn(question), request)
        if not found.verified:
            raise no_verified_answer(found)
        return found

    async def in_turn(self, turns: Turns, turn: Turn, request: Request) -> Answer[Any]:
        """Wait for the turn, if it comes soon enough. Who has hung up is passed over; in the midst of the work
        `unwanted` is set, at which it ends early.
        """
        turns.waiting.append(turn)
        try:
            turn.place = place = self.worker.submit(turns.answer)
        except QueueFull:
            turns.drop(turn)
            raise queue_full() from None
        place.add_done_callback(lambda place: place.cancelled() and turns.drop(turn))  # nothing, once it is taken
        future = asyncio.wrap_future(turn.future)
        gone = asyncio.ensure_future(hung_up(request))
        first: set[asyncio.Future[Any]] = {future, gone}
        try:
            await asyncio.wait(first, timeout=self.settings.max_wait, return_when=asyncio.FIRST_COMPLETED)
            if not future.done() and not gone.done():
                if turns.drop(turn):
                    raise waited_too_long(self.settings.max_wait)
                await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
            if not future.done():
                raise client_gone()
            return outcome(future)
        finally:
            if turn.question.unwanted:
                turn.question.unwanted.set()
            turns.drop(turn)
            for waited_for in (future, place, gone):
                waited_for.cancel()


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
