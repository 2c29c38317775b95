"""The wearable recipes: grades even, both sides of every threshold, and the merged one in small."""

import json
import re
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

from malssi.data.build import build
from malssi.data.dedupe import masked
from malssi.data.merge import merge
from malssi.data.parts import MergedRecipe, load_any_recipe
from malssi.data.recipe import load_recipe
from malssi.tasks.check import verify
from malssi.tasks.parse import parse_reading
from malssi.tasks.registry import load_task
from malssi.tasks.wearable.coaching.intents import intents


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


def test_every_topic_has_a_frame() -> None:
    frames = load_any_recipe("wearable-v2").train["frames"]
    assert {f"{intent.number} {intent.title}" for intent in intents().values()} <= {*frames}


FRAME = re.compile(r"^(?:\S+ )?\*\*|└|#-#bpm|약 #kcal|(?:조정 필요|적합|부적합|제시하지 않음.*)$")
"""What stands in every report in the same place: headings, and the lines that the rules fill."""


def answers(path: Path) -> list[str]:
    return [json.loads(line)["messages"][-1]["content"] for line in path.read_text("utf-8").splitlines()]


def sentences(text: str) -> set[str]:
    """A text's sentences, numbers masked, without the frame."""
    said = re.split(r"\n|(?<=[요다]\.) |(?<=:\*\*) ", masked(text))
    return {sentence for sentence in said if sentence and not FRAME.search(sentence)}


def test_the_recipe_of_reports_in_small_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    recipe = load_any_recipe("wearable-v1")
    assert isinstance(recipe, MergedRecipe)
    small = {"rows": {"train": 12, "valid": 2, "test": 0}}
    few = recipe.model_copy(update={"parts": {name: part | small for name, part in recipe.parts.items()}})
    first, second = (merge(few, tmp_path / name, date="20251230").folder for name in "ab")
    names = sorted(path.name for path in first.iterdir())
    assert {"train_20251230.jsonl", "valid_20251230.jsonl", "stats_20251230.json"} < set(names)
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)
    told = (first / "train_20251230.pairs.jsonl").read_text("utf-8").splitlines()
    assert all(json.loads(line)["reading"]["style"] == "report" for line in told)


@pytest.mark.slow
def test_the_recipe_of_reports_has_its_rows_its_lengths_and_many_words(tmp_path: Path) -> None:
    recipe = load_any_recipe("wearable-v1")
    assert isinstance(recipe, MergedRecipe)
    built = merge(recipe, tmp_path / "data", date="20251230")
    assert built.stats.rows == {"train": 1200, "valid": 300}
    for name, rows, low, high in (("health", 700, 450, 550), ("exercise", 500, 540, 660), ("coaching", 300, 260, 340)):
        texts = answers(built.folder / f"wearable-{name}_20251230.jsonl")
        assert len(texts) == rows
        assert low <= median(map(len, texts)) <= high
        said = Counter(sentence for text in texts for sentence in sentences(text))
        assert said.most_common(1)[0][1] <= 0.1 * rows
