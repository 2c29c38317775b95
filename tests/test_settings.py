"""Settings: the environment's names, the older servers' names, and what is refused."""

from pathlib import Path

import pytest

from malssi.errors import InputError
from malssi.settings import Settings, known_variables, load_settings, unknown_variables


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


NOT_ACCEPTED = [
    ("QUANTIZATION", "2bit"),
    ("MALSSI_SCRIPT", "no JSON"),
    ("MALSSI_SCRIPT", "[]"),
    ("MALSSI_MAX_SECONDS", "nan"),
    ("MALSSI_TRUSTED_PROXIES", "10.0.0.1,proxy"),
    ("MALSSI_ALLOWED_HOSTS", '["a"'),
    ("MALSSI_SHUTDOWN_SECONDS", "0"),
    ("MALSSI_UNCLEAR", "perhaps"),
]


@pytest.mark.parametrize(("name", "value"), NOT_ACCEPTED)
def test_a_value_that_is_not_accepted_is_told(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match="settings: "):
        load_settings()


@pytest.mark.parametrize("value", ["a.example, b.example", '["a.example", "b.example"]', "a.example,b.example,"])
def test_names_are_separated_by_commas_or_written_as_json(monkeypatch, value):
    monkeypatch.setenv("MALSSI_ALLOWED_HOSTS", value)
    assert load_settings().allowed_hosts == ("a.example", "b.example")


def test_a_proxy_may_be_an_address_or_a_network(monkeypatch):
    monkeypatch.setenv("MALSSI_TRUSTED_PROXIES", "10.0.0.0/8,::1")
    assert load_settings().trusted_proxies == ("10.0.0.0/8", "::1")


def test_a_name_that_is_no_setting_is_told_with_the_nearest_one(monkeypatch):
    for name in ("MALSSI_TREADS", "MALSSI_QQQQ", "MALSSI_ADAPTER_PATH", "malssi_base"):
        monkeypatch.setenv(name, "1")
    assert sorted(unknown_variables()) == [
        "MALSSI_ADAPTER_PATH is not a setting; did you mean MALSSI_ADAPTER?",
        "MALSSI_QQQQ is not a setting; it is not read",
        "MALSSI_TREADS is not a setting; did you mean MALSSI_THREADS?",
    ]


def test_every_setting_and_alias_is_known(monkeypatch):
    for name in known_variables():
        monkeypatch.setenv(name, "")
    assert {"MALSSI_THREADS", "MALSSI_ADAPTER", "ADAPTER_PATH", "MALSSI_CACHE_MB"} <= set(known_variables())
    assert unknown_variables() == []
