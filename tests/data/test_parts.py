from pathlib import Path

import pytest
from pydantic import ValidationError

from malssi.data.parts import MergedRecipe, load_any_recipe, part_recipe, part_recipes, recipes_in
from malssi.data.recipe import Recipe, find_recipe, load_recipe, merges, shipped_names
from malssi.errors import RecipeError

MERGED = [name for name in shipped_names() if merges(find_recipe(name))]


def merged(**changes: object) -> MergedRecipe:
    fields = {"name": "m", "seed": 7, "date": "20261120", "parts": {"signboard": {}, "wearable-health": {}}}
    return MergedRecipe.model_validate(fields | changes)


@pytest.mark.parametrize("name", MERGED)
def test_every_shipped_merged_recipe_opens_with_command_expected_result_and_cost(name: str) -> None:
    comments = "".join(line for line in find_recipe(name).read_text("utf-8").splitlines() if line.startswith("#"))
    assert comments.startswith(f"# malssi data build {name} ")
    assert "Expected:" in comments
    assert "Cost:" in comments


@pytest.mark.parametrize("name", MERGED)
def test_every_shipped_merged_recipe_loads_with_its_parts(name: str) -> None:
    recipe = load_any_recipe(name)
    assert isinstance(recipe, MergedRecipe)
    assert recipe.name == name
    assert [part.name for part in part_recipes(recipe, recipe.seed)] == list(recipe.parts)
    assert all(recipes_in(other) for other in recipe.apart_from)


def test_the_merged_wearable_recipe_has_the_rows_of_the_contract() -> None:
    rows = {part.name: part.rows for part in recipes_in("wearable-v2")}
    assert {name: found.train + found.valid + found.test for name, found in rows.items()} == {
        "wearable-health": 400,
        "wearable-exercise": 300,
        "wearable-coaching": 500,
        "wearable-decision": 300,
    }
    assert all(found.train == 8 * found.valid == 8 * found.test for found in rows.values())


def test_the_merged_recipe_of_reports_has_the_rows_of_the_contract() -> None:
    parts = recipes_in("wearable-v1")
    assert {part.name: (part.rows.train, part.rows.valid, part.rows.test) for part in parts} == {
        "wearable-health": (560, 140, 0),
        "wearable-exercise": (400, 100, 0),
        "wearable-coaching": (240, 60, 0),
    }
    assert all(part.fixed == {"style": "report"} for part in parts)


def test_the_service_evaluation_has_60_readings_and_40_questions_of_another_seed() -> None:
    rows = {part.name: part.rows.test for part in recipes_in("wearable-service-eval")}
    assert (rows.pop("wearable-coaching"), sum(rows.values())) == (40, 60)
    assert {part.seed for part in recipes_in("wearable-service-eval")}.isdisjoint(
        part.seed for part in recipes_in("wearable-v2")
    )


@pytest.mark.parametrize("name", ["wearable-health", "wearable-decision"])
def test_the_training_of_a_part_is_drawn_as_its_own_recipe_says(name: str) -> None:
    part = next(part for part in recipes_in("wearable-v2") if part.name == name)
    assert part == load_recipe(name)
    assert part.even_over == ("A", "B", "C+", "C", "D", "F")


def test_a_recipe_of_one_task_is_its_own_part() -> None:
    assert recipes_in("signboard") == [load_recipe("signboard")]


def test_a_part_takes_the_seed_of_the_whole_and_what_is_changed_in_it() -> None:
    part = part_recipe(merged(parts={"signboard": {"max_phrase_share": 0.5}}), "signboard", seed=7)
    own = load_recipe("signboard")
    assert part == Recipe.model_validate(own.model_dump() | {"seed": 7, "max_phrase_share": 0.5})


def test_a_field_that_no_recipe_has_is_told_with_the_part() -> None:
    with pytest.raises(RecipeError, match=r"m: parts\.signboard\.colour: Extra inputs"):
        part_recipes(merged(parts={"signboard": {"colour": "red"}}), seed=7)


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    copy = tmp_path / "copy.toml"
    copy.write_bytes(find_recipe("signboard").read_bytes())
    with pytest.raises(RecipeError, match="two parts are named signboard"):
        part_recipes(merged(parts={"signboard": {}, str(copy): {}}), seed=7)


def test_a_merged_recipe_without_parts_is_refused() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        merged(parts={})


def test_a_merged_recipe_is_no_recipe_of_one_task() -> None:
    with pytest.raises(RecipeError, match="got 'wearable-v2', which merges several tasks"):
        load_recipe("wearable-v2")


def test_a_file_that_is_not_toml_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("parts = {", encoding="utf-8")
    with pytest.raises(RecipeError, match="not TOML"):
        load_any_recipe(str(path))
