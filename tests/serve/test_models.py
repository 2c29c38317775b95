"""What is offered: each task that something here can speak for."""

from importlib.metadata import EntryPoint

import pytest

from malssi.errors import ModelError
from malssi.serve.models import settings_by_task
from malssi.settings import load_settings
from malssi.tasks import registry


@pytest.fixture(autouse=True)
def with_a_task_without_weights(monkeypatch):
    names = {"signboard": "malssi.tasks.signboard:task", "toy-lifts": "toy_lifts:task"}
    entries = {name: EntryPoint(name, module, registry.GROUP) for name, module in names.items()}
    monkeypatch.setattr(registry, "registered", lambda: entries)


def test_a_task_without_weights_is_not_opened():
    assert list(settings_by_task(load_settings())) == ["signboard"]


def test_every_task_is_opened_where_no_weights_are_needed():
    assert list(settings_by_task(load_settings(engine="scripted"))) == ["signboard", "toy-lifts"]


def test_an_adapter_for_no_registered_task_is_refused():
    rates = load_settings().weights / "strength"
    with pytest.raises(ModelError, match="speaks for strength-rate, strength-routine, which is no registered task"):
        settings_by_task(load_settings(adapter=rates))


def test_a_task_without_weights_says_so_when_it_is_asked_for(serve, scripted, right):
    client = serve(scripted(right))
    response = client.post("/generate/toy-lifts", json={"reading": {}})
    assert (response.status_code, response.json()["type"]) == (404, "urn:malssi:not-offered")
    assert "task toy-lifts has no weights here" in response.json()["detail"]
    assert "/generate/toy-lifts" not in client.get("/openapi.json").text
