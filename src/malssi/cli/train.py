"""`malssi train`: a base from scratch, or an adapter from a dataset."""

from pathlib import Path
from typing import Annotated

import typer

from malssi.cli.data import Out, RecipeName, Scale, built
from malssi.cli.output import note

app = typer.Typer(help="Training: base, sft.", no_args_is_help=True)


@app.command()
def base(recipe: RecipeName, out: Out) -> None:
    """Pretrain an embedded base from scratch; goes on where it was stopped."""
    from malssi.data.corpus.documents import left_out_of
    from malssi.data.recipe import find_recipe
    from malssi.tasks.registry import load_task, task_names
    from malssi.train.base import load_base_recipe, pretrain

    left_out = left_out_of(map(load_task, task_names()))
    print(pretrain(load_base_recipe(find_recipe(recipe)), out, left_out, note))


@app.command()
def sft(
    recipe: RecipeName,
    out: Out,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data", metavar="DIR", help="Folder that `malssi data build` wrote; built in OUT/data where absent."
        ),
    ] = None,
    epochs: Annotated[
        float | None, typer.Option("--epochs", help="Passes over the rows; the recipe's where absent.")
    ] = None,
    scale: Scale = 1,
    start: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="ADAPTER", help="Adapter whose weights are trained further; a new one if absent."
        ),
    ] = None,
) -> None:
    """Fine-tune an adapter on a dataset, measure it and export it; Ctrl-C keeps the work."""
    from malssi.data.parts import load_any_recipe, recipes_in
    from malssi.errors import InputError
    from malssi.tasks.registry import load_task
    from malssi.train.settings import sft_settings
    from malssi.train.sft import Run, run_sft

    read = load_any_recipe(recipe)
    tasks = tuple(map(load_task, dict.fromkeys(part.task for part in recipes_in(recipe))))
    settings = sft_settings(read.train, epochs=epochs)
    if data is None:
        data = built(read, out / "data", scale=scale).folder
    elif scale != 1:
        raise InputError(f"scale: got {scale} with --data", "give it to `malssi data build`, which wrote that folder")
    print(run_sft(Run(tasks, data, settings, out, start), note))
