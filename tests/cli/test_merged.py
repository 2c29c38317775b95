"""The commands on a recipe of several tasks."""

from pathlib import Path

import pytest

TOML = """
name = "two"
seed = 1
date = "20261120"
[parts]
signboard = { rows = { train = 6, valid = 1 }, coverage = {} }
wearable-coaching = { rows = { train = 6, valid = 1 } }
"""


@pytest.fixture
def two(tmp_path: Path) -> str:
    path = tmp_path / "two.toml"
    path.write_text(TOML, encoding="utf-8")
    return str(path)


def test_a_merged_dataset_is_built(malssi, two, tmp_path):
    ended = malssi("data", "build", two, "--out", str(tmp_path / "out"), "--date", "20270101", "--scale", "2")
    assert "rows: train 24, valid 2" in ended.out
    assert (tmp_path / "out" / "signboard_20270101.jsonl").exists()
    assert ended.code == 0


def test_a_part_that_is_no_recipe_is_told(malssi, two, tmp_path):
    Path(two).write_text(TOML.replace("signboard", "signbord"), encoding="utf-8")
    ended = malssi("data", "build", two, "--out", str(tmp_path / "out"))
    assert ended.code == 2
    assert "did you mean signboard?" in ended.err
