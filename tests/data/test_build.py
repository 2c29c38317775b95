import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

import toy_unclear
from malssi.artifacts import hash_file
from malssi.data.build import build, drawn
from malssi.data.draw import RowSampler
from malssi.data.measure import measure, require
from malssi.data.recipe import Recipe
from malssi.data.split import split_of, split_of_key
from malssi.errors import DatasetError, InputError, RecipeError, TaskError
from malssi.tasks.check import verify
from malssi.tasks.task import Check
from toy import Weights, is_polite, reference, toy

COVERAGE = {"gain": 30, "loss": 20, "same": 10}
SAME = next(found for kg in range(40, 80) if split_of(toy, found := Weights(before_kg=kg, after_kg=kg)) == "train")


def recipe(**changes: Any) -> Recipe:
    fields = {
        "name": "toy-small",
        "task": "toy",
        "seed": 1,
        "date": "20261120",
        "rows": {"train": 60, "valid": 12, "test": 12},
        "coverage": COVERAGE,
        "max_phrase_share": 0.2,
        "near_duplicates": {"same_masked": 5, "similarity": 0.95, "neighbours": 20},
    }
    return Recipe.model_validate(fields | changes)


def key_of(split: str) -> str:
    return next(f"{n}" for n in range(99) if split_of_key("toy", f"{n}") == split)


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def pairs(folder: Path, split: str) -> list[Any]:
    return lines(folder / f"{split}_20261120.pairs.jsonl")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(recipe(), tmp_path_factory.mktemp("toy") / "data", task=toy).folder


def test_coverage_counts_are_exact(built: Path) -> None:
    assert Counter(row["cell"] for row in pairs(built, "train")) == COVERAGE


def test_every_split_has_its_rows(built: Path) -> None:
    assert [len(pairs(built, split)) for split in ("train", "valid", "test_model")] == [60, 12, 12]


def test_every_row_passes_the_verifier(built: Path) -> None:
    for split in ("train", "valid", "test_model"):
        for row in pairs(built, split):
            assert verify(toy, Weights.model_validate(row["reading"]), row["completion"][0]["content"]).passed


def test_no_split_shares_a_pair(built: Path) -> None:
    keys = [
        {toy.drawing.group_key(Weights(**row["reading"])) for row in pairs(built, split)}
        for split in ("train", "valid", "test_model")
    ]
    assert not keys[0] & keys[1]
    assert not keys[0] & keys[2]
    assert not keys[1] & keys[2]


def test_nothing_held_out_is_in_it(built: Path) -> None:
    assert not any(row["reading"]["before_kg"] == 66 for row in pairs(built, "train"))


def test_a_chat_row_is_prompt_and_completion_in_one(built: Path) -> None:
    chats, halves = lines(built / "train_20261120.jsonl"), pairs(built, "train")
    assert [row["messages"] for row in chats] == [row["prompt"] + row["completion"] for row in halves]
    assert [message["role"] for message in chats[0]["messages"]] == ["system", "user", "assistant"]


def test_korean_is_written_as_it_is(built: Path) -> None:
    assert "어제" in (built / "train_20261120.jsonl").read_text("utf-8")


def test_the_same_recipe_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = build(recipe(), tmp_path / "again", task=toy).folder
    assert {path.name: path.read_bytes() for path in built.iterdir()} == {
        path.name: path.read_bytes() for path in again.iterdir()
    }


def test_another_seed_gives_other_rows_of_the_same_counts(built: Path, tmp_path: Path) -> None:
    other = build(recipe(), tmp_path / "other", seed=2, task=toy).folder
    assert pairs(other, "train") != pairs(built, "train")
    assert Counter(row["cell"] for row in pairs(other, "train")) == COVERAGE


def test_a_date_names_the_files(tmp_path: Path) -> None:
    folder = build(recipe(), tmp_path / "dated", date="20270101", task=toy).folder
    assert (folder / "train_20270101.jsonl").exists()
    assert (folder / "stats_20270101.json").exists()


def test_a_date_that_is_no_day_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="got '20270230', expected a day"):
        build(recipe(), tmp_path / "dated", date="20270230", task=toy)


