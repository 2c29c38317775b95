"""`malssi train`: a base from scratch, an adapter from a dataset, or what hears emergencies in words."""

from pathlib import Path
from typing import Annotated

import typer

from malssi.cli.data import Out, RecipeName, Scale, built
from malssi.cli.output import note

app = typer.Typer(help="Training: base, sft, listener.", no_args_is_help=True)


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
    from malssi.train.run import Run
    from malssi.train.settings import sft_settings
    from malssi.train.sft import run_sft

    read = load_any_recipe(recipe)
    tasks = tuple(map(load_task, dict.fromkeys(part.task for part in recipes_in(recipe))))
    settings = sft_settings(read.train, epochs=epochs)
    if data is None:
        data = built(read, out / "data", scale=scale).folder
    elif scale != 1:
        raise InputError(f"scale: got {scale} with --data", "give it to `malssi data build`, which wrote that folder")
    print(run_sft(Run(tasks, data, settings, out, start), note))


@app.command()
def listener(
    data: Annotated[
        Path | None,
        typer.Option(
            "--data", metavar="DIR", help="Folder of .jsonl files, one a writer; the shipped ones where absent."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The .npz file to write; nothing is written where absent."),
    ] = None,
) -> None:
    """Train what hears emergencies in people's words, and tell how it does on writers that it did not see."""
    from importlib.resources import as_file, files

    from malssi.evaluate.statistics import Rate
    from malssi.train.listener import read_rows, save, train

    with as_file(files("malssi.data.emergencies")) as shipped:
        trained = train(read_rows(data or shipped))
    for level, counts in trained.rates.items():
        for name, count in counts.items():
            if name != "texts":
                rate = Rate(count, counts["texts"])
                print(f"{level}, taken for {name}: {count} of {rate.total}, {rate.percent} ({rate.range})")
    if out is not None:
        save(trained, out)
        note(f"wrote {out}")
