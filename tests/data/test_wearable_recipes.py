"""The wearable recipes: grades even, both sides of every threshold, and the merged one in small."""

import json
from pathlib import Path

import pytest

from malssi.data.build import build
from malssi.data.merge import merge
from malssi.data.parts import MergedRecipe, load_any_recipe
from malssi.data.recipe import load_recipe
from malssi.tasks.check import verify
from malssi.tasks.parse import parse_reading
from malssi.tasks.registry import load_task


@pytest.mark.parametrize("name", ["wearable-health", "wearable-decision"])
def test_the_training_rows_lie_on_both_sides_of_every_threshold(name: str, tmp_path: Path) -> None:
    stats = build(load_recipe(name), tmp_path / "data").stats
    assert stats.sides_without_rows == []


def test_the_merged_recipe_in_small_has_verified_rows_of_every_task(tmp_path: Path) -> None:
    recipe = load_any_recipe("wearable-v2")
    assert isinstance(recipe, MergedRecipe)
    rows = {"rows": {"train": 12, "valid": 0, "test": 6}}
    few = recipe.model_copy(update={"parts": dict.fromkeys(recipe.parts, rows)})
    folder = merge(few, tmp_path / "data").folder
    told = (folder / "train_20261120.pairs.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in told]
    assert {row["task"] for row in found} == set(recipe.parts)
    for row in found:
        task = load_task(row["task"])
        assert verify(task, parse_reading(task, row["reading"]), row["completion"][0]["content"]).passed
