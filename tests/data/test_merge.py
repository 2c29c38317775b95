"""Merged datasets, of two toy tasks whose keys mean the same and one whose do not."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from malssi.artifacts import hash_file
from malssi.data.build import build
from malssi.data.dedupe import masked
from malssi.data.draw import Row
from malssi.data.measure import measure
from malssi.data.merge import merge, parts_of
from malssi.data.parts import MergedRecipe
from malssi.data.recipe import load_recipe
from malssi.data.together import Part, measure_together, require_together, siblings
from malssi.errors import DatasetError, InputError
from malssi.tasks.check import verify
from malssi.tasks.task import Mix, Task
from toy import PLACES, Weights, reference, toy


def sample(rng: Random, mix: Mix) -> Weights:
    """Draw from more weights than the toy does."""
    before = rng.randint(100, 499)
    return Weights(before_kg=before, after_kg=before + rng.randint(-5, 5))


def speaking(name: str, first: str, **changes: Any) -> Task[Weights]:
    """The toy by another name, with a first word of its own and perhaps drawn in another way."""
    return replace(
        toy,
        name=name,
        drawing=replace(toy.drawing, sample=sample, **changes),
        reference=lambda reading, rng: f"{first} {reference(reading, rng)}",
    )


FIRST, OTHER = speaking("toy", "우리는"), speaking("toy-other", "저는")
APART = speaking("toy-apart", "모두", group_key=lambda reading: f"{reading.before_kg}->{reading.after_kg}")
TASKS = {task.name: task for task in (FIRST, OTHER, APART)}
PARTS = ("toy", "toy-other", "toy-apart")
SPLITS = ("train", "valid", "test_model")

TOML = """
name = "{name}"
task = "{name}"
seed = 1
date = "20261120"
even_over = ["gain", "loss", "same"]
max_phrase_share = 0.3
near_duplicates = {{ same_masked = 9, similarity = 1.0, neighbours = 999 }}
[rows]
train = 24
valid = 6
test = 6
"""


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> MergedRecipe:
    """A merged recipe of three files."""
    folder = tmp_path_factory.mktemp("recipes")
    for name in PARTS:
        (folder / f"{name}.toml").write_text(TOML.format(name=name), encoding="utf-8")
    parts: dict[str, dict[str, Any]] = {str(folder / f"{name}.toml"): {} for name in PARTS}
    return MergedRecipe(name="toys", seed=1, date="20261120", parts=parts)


@pytest.fixture(scope="module")
def built(recipe: MergedRecipe, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return merge(recipe, tmp_path_factory.mktemp("toys") / "data", task_of=TASKS.__getitem__).folder


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def pairs(folder: Path, split: str) -> list[Any]:
    return lines(folder / f"{split}_20261120.pairs.jsonl")


def keys(folder: Path, split: str) -> set[str]:
    """Keys in the words of the first toy, for rows of every part."""
    return {toy.drawing.group_key(Weights(**row["reading"])) for row in pairs(folder, split)}


def test_every_split_has_the_rows_of_all_parts(built: Path) -> None:
    assert Counter(row["task"] for row in pairs(built, "train")) == dict.fromkeys(PARTS, 24)
    assert Counter(row["task"] for row in pairs(built, "valid")) == dict.fromkeys(PARTS, 6)
    assert Counter(row["task"] for row in pairs(built, "test_model")) == dict.fromkeys(PARTS, 6)


def test_the_rows_of_the_parts_stand_mixed(built: Path) -> None:
    told = [row["task"] for row in pairs(built, "train")]
    assert told != sorted(told, key=PARTS.index)
    assert set(told[:20]) == set(PARTS)


def test_a_file_per_part_holds_its_rows_before_merging(built: Path) -> None:
    apart = [row for name in PARTS for row in lines(built / f"{name}_20261120.jsonl")]
    merged = [row for split in SPLITS for row in lines(built / f"{split}_20261120.jsonl")]
    assert sorted(map(json.dumps, apart)) == sorted(map(json.dumps, merged))


def test_every_row_passes_its_own_tasks_verifier(built: Path) -> None:
    for split in SPLITS:
        for row in pairs(built, split):
            assert verify(TASKS[row["task"]], Weights(**row["reading"]), row["completion"][0]["content"]).passed


def test_cells_are_even_in_every_split_of_every_part(built: Path) -> None:
    stats = json.loads((built / "stats_20261120.json").read_text("utf-8"))
    for name in PARTS:
        assert stats["parts"][name]["cells"] == {
            "train": {"gain": 8, "loss": 8, "same": 8},
            "valid": {"gain": 2, "loss": 2, "same": 2},
            "test": {"gain": 2, "loss": 2, "same": 2},
        }


def test_the_same_recipe_gives_the_same_bytes(recipe: MergedRecipe, built: Path, tmp_path: Path) -> None:
    again = merge(recipe, tmp_path / "again", task_of=TASKS.__getitem__).folder
    assert {path.name: path.read_bytes() for path in built.iterdir()} == {
        path.name: path.read_bytes() for path in again.iterdir()
    }


def test_another_seed_gives_other_rows(recipe: MergedRecipe, built: Path, tmp_path: Path) -> None:
    other = merge(recipe, tmp_path / "other", seed=2, task_of=TASKS.__getitem__).folder
    assert pairs(other, "train") != pairs(built, "train")


def test_a_date_names_every_file_but_card_and_manifest(recipe: MergedRecipe, tmp_path: Path) -> None:
    folder = merge(recipe, tmp_path / "dated", date="20270101", task_of=TASKS.__getitem__).folder
    assert {path.name for path in folder.iterdir()} == {
        "README.md",
        "manifest.json",
        "stats_20270101.json",
        *(f"{name}_20270101.jsonl" for name in (*PARTS, *SPLITS)),
        *(f"{split}_20270101.pairs.jsonl" for split in SPLITS),
    }


def test_a_scale_builds_so_many_times_the_training_rows_of_each_part(recipe: MergedRecipe, tmp_path: Path) -> None:
    folder = merge(recipe, tmp_path / "larger", scale=2, task_of=TASKS.__getitem__).folder
    assert Counter(row["task"] for row in pairs(folder, "train")) == dict.fromkeys(PARTS, 48)
    assert Counter(row["task"] for row in pairs(folder, "valid")) == dict.fromkeys(PARTS, 6)


def test_no_key_of_one_task_is_in_another_split_of_its_sibling(recipe: MergedRecipe, tmp_path: Path) -> None:
    rows = {"rows": {"train": 600, "valid": 60, "test": 300}}  # of 4,400 keys: by chance many would be shared
    two = recipe.model_copy(update={"parts": dict.fromkeys(list(recipe.parts)[:2], rows)})
    folder = merge(two, tmp_path / "many", task_of=TASKS.__getitem__).folder
    train, valid, test = (keys(folder, split) for split in SPLITS)
    assert not train & test
    assert not train & valid
    assert not valid & test


def test_the_training_rows_of_a_part_are_those_of_its_own_recipe(
    built: Path, recipe: MergedRecipe, tmp_path: Path
) -> None:
    for name, path in zip(PARTS, recipe.parts, strict=True):
        alone = build(load_recipe(path), tmp_path / name, task=TASKS[name]).folder
        assert lines(built / f"{name}_20261120.jsonl")[:24] == lines(alone / "train_20261120.jsonl")


def test_the_manifest_hashes_every_file_and_names_every_part(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    assert manifest["files"] == {path.name: hash_file(path) for path in built.iterdir() if path.name != "manifest.json"}
    assert manifest["kind"] == "merged dataset"
    assert {name: part["rows"]["train"] for name, part in manifest["parts"].items()} == dict.fromkeys(PARTS, 24)


def test_the_card_tells_the_rows_of_every_part(built: Path) -> None:
    card = (built / "README.md").read_text("utf-8")
    assert "| toy-other | 24 | 6 | 6 |" in card
    assert "108행" in card


def test_an_earlier_merged_build_is_replaced(recipe: MergedRecipe, tmp_path: Path) -> None:
    merge(recipe, tmp_path / "data", date="20270101", task_of=TASKS.__getitem__)
    merge(recipe, tmp_path / "data", task_of=TASKS.__getitem__)
    assert not (tmp_path / "data" / "train_20270101.jsonl").exists()


def test_a_folder_with_other_things_is_refused_before_anything_is_drawn(recipe: MergedRecipe, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious", encoding="utf-8")
    said: list[str] = []
    with pytest.raises(InputError, match=r"holds thesis\.txt"):
        merge(recipe, tmp_path, say=said.append, task_of=TASKS.__getitem__)
    assert said == []


def test_a_set_that_only_measures_shares_nothing_with_what_it_is_apart_from(
    recipe: MergedRecipe, built: Path, tmp_path: Path
) -> None:
    apart = tuple(recipe.parts)
    rows = {"rows": {"train": 0, "valid": 0, "test": 9}}
    alone = MergedRecipe(name="eval", seed=2, date="20261120", parts={apart[1]: rows}, apart_from=apart)
    folder = merge(alone, tmp_path / "eval", task_of=TASKS.__getitem__).folder
    assert len(pairs(folder, "test_model")) == 9
    assert not keys(folder, "test_model") & {
        toy.drawing.group_key(Weights(**row["reading"])) for row in pairs(built, "train") if row["task"] != "toy-apart"
    }
    assert not (folder / "train_20261120.jsonl").exists()


def test_an_answer_that_an_earlier_recipe_trains_on_is_in_no_test(recipe: MergedRecipe) -> None:
    terse = replace(FIRST, reference=lambda reading, rng: f"{abs(reading.change)}kg 그대로 {rng.choice(PLACES)}이에요.")
    own = load_recipe(next(iter(recipe.parts)))
    rows = [own.rows.model_copy(update={"train": 8, "test": 0}), own.rows.model_copy(update={"train": 0, "test": 8})]
    recipes = [own.model_copy(update={"rows": found, "max_phrase_share": 1.0}) for found in rows]
    before, after = parts_of(recipes, lambda name: terse, say=lambda line: None)
    assert not {masked(row.text) for row in before.rows if row.split == "train"} & {
        masked(row.text) for row in after.rows if row.split == "test"
    }


def test_tasks_with_one_key_function_are_siblings() -> None:
    assert siblings(FIRST, [FIRST, OTHER, APART]) == ("toy-other",)
    assert siblings(APART, [FIRST, OTHER, APART]) == ()


def row(split: str, before: int, text: str) -> Row[Any]:
    reading = Weights(before_kg=before, after_kg=before)
    done = verify(toy, reading, text)
    return Row("toy", split, reading, "same", toy.drawing.group_key(reading), tuple(toy.prompt(reading)), text, done)


def held_together(*rows: Row[Any], apart: tuple[Row[Any], ...] = ()) -> str:
    """What is told of such rows."""
    recipe = load_recipe("signboard")
    part, others = Part(recipe, toy, list(rows)), Part(recipe, toy, list(apart))
    stats = measure_together([part], [others], {"toy": measure(toy, rows)})
    with pytest.raises(DatasetError) as told:
        require_together("toys", stats)
    return str(told.value)


def test_a_key_in_two_splits_is_told() -> None:
    assert "1 shared keys" in held_together(row("train", 60, "공원 3이에요."), row("test", 60, "숲길이에요."))


def test_a_key_in_the_training_of_what_it_is_apart_from_is_told() -> None:
    told = held_together(row("test", 60, "숲길이에요."), apart=(row("train", 60, "공원이에요."),))
    assert "1 shared keys" in told


def test_an_answer_of_the_training_with_other_numbers_is_told() -> None:
    told = held_together(row("train", 60, "공원 3이에요."), row("test", 61, "공원 4이에요."))
    assert "100.0% of the test rows are said in training, expected at most 5%" in told


def test_a_row_that_comes_twice_is_told() -> None:
    assert "1 repeated rows" in held_together(row("test", 60, "공원이에요."), row("test", 60, "공원이에요."))


def test_equal_answers_that_a_part_wants_are_not_counted() -> None:
    wanted = load_recipe("strength-rate")
    assert wanted.near_duplicates.wanted_because
    rows = [row("train", 60, "공원 3이에요."), row("test", 61, "공원 4이에요.")]
    assert measure_together([Part(wanted, toy, rows)], [], {"toy": measure(toy, rows)}).said_in_training == 0
