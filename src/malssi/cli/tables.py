"""An answer's tables: printed in a terminal, saved as CSV or as a page to print."""

import csv
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from malssi.artifacts import replacing_file, write_text
from malssi.cli.output import drawing
from malssi.errors import InputError
from malssi.tasks.check import task_code
from malssi.tasks.task import R, Table, Task

if TYPE_CHECKING:
    from malssi.model.answer import Answer

PAGE = "page/tables.ko.html"
Writer = Callable[[Path, str, Sequence[Table]], None]


def print_tables(tables: Sequence[Table]) -> None:
    """Print tables as wide as the terminal allows."""
    from rich.table import Table as Drawn
    from rich.text import Text

    console = drawing()
    for table in tables:
        drawn = Drawn(title=Text(table.title), title_justify="left")
        for column in table.columns:
            drawn.add_column(Text(column), overflow="fold")
        for row in table.rows:
            drawn.add_row(*map(Text, row))
        console.print(drawn)


def tables_of(task: Task[R], answer: "Answer[R]") -> list[Table]:
    """The tables of an answer that is shown, of a task that has some."""
    assert task.presentation.tables
    with task_code(task, f"tables of {answer.text!r}"):
        return task.presentation.tables(answer.reading, answer.required())


def exporter(task: Task[R], path: Path, raw: bool) -> "Callable[[Answer[R]], None]":
    """What writes a verified answer's tables to a file.

    Raises:
        InputError: there will be no tables, or the ending of the file's name is none that is known.
    """
    if raw:
        raise InputError("got both --export and --raw", "only verified answers are exported")
    if task.presentation.tables is None:
        raise InputError(f"--export: task {task.name} has no tables", "leave --export out, or use --json")
    write = WRITERS.get(path.suffix.lower())
    if write is None:
        ending = path.suffix or "without an ending"
        raise InputError(f"--export: got a file named {ending}", f"expected {' or '.join(WRITERS)}")

    def export(answer: "Answer[R]") -> None:
        if not answer.verified:  # a page to print carries no mark of it
            raise answer.refusal()
        write(path, task.title, tables_of(task, answer))

    return export


def write_csv(path: Path, title: str, tables: Sequence[Table]) -> None:
    """The tables one below the other, each under its title; Excel knows the encoding by its byte order mark."""
    with replacing_file(path) as half, half.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        for number, table in enumerate(tables):
            rows.writerows([*([[]] if number else []), [table.title], table.columns, *table.rows])


def write_html(path: Path, title: str, tables: Sequence[Table]) -> None:
    """One page that needs no other file, made to be printed."""
    from jinja2 import Environment, StrictUndefined

    jinja = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = jinja.from_string(files(__package__).joinpath(PAGE).read_text("utf-8"))
    write_text(path, template.render(title=title, tables=tables))


WRITERS: dict[str, Writer] = {".csv": write_csv, ".html": write_html}
