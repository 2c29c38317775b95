"""Prove a task without a model: its references pass, its checks each reject something, its corruptions are caught."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple, get_args

from malssi.errors import ReadingError
from malssi.tasks.check import task_code, verify
from malssi.tasks.parse import parse_reading
from malssi.tasks.task import Corruption, Mix, Outcome, R, Task

MIN_DETECTED = 0.99
FAILURES_TOLD = 5


class CorruptionRow(NamedTuple):
    """How often a corruption was tried and caught by the check that it names."""

    name: str
    caught_by: str
    applied: int
    detected: int

    @property
    def share(self) -> float:
        return self.detected / self.applied if self.applied else 0.0


class ReferenceFailure(NamedTuple):
    """A reference that the task's own checks reject, or do not understand."""

    reading: str
    text: str
    why: str


@dataclass(frozen=True)
class Validation:
    """What was found."""

    task: str
    references: int
    accepted: int
    failures: tuple[ReferenceFailure, ...]
    """The first references that do not pass."""
    soft_shares: dict[str, float]
    """References that do not fail a soft check, by its name."""
    corruptions: tuple[CorruptionRow, ...]
    problems: tuple[str, ...]
    """All that speaks against the task."""

    @property
    def passed(self) -> bool:
        return not self.problems


@dataclass
class Tally:
    """Counts as they come in, by name of check or corruption."""

    failures: list[ReferenceFailure] = field(default_factory=list)
    soft: Counter[str] = field(default_factory=Counter)
    """References that fail a soft check."""
    rejected: Counter[str] = field(default_factory=Counter)
    """Corrupted texts that fail a check, whichever was meant to catch them."""
    applied: Counter[str] = field(default_factory=Counter)
    detected: Counter[str] = field(default_factory=Counter)
    missed: dict[str, str] = field(default_factory=dict)
    """The first text of each corruption that slipped through."""


def validate(task: Task[R], readings: int, seed: int) -> Validation:
    """Write and verify a reference of each reading, then corrupt it in every way that the task knows.

    Args:
        readings: drawn from all mixes in turn, the task's examples first.

    Raises:
        TaskError: the task's own code fails.
    """
    rng = Random(f"validate/{seed}")
    tally = Tally()
    for reading in drawn(task, readings, rng):
        text = accepted_reference(task, reading, rng, tally)
        if text is not None:
            for corruption in task.corruptions:
                corrupt(task, corruption, reading, text, rng, tally)
    return Validation(
        task=task.name,
        references=readings,
        accepted=readings - len(tally.failures),
        failures=tuple(tally.failures[:FAILURES_TOLD]),
        soft_shares={check.name: 1 - tally.soft[check.name] / readings for check in task.checks if not check.hard},
        corruptions=corruption_rows(task, tally),
        problems=tuple(problems(task, readings, tally)),
    )


def accepted_reference(task: Task[R], reading: R, rng: Random, tally: Tally) -> str | None:
    """Write a reference and verify it; None where it does not pass."""
    with task_code(task, f"reference of {reading!r}"):
        text = task.reference(reading, rng)
    done = verify(task, reading, text)
    tally.soft.update(f.check for f in done.findings if not f.hard and f.verdict.outcome is Outcome.FAILED)
    if done.passed:
        return text
    tally.failures.append(ReferenceFailure(repr(reading), text, done.reasons))
    return None


def corrupt(task: Task[R], corruption: Corruption[R], reading: R, text: str, rng: Random, tally: Tally) -> None:
    """Make a good text wrong in one way and see which checks notice."""
    with task_code(task, f"corruption {corruption.name} of {text!r}"):
        wrong = corruption.edit(reading, text, rng)
    if wrong is None:
        return
    found = {f.check for f in verify(task, reading, wrong).findings if f.verdict.outcome is Outcome.FAILED}
    tally.rejected.update(found)
    tally.applied[corruption.name] += 1
    if corruption.caught_by in found:
        tally.detected[corruption.name] += 1
    else:
        tally.missed.setdefault(corruption.name, wrong)


def corruption_rows(task: Task[R], tally: Tally) -> tuple[CorruptionRow, ...]:
    """The table of corruptions."""
    return tuple(
        CorruptionRow(c.name, c.caught_by, tally.applied[c.name], tally.detected[c.name]) for c in task.corruptions
    )


def problems(task: Task[Any], readings: int, tally: Tally) -> Iterator[str]:
    """All that speaks against the task."""
    if tally.failures:
        yield f"{len(tally.failures)} of {readings} references do not pass"
    for row in corruption_rows(task, tally):
        yield from corruption_problems(row, tally.missed.get(row.name))
    for check in task.checks:
        if not tally.rejected[check.name]:
            yield f"check {check.name}: no corruption makes it fail"
    yield from form_problems(task)


def corruption_problems(row: CorruptionRow, missed: str | None) -> Iterator[str]:
    """A corruption that never applied or slips through."""
    if not row.applied:
        yield f"corruption {row.name}: applied to no reference"
    elif row.share < MIN_DETECTED:
        caught = f"{row.caught_by} caught {row.detected} of {row.applied}, expected {MIN_DETECTED:.0%}"
        yield f"corruption {row.name}: {caught}; it passed {missed!r}"


def drawn(task: Task[R], readings: int, rng: Random) -> Iterator[R]:
    """The examples, then readings from all mixes in turn."""
    mixes: tuple[Mix, ...] = get_args(Mix)
    for number in range(readings):
        if number < len(task.examples):
            yield task.examples[number]
        else:
            mix = mixes[number % len(mixes)]
            with task_code(task, f"sample of mix {mix}"):
                reading = task.drawing.sample(rng, mix)
            yield reading


def form_problems(task: Task[Any]) -> Iterator[str]:
    """What is wrong with the task's value itself: names, prompts, readings as JSON."""
    names = [check.name for check in task.checks]
    for kind, used in (("checks", names), ("corruptions", [corruption.name for corruption in task.corruptions])):
        yield from (f"two {kind} are named {name}" for name, times in Counter(used).items() if times > 1)
    for corruption in task.corruptions:
        if corruption.caught_by not in names:
            yield f"corruption {corruption.name}: there is no check {corruption.caught_by}"
    if not task.examples:
        yield "the task has no examples"
    json.dumps(task.reading.model_json_schema())
    for example in task.examples:
        yield from example_problems(task, example)


def example_problems(task: Task[R], example: R) -> Iterator[str]:
    """Whether an example's prompt can be asked, and the example survives the way through JSON."""
    with task_code(task, f"prompt of {example!r}"):
        messages = task.prompt(example)
    if not messages or messages[-1].role != "user" or not all(message.content.strip() for message in messages):
        yield f"prompt of {example!r}: expected messages with content, the last one the user's"
    try:
        same = parse_reading(task, json.loads(example.model_dump_json())) == example
    except ReadingError as cause:
        yield f"{example!r} is refused when it is read back from JSON: {cause}"
    else:
        if not same:
            yield f"{example!r} is another reading when it is read back from JSON"
