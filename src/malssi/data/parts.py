"""What a recipe of several tasks says: its parts are recipes of one task each, with what is changed in them."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError

from malssi.artifacts import load_toml
from malssi.data.recipe import Recipe, RecipeTable, calendar_day, find_recipe, load_recipe, merges
from malssi.errors import RecipeError, field_errors


class MergedRecipe(RecipeTable):
    """A dataset of several tasks."""

    name: str
    seed: int
    """The parts' own seeds give way to it."""
    date: Annotated[str, AfterValidator(calendar_day)]
    parts: dict[str, dict[str, Any]] = Field(min_length=1)
    """By the name or path of a recipe of one task: fields that replace those of its file."""
    apart_from: tuple[str, ...] = ()
    """Recipes whose training and validation rows this dataset shares no key and no answer with."""
    train: dict[str, Any] = Field(default_factory=dict)
    """How one adapter is trained on all of it, read by the train room; the parts' own tables are for one task each."""


def load_any_recipe(name_or_path: str) -> Recipe | MergedRecipe:
    """Find and read a recipe, of one task or of several.

    Raises:
        RecipeError: it is missing or wrong.
    """
    path = find_recipe(name_or_path)
    return load_toml(path, MergedRecipe) if merges(path) else load_recipe(name_or_path)


def recipes_in(name_or_path: str) -> list[Recipe]:
    """The recipes of one task that a recipe is made of: its parts, or itself.

    Raises:
        RecipeError: it or a part is missing or wrong.
    """
    recipe = load_any_recipe(name_or_path)
    return [recipe] if isinstance(recipe, Recipe) else part_recipes(recipe, recipe.seed)


def part_recipes(recipe: MergedRecipe, seed: int) -> list[Recipe]:
    """The recipe of each part, as it is built.

    Raises:
        RecipeError: one is missing or wrong, or two have one name.
    """
    parts = [part_recipe(recipe, name, seed) for name in recipe.parts]
    names = [part.name for part in parts]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise RecipeError(f"{recipe.name}: two parts are named {twice[0]}", "a part's name names its file: change one")
    return parts


def part_recipe(recipe: MergedRecipe, name: str, seed: int) -> Recipe:
    """A part's own recipe with what the merged one changes."""
    fields = load_recipe(name).model_dump() | recipe.parts[name] | {"seed": seed}
    try:
        return Recipe.model_validate(fields)
    except ValidationError as cause:
        raise RecipeError(
            f"{recipe.name}: {field_errors(cause, f'parts.{name}.')}", "correct the named fields"
        ) from cause
