"""`malssi demo`: verified lines from the embedded model, and what to do next."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from malssi.cli.options import settings_of

if TYPE_CHECKING:
    from rich.console import Console

    from malssi.model.protocol import Model
    from malssi.tasks.task import Task

TASK = "signboard"
SEED = 7
REFUSED_TOLD = 5
DAYS = Path(__file__).with_name("days.csv")
"""In an installed package; a working tree has it among its examples."""
EXAMPLE = Path(__file__).parents[3] / "examples" / TASK / "days.csv"


def demo(
    days: Annotated[Path | None, typer.Option("--days", metavar="FILE", help="A CSV file of day pairs.")] = None,
) -> None:
    """Show verified lines for the acceptance cases and for a file of days, then how to serve them."""
    from rich.console import Console

    from malssi.model.load import open_model
    from malssi.tasks.registry import load_task

    task, console = load_task(TASK), Console(highlight=False, soft_wrap=True)
    began = time.monotonic()
    model = open_model(task, settings_of())
    console.print(f"[bold]{model.name}[/] loaded in {time.monotonic() - began:.2f} s, {task.title}\n")
    console.print("[bold]The acceptance cases[/]")
    verified = show(console, task, model, task.examples)
    path = days or (DAYS if DAYS.exists() else EXAMPLE)
    console.print(f"\n[bold]The days in {path}[/]")
    verified &= show_rows(console, task, model, path)
    console.print("\n[bold]Serve them[/]\n  malssi serve")
    console.print("  curl -s -H 'Content-Type: application/json' -d '{\"yesterday_temp\": 10, \"today_temp\": 20}' \\")
    console.print("    http://127.0.0.1:8000/generate/temperature")
    raise typer.Exit(0 if verified else 3)


def show_rows(console: "Console", task: "Task[Any]", model: "Model", path: Path) -> bool:
    """Print a line for each good row of a file, then what was wrong with the others."""
    from malssi.sources.tables import read_rows

    refused = []

    def readings() -> Iterator[Any]:
        for row in read_rows(task, path):
            if row.reading is None:
                refused.append(f"{path}:{row.line}: {'; '.join(row.problems)}")
            else:
                yield row.reading

    verified = show(console, task, model, readings())
    if refused:
        console.print(f"  [red]{len(refused)} rows refused[/]")
    for told in refused[:REFUSED_TOLD]:
        console.print(f"    {told}", markup=False)
    return verified


def show(console: "Console", task: "Task[Any]", model: "Model", readings: Iterable[Any]) -> bool:
    """Print a line for each reading as it comes; say whether all were verified."""
    from rich.markup import escape

    from malssi.model.answer import answer

    verified = True
    for reading in readings:
        found = answer(task, model, reading, SEED)
        verified &= found.verified
        cost = f"[dim]{len(found.attempts)} tried, {found.seconds * 1000:.0f} ms[/]"
        text = f"[green]✓[/] {escape(found.text)}" if found.verified and found.text else f"[red]✗[/] {found.not_passed}"
        console.print(f"  {escape(task.prompt(reading)[-1].content)}  {cost}\n    {text}")
    return verified
