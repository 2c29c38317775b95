"""Ready or not: a verified answer given lately to anybody, else one by each model, within a deadline. Where unclear
answers are shown, one by each model will do.

A process that is up while its engine hangs is not ready. One that is busy is.
"""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from malssi.model.answer import Budget, Question
from malssi.model.forms import in_known_form
from malssi.model.protocol import Model
from malssi.serve.fair_queue import PROBE
from malssi.serve.models import adapter_names
from malssi.serve.queued import QueuedRequest
from malssi.serve.service import Service
from malssi.tasks.registry import load_task

DEADLINE_S = 5.0
"""Seconds that a probe may take. It is always next; one that takes so long tells of a model that is at work on a long
call, if that was begun lately."""

FRESH_S = 3.0
"""Seconds for which an outcome is told again, and for which an answer to anybody shows that the service is ready, so
that asking often costs nothing."""

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
        """What an answer of lately or the last outcome shows while it is fresh, else a new outcome."""
        verified_at = self.service.worker.verified_at
        if time.monotonic() - verified_at <= self.fresh_s:
            return Health(None, verified_at)
        async with self.one_at_a_time:
            if self.last is None or time.monotonic() - self.last.at > self.fresh_s:
                self.last = Health(await self.probe(), time.monotonic())
            return self.last

    async def probe(self) -> str | None:
        """Why the service is not ready, or None. Each model answers its task's first example, by the way that every
        request takes.
        """
        probes = [self.queued(name) for name in one_task_each(self.service.models)]
        queue = self.service.worker.queue
        try:
            async with asyncio.timeout(self.deadline_s):
                for probe in probes:
                    queue.put(probe)
                for probe in probes:
                    found = await asyncio.wrap_future(probe.future)
                    if found.text is None:
                        return f"{found.task}: no verified answer ({found.not_passed})"
        except TimeoutError:
            return None if self.is_busy(probes) else f"no answer within {self.deadline_s:g} s"
        except asyncio.CancelledError:
            if not queue.closed:
                raise
            return "the service is shutting down"
        except Exception:
            log.exception("the readiness probe failed")
            return "the engine failed; the service's log says why"
        finally:
            for probe in probes:
                probe.future.cancel()
                queue.drop(probe)
        return None

    def queued(self, name: str) -> QueuedRequest:
        """The question of a probe."""
        task = load_task(name)
        example = in_known_form(task, self.service.models[name], task.examples[0])
        settings = self.service.settings
        budget = Budget(settings.max_candidates, self.deadline_s, unclear=settings.unclear)
        return self.service.queued(PROBE, task, Question(example, PROBE_SEED), budget)

    def is_busy(self, probes: Sequence[QueuedRequest]) -> bool:
        """Whether the model came to an end of something within the deadline, or is at work for others on something that
        was begun no longer ago than one answer may take.
        """
        worker, now = self.service.worker, time.monotonic()
        if worker.finished_at > now - self.deadline_s:
            return True
        began_at, for_probe = worker.began_at, any(probe.begun and probe.future.cancelled() for probe in probes)
        return not for_probe and began_at is not None and began_at > now - self.service.settings.max_seconds

    def loaded(self) -> dict[str, dict[str, str | None]]:
        """What speaks for each task."""
        settings, adapters = self.service.settings, adapter_names(self.service.settings)
        return {
            name: {"model": model.name, "engine": settings.engine, "adapter": adapters.get(name)}
            for name, model in self.service.models.items()
        }
