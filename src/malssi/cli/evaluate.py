"""`malssi evaluate`: how often a model is right on readings that it never saw."""

from pathlib import Path
from typing import Annotated

import typer

from malssi.cli.options import Adapter, Base, Engine, TaskName, settings_of
from malssi.cli.output import note

app = typer.Typer(help="Measuring: holdout.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Measuring: holdout."""


@app.command()
def holdout(
    task: TaskName,
    n: Annotated[
        int,
        typer.Option(
            "--n",
            min=1,
            max=1_000_000,
            help="Unseen readings, as many natural ones, a quarter of other slices.",
        ),
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Seed of chance.")] = 0,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Folder for the report and every sample.")
    ] = None,
    adapter: Adapter = None,
    engine: Engine = None,
    base: Base = None,
) -> None:
    """Answer readings never trained on; print pass rates by slice, first try and guarded."""
    from malssi.evaluate.holdout import run_holdout
    from malssi.model.answer import Budget
    from malssi.model.load import open_model
    from malssi.tasks.registry import load_task

    loaded = load_task(task)
    settings = settings_of(adapter=adapter, engine=engine, base=base)
    model = open_model(loaded, settings)
    budget = Budget.of(settings)
    folder = out or Path("runs") / f"holdout-{task}"
    found = run_holdout(loaded, model, n, seed, folder, budget, note, settings.batch)
    print(found.as_markdown())
    note(f"every sample and this summary: {folder}")
