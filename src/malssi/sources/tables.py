"""Files of many readings, CSV or JSONL, one row at a time: a bad row is told with its line and the rest goes on."""

import codecs
import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic

from malssi.errors import InputError, MalssiError
from malssi.sources.cells import typed_fields
from malssi.sources.fill import Filled, Filling
from malssi.sources.objects import parse_json
from malssi.tasks.leaves import leaves, regrouped
from malssi.tasks.parse import parse_reading
from malssi.tasks.task import R, Task

ENCODINGS = ("utf-8-sig", "cp949")
"""Korean spreadsheets and the KMA's downloads are CP949; all else is UTF-8, from Excel with a byte order mark."""

CHUNK = 1 << 20
NOTHING = Filling()


@dataclass(frozen=True)
class Row(Generic[R]):
    """One row of a file: its first line, and its reading or what is wrong with it."""

    line: int
    reading: R | None
    problems: tuple[str, ...] = ()
    estimated: tuple[str, ...] = ()
    """Leaves of the reading that the file does not have."""


def read_rows(task: Task[R], path: Path, filling: Filling = NOTHING) -> Iterator[Row[R]]:
    """Read a file row by row, in its order; nothing is kept.

    Args:
        filling: what is put where a row says nothing.

    Raises:
        InputError: the file is missing, empty, of another kind, or lacks a column that the task needs.
    """
    readers = {".csv": csv_rows, ".jsonl": jsonl_rows, ".ndjson": jsonl_rows}
    if not path.is_file():
        raise InputError(f"{path}: no such file", "give the path of a .csv or .jsonl file")
    if path.suffix.lower() not in readers:
        raise InputError(f"{path}: got a file named {path.suffix or 'without an ending'}", "expected .csv or .jsonl")
    empty = True
    for row in readers[path.suffix.lower()](task, path, filling):
        empty = False
        yield row
    if empty:
        raise InputError(
            f"{path}: has no rows", f"expected one reading a row with the fields {', '.join(leaf_names(task))}"
        )


def jsonl_rows(task: Task[R], path: Path, filling: Filling) -> Iterator[Row[R]]:
    """One JSON object a line, nested as the reading is or flat; blank lines are passed over."""
    with path.open("rb") as file:
        for line, text in enumerate(file, 1):
            text = text.removeprefix(codecs.BOM_UTF8).strip()
            if text:
                yield row_of(task, line, text, filling)


def row_of(task: Task[R], line: int, text: bytes, filling: Filling) -> Row[R]:
    """One line's reading."""
    try:
        fields = parse_json(text)
    except InputError as wrong:
        return Row(line, None, (str(wrong),))
    return judged(task, line, filling.filled(task, regrouped(task.reading, fields)))


def judged(task: Task[R], line: int, filled: Filled) -> Row[R]:
    """A row whose fields make a reading, or do not."""
    try:
        return Row(line, parse_reading(task, filled.fields), estimated=filled.estimated)
    except MalssiError as wrong:
        return Row(line, None, tuple(str(wrong).splitlines()))


def csv_rows(task: Task[R], path: Path, filling: Filling) -> Iterator[Row[R]]:
    """A header, then one reading a row; columns that the task does not know are passed over."""
    with path.open(encoding=encoding_of(path), newline="") as file:
        reader = csv.reader(file, strict=True)  # else a quote left open swallows the rest of the file unnoticed
        header = header_of(reader, path)
        if header is None:
            raise InputError(f"{path}: is empty", f"expected a header with the columns {', '.join(leaf_names(task))}")
        places = columns(task, path, header, filling.covers(task))
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error as wrong:
                through = f", with what follows through line {reader.line_num}" if reader.line_num > line else ""
                yield Row(line, None, (f"not CSV{through} ({wrong})",))
                continue
            if cells is None:
                return
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header):
                wide = f"got {len(cells)} cells, expected {len(header)} as in the header; quote cells that hold commas"
                yield Row(line, None, (wide,))
                continue
            found = {name: cells[at] for name, at in places.items() if at < len(cells)}
            yield judged(task, line, filling.filled(task, typed_fields(task.reading, found)))


def header_of(reader: Iterator[list[str]], path: Path) -> list[str] | None:
    """The first row that is not blank, if any.

    Raises:
        InputError: it is not CSV.
    """
    try:
        return next((cells for cells in reader if any(cells)), None)
    except csv.Error as wrong:
        raise InputError(
            f"{path}: the header is not CSV ({wrong})", "expected names with commas between them"
        ) from wrong


def encoding_of(path: Path) -> str:
    """The first encoding that the whole file can be read in.

    Raises:
        InputError: there is none.
    """
    for encoding in ENCODINGS:
        try:
            with path.open(encoding=encoding) as file:
                while file.read(CHUNK):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise InputError(f"{path}: is neither UTF-8 nor CP949 text", "save it as CSV UTF-8")


def columns(task: Task[Any], path: Path, header: Sequence[str], known: Collection[str]) -> Mapping[str, int]:
    """Where each leaf of the reading stands in the header, by its own name or one of the task's other names for it.

    Args:
        known: leaves that need no column.

    Raises:
        InputError: a leaf that must be given has no column, or two.
    """
    given = [name.strip() for name in header]
    places: dict[str, int] = {}
    for field in leaf_names(task):
        names = [name for name in (field, *task.columns.get(field, ())) if name in given]
        if sum(map(given.count, names)) > 1:
            told = f"column {names[0]} is there {given.count(names[0])} times"
            told = told if len(names) == 1 else f"columns {' and '.join(names)} are the same field"
            raise InputError(f"{path}: {told}", "give each field one column")
        if names:
            places[field] = given.index(names[0])
    missing = [leaf.name for leaf in leaves(task.reading) if leaf.required and leaf.name not in {*places, *known}]
    if missing:
        raise InputError(
            f"{path}: columns missing: {', '.join(missing)}; found: {', '.join(given)}",
            "separate the cells with commas"
            if len(given) == 1 and re.search("[;\t|]", given[0])
            else "give the file a header line with " + "; ".join(accepted_names(task, name) for name in missing),
        )
    return places


def unread_columns(task: Task[Any], path: Path) -> Iterator[str]:
    """Columns of a CSV file that the task does not know, each with the name that may have been meant."""
    if path.suffix.lower() != ".csv":
        return
    with path.open(encoding=encoding_of(path), newline="") as file:
        header = header_of(csv.reader(file, strict=True), path) or []
    known = {name for field in leaf_names(task) for name in (field, *task.columns.get(field, ()))}
    for name in (cell.strip() for cell in header):
        if name and name not in known:
            near = get_close_matches(name, known, n=1)
            yield f"{name} (did you mean {near[0]}?)" if near else name


def leaf_names(task: Task[Any]) -> list[str]:
    """The names under which a reading's values are given."""
    return [leaf.name for leaf in leaves(task.reading)]


def accepted_names(task: Task[Any], field: str) -> str:
    """A field and its other names."""
    others = task.columns.get(field, ())
    return f"{field} (or {', '.join(others)})" if others else field