def test_the_manifest_hashes_every_file(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    assert manifest["files"] == {path.name: hash_file(path) for path in built.iterdir() if path.name != "manifest.json"}
    assert (manifest["seed"], manifest["date"], manifest["recipe"]["coverage"]) == (1, "20261120", COVERAGE)


def test_the_card_tells_what_was_measured(built: Path) -> None:
    card = (built / "README.md").read_text("utf-8")
    assert "| train | 60 |" in card
    assert "| same | 10 |" in card
    assert "84행" in card


def test_cells_are_even_in_every_split(tmp_path: Path) -> None:
    even = recipe(coverage={}, even_over=["gain", "loss"], rows={"train": 31, "valid": 4, "test": 4})
    folder = build(even, tmp_path / "even", task=toy).folder
    assert Counter(row["cell"] for row in pairs(folder, "train")) == {"gain": 16, "loss": 15}
    assert Counter(row["cell"] for row in pairs(folder, "valid")) == {"gain": 2, "loss": 2}
    assert Counter(row["cell"] for row in pairs(folder, "test_model")) == {"gain": 2, "loss": 2}


def test_cells_that_are_not_even_fail_the_build() -> None:
    even = recipe(coverage={}, even_over=["gain", "loss"], rows={"train": 3, "valid": 0, "test": 0})
    rows = drawn(RowSampler(toy, even.model_copy(update={"even_over": ("gain",)}), 1), say=lambda line: None)
    with pytest.raises(DatasetError, match=r"\{'gain': 3, 'loss': 0\} of 3 train rows, expected equally many of each"):
        require(even, measure(toy, rows))


def test_a_cell_is_no_rarer_in_training_because_its_keys_are_for_tests() -> None:
    train, test = key_of("train"), key_of("test")
    lopsided = replace(
        toy,
        drawing=replace(
            toy.drawing,
            stratum=lambda reading: "odd" if reading.before_kg % 2 else "even",
            group_key=lambda reading: test if reading.before_kg % 2 and reading.change != 3 else train,
        ),
    )
    odd = {}
    for as_drawn in (False, True):
        rows = recipe(coverage={}, rows={"train": 60, "valid": 0}, mix={"balanced": 1.0}, cells_as_drawn=as_drawn)
        odd[as_drawn] = Counter(row.cell for row in drawn(RowSampler(lopsided, rows, 1), say=lambda line: None))["odd"]
    assert odd[False] < 10 < 20 < odd[True] < 40


def test_the_rows_of_a_cell_are_spread_over_a_field() -> None:
    gaps = {}
    for fields in ((), ("before_kg",)):
        rows = drawn(RowSampler(toy, recipe(spread=fields, fresh_pairs=True), 1), say=lambda line: None)
        kilograms = sorted(row.reading.before_kg for row in rows if (row.split, row.cell) == ("train", "same"))
        gaps[fields] = min(b - a for a, b in pairwise(kilograms))
    assert gaps[()] < 2 <= gaps["before_kg",]


def test_rows_are_spread_over_numbers_only() -> None:
    with pytest.raises(RecipeError, match=r"spread: got 'shoes', which is None in .* expected fields that are numbers"):
        drawn(RowSampler(toy, recipe(spread=["before_kg", "shoes"]), 1), say=lambda line: None)


def test_a_cell_that_training_has_nothing_of_leaves_its_rows_to_others() -> None:
    hidden = replace(
        toy,
        drawing=replace(
            toy.drawing,
            group_key=lambda reading: key_of("test") if reading.change > 0 else toy.drawing.group_key(reading),
        ),
    )
    rows = recipe(coverage={}, rows={"train": 30, "valid": 0}, mix={"balanced": 1.0}, cells_as_drawn=True)
    found = Counter(row.cell for row in drawn(RowSampler(hidden, rows, 1), say=lambda line: None))
    assert (found["gain"], found.total()) == (0, 30)


def test_boundary_rows_take_in_the_sides_that_are_rarely_drawn(tmp_path: Path) -> None:
    heavy = {f"{kg}kg": lambda reading, kg=kg: reading.before_kg == kg for kg in range(70, 78)}
    edgy = replace(toy, drawing=replace(toy.drawing, boundary_cases=heavy))
    few = recipe(coverage={}, mix={"boundary": 1.0}, rows={"train": 12, "valid": 0, "test": 0})
    assert build(few, tmp_path / "with", task=edgy).stats.sides_without_rows == []
    before = {row["reading"]["before_kg"] for row in pairs(build(few, tmp_path / "without", task=toy).folder, "train")}
    assert not before >= set(range(70, 78))


def test_a_side_that_no_training_row_has_is_told(tmp_path: Path) -> None:
    edgy = replace(
        toy, drawing=replace(toy.drawing, boundary_cases={"nobody": lambda reading: False, "all": lambda reading: True})
    )
    assert build(recipe(), tmp_path / "data", task=edgy).stats.sides_without_rows == ["nobody"]


def test_no_phrase_exceeds_its_share(built: Path) -> None:
    said = Counter(
        place for row in pairs(built, "train") for place in toy.drawing.phrases(row["completion"][0]["content"])
    )
    assert max(said.values()) <= 0.2 * 60


def test_no_masked_text_is_in_two_splits(built: Path) -> None:
    assert json.loads((built / "stats_20261120.json").read_text("utf-8"))["shared_masked"] == 0


def test_a_row_that_fails_the_verifier_fails_the_build(tmp_path: Path) -> None:
    rude = replace(toy, reference=lambda reading, rng: reference(reading, rng).removesuffix("요."))
    with pytest.raises(DatasetError, match=r"Weights\(before_kg=.*does not pass is_polite: 존댓말로 끝나야 합니다"):
        build(recipe(), tmp_path / "rude", task=rude)
    assert not (tmp_path / "rude").exists()


def test_a_row_that_nobody_understands_fails_the_build(tmp_path: Path) -> None:
    odd = replace(toy, checks=(*toy.checks, Check(toy_unclear.is_understood)), reference=oddly)
    with pytest.raises(DatasetError, match=rf"does not pass is_understood \(unclear\): {toy_unclear.ODD}"):
        build(recipe(), tmp_path / "odd", task=odd)


def oddly(reading: Weights, rng: Random) -> str:
    return f"{reference(reading, rng)} {toy_unclear.ODD}"


def test_failed_and_unclear_rows_are_counted_apart_and_neither_is_let_through() -> None:
    rows = drawn(RowSampler(toy, recipe(), seed=1), lambda line: None)
    hard = replace(toy_unclear.task, checks=tuple(check for check in toy_unclear.task.checks if check.hard))
    spoiled = [replace(row, verification=verify(hard, row.reading, f"{row.text} {toy_unclear.ODD}")) for row in rows]
    stats = measure(hard, spoiled)
    assert (stats.hard_failures, stats.hard_unclear) == (0, len(rows))
    with pytest.raises(DatasetError, match=f"{len(rows)} hard unclear, expected 0"):
        require(recipe(), stats)


def test_too_many_rows_without_what_a_soft_check_asks_fail_the_build(tmp_path: Path) -> None:
    placeless = replace(
        toy,
        reference=lambda reading, rng: reference(reading, rng).split(".")[0] + ".",
        drawing=replace(toy.drawing, phrases=lambda text: []),
    )
    limits = {"same_masked": 99, "similarity": 1.0, "neighbours": 99}
    few = recipe(rows={"train": 20, "valid": 0}, coverage={}, near_duplicates=limits)
    with pytest.raises(DatasetError, match=r"0\.0% of the rows pass names_a_place, expected 90% at least"):
        build(few, tmp_path / "placeless", task=placeless)


def test_a_task_that_always_says_the_same_fails_the_build(tmp_path: Path) -> None:
    dull = replace(
        toy,
        reference=lambda reading, rng: f"{abs(reading.change)}kg 그대로 공원이에요.",
        drawing=replace(toy.drawing, phrases=lambda text: []),
    )
    with pytest.raises(DatasetError, match=r"no wording fits \(masked text repeated"):
        build(recipe(), tmp_path / "dull", task=dull)


def test_equal_answers_are_kept_where_the_recipe_says_why(tmp_path: Path) -> None:
    dull = replace(
        toy,
        reference=lambda reading, rng: f"{abs(reading.change)}kg 그대로 공원이에요.",
        drawing=replace(toy.drawing, phrases=lambda text: []),
    )
    wanted = recipe(near_duplicates={"wanted_because": "one sentence fits all"})
    folder = build(wanted, tmp_path / "dull", task=dull).folder
    assert Counter(row["cell"] for row in pairs(folder, "train")) == COVERAGE
    assert "not limited, one sentence fits all" in (folder / "README.md").read_text("utf-8")


def test_a_question_comes_once_even_where_equal_answers_are_wanted(tmp_path: Path) -> None:
    stuck = replace(
        toy,
        reference=lambda reading, rng: "0kg 그대로 공원이에요.",
        drawing=replace(toy.drawing, sample=lambda rng, mix: SAME),
    )
    wanted = recipe(rows={"train": 2, "valid": 0}, coverage={}, near_duplicates={"wanted_because": "it is one"})
    with pytest.raises(DatasetError, match=r"no wording fits \(said before"):
        build(wanted, tmp_path / "stuck", task=stuck)


def test_a_scale_builds_so_many_times_the_training_rows(tmp_path: Path) -> None:
    folder = build(recipe(), tmp_path / "larger", task=toy, scale=3).folder
    assert Counter(row["cell"] for row in pairs(folder, "train")) == {"gain": 90, "loss": 60, "same": 30}
    assert len(pairs(folder, "valid")) == 12
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert (manifest["scale"], manifest["recipe"]["rows"]["train"]) == (3, 180)
    assert "3 times the training rows" in (folder / "README.md").read_text("utf-8")


def test_a_cell_that_no_reading_has_fails_the_build(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="train, huge: no reading in"):
        build(recipe(coverage={"huge": 1}), tmp_path / "huge", task=toy)


def test_a_failure_inside_the_task_names_the_task(tmp_path: Path) -> None:
    broken = replace(toy, reference=lambda reading, rng: str(1 // 0))
    with pytest.raises(TaskError, match="task toy, reference of Weights"):
        build(recipe(), tmp_path / "broken", task=broken)


def test_an_earlier_build_is_replaced(tmp_path: Path) -> None:
    build(recipe(), tmp_path / "data", date="20270101", task=toy)
    build(recipe(), tmp_path / "data", task=toy)
    assert not (tmp_path / "data" / "train_20270101.jsonl").exists()


def test_a_folder_with_other_things_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious", encoding="utf-8")
    with pytest.raises(InputError, match=r"holds thesis\.txt, which no dataset build wrote"):
        build(recipe(), tmp_path, task=toy)
    assert (tmp_path / "thesis.txt").read_text("utf-8") == "precious"


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    def interrupt(line: str) -> None:
        raise KeyboardInterrupt

    many = recipe(
        rows={"train": 1000, "valid": 0}, coverage={}, near_duplicates={"same_masked": 99, "neighbours": 1000}
    )
    with pytest.raises(KeyboardInterrupt):
        build(many, tmp_path / "data", say=interrupt, task=toy)
    assert list(tmp_path.iterdir()) == []


def test_a_soft_check_rejects_no_row(tmp_path: Path) -> None:
    lenient = replace(
        toy,
        checks=(*toy.checks[:1], Check(is_polite, hard=False)),
        reference=lambda reading, rng: reference(reading, rng) + "!",
    )
    built = build(recipe(min_soft_share=0.0), tmp_path / "data", task=lenient)
    assert built.stats.soft_shares == {"is_polite": 0.0}


def test_a_fixed_field_is_that_of_every_row(tmp_path: Path) -> None:
    heavy = recipe(fixed={"after_kg": 50}, coverage={}, max_phrase_share=1.0)
    folder = build(heavy, tmp_path / "data", task=toy).folder
    assert {row["reading"]["after_kg"] for row in pairs(folder, "train")} == {50}


@pytest.mark.parametrize(
    ("fixed", "told"),
    [
        ({"colour": "red"}, "toy-small: fixed: colour: got 'red', expected no such field; the fields are before_kg"),
        ({"after_kg": "red"}, "toy-small: fixed: after_kg: got 'red', expected a valid integer"),
    ],
)
def test_a_fixed_field_that_the_reading_does_not_take_is_told(fixed: dict[str, Any], told: str, tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match=told):
        build(recipe(fixed=fixed), tmp_path / "data", task=toy)


def test_a_build_that_somebody_has_changed_is_never_replaced(tmp_path: Path) -> None:
    folder = build(recipe(), tmp_path / "data", task=toy).folder
    rows = next(folder.glob("train_????????.jsonl"))
    rows.write_text(rows.read_text("utf-8") + "{}\n", encoding="utf-8")
    with pytest.raises(InputError, match="was changed since it was built"):
        build(recipe(), tmp_path / "data", task=toy)
    assert rows.read_text("utf-8").endswith("{}\n")
