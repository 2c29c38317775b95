"""Workbooks: the first sheet that is shown is the table, held as a whole. Another library reads them, an extra."""

import io
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from malssi.errors import InputError, MissingExtra
from malssi.sources.fill import RowDefaults
from malssi.sources.headers import Header, header_of, no_header
from malssi.sources.opened import Source
from malssi.sources.rows import Row, row_of_cells
from malssi.tasks.task import R, Task


def sheet_rows(task: Task[R], source: Source, filling: RowDefaults) -> tuple[Header, Iterator[Row[R]]]:
    """The header and the rows below it.

    Raises:
        MissingExtra: the library is not installed.
        InputError: it is no workbook, it is empty, or its header is not one that the task can be read by.
    """
    cells_by_row, others = first_sheet(source)
    source.length = len(cells_by_row)
    numbered = ((line, [as_text(cell) for cell in cells]) for line, cells in enumerate(cells_by_row, 1))
    filled = ((line, cells) for line, cells in numbered if any(cell.strip() for cell in cells))
    names = next(filled, None)
    if names is None:
        raise no_header(task, source.name)
    header = header_of(task, source.name, names[1], filling.covers(task), comma=False)
    header = header._replace(unread=(*header.unread, *(f"sheet {name}" for name in others)))

    def rows() -> Iterator[Row[R]]:
        for line, cells in filled:
            source.read = line
            yield row_of_cells(task, line, cells, header, filling)

    return header, rows()


def first_sheet(source: Source) -> tuple[list[list[Any]], list[str]]:
    """The rows of the first sheet, from the top, and the names of the others."""
    try:
        import python_calamine as calamine
    except ImportError as cause:
        raise MissingExtra("python-calamine", "xlsx") from cause
    try:
        book = calamine.load_workbook(io.BytesIO(source.file.read()))
        shown = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        first, *others = shown or book.sheet_names
        return book.get_sheet_by_name(first).to_python(skip_empty_area=False), others
    except (calamine.CalamineError, ValueError) as cause:
        raise InputError(
            f"{source.name}: is no workbook that can be read ({cause})",
            "open it, take a password off, and save it as .xlsx or as CSV UTF-8",
        ) from cause


def as_text(value: Any) -> str:
    """A cell as it would be typed."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)
