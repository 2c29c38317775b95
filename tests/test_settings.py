"""Settings: the environment's names, the older servers' names, and what is refused."""

from pathlib import Path

import pytest

from malssi.errors import InputError
from malssi.settings import Settings, load_settings


def test_the_names_of_older_servers_are_honoured(monkeypatch):
    for name, value in {"USE_FINETUNED": "0", "ADAPTER_PATH": "/a", "USE_CHAT_FORMAT": "false"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("QUANTIZATION", "4bit")
    read = load_settings()
    assert (read.use_finetuned, read.adapter, read.use_chat_format) == (False, Path("/a"), False)
    assert read.quantization == "4bit"


@pytest.mark.parametrize("name", ["ADAPTER_PATH", "MALSSI_BASE", "USE_FINETUNED", "QUANTIZATION", "MALSSI_SCRIPT"])
def test_an_empty_variable_is_an_absent_one(monkeypatch, name):
    monkeypatch.setenv(name, "")
    assert load_settings() == Settings()


def test_an_option_overrides_the_environment(monkeypatch):
    monkeypatch.setenv("ADAPTER_PATH", "/environment")
    assert load_settings(adapter=Path("/option")).adapter == Path("/option")


@pytest.mark.parametrize(
    ("name", "value"),
    [("QUANTIZATION", "2bit"), ("MALSSI_SCRIPT", "no JSON"), ("MALSSI_SCRIPT", "[]"), ("MALSSI_MAX_SECONDS", "nan")],
)
def test_a_value_that_is_not_accepted_is_told(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match="settings: "):
        load_settings()
