"""A service on a real port, spoken to over HTTP; its model says what the test wants."""

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from importlib.metadata import EntryPoint
from random import Random

import httpx
import pytest

from malssi.model.engine_scripted import Script, ScriptedModel
from malssi.model.load import BASE
from malssi.model.tokens import ChatTokens
from malssi.serve.app import create_app
from malssi.serve.listen import opened, server_of
from malssi.serve.url import url
from malssi.settings import Settings, load_settings
from malssi.tasks import registry
from malssi.tasks.registry import load_task
from malssi.tasks.signboard.reading import Temperatures
from waiting import Gate

ASKED = re.compile(r"어제 (-?\d+)도, 오늘 (-?\d+)도")

Start = Callable[..., httpx.Client]


@pytest.fixture
def tokens() -> ChatTokens:
    """The embedded base's."""
    return ChatTokens.load(Settings().weights / BASE)


@pytest.fixture
def right() -> Script:
    """Says a reference for the two temperatures of the prompt, another one for each seed."""

    def say(prompt: str, seed: int) -> str:
        yesterday, today = map(float, ASKED.search(prompt).groups())
        return load_task("signboard").reference(Temperatures(yesterday_temp=yesterday, today_temp=today), Random(seed))

    return say


@pytest.fixture
def gate(right: Script) -> Iterator[Gate]:
    gate = Gate(right)
    yield gate
    gate.opened.set()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
def scripted(tokens: ChatTokens) -> Callable[[Script | list[str]], ScriptedModel]:
    return lambda script: ScriptedModel(script, tokens)


@pytest.fixture
def serve() -> Iterator[Start]:
    """Start a service with a model; it ends with the test."""
    with ExitStack() as stack:
        yield lambda model, task="signboard", **settings: stack.enter_context(
            running({task: model}, load_settings(**settings))
        )


@pytest.fixture
def lifts(serve: Start, scripted: Callable[..., ScriptedModel], monkeypatch: pytest.MonkeyPatch) -> httpx.Client:
    """A service of a task whose reading is nested and which an application calls by a path of its own."""
    entry = EntryPoint("toy-lifts", "toy_lifts:task", registry.GROUP)
    monkeypatch.setattr(registry, "registered", lambda: {"toy-lifts": entry})
    return serve(scripted(['{"name":"합계","total":160}']), task="toy-lifts")


@pytest.fixture
def odd(serve: Start, scripted: Callable[..., ScriptedModel], monkeypatch: pytest.MonkeyPatch) -> Start:
    """Start a service of a task whose checks do not understand every statement, with the lines that its model says."""
    entry = EntryPoint("toy-unclear", "toy_unclear:task", registry.GROUP)
    monkeypatch.setattr(registry, "registered", lambda: {"toy-unclear": entry})
    return lambda *lines, **settings: serve(scripted([*lines]), task="toy-unclear", **settings)


@contextmanager
def running(models: Mapping[str, ScriptedModel], settings: Settings) -> Iterator[httpx.Client]:
    listens = threading.Event()
    with opened("127.0.0.1", 0) as address:
        app = create_app(settings, models)
        server = server_of(app, listens.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [address]})
        thread.start()
        try:
            assert listens.wait(20)
            with httpx.Client(base_url=url(*address.getsockname()), timeout=30, trust_env=False) as client:
                client.worker = app.state.service.worker
                client.stop = lambda: setattr(server, "should_exit", True)
                yield client
        finally:
            server.should_exit = True
            thread.join(30)
    assert not thread.is_alive()
