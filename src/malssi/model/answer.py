"""Reading to answer: draw candidates, verify each, return the first that passes.

One that passes and fails a soft check is returned where another round brings none without a flaw.

Command line, evaluation, bulk work and HTTP all come through here, so what is measured is what is served.

One candidate is drawn first, since most first candidates pass; those that failed get further ones in growing rounds,
together with everyone else's, until the budget of candidates or of time is spent.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Any, Generic

from malssi.errors import NoVerifiedAnswer
from malssi.model.protocol import Candidate, Model, Request, Sampling
from malssi.model.seed import candidate_seed
from malssi.tasks.check import Verification, failure_counts, task_code, verify
from malssi.tasks.task import R, Task

ROUNDS = (1, 3, 4, 8, 16)
"""Candidates drawn a round; the last one repeats. Sixteen cost about five times one."""

WARMER = ((0.7, 0.0), (1.0, 0.95))
"""Least sampling temperature and least top_p of the second round, and of all further ones: with little left to chance
what failed would be said again, and what a model holds for unlikely may be what is right."""

HOTTEST = 1.0
"""Sampling temperature of further rounds where a request's own is higher: hotter still, most is no Korean."""


@dataclass(frozen=True)
class Budget:
    """How much may be spent on one answer."""

    candidates: int = 64
    seconds: float = 10.0


@dataclass(frozen=True)
class Attempt:
    """A candidate with its verdicts."""

    candidate: Candidate
    verification: Verification

    @property
    def passed(self) -> bool:
        """Only a finished candidate can pass."""
        return self.candidate.finished and self.verification.passed

    @property
    def flawless(self) -> bool:
        """Whether it passes the soft checks too."""
        return self.passed and not self.verification.flaws


@dataclass(frozen=True)
class Answer(Generic[R]):
    """What came of one reading: a verified text, or the reasons why there is none."""

    task: str
    reading: R
    text: str | None
    """The verified text; None when no candidate passed."""
    model: str
    seed: int
    seconds: float
    attempts: tuple[Attempt, ...] = field(repr=False)
    alarm: str = ""
    """What whoever gets no text must be told all the same (`Task.alarm`)."""

    @property
    def verified(self) -> bool:
        return self.text is not None

    @property
    def failed_checks(self) -> dict[str, int]:
        """How often each check failed, and how many candidates were cut off."""
        counts = failure_counts(attempt.verification for attempt in self.attempts)
        cut = sum(not attempt.candidate.finished for attempt in self.attempts)
        return counts | ({"stops_by_itself": cut} if cut else {})

    def required(self) -> str:
        """The verified text.

        Raises:
            NoVerifiedAnswer: there is none.
        """
        if self.text is None:
            raise NoVerifiedAnswer(self.task, len(self.attempts), self.seconds, self.failed_checks, self.alarm)
        return self.text

    def as_dict(self) -> dict[str, Any]:
        """The fields that a user of the command line or of HTTP sees."""
        return {
            "task": self.task,
            "reading": self.reading.model_dump(exclude_none=True),
            "text": self.text,
            "verified": self.verified,
            "attempts": len(self.attempts),
            "seconds": round(self.seconds, 4),
            "model": self.model,
            "seed": self.seed,
        }


def answer(
    task: Task[R],
    model: Model,
    reading: R,
    seed: int,
    sampling: Sampling | None = None,
    budget: Budget | None = None,
    unwanted: Event | None = None,
) -> Answer[R]:
    """Answer one reading; see `answers`."""
    return answers(task, model, [reading], seed, sampling, budget, unwanted)[0]


def answers(
    task: Task[R],
    model: Model,
    readings: Sequence[R],
    seed: int,
    sampling: Sampling | None = None,
    budget: Budget | None = None,
    unwanted: Event | None = None,
) -> list[Answer[R]]:
    """Answer some readings in one batch.

    A reading's text depends on the seed, the reading and the model alone, not on its neighbours, as long as the time
    does not run out.

    Args:
        seed: of the whole; candidate k of every reading is drawn with `candidate_seed(seed, k)`.
        sampling: the model's own where None.
        budget: for each reading; a batch has the seconds of all its readings together.
        unwanted: set by another thread when nobody waits for the answers any more; no further round is drawn then.

    Raises:
        TaskError: a check or the schema failed by its own fault.
        ModelError: the engine cannot hold to the schema.
    """
    budget, sampling = budget or Budget(), sampling or model.sampling
    began, seconds = time.monotonic(), budget.seconds * len(readings)
    prompts = [model.tokens.prompt(task.prompt(reading)) for reading in readings]
    schemas = [schema_text(task, reading) for reading in readings]
    attempts: list[list[Attempt]] = [[] for _ in readings]
    ended = [began] * len(readings)
    open_ = list(range(len(readings)))
    for turn, width in enumerate(rounds(budget.candidates)):
        if not open_ or time.monotonic() - began > seconds or (unwanted and unwanted.is_set()):
            break
        drawing = warmer(sampling, turn) if turn else sampling
        requests = [
            Request(prompts[at], candidate_seed(seed, len(attempts[at]) + k), drawing, schemas[at])
            for at in open_
            for k in range(width)
        ]
        drawn = model.generate(requests)
        settled = {at for at in open_ if any(attempt.passed for attempt in attempts[at])}
        for n, at in enumerate(open_):
            for candidate in drawn[n * width : (n + 1) * width]:
                attempts[at].append(Attempt(candidate, verify(task, readings[at], candidate.text)))
                if attempts[at][-1].flawless:
                    settled.add(at)
                    break
            ended[at] = time.monotonic()
        open_ = [at for at in open_ if at not in settled]
    return [
        answer_of(task, model.name, reading, seed, end - began, tried)
        for reading, tried, end in zip(readings, attempts, ended, strict=True)
    ]


def answer_of(task: Task[R], model: str, reading: R, seed: int, seconds: float, tried: list[Attempt]) -> Answer[R]:
    """What the attempts at a reading come to."""
    text = best_text(tried)
    alarm = task.alarm(reading.model_dump()) if text is None else ""
    return Answer(task.name, reading, text, model, seed, seconds, tuple(tried), alarm)


def schema_text(task: Task[R], reading: R) -> str | None:
    """The JSON schema of the answer to a reading, where the task has one."""
    if task.schema is None:
        return None
    with task_code(task, f"schema of {reading!r}"):
        return json.dumps(task.schema(reading), ensure_ascii=False)


def warmer(sampling: Sampling, turn: int) -> Sampling:
    """The sampling of a further round."""
    temperature, top_p = WARMER[min(turn, len(WARMER)) - 1]
    temperature = max(min(sampling.temperature, HOTTEST), temperature)
    return replace(sampling, temperature=temperature, top_p=max(sampling.top_p, top_p))


def best_text(attempts: Sequence[Attempt]) -> str | None:
    """The text of the first attempt without a flaw, else of the first that passed, if any did."""
    passed = [attempt for attempt in attempts if attempt.passed]
    best = next((attempt for attempt in passed if attempt.flawless), passed[0] if passed else None)
    return best.candidate.text if best else None


def rounds(candidates: int) -> list[int]:
    """Split a budget of candidates into rounds."""
    widths: list[int] = []
    while (left := candidates - sum(widths)) > 0:
        widths.append(min(left, ROUNDS[min(len(widths), len(ROUNDS) - 1)]))
    return widths
