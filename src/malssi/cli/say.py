"""`malssi say TASK`: one reading from flags, or many from a file, to verified text.

Each task is a command of its own whose flags are the leaves of its reading, so `malssi say TASK --help` tells them.
"""

from collections.abc import Mapping
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from malssi.cli.generator import open_generator
from malssi.cli.options import Adapter, AsJson, Base, Engine, Seed, seed_or_random, settings_of
from malssi.cli.said import print_answer
from malssi.errors import InputError

if TYPE_CHECKING:
    from malssi.tasks.task import Task

FIELD = "field_"
"""Prefix of a leaf's parameter, so that no field hides an option."""


class Tasks(TyperGroup):
    """A command for every registered task, made when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        from malssi.tasks.registry import task_names

        return task_names()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        from malssi.tasks.registry import load_task

        return command(load_task(cmd_name))


app = typer.Typer(
    cls=Tasks, help="Answer readings of a task, verified.", subcommand_metavar="TASK [OPTIONS]", no_args_is_help=True
)


@app.callback()
def group() -> None:
    """Answer readings of a task, verified."""


def command(task: "Task[Any]") -> Any:
    """The command of one task: the leaves of its reading as flags, then the options of `say`."""

    def run(**given: Any) -> None:
        fields = {name.removeprefix(FIELD): given.pop(name) for name in list(given) if name.startswith(FIELD)}
        say(task, {name: as_one(task, name, texts) for name, texts in fields.items() if texts}, **given)

    options = list(signature(say).parameters.values())[2:]
    parameters = [*field_flags(task, taken={option.name for option in options}), *options]
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # typer reads it
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    single.command(task.name, help=f"{task.title}: verified text from a reading, or from a file of readings.")(run)
    return get_command(single)


def field_flags(task: "Task[Any]", taken: set[str]) -> list[Parameter]:
    """A flag for each leaf. What is typed stays text here; the reading itself says what it accepts."""
    from malssi.tasks.leaves import leaves

    flags = []
    for leaf in leaves(task.reading):
        flag = ("--reading-" if leaf.name in taken else "--") + leaf.name.replace("_", "-")
        option = typer.Option(flag, metavar="VALUE", help=leaf.description, rich_help_panel="Reading")
        kind = Annotated[list[str] | None, option]
        flags.append(Parameter(FIELD + leaf.name, Parameter.KEYWORD_ONLY, default=None, annotation=kind))
    return flags


def as_one(task: "Task[Any]", name: str, texts: list[str]) -> str:
    """What a flag was given: of a list that is given bit by bit all of it, and a single value once.

    Raises:
        InputError: a field of one value was given several.
    """
    from malssi.sources.cells import item_of
    from malssi.tasks.leaves import leaves

    leaf = next(leaf for leaf in leaves(task.reading) if leaf.name == name)
    if len(texts) > 1 and item_of(leaf.annotation, (list, tuple)) is None:
        raise InputError(f"{name}: got {len(texts)} values ({', '.join(texts)}), expected one", "give the flag once")
    return ", ".join(texts)


def say(
    task: "Task[Any]",
    fields: Mapping[str, str],
    *,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="A file of readings: .csv, .tsv, .json, .jsonl or .xlsx, each perhaps with .gz behind it, or - for "
            "standard input. Flags fill its gaps.",
        ),
    ] = None,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="With --from: estimate what the task can where the file lacks it.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="With --from: write the answers there as they come. A row without an answer is an empty line, so that "
            "rows and lines go together (an answer of several lines keeps them); with --json it is left out, and so "
            "are the seconds.",
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="With --out: go on where the same command was stopped.")
    ] = False,
    json: AsJson = False,
    seed: Seed = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Print the first candidate, whatever the checks say of it.")
    ] = False,
    temperature: Annotated[
        float | None,
        typer.Option("--temperature", min=0, max=2, help="Sampling temperature; the adapter's own where absent."),
    ] = None,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="A .csv or .html file for the answer's tables.")
    ] = None,
    adapter: Adapter = None,
    engine: Engine = None,
    base: Base = None,
) -> None:
    """Answer from flags or from a file.

    Raises:
        ReadingError: the flags do not make a reading.
        InputError: the file cannot be read, or there is nothing to export.
        NoVerifiedAnswer: nothing passed, and nothing unclear is accepted.
    """
    settings = settings_of(engine=engine, adapter=adapter, base=base)
    if from_ is not None:
        from malssi.cli.out_file import seed_before
        from malssi.cli.say_file import FileRun, say_file
        from malssi.sources.fill import RowDefaults

        if export is not None:
            raise InputError("got both --from and --export", "export one reading's tables; of a file take --json")
        if resume and out is None:
            raise InputError("got --resume without --out", "give the --out of the run that was stopped")
        chance = seed_or_random(seed_before(out) if seed is None and resume and out else seed)
        run = FileRun(task, from_, RowDefaults(fields, estimate), settings, chance, temperature, json, raw, out)
        raise typer.Exit(say_file(run, resume))
    if out is not None or resume:
        raise InputError("got --out or --resume without --from", "they are for the answers to a file")
    if estimate:
        raise InputError("got --estimate without --from", "give every value of a single reading")
    from malssi.cli.tables import exporter
    from malssi.sources.cells import notations, typed_fields
    from malssi.tasks.parse import parse_reading

    write = export and exporter(task, export, raw)
    reading = parse_reading(task, typed_fields(task.reading, fields, notations(task)))
    found = open_generator(task, settings, temperature, raw).answered([reading], seed_or_random(seed))[0]
    print_answer(task, found, json, raw)
    if write:
        write(found)
