"""Files of many readings, one row at a time: a bad row is told with its line and the rest goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

from malssi.errors import InputError
from malssi.sources.fill import RowDefaults
from malssi.sources.headers import leaf_names
from malssi.sources.json_items import json_rows
from malssi.sources.opened import Source, open_source
from malssi.sources.rows import Row
from malssi.sources.separated import separated_rows
from malssi.sources.sheets import sheet_rows
from malssi.tasks.task import R, Task

__all__ = ["Row", "Table", "open_table", "read_rows", "unread_columns"]

NOTHING = RowDefaults()


@dataclass(frozen=True)
class Table(Generic[R]):
    """An open file of readings."""

    name: str
    """What it is called in messages."""
    rows: Iterator[Row[R]]
    """Its rows, in their order, each made when it is asked for."""
    unread: tuple[str, ...]
    """What in it nobody reads."""
    converted: tuple[str, ...]
    """Its columns that are turned into another unit."""
    share: Callable[[], float | None]
    """How much of it was read, from 0 to 1, where that can be told."""


@contextmanager
def open_table(task: Task[R], path: Path, filling: RowDefaults = NOTHING) -> Iterator[Table[R]]:
    """Open a file of readings, or standard input where the path is `-`; it is read once, from front to back.

    Args:
        filling: what is put where a row says nothing.

    Raises:
        InputError: the file is missing, empty, of another kind, or lacks a column that the task needs.
        MissingExtra: it is a workbook, and what reads them is not installed.
    """
    with open_source(path) as source:
        unread: tuple[str, ...] = ()
        converted: tuple[str, ...] = ()
        if source.kind in ("json", "jsonl"):
            rows = json_rows(task, source, filling)
        else:
            header, rows = (sheet_rows if source.kind == "sheet" else separated_rows)(task, source, filling)
            unread, converted = header.unread, header.converted
        yield Table(source.name, some(task, source, rows), unread, converted, source.share)


def some(task: Task[R], source: Source, rows: Iterator[Row[R]]) -> Iterator[Row[R]]:
    """The rows, of which there must be one.

    Raises:
        InputError: there is none.
    """
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        raise InputError(
            f"{source.name}: has no rows", f"expected one reading a row with the fields {', '.join(leaf_names(task))}"
        )


def read_rows(task: Task[R], path: Path, filling: RowDefaults = NOTHING) -> Iterator[Row[R]]:
    """The rows of a file; see `open_table`."""
    with open_table(task, path, filling) as table:
        yield from table.rows


def unread_columns(task: Task[Any], path: Path) -> Iterator[str]:
    """What in a file nobody reads, whatever else it lacks; see `Table`."""
    with open_table(task, path, RowDefaults(dict.fromkeys(leaf_names(task), ""))) as table:
        yield from table.unread
