"""The routes of the service. Bodies are `schema`'s, turns at the model `service`'s, refusals `problems`'s."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import cache, partial
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from pydantic import BaseModel

import malssi
from malssi.errors import InputError
from malssi.model.answer import Answer
from malssi.model.protocol import Model
from malssi.serve.body import read_json
from malssi.serve.docs import docs_page, policy
from malssi.serve.health import Readiness
from malssi.serve.models import open_models
from malssi.serve.openapi import describe, operation, state_operation
from malssi.serve.problems import HANDLERS, Refusal, not_offered, with_notice
from malssi.serve.schema import (
    GenerateRequest,
    HealthBody,
    ProblemBody,
    StateBody,
    TaskAnswer,
    flat_answer,
    flat_answer_body,
    flat_example,
    flat_request,
    nested_answer,
    nested_request,
    parse_flat,
    parse_nested,
)
from malssi.serve.service import Service
from malssi.serve.url import url
from malssi.settings import Settings
from malssi.tasks.registry import load_task, task_names
from malssi.tasks.task import Endpoint, Task

LAST_CALL = 0.1
"""Part of the seconds of a shutdown for which the model's last call is awaited, once everybody is answered."""


def create_app(settings: Settings, models: Mapping[str, Model] | None = None) -> FastAPI:
    """Draw up the service.

    Args:
        settings: limits of one answer and of the queue.
        models: what speaks, by task; loaded by the settings where None. The app closes them when it ends.
    """
    service = Service.of(settings, open_models(settings) if models is None else models)
    app = FastAPI(
        title="malssi",
        version=malssi.__version__,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # it would send people to whatever the Host header says
        lifespan=lifespan(service),
        exception_handlers=HANDLERS,
    )
    app.state.service = service
    tasks = [load_task(name) for name in service.models]
    bodies: list[type[BaseModel]] = [TaskAnswer, ProblemBody, StateBody, HealthBody]
    for task in tasks:
        bodies += add_flat(app, service, task, task.presentation.endpoint) if task.presentation.endpoint else []
    bodies += [add_task(app, service, task) for task in tasks]
    for name in task_names():
        if name not in service.models:
            add_absent(app, name)
    add_health(app, Readiness(service))
    app.openapi = cache(lambda: describe(app, bodies))  # type: ignore[method-assign]  # FastAPI's own way
    add_docs(app)
    return app


def lifespan(service: Service) -> Callable[[FastAPI], Any]:
    """Start the worker with the app; at its end finish the call in hand and close the models."""

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        service.worker.start()
        yield
        service.worker.close(patience_s=service.settings.shutdown_seconds * LAST_CALL)
        if service.worker.thread.is_alive():  # the model hangs; what is in use cannot be closed
            return
        for model in reversed([*service.models.values()]):  # each engine gives back the signal stack of the one before
            model.close()

    return running


def add_task(app: FastAPI, service: Service, task: Task[Any]) -> type[BaseModel]:
    """Add `POST /generate/{task}` and return the model of its body."""
    body = nested_request(task)
    example = {"reading": task.examples[0].model_dump(exclude_none=True)}
    told = operation("task", body, example, TaskAnswer, title=task.title)
    app.post(f"/generate/{task.name}", **told)(endpoint(service, task, parse_nested, partial(nested_answer, task)))
    return body


def add_flat(app: FastAPI, service: Service, task: Task[Any], flat: Endpoint[Any]) -> list[type[BaseModel]]:
    """Add the endpoint that an application of its own calls, and return the models of its bodies."""
    answered = flat_example(task, flat)
    body, answer_body = flat_request(task, flat), flat_answer_body(flat, answered)
    example = task.examples[0].model_dump(exclude_none=True)
    told = operation("flat", body, example, answer_body, answered, title=task.title)
    app.post(flat.path, **told)(endpoint(service, task, parse_flat, partial(flat_answer, flat)))
    return [body, answer_body]


def add_absent(app: FastAPI, name: str) -> None:
    """Let a task that is registered and has nothing to speak with say so where it is asked for by name."""

    async def absent() -> None:
        raise not_offered(name)

    app.post(f"/generate/{name}", include_in_schema=False)(absent)


def endpoint(
    service: Service,
    task: Task[Any],
    parse: Callable[[Task[Any], Any], GenerateRequest],
    told: Callable[[Answer[Any]], dict[str, Any]],
) -> Callable[[Request], Any]:
    """Body to reading, reading to answer, answer to body."""

    async def generate(request: Request) -> JSONResponse:
        body = await read_json(request)
        try:
            answer = await service.answered(task, parse(task, body), request)
        except (InputError, Refusal) as refused:
            given = {"body": body}
            raise with_notice(refused, task.intake.safety_notice(given), task.intake.facts(given)) from refused
        return JSONResponse(told(answer))

    return generate


def add_health(app: FastAPI, readiness: Readiness) -> None:
    """Add `/livez`, `/readyz` and `/health`, and `HEAD` for those who only look at the status."""
    loaded = readiness.loaded()

    async def livez() -> JSONResponse:
        return JSONResponse({"status": "alive"})

    async def readyz() -> JSONResponse:
        return told_ready((await readiness.health()).reason, {})

    async def health() -> JSONResponse:
        return told_ready((await readiness.health()).reason, {"tasks": loaded, "version": app.version})

    for path, endpoint in {"/livez": livez, "/readyz": readyz, "/health": health}.items():
        app.get(path, **state_operation(path.strip("/")))(endpoint)
        app.head(path, include_in_schema=False)(endpoint)


def told_ready(reason: str | None, more: dict[str, Any]) -> JSONResponse:
    """Ready, or not and why."""
    told = {"status": "not ready" if reason else "ready"} | more
    return JSONResponse(told | ({"reason": reason} if reason else {}), 503 if reason else 200)


def add_docs(app: FastAPI) -> None:
    """Add the page at `/docs`, and lead there from `/` (by a path alone: a Host header is anybody's claim)."""
    page = cache(lambda address: docs_page(app.openapi(), address))

    async def docs(request: Request) -> HTMLResponse:
        host, port = request.scope["server"]
        text = page(url(host, port))
        return HTMLResponse(text, headers={"Content-Security-Policy": policy(text)})

    async def root() -> RedirectResponse:
        return RedirectResponse("/docs", 307)

    app.api_route("/docs", methods=["GET", "HEAD"], include_in_schema=False)(docs)
    app.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)(root)
