"""What commands print: results to stdout, everything about them to stderr."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 160
"""Columns of what is not printed in a terminal: narrower tables would break their cells."""

EVERY_S = 5.0
"""Seconds between two lines of progress where no bar can be drawn."""


def json_line(value: Any) -> str:
    """One JSON value on one line."""
    return json.dumps(value, ensure_ascii=False)


def print_json(value: Any) -> None:
    """One JSON value on one line of stdout, there at once."""
    print(json_line(value), flush=True)


def note(text: str) -> None:
    """A line to stderr."""
    print(text, file=sys.stderr, flush=True)


def drawing() -> "Console":
    """Where tables are drawn: as wide as the terminal, and wide where there is none."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)


class Progress(NamedTuple):
    """How to tell of progress: `advance` by so many rows, with the share of all that is done where it is known; `note`
    a line that goes beside it."""

    advance: Callable[[int, float | None], None]
    note: Callable[[str], None]


@contextmanager
def progress(unit: str, to_file: bool = False, share: float | None = None) -> Iterator[Progress]:
    """Count on stderr: a bar where someone watches and the results go elsewhere, else a line now and then.

    Args:
        to_file: whether the results go to a file, wherever stdout leads.
        share: how much was done before.
    """
    watched = sys.stderr.isatty() and (to_file or not sys.stdout.isatty())
    with bar(unit, share or 0) if watched else lines(unit) as telling:
        yield telling


@contextmanager
def bar(unit: str, before: float) -> Iterator[Progress]:
    """A counter with its rate and the time that is left, drawn in place."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,} " + unit),
        TextColumn("{task.fields[rate]}/s"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with Bar(*columns, console=console, redirect_stdout=False) as drawn:
        shown = drawn.add_task(unit, total=None, rate="", left="")
        began = time.monotonic()

        def advance(count: int, share: float | None) -> None:
            drawn.advance(shown, count)
            done, seconds = drawn.tasks[0].completed, max(time.monotonic() - began, 1e-9)
            left = "" if share is None else left_of(seconds, share - before, 1 - share)
            drawn.update(shown, rate=f"{done / seconds:,.1f}", left=left)

        yield Progress(advance, lambda text: console.print(text, markup=False, highlight=False, soft_wrap=True))


def left_of(seconds: float, done: float, left: float) -> str:
    """How long what is left takes, where so much was done in so many seconds."""
    return f"about {timedelta(seconds=round(seconds * left / done))} left" if done > 0 else ""


@contextmanager
def lines(unit: str) -> Iterator[Progress]:
    """A line of progress every few seconds."""
    began = told = time.monotonic()
    done = 0

    def advance(count: int, share: float | None) -> None:
        nonlocal done, told
        done += count
        now = time.monotonic()
        if now - told >= EVERY_S:
            told = now
            note(f"{done:,} {unit}, {done / (now - began):,.1f}/s")

    yield Progress(advance, note)
