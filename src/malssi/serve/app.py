"""The routes of the service. Bodies are `schema`'s, turns at the model `service`'s, refusals `problems`'s."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel

import malssi
from malssi.model.answer import Answer
from malssi.model.protocol import Model
from malssi.serve.body import read_json
from malssi.serve.docs import docs_page
from malssi.serve.health import Readiness
from malssi.serve.models import open_models
from malssi.serve.openapi import describe, health_operation, operation
from malssi.serve.problems import HANDLERS
from malssi.serve.schema import (
    Asked,
    HealthBody,
    ProblemBody,
    TaskAnswer,
    TemperatureAnswer,
    flat_answer,
    flat_request,
    nested_answer,
    nested_request,
    parse_flat,
    parse_nested,
)
from malssi.serve.service import Service
from malssi.serve.worker import Worker
from malssi.settings import Settings
from malssi.tasks.registry import load_task
from malssi.tasks.task import Task

BOARD = "signboard"
"""The task of the older server, which had one endpoint, named after what it was given."""


def create_app(settings: Settings, models: Mapping[str, Model] | None = None) -> FastAPI:
    """Draw up the service.

    Args:
        settings: limits of one answer and of the queue.
        models: what speaks, by task; loaded by the settings where None. The app closes them when it ends.
    """
    service = Service(settings, open_models(settings) if models is None else models, Worker(settings.max_queue))
    app = FastAPI(
        title="malssi",
        version=malssi.__version__,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan(service),
        exception_handlers=HANDLERS,
    )
    tasks = [load_task(name) for name in service.models]
    bodies: list[type[BaseModel]] = [TaskAnswer, TemperatureAnswer, ProblemBody, HealthBody]
    bodies += [add_temperature(app, service, task) for task in tasks if task.name == BOARD]
    bodies += [add_task(app, service, task) for task in tasks]
    add_health(app, Readiness(service))
    app.openapi = cache(lambda: describe(app, bodies))  # type: ignore[method-assign]
    add_docs(app)
    return app


def lifespan(service: Service) -> Callable[[FastAPI], Any]:
    """Start the worker with the app; at its end finish the work in hand and close the models."""

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        service.worker.start()
        yield
        service.worker.close(patience_s=service.settings.max_seconds)
        for model in service.models.values():
            model.close()

    return running


def add_task(app: FastAPI, service: Service, task: Task[Any]) -> type[BaseModel]:
    """Add `POST /generate/{task}` and return the model of its body."""
    body = nested_request(task)
    example = {"reading": task.examples[0].model_dump(exclude_none=True)}
    told = operation("task", body, example, TaskAnswer, title=task.title)
    app.post(f"/generate/{task.name}", **told)(endpoint(service, task, parse_nested, nested_answer))
    return body


def add_temperature(app: FastAPI, service: Service, task: Task[Any]) -> type[BaseModel]:
    """Add the older server's `POST /generate/temperature` and return the model of its body."""
    body = flat_request(task)
    example = task.examples[0].model_dump(exclude_none=True)
    told = operation("temperature", body, example, TemperatureAnswer)
    app.post("/generate/temperature", **told)(endpoint(service, task, parse_flat, flat_answer))
    return body


def endpoint(
    service: Service,
    task: Task[Any],
    parse: Callable[[Task[Any], Any], Asked],
    told: Callable[[Task[Any], Answer[Any]], dict[str, Any]],
) -> Callable[[Request], Any]:
    """Body to reading, reading to verified answer, answer to body."""

    async def generate(request: Request) -> JSONResponse:
        asked = parse(task, await read_json(request))
        return JSONResponse(told(task, await service.verified(task, asked, request)))

    return generate


def add_health(app: FastAPI, readiness: Readiness) -> None:
    """Add `GET /health`."""
    loaded = readiness.loaded()

    async def health() -> JSONResponse:
        reason = (await readiness.health()).reason
        told = {"status": "not ready" if reason else "ready", "tasks": loaded, "version": app.version}
        return JSONResponse(told | ({"reason": reason} if reason else {}), 503 if reason else 200)

    app.get("/health", **health_operation())(health)


def add_docs(app: FastAPI) -> None:
    """Add the page at `/docs`."""
    page = cache(lambda: docs_page(app.openapi()))

    async def docs() -> HTMLResponse:
        return HTMLResponse(page())

    app.get("/docs", include_in_schema=False)(docs)
