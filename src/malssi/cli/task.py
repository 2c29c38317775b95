"""`malssi task`: which tasks there are, what one holds, and the proof that its own parts agree."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from malssi.cli.options import TaskName
from malssi.cli.output import drawing

if TYPE_CHECKING:
    from rich.table import Table

    from malssi.tasks.task import Task
    from malssi.tasks.validate import Validation

app = typer.Typer(help="The tasks: list, show, validate.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """List the registered tasks."""
    from malssi.tasks.registry import load_task, task_names

    for name in task_names():
        print(f"{name}\t{load_task(name).title}")


@app.command()
def show(task: TaskName) -> None:
    """Show a task's reading, prompt and checks, and its examples with a reference each."""
    from random import Random

    from malssi.tasks.registry import load_task

    loaded, console = load_task(task), drawing()
    console.print(f"[bold]{loaded.name}[/] {loaded.title}, version {loaded.version}\n")
    console.print(reading_table(loaded))
    console.print("[bold]Prompt[/] of the first example")
    for message in loaded.prompt(loaded.examples[0]):
        console.print(f"  {message.role}: {message.content}", markup=False, highlight=False)
    console.print("\n[bold]Checks[/]")
    for check in loaded.checks:
        told = (check.test.__doc__ or "").strip().partition("\n")[0]
        console.print(f"  {check.name}{'' if check.hard else ' (soft)'}: {told}", markup=False, highlight=False)
    console.print("\n[bold]Examples[/] with a reference each")
    for example in loaded.examples:
        asked = loaded.prompt(example)[-1].content
        console.print(f"  {asked}: {loaded.reference(example, Random(0))}", markup=False, highlight=False)


@app.command()
def validate(
    task: TaskName,
    readings: Annotated[int, typer.Option("--readings", min=1, max=1_000_000, help="Readings to draw.")] = 500,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Seed of the drawing.")] = 0,
) -> None:
    """Prove without a model that a task's references pass and its corruptions are caught."""
    from malssi.tasks.registry import load_task
    from malssi.tasks.validate import validate

    found = validate(load_task(task), readings, seed)
    drawing().print(corruption_table(found))
    print(f"references accepted: {found.accepted} of {found.references}")
    for name, share in found.soft_shares.items():
        print(f"references that pass {name} (soft): {share:.1%}")
    for failure in found.failures:
        print(f"✗ {failure.reading}: {failure.text!r}: {failure.why}")
    for problem in found.problems:
        print(f"✗ {problem}")
    print("passed" if found.passed else "failed")
    raise typer.Exit(0 if found.passed else 1)


def reading_table(task: "Task[Any]") -> "Table":
    """The values of a reading, each under the path to it."""
    from rich.table import Table

    from malssi.tasks.leaves import leaves

    table = Table("field", "required", "what it is", title="Reading", title_justify="left")
    for leaf in leaves(task.reading):
        table.add_row(".".join(leaf.path), "yes" if leaf.required else "", leaf.description)
    return table


def corruption_table(found: "Validation") -> "Table":
    """How often each corruption was caught."""
    from rich.table import Column, Table

    numbers = [Column(name, justify="right") for name in ("applied", "detected", "share")]
    table = Table(Column("corruption", overflow="fold"), Column("caught by", overflow="fold"), *numbers)
    for row in found.corruptions:
        table.add_row(row.name, row.caught_by, str(row.applied), str(row.detected), f"{row.share:.1%}")
    return table
