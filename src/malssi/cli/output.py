"""What commands print: results to stdout, everything about them to stderr."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 160
"""Columns of what is not printed in a terminal: narrower tables would break their cells."""

EVERY_S = 5.0
"""Seconds between two lines of progress where no bar can be drawn."""


def print_json(value: Any) -> None:
    """One JSON value on one line of stdout, there at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def note(text: str) -> None:
    """A line to stderr."""
    print(text, file=sys.stderr, flush=True)


def drawing() -> "Console":
    """Where tables are drawn: as wide as the terminal, and wide where there is none."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)


class Progress(NamedTuple):
    """How to tell of progress: `advance` by so many rows, `note` a line that goes beside it."""

    advance: Callable[[int], None]
    note: Callable[[str], None]


@contextmanager
def progress(unit: str) -> Iterator[Progress]:
    """Count on stderr: a bar where someone watches and the results go elsewhere, else a line now and then."""
    with bar(unit) if sys.stderr.isatty() and not sys.stdout.isatty() else lines(unit) as telling:
        yield telling


@contextmanager
def bar(unit: str) -> Iterator[Progress]:
    """A counter with its rate, drawn in place."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,} " + unit),
        TextColumn("{task.fields[rate]}/s"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=console, redirect_stdout=False) as drawn:
        shown = drawn.add_task(unit, total=None, rate="")
        began = time.monotonic()

        def advance(count: int) -> None:
            drawn.advance(shown, count)
            done = drawn.tasks[0].completed
            drawn.update(shown, rate=f"{done / max(time.monotonic() - began, 1e-9):,.1f}")

        yield Progress(advance, lambda text: console.print(text, markup=False, highlight=False, soft_wrap=True))


@contextmanager
def lines(unit: str) -> Iterator[Progress]:
    """A line of progress every few seconds."""
    began = told = time.monotonic()
    done = 0

    def advance(count: int) -> None:
        nonlocal done, told
        done += count
        now = time.monotonic()
        if now - told >= EVERY_S:
            told = now
            note(f"{done:,} {unit}, {done / (now - began):,.1f}/s")

    yield Progress(advance, note)
