"""`malssi data`: datasets from recipes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from malssi.cli.output import note

if TYPE_CHECKING:
    from malssi.data.build import Built
    from malssi.data.merge import Merged
    from malssi.data.parts import MergedRecipe
    from malssi.data.recipe import Recipe

app = typer.Typer(help="Datasets: build.", no_args_is_help=True)

RecipeName = Annotated[str, typer.Argument(metavar="RECIPE", help="A recipe's name or the path of its .toml file.")]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write.")]
Scale = Annotated[
    int, typer.Option("--scale", metavar="N", help="Times the recipe's training rows and coverage, 1 to 200.")
]


@app.callback()
def group() -> None:
    """Datasets: build."""


@app.command()
def build(
    recipe: RecipeName,
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
    from malssi.data.parts import load_any_recipe

    for name, value in built(load_any_recipe(recipe), out, date, seed, scale).table():
        print(f"{name}: {value}")


def built(
    recipe: "Recipe | MergedRecipe", out: Path, date: str | None = None, seed: int | None = None, scale: int = 1
) -> "Built | Merged":
    """Build a dataset of one task or of several."""
    from malssi.data.build import build
    from malssi.data.merge import merge
    from malssi.data.parts import MergedRecipe

    if isinstance(recipe, MergedRecipe):
        return merge(recipe, out, date, seed, say=note, scale=scale)
    return build(recipe, out, date, seed, say=note, scale=scale)
