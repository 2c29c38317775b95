"""One row of a file to a reading, or to what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic

from malssi.errors import InputError, MalssiError, ReadingError
from malssi.sources.cells import typed_fields, typed_texts
from malssi.sources.encoding import BAD_BYTE
from malssi.sources.fill import Filled, RowDefaults
from malssi.sources.headers import Header, renamed
from malssi.sources.objects import parse_json
from malssi.tasks.leaves import regrouped
from malssi.tasks.parse import parse_reading
from malssi.tasks.task import R, Task

NO_TEXT = "a byte of this row is no text in the encoding of the file; save the file as UTF-8"


@dataclass(frozen=True)
class Row(Generic[R]):
    """One row of a file: its reading or what is wrong with it."""

    line: int
    """Its first line; of a JSON array the number of its item, of a sheet that of its row."""
    reading: R | None
    problems: tuple[str, ...] = ()
    estimated: tuple[str, ...] = ()
    """Leaves of the reading that the file does not have."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What is known of a row that is no reading (`Intake.facts`)."""


def row_of_cells(task: Task[R], line: int, cells: Sequence[str], header: Header, filling: RowDefaults) -> Row[R]:
    """A row of a table. Cells without a name above them are nothing where they are empty: some programs end every row
    with a separator, and the header without one.
    """
    if BAD_BYTE.search("".join(cells)):
        return Row(line, None, (NO_TEXT,))
    if any(cell.strip() for cell in cells[header.width :]):
        wide = f"got {len(cells)} cells, expected {header.width} as in the header; quote cells that hold commas"
        return Row(line, None, (wide,))
    found = {leaf: cells[column.at] for leaf, column in header.columns.items() if column.at < len(cells)}
    written = {leaf: column.notation for leaf, column in header.columns.items()}
    return judged(task, line, filling.filled(task, typed_fields(task.reading, found, written)))


def row_of_json(task: Task[R], line: int, text: str, filling: RowDefaults) -> Row[R]:
    """One JSON object's reading, nested as the reading is or flat."""
    if BAD_BYTE.search(text):
        return Row(line, None, (NO_TEXT,))
    try:
        fields = parse_json(text)
    except InputError as wrong:
        return Row(line, None, (str(wrong),))
    fields = regrouped(task.reading, renamed(task, fields))
    return judged(task, line, filling.filled(task, typed_texts(task, fields)))


def judged(task: Task[R], line: int, filled: Filled) -> Row[R]:
    """A row whose fields make a reading, or do not."""
    try:
        return Row(line, parse_reading(task, filled.fields), estimated=filled.estimated)
    except MalssiError as wrong:
        facts = wrong.facts if isinstance(wrong, ReadingError) else {}
        return Row(line, None, tuple(str(wrong).splitlines()), facts=facts)
