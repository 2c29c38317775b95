"""Prove a task without a model: its references pass, its checks each reject something, its corruptions are caught."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, NamedTuple, get_args

from malssi.errors import ReadingError
from malssi.tasks.check import task_code, verify
from malssi.tasks.parse import parse_reading
from malssi.tasks.task import Mix, Outcome, R, Task

DETECTED_AT_LEAST = 0.99
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
    """A reference that the task's own checks reject."""

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
    """The first rejected references."""
    soft_shares: dict[str, float]
    """References that do not fail a soft check, by its name."""
    corruptions: tuple[CorruptionRow, ...]
    problems: tuple[str, ...]
    """All that speaks against the task."""

    @property
    def passed(self) -> bool:
        return not self.problems


def validate(task: Task[R], readings: int, seed: int) -> Validation:
    """Write and verify a reference of each reading, then corrupt it in every way that the task knows.

    Args:
        readings: drawn from all mixes in turn, the task's examples first.

    Raises:
        TaskError: the task's own code fails.
    """
    rng = Random(f"validate/{seed}")
    failures: list[ReferenceFailure] = []
    soft_failures: Counter[str] = Counter()
    applied: Counter[str] = Counter()
    detected: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    missed: defaultdict[str, list[str]] = defaultdict(list)
    for reading in drawn(task, readings, rng):
        with task_code(task, f"reference of {reading!r}"):
            text = task.reference(reading, rng)
        done = verify(task, reading, text)
        soft_failures.update(f.check for f in done.findings if not f.hard and f.verdict.outcome is Outcome.FAILED)
        if not done.passed:
            told = "; ".join(f"{finding.check}: {finding.verdict.why}" for finding in done.failed)
            failures.append(ReferenceFailure(repr(reading), text, told))
            continue
        for corruption in task.corruptions:
            with task_code(task, f"corruption {corruption.name} of {text!r}"):
                wrong = corruption.edit(reading, text, rng)
            if wrong is None:
                continue
            found = {f.check for f in verify(task, reading, wrong).findings if f.verdict.outcome is Outcome.FAILED}
            applied[corruption.name] += 1
            detected[corruption.name] += corruption.caught_by in found
            rejected.update(found)
            if corruption.caught_by not in found:
                missed[corruption.name].append(wrong)
    rows = tuple(CorruptionRow(c.name, c.caught_by, applied[c.name], detected[c.name]) for c in task.corruptions)
    problems = [
        *([f"{len(failures)} of {readings} references are rejected"] if failures else []),
        *corruption_problems(rows, missed),
        *[f"check {check.name}: no corruption makes it fail" for check in task.checks if not rejected[check.name]],
        *form_problems(task),
    ]
    soft = {check.name: 1 - soft_failures[check.name] / readings for check in task.checks if not check.hard}
    return Validation(
        task.name, readings, readings - len(failures), tuple(failures[:FAILURES_TOLD]), soft, rows, tuple(problems)
    )


def drawn(task: Task[R], readings: int, rng: Random) -> Iterator[R]:
    """The examples, then readings from all mixes in turn."""
    mixes: tuple[Mix, ...] = get_args(Mix)
    for number in range(readings):
        if number < len(task.examples):
            yield task.examples[number]
        else:
            mix = mixes[number % len(mixes)]
            with task_code(task, f"sample of mix {mix}"):
                reading = task.sample(rng, mix)
            yield reading


def corruption_problems(rows: tuple[CorruptionRow, ...], missed: dict[str, list[str]]) -> Iterator[str]:
    """Corruptions that never applied or slip through."""
    for row in rows:
        if not row.applied:
            yield f"corruption {row.name}: applied to no reference"
        elif row.share < DETECTED_AT_LEAST:
            yield (
                f"corruption {row.name}: {row.caught_by} caught {row.detected} of {row.applied}, "
                f"expected {DETECTED_AT_LEAST:.0%}; it passed {missed[row.name][0]!r}"
            )


def form_problems(task: Task[Any]) -> Iterator[str]:
    """What is wrong with the task's value itself: names, prompts, readings as JSON."""
    names = [check.name for check in task.checks]
    if len(set(names)) < len(names):
        yield "two checks have one name"
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
