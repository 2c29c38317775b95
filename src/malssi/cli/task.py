"""`malssi task`: which tasks there are, what one holds, and the proof that its own parts agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from malssi.cli.options import AsJson, TaskName
from malssi.cli.output import drawing
from malssi.errors import InputError

if TYPE_CHECKING:
    from rich.table import Table

    from malssi.tasks.task import Task
    from malssi.tasks.validate import Validation


app = typer.Typer(help="The tasks: list, show, validate.", no_args_is_help=True)


def limit(flag: str, wanted: str) -> Any:
    """An option for a limit of `--blind`."""
    return typer.Option(flag, metavar="PERCENT", min=0, max=100, help=f"With --blind: {wanted}; else exit 1.")


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
    blind: Annotated[
        Path | None,
        typer.Option(
            "--blind",
            metavar="FOLDER",
            help="Measure the checks on texts by strangers instead: every *.jsonl of a folder, or one file, with lines "
            '{"id", "task", "reading", "text", "right": true or false, "kind"?, "why"?}. A wrong text counts as a bad '
            "sentence in a good text where its kind is bad or adversarial, or its why is that sentence.",
        ),
    ] = None,
    min_right_passed: Annotated[
        float | None, limit("--min-right-passed", "the least share of right texts that must pass")
    ] = None,
    max_right_failed: Annotated[
        float | None, limit("--max-right-failed", "the largest share of right texts that may fail")
    ] = None,
    max_wrong_passed: Annotated[
        float | None, limit("--max-wrong-passed", "the largest share of wrong texts that may pass")
    ] = None,
    max_bad_passed: Annotated[
        float | None, limit("--max-bad-passed", "the largest share of good texts with a bad sentence that may pass")
    ] = None,
    json: AsJson = False,
    full: Annotated[bool, typer.Option("--full", help="With --blind: do not shorten texts.")] = False,
) -> None:
    """Prove without a model that a task's references pass and its corruptions are caught, or measure its checks on
    texts by strangers (--blind)."""
    if blind is not None:
        from malssi.cli.blind import thresholds_of, validate_blind
        from malssi.tasks.registry import load_task

        limits = thresholds_of(min_right_passed, max_right_failed, max_wrong_passed, max_bad_passed)
        raise typer.Exit(0 if validate_blind(load_task(task), blind, limits, json, full) else 1)
    given = (min_right_passed, max_right_failed, max_wrong_passed, max_bad_passed)
    if json or full or any(percent is not None for percent in given):
        raise InputError("got an option of --blind without it", "give --blind and the folder of the texts")
    prove(task, readings, seed)


def prove(task: str, readings: int, seed: int) -> None:
    """Print what the task's own references and corruptions show, and leave with 1 where something speaks against it."""
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
