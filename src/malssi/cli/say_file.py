"""`malssi say TASK --from FILE`: rows in, answers out in the same order, batch by batch; nothing is kept.

The embedded engine speaks with as many voices as there are cores, one compute thread each.
"""

import os
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeAlias

from malssi.cli.output import Progress, note, print_json, progress
from malssi.cli.said import raw_text, told
from malssi.cli.say import Speaker, opened
from malssi.sources.fill import Filling
from malssi.sources.tables import Row, read_rows
from malssi.tasks.task import Task

if TYPE_CHECKING:
    from malssi.model.answer import Answer
    from malssi.settings import Settings

Batch: TypeAlias = "list[Row[Any]]"
Said: TypeAlias = "tuple[Batch, list[Answer[Any]]]"

BAD_ROWS, UNANSWERED = 2, 3


def say_file(
    task: Task[Any],
    path: Path,
    filling: Filling,
    settings: "Settings",
    seed: int,
    temperature: float | None,
    as_json: bool,
    raw: bool,
) -> int:
    """Answer a file's rows and return the exit code.

    Raises:
        InputError: the file cannot be read.
    """
    rows = read_rows(task, path, filling)
    rows = chain([next(rows)], rows)  # a file that cannot be read is told before the model is loaded
    parts = batches(rows, settings.batch)
    first = list(islice(parts, voices(settings)))  # a short file needs no second voice
    speakers = [opened(task, settings, temperature, raw) for _ in first]
    began, tally = time.monotonic(), Counter[str]()
    with progress("rows") as telling:
        for batch, answers in answered(chain(first, parts), speakers, seed):
            tally.update(print_batch(path, batch, task, answers, telling, as_json, raw))
            telling.advance(len(batch))
    note(summary(tally, time.monotonic() - began))
    return BAD_ROWS if tally["bad"] else UNANSWERED if tally["unverified"] and not raw else 0


def voices(settings: "Settings") -> int:
    """How many batches are answered at a time: one a core, where the engine is one that uses one thread."""
    return len(os.sched_getaffinity(0)) if settings.engine == "openvino" else 1


def answered(parts: Iterable[Batch], speakers: Sequence[Speaker], seed: int) -> Iterator[Said]:
    """Each batch with the answers to its good rows, in their order; as many at a time as there are speakers."""
    free: SimpleQueue[Speaker] = SimpleQueue()
    for speaker in speakers:
        free.put(speaker)

    def work(batch: Batch) -> Said:
        readings = [row.reading for row in batch if row.reading is not None]
        speaker = free.get()
        try:
            return batch, speaker.answered(readings, seed) if readings else []
        finally:
            free.put(speaker)

    waiting: deque[Future[Said]] = deque()
    with ThreadPoolExecutor(len(speakers)) as pool:
        try:
            for batch in parts:
                waiting.append(pool.submit(work, batch))
                if len(waiting) > len(speakers):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def print_batch(
    path: Path,
    batch: Batch,
    task: Task[Any],
    said: "list[Answer[Any]]",
    telling: Progress,
    as_json: bool,
    raw: bool,
) -> Iterator[str]:
    """Print the answers of a batch, tell the bad rows, and yield how each row fared."""
    answers = iter(said)
    for row in batch:
        if row.reading is None:
            for problem in row.problems:
                telling.note(f"{path}:{row.line}: {problem}")
            yield "bad"
        else:
            answer = next(answers)
            print_row(path, row, task, answer, telling, as_json, raw)
            yield "verified" if answer.verified else "unverified"


def print_row(
    path: Path, row: Row[Any], task: Task[Any], answer: "Answer[Any]", telling: Progress, as_json: bool, raw: bool
) -> None:
    """Print one row's answer."""
    if as_json:
        estimated = {"estimated": list(row.estimated)} if row.estimated else {}
        print_json({"line": row.line} | told(task, answer, raw) | estimated)
    elif raw or answer.text is not None:
        print(raw_text(answer) if raw else answer.text, flush=True)
    if not answer.verified and not as_json:
        state = "unverified" if raw else "no verified answer"
        telling.note(f"{path}:{row.line}: {state} (failed: {', '.join(answer.failed_checks)})")


def summary(tally: Mapping[str, int], seconds: float) -> str:
    """What came of the file, in one line."""
    parts = [f"{tally['verified']:,} verified"]
    parts += [f"{tally['unverified']:,} without a verified answer"] if tally["unverified"] else []
    parts += [f"{tally['bad']:,} not acceptable"] if tally["bad"] else []
    total = sum(tally.values())
    return f"{total:,} rows: {', '.join(parts)}; {total / max(seconds, 1e-9):,.1f} rows/s"


def batches(rows: Iterable[Row[Any]], size: int) -> Iterator[Batch]:
    """The rows in lists of `size`, the last one shorter."""
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch
