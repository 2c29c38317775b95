"""The command, run in this process; its model says the lines that the test gives it."""

import json
from collections.abc import Callable
from importlib.metadata import EntryPoint
from random import Random
from typing import NamedTuple

import pytest

from malssi.cli.main import main
from malssi.tasks import registry
from malssi.tasks.registry import load_task
from malssi.tasks.signboard.reading import Temperatures


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict]:
        """What it printed, as JSON objects, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def malssi(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Run a command."""

    def run(*args: str) -> Ended:
        with pytest.raises(SystemExit) as left:
            main(args)
        return Ended(left.value.code or 0, *capsys.readouterr())

    return run


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the model say these lines in turn, the last one for ever."""

    def say(*lines: str) -> None:
        monkeypatch.setenv("MALSSI_ENGINE", "scripted")
        monkeypatch.setenv("MALSSI_SCRIPT", json.dumps(lines))

    return say


@pytest.fixture
def lifts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Register a task whose reading is nested and whose answer has tables."""
    entry = EntryPoint("toy-lifts", "toy_lifts:task", registry.GROUP)
    monkeypatch.setattr(registry, "registered", lambda: {"toy-lifts": entry})


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Register a task with checks that do not understand every statement."""
    entry = EntryPoint("toy-unclear", "toy_unclear:task", registry.GROUP)
    monkeypatch.setattr(registry, "registered", lambda: {"toy-unclear": entry})


@pytest.fixture
def right() -> Callable[..., str]:
    """A text that passes for two temperatures."""

    def text(yesterday: float, today: float, seed: int = 0) -> str:
        reading = Temperatures(yesterday_temp=yesterday, today_temp=today)
        return load_task("signboard").reference(reading, Random(seed))

    return text
