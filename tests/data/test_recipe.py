from pathlib import Path

import pytest
from pydantic import ValidationError

from malssi.data.recipe import SHIPPED, Recipe, find_recipe, load_recipe, shipped_names
from malssi.errors import RecipeError

FIELDS = {"name": "r", "task": "toy", "seed": 1, "date": "20261120", "rows": {"train": 10, "valid": 2}}
DATASETS = [name for name in shipped_names() if "[rows]" in find_recipe(name).read_text("utf-8")]
"""A base's recipe is the train room's to test."""


@pytest.mark.parametrize("name", DATASETS)
def test_every_shipped_recipe_opens_with_command_expected_result_and_cost(name: str) -> None:
    comments = "".join(line for line in find_recipe(name).read_text("utf-8").splitlines() if line.startswith("#"))
    assert comments.startswith("# malssi ")
    assert "Expected:" in comments
    assert "Cost:" in comments


@pytest.mark.parametrize("name", DATASETS)
def test_a_shipped_recipe_loads_by_its_name(name: str) -> None:
    assert load_recipe(name).name == name


def test_the_small_recipe_demands_the_coverage_of_the_contract() -> None:
    recipe = load_recipe("signboard")
    assert (recipe.rows.train, recipe.rows.valid, sum(recipe.coverage.values())) == (302, 15, 302)
    assert recipe.coverage == {
        "rise_10_up": 50,
        "rise_5_9": 45,
        "rise_1_4": 48,
        "fall_10_up": 42,
        "fall_5_9": 52,
        "fall_1_4": 48,
        "same": 10,
        "extreme": 7,
    }


def test_a_path_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes((SHIPPED / "signboard.toml").read_bytes())
    assert find_recipe(str(path)) == path


def test_an_unknown_recipe_is_told_with_the_nearest_name() -> None:
    with pytest.raises(RecipeError, match=r"got 'signbord'.*did you mean signboard\?"):
        find_recipe("signbord")


@pytest.mark.parametrize("date", ["20261301", "2026-11-20", "today", "202611"])
def test_a_date_that_is_no_day_is_refused(date: str) -> None:
    with pytest.raises(ValidationError, match="expected a day as YYYYMMDD"):
        Recipe.model_validate(FIELDS | {"date": date})


def test_a_coverage_larger_than_the_rows_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"the coverage has 11 rows, rows\.train only 10"):
        Recipe.model_validate(FIELDS | {"coverage": {"gain": 11}})


def test_an_unknown_mix_is_refused() -> None:
    with pytest.raises(ValidationError):
        Recipe.model_validate(FIELDS | {"mix": {"wild": 1.0}})
