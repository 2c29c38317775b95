"""`malssi data`: datasets from recipes."""

from pathlib import Path
from typing import Annotated

import typer

from malssi.cli.output import note

app = typer.Typer(help="Datasets: build.", no_args_is_help=True)

Recipe = Annotated[str, typer.Argument(metavar="RECIPE", help="A recipe's name or the path of its .toml file.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write.")]
Scale = Annotated[
    int, typer.Option("--scale", metavar="N", help="Times the recipe's training rows and coverage, 1 to 200.")
]


@app.callback()
def group() -> None:
    """Datasets: build."""


@app.command()
def build(
    recipe: Recipe,
    out: Out,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYYMMDD", help="Day in the file names; the recipe's where absent.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, help="Seed of chance; the recipe's where absent.")
    ] = None,
    scale: Scale = 1,
) -> None:
    """Build a dataset whose every row passes the verifier."""
    from malssi.data.build import build
    from malssi.data.merge import merge
    from malssi.data.parts import MergedRecipe, load_any_recipe

    read = load_any_recipe(recipe)
    if isinstance(read, MergedRecipe):
        table = merge(read, out, date, seed, say=note, scale=scale).table()
    else:
        table = build(read, out, date, seed, say=note, scale=scale).table()
    for name, value in table:
        print(f"{name}: {value}")
