"""Ready or not: one real verified answer by each model, within a deadline.

A process that is up while its engine hangs is not ready.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from functools import partial
from threading import Event
from typing import Any, NamedTuple

from malssi.model.answer import Answer, Budget, answer
from malssi.model.forms import in_known_form
from malssi.model.protocol import Model
from malssi.serve.models import adapter_names
from malssi.serve.service import Service
from malssi.serve.worker import QueueFull
from malssi.tasks.registry import load_task

DEADLINE_S = 5.0
"""Seconds that a probe may take. One that waits for its turn so long, or finds no place to wait, tells of a busy
service, if others had their turn."""

FRESH_S = 3.0
"""Seconds for which a probe's outcome is told again, so that asking often costs nothing."""

PROBE_SEED = 0
log = logging.getLogger("malssi.serve")


class Health(NamedTuple):
    """An outcome; no reason means ready."""

    reason: str | None
    at: float


def one_task_each(models: Mapping[str, Model]) -> list[str]:
    """A task of each model: some speak for several, and to hear them say one thing is enough."""
    return list({id(model): name for name, model in reversed([*models.items()])}.values())


class Readiness:
    """Probes the service, one probe at a time."""

    def __init__(self, service: Service, deadline_s: float = DEADLINE_S, fresh_s: float = FRESH_S) -> None:
        self.service, self.deadline_s, self.fresh_s = service, deadline_s, fresh_s
        self.one_at_a_time = asyncio.Lock()
        self.last: Health | None = None

    async def health(self) -> Health:
        """The last outcome while it is fresh, else a new one."""
        async with self.one_at_a_time:
            if self.last is None or time.monotonic() - self.last.at > self.fresh_s:
                self.last = Health(await self.probe(), time.monotonic())
            return self.last

    async def probe(self) -> str | None:
        """Why the service is not ready, or None."""
        try:
            async with asyncio.timeout(self.deadline_s):
                for name in one_task_each(self.service.models):
                    found = await self.spoken(name)
                    if not found.verified:
                        return f"{name}: no verified answer (failed: {', '.join(found.failed_checks)})"
        except (TimeoutError, QueueFull) as busy:
            if time.monotonic() - self.service.worker.finished_at < self.deadline_s:
                return None
            full = isinstance(busy, QueueFull)
            return "too many requests are waiting" if full else f"no answer within {self.deadline_s:g} s"
        except Exception:
            log.exception("the readiness probe failed")
            return "the engine failed; the service's log says why"
        return None

    async def spoken(self, name: str) -> Answer[Any]:
        """An answer to a task's first example, by the way that every request takes."""
        task, model = load_task(name), self.service.models[name]
        budget, unwanted = Budget(self.service.settings.max_candidates, self.deadline_s), Event()
        example = in_known_form(task, model, task.examples[0])
        work = partial(answer, task, model, example, PROBE_SEED, None, budget, unwanted)
        try:
            return await asyncio.wrap_future(self.service.worker.submit(work))
        finally:
            unwanted.set()

    def loaded(self) -> dict[str, dict[str, str | None]]:
        """What speaks for each task."""
        settings, adapters = self.service.settings, adapter_names(self.service.settings)
        return {
            name: {"model": model.name, "engine": settings.engine, "adapter": adapters.get(name)}
            for name, model in self.service.models.items()
        }
