"""`malssi say TASK --from FILE`: rows in, answers out in the same order, batch by batch; nothing is kept."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from malssi.cli.output import Progress, note, print_json, progress
from malssi.cli.said import raw_text, told
from malssi.cli.say import Speaker, opened
from malssi.sources.fill import Filling
from malssi.sources.tables import Row, read_rows, unread_columns
from malssi.tasks.task import Task

if TYPE_CHECKING:
    from malssi.model.answer import Answer
    from malssi.settings import Settings

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
    unread = ", ".join(unread_columns(task, path))
    if unread:
        note(f"{path}: columns that are not read: {unread}")
    speaker = opened(task, settings, temperature, raw)
    began, tally = time.monotonic(), Counter[str]()
    with progress("rows") as telling:
        for batch in batches(map(speaker.accepted, rows), settings.batch):
            tally.update(say_batch(path, batch, speaker, seed, telling, as_json, raw))
            telling.advance(len(batch))
    note(summary(tally, time.monotonic() - began))
    return BAD_ROWS if tally["bad"] else UNANSWERED if tally["unverified"] and not raw else 0


def say_batch(
    path: Path, batch: list[Row[Any]], speaker: Speaker, seed: int, telling: Progress, as_json: bool, raw: bool
) -> Iterator[str]:
    """Answer the good rows of a batch together, tell the bad ones, and yield how each row fared."""
    readings = [row.reading for row in batch if row.reading is not None]
    answers = iter(speaker.answered(readings, seed) if readings else [])
    for row in batch:
        if row.reading is None:
            for problem in row.problems:
                telling.note(f"{path}:{row.line}: {problem}")
            yield "bad"
        else:
            answer = next(answers)
            print_row(path, row, speaker.task, answer, telling, as_json, raw)
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
        failed = f"failed: {', '.join(answer.failed_checks)}"
        telling.note(" ".join([f"{path}:{row.line}: {state} ({failed})", answer.alarm]).rstrip())


def summary(tally: Mapping[str, int], seconds: float) -> str:
    """What came of the file, in one line."""
    parts = [f"{tally['verified']:,} verified"]
    parts += [f"{tally['unverified']:,} without a verified answer"] if tally["unverified"] else []
    parts += [f"{tally['bad']:,} not acceptable"] if tally["bad"] else []
    total = sum(tally.values())
    return f"{total:,} rows: {', '.join(parts)}; {total / max(seconds, 1e-9):,.1f} rows/s"


def batches(rows: Iterable[Row[Any]], size: int) -> Iterator[list[Row[Any]]]:
    """The rows in lists of `size`, the last one shorter."""
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch
