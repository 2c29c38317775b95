from pathlib import Path

import pytest
from pydantic import ValidationError

from malssi.data.blocks import blocks
from malssi.data.draw import RowSampler
from malssi.data.recipe import SHIPPED, Recipe, find_recipe, load_recipe, scaled, shipped_names
from malssi.errors import InputError, RecipeError
from malssi.tasks.signboard import task as signboard

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
        "extreme/changed": 5,  # with those without a change 7 extremes
        "extreme/same": 2,
    }


def test_the_small_recipe_has_a_cold_and_a_hot_extreme_without_a_change() -> None:
    recipe = load_recipe("signboard")
    block = next(block for block in blocks(recipe) if block.cell == "extreme/same")
    rows = RowSampler(signboard, recipe, recipe.seed).rows(block)
    assert sorted(row.reading.today_temp > 0 for row in rows) == [False, True]


def test_the_small_recipe_makes_one_token_of_the_instruction() -> None:
    assert load_recipe("signboard").train["frames"] == [signboard.prompt(signboard.examples[0])[0].content]


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


def test_a_recipe_without_rows_is_refused() -> None:
    with pytest.raises(ValidationError, match="got 0 in every split, expected a row at least"):
        Recipe.model_validate(FIELDS | {"rows": {"train": 0, "valid": 0}})


def test_a_recipe_that_counts_cells_and_evens_them_out_is_refused() -> None:
    with pytest.raises(ValidationError, match="got coverage and even_over, expected one of them"):
        Recipe.model_validate(FIELDS | {"coverage": {"gain": 4}, "even_over": ["gain", "loss"]})


def test_an_unknown_mix_is_refused() -> None:
    with pytest.raises(ValidationError):
        Recipe.model_validate(FIELDS | {"mix": {"wild": 1.0}})


def test_a_scale_multiplies_the_training_rows_and_their_coverage_alone() -> None:
    recipe = Recipe.model_validate(FIELDS | {"coverage": {"gain": 4}})
    larger = scaled(recipe, 3)
    assert (larger.rows.train, larger.rows.valid, larger.coverage) == (30, 2, {"gain": 12})
    assert larger.model_copy(update={"rows": recipe.rows, "coverage": recipe.coverage}) == recipe


@pytest.mark.parametrize("name", DATASETS)
def test_every_shipped_recipe_can_be_scaled(name: str) -> None:
    recipe = load_recipe(name)
    assert scaled(recipe, 2).rows.train == 2 * recipe.rows.train


@pytest.mark.parametrize("times", [0, -1, 201])
def test_a_scale_out_of_range_is_refused(times: int) -> None:
    with pytest.raises(InputError, match=rf"scale: got {times}, expected 1 to 200 times"):
        scaled(Recipe.model_validate(FIELDS), times)


def test_a_scale_to_more_than_a_million_rows_is_refused_with_the_largest_that_fits() -> None:
    recipe = Recipe.model_validate(FIELDS | {"rows": {"train": 9000, "valid": 2}})
    with pytest.raises(InputError, match=r"are 1350000, expected at most 1000000; give at most 111"):
        scaled(recipe, 150)


def test_the_strength_rate_recipe_covers_all_cells_exactly() -> None:
    recipe = load_recipe("strength-rate")
    assert (recipe.rows.train, recipe.rows.valid, recipe.rows.test) == (1000, 60, 60)
    assert set(recipe.coverage) == {f"e{e}_{g}_p{p}" for e in range(1, 6) for g in "mf" for p in range(1, 7)}
    assert sum(recipe.coverage.values()) == 1000
    assert set(recipe.coverage.values()) == {16, 17}
