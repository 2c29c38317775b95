"""`malssi doctor`: one line a check, and exit 1 where one fails."""

import shutil
from pathlib import Path

import pytest

from malssi.settings import Settings


def lines(ended) -> dict[str, str]:
    """What was told, by the name of the check; the mark is the first letter."""
    return {line[2:].partition(": ")[0]: line[0] + line.partition(": ")[2] for line in ended.out.splitlines()}


def test_all_that_is_shipped_is_whole_and_speaks(malssi):
    ended = malssi("doctor")
    told = lines(ended)
    assert (ended.code, ended.err) == (0, "")
    assert told["malssi-mini"] == "✓6 files, all as they were made"
    assert (
        told["signboard"] == "✓signboard@openvino says what it said when it was made; 13 files, all as they were made"
    )
    assert {"malssi", "openvino-genai", "settings", "strength-rate", "wearable-health", "memory"} <= set(told)
    assert "for 3 adapters" in told["memory"]


@pytest.mark.parametrize("name", ["openvino/openvino_model.bin", "openvino/tokenizer.json"])
def test_a_damaged_adapter_fails_and_the_others_are_checked_all_the_same(malssi, tmp_path, name):
    adapter = Path(shutil.copytree(Settings().weights / "signboard", tmp_path / "a"))
    content = bytearray((adapter / name).read_bytes())
    content[100] ^= 1
    (adapter / name).write_bytes(content)
    ended = malssi("doctor", "--adapter", str(adapter))
    told = lines(ended)
    assert ended.code == 1
    assert told["signboard"].startswith(f"✗{adapter / name}: damaged")
    assert told["wearable-health"].startswith("✓")


def test_unknown_and_wrong_settings_fail_and_are_told_once(malssi, monkeypatch):
    monkeypatch.setenv("MALSSI_TREADS", "1")
    monkeypatch.setenv("MALSSI_THREADS", "many")
    ended = malssi("doctor")
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.count("✗ settings: MALSSI_TREADS is not a setting; did you mean MALSSI_THREADS?\n") == 1
    assert "✗ settings: settings: threads: got 'many'" in ended.out


def test_settings_that_were_given_are_told(malssi, monkeypatch):
    monkeypatch.setenv("MALSSI_CACHE_MB", "32")
    monkeypatch.setenv("MALSSI_ENGINE", "scripted")
    ended = malssi("doctor")
    assert "✓ settings: engine=scripted, cache_mb=32\n" in ended.out
    assert ended.code == 0
