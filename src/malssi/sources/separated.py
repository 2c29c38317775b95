"""Tables whose cells are separated by a sign: commas, semicolons or tabs, whichever gives the names of a reading."""

import csv
from collections.abc import Iterator
from itertools import chain

from malssi.errors import InputError
from malssi.sources.fill import RowDefaults
from malssi.sources.headers import Header, header_of, names_found, no_header
from malssi.sources.opened import Source
from malssi.sources.rows import Row, row_of_cells
from malssi.sources.text import text_lines
from malssi.tasks.task import R, Task

COMMA, SEMICOLON, TAB = ",", ";", "\t"
BLANK = ',;\t " \r\n\u00a0\u3000'
MAX_HEADER_LINES = 100


def separated_rows(task: Task[R], source: Source, filling: RowDefaults) -> tuple[Header, Iterator[Row[R]]]:
    """The header and the rows below it; columns that the task does not know are passed over.

    Raises:
        InputError: the table is empty, or its header is not one that the task can be read by.
    """
    lines = text_lines(source)
    top = header_lines(lines)
    if not any(line.strip(BLANK) for line in top):
        raise no_header(task, source.name)
    separator = TAB if source.kind == "tsv" else separator_of(task, top)
    # strict, else a quote left open swallows the rest of the file unnoticed
    reader = csv.reader(chain(top, lines), delimiter=separator, strict=True)
    try:
        names = next((cells for cells in reader if any(cell.strip() for cell in cells)), None)
    except csv.Error as wrong:
        raise InputError(
            f"{source.name}: the header is not CSV ({wrong})", "expected names with commas between them"
        ) from wrong
    if names is None:
        raise no_header(task, source.name)
    header = header_of(task, source.name, names, filling.covers(task), comma=separator == SEMICOLON)

    def rows() -> Iterator[Row[R]]:
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
            if any(cell.strip() for cell in cells):
                yield row_of_cells(task, line, cells, header, filling)

    return header, rows()


def header_lines(lines: Iterator[str]) -> list[str]:
    """The lines through the end of the header: its quotes are closed, and something is in it."""
    top: list[str] = []
    for line in lines:
        top.append(line)
        closed = sum(held.count('"') for held in top) % 2 == 0
        if (closed and line.strip(BLANK)) or len(top) == MAX_HEADER_LINES:
            break
    return top


def separator_of(task: Task[R], top: list[str]) -> str:
    """The sign that gives the most names of the reading, the comma where none gives more."""

    def found(separator: str) -> int:
        try:
            return max(names_found(task, cells) for cells in csv.reader(top, delimiter=separator, strict=True))
        except csv.Error:
            return -1

    return max((COMMA, SEMICOLON, TAB), key=found)
