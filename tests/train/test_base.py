"""Pretraining: the same recipe gives the same base, stopped or not."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from malssi.artifacts import hash_file
from malssi.errors import RecipeError
from malssi.tasks.signboard.cells import in_held_out_band
from malssi.train.base import LOG_EVERY, BaseRecipe, pretrain

TINY: dict[str, Any] = {
    "name": "tiny",
    "seed": 1,
    "row_length": 64,
    "rows_per_step": 2,
    "lr": 0.003,
    "warmup_steps": 5,
    "final_lr_share": 0.1,
    "weight_decay": 0.05,
    "tokenizer_documents": 500,
    "tokenizer_shares": {"difference": 0.5, "outdoors": 0.5},
    "architecture": {
        "vocab_size": 600,
        "hidden_size": 32,
        "intermediate_size": 32,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "max_position_embeddings": 64,
    },
    "stages": [
        {"tokens": 15 * 128, "shares": {"short_difference": 1.0}},
        {"tokens": 15 * 128, "shares": {"difference": 0.5, "outdoors": 0.3, "daily_life": 0.1, "skills": 0.1}},
    ],
}


def test_a_resumed_pretraining_gives_the_base_of_an_uninterrupted_one(tmp_path: Path) -> None:
    recipe = BaseRecipe.model_validate(TINY)
    whole = pretrain(recipe, tmp_path / "whole", in_held_out_band, lambda line: None, compiled=False)

    def press_ctrl_c(line: str) -> None:
        if line.startswith(f"step {LOG_EVERY:>6}/"):
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        pretrain(recipe, tmp_path / "stopped", in_held_out_band, press_ctrl_c, compiled=False)
    assert not (tmp_path / "stopped" / "base").exists()
    resumed = pretrain(recipe, tmp_path / "stopped", in_held_out_band, lambda line: None, compiled=False)
    assert hash_file(resumed / "model.safetensors") == hash_file(whole / "model.safetensors")
    assert hash_file(resumed / "tokenizer.json") == hash_file(whole / "tokenizer.json")


def test_a_folder_with_the_base_of_another_recipe_is_refused(tmp_path: Path) -> None:
    recipe = BaseRecipe.model_validate(TINY | {"stages": [{"tokens": 128, "shares": {"short_difference": 1.0}}]})
    pretrain(recipe, tmp_path, in_held_out_band, lambda line: None, compiled=False)
    other = recipe.model_copy(update={"lr": 0.1})
    with pytest.raises(RecipeError, match=r"another run: recipe\.lr was 0\.003, is 0\.1"):
        pretrain(other, tmp_path, in_held_out_band, lambda line: None, compiled=False)


def test_the_rate_rises_and_then_falls_to_its_last_share() -> None:
    recipe = BaseRecipe.model_validate(TINY)
    rates = [recipe.lr_at(step) for step in range(recipe.steps)]
    assert rates[0] < rates[4] > rates[-1] >= recipe.lr * recipe.final_lr_share


def test_a_stage_with_a_rate_of_its_own_begins_a_new_schedule() -> None:
    first, second = TINY["stages"]
    recipe = BaseRecipe.model_validate(TINY | {"stages": [first, second | {"lr": 0.002}]})
    before = BaseRecipe.model_validate(TINY | {"stages": [first]})
    assert [recipe.lr_at(step) for step in range(15)] == [before.lr_at(step) for step in range(15)]
    assert recipe.lr_at(15) == pytest.approx(0.002 / 5)
    assert recipe.lr_at(19) > recipe.lr_at(29)


def test_stages_follow_each_other_by_tokens() -> None:
    recipe = BaseRecipe.model_validate(TINY)
    assert recipe.steps == 30
    assert recipe.stage_at(14) is recipe.stages[0]
    assert recipe.stage_at(15) is recipe.stages[1]


@pytest.mark.parametrize("field", ["warmup_steps", "rows_per_step", "row_length"])
def test_a_recipe_that_would_divide_by_nothing_is_refused(field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        BaseRecipe.model_validate(TINY | {field: 0})
