"""The engine's memory: as much as it is told to take, and two lines where it cannot have it."""

import os
import subprocess
import sys

import pytest

from malssi.errors import ModelError
from malssi.model.answer import Budget, answers
from malssi.model.engine_openvino import OpenVinoModel, blocks_in
from malssi.model.load import EXPORT, open_model
from malssi.model.protocol import Request, SamplingParams
from malssi.settings import Settings, load_settings
from malssi.tasks.signboard import task

FOLDER = Settings().weights / "signboard" / EXPORT
TOO_MUCH = 999_999_999


def test_a_block_holds_keys_and_values_of_32_tokens() -> None:
    assert blocks_in(FOLDER, 384) == 384 * 2**20 // (32 * 2 * 6 * 256 * 4) == 1024


def test_the_cache_takes_no_more_than_it_is_allowed() -> None:
    model = OpenVinoModel(FOLDER, "signboard", SamplingParams(), cache_mb=16)
    readings = [task.reading(yesterday_temp=k % 7, today_temp=k % 11) for k in range(40)]
    answers(task, model, readings, seed=1, budget=Budget(candidates=1))
    assert model.pipeline.get_metrics().cache_size_in_bytes <= 16 * 2**20
    model.close()


def test_a_small_cache_changes_no_text() -> None:
    readings = [task.reading(yesterday_temp=k % 7, today_temp=k % 11) for k in range(24)]
    said = []
    for cache_mb in (16, 256):
        model = OpenVinoModel(FOLDER, "signboard", SamplingParams(temperature=0.9), cache_mb=cache_mb)
        found = answers(task, model, readings, seed=1, budget=Budget(candidates=8))
        said.append([[attempt.candidate.text for attempt in one.attempts] for one in found])
        model.close()
    assert said[0] == said[1]


def test_prompts_that_the_cache_cannot_hold_together_are_answered_all_the_same() -> None:
    model = OpenVinoModel(FOLDER, "signboard", SamplingParams(max_new_tokens=8), cache_mb=16)
    requests = [
        Request((1, *range(40 + k, 440 + k)), k, model.sampling) for k in range(6)
    ]  # of 78 blocks, 42 are there
    alone = [model.generate([request])[0] for request in requests]
    assert model.generate(requests) == alone
    assert all(candidate.tokens for candidate in alone)
    with pytest.raises(
        ModelError, match="a prompt of 1,360 tokens, expected fewer than the 1,344 of the cache; raise MALSSI_CACHE_MB"
    ):
        model.generate([Request(tuple(range(40, 1400)), 0, model.sampling)])
    model.close()


def test_a_cache_that_does_not_fit_is_told_with_the_setting_to_lower() -> None:
    with pytest.raises(ModelError, match=r"needs up to 999,999,999 MB for its cache beside 9 MB of files") as told:
        open_model(task, load_settings(cache_mb=TOO_MUCH))
    assert "MALSSI_CACHE_MB" in told.value.hint


def test_a_start_without_memory_ends_in_two_lines() -> None:
    asked = [sys.executable, "-c", "from malssi.cli.main import run; run()", "serve", "--port", "0"]
    env = os.environ | {"MALSSI_CACHE_MB": str(TOO_MUCH)}
    ended = subprocess.run(asked, env=env, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 2)
    assert "MALSSI_CACHE_MB" in ended.stderr
