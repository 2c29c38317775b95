"""The description of the service: bodies, answers, examples. Its words are in `page/words.ko.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from malssi.serve.problems import MEDIA_TYPE
from malssi.serve.schema import HealthBody, ProblemBody, StateBody

COMPONENT = "#/components/schemas/{model}"
REFUSALS = ("400", "408", "413", "415", "421", "422", "500", "503")


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """What people read about the service."""
    return tomllib.loads(files(__package__).joinpath("page/words.ko.toml").read_text("utf-8"))


def operation(
    name: str,
    request: type[BaseModel],
    example: Mapping[str, Any],
    answer: type[BaseModel],
    answered: Mapping[str, Any] | None = None,
    **values: str,
) -> dict[str, Any]:
    """Arguments of a route that answers readings: its words, body and answers, with an example of each."""
    told = {key: text.format(**values) for key, text in words()[name].items()}
    body = {"required": True, "content": {"application/json": {"schema": reference(request), "example": example}}}
    answers = answers_to(answer)
    if answered:
        answers["200"]["content"]["application/json"]["example"] = answered
    return told | {"responses": answers, "openapi_extra": {"requestBody": body}, "response_model": None}


def state_operation(name: str) -> dict[str, Any]:
    """Arguments of a route that tells how the service is; one that only tells that it is alive has no other answer."""
    names = {200: "alive"} if name == "livez" else {200: "ready", 503: "not_ready"}
    body = HealthBody if name == "health" else StateBody
    told = words()["answers"]
    answers = {code: content(told[name], "application/json", body) for code, name in names.items()}
    return {**words()[name], "responses": answers, "response_model": None}


def answers_to(answer: type[BaseModel]) -> dict[str, dict[str, Any]]:
    """The verified answer, and every refusal."""
    told = words()["answers"]
    refusals = {code: content(told[code], MEDIA_TYPE, ProblemBody) for code in REFUSALS}
    refusals["503"]["headers"] = {"Retry-After": {"description": told["retry_after"], "schema": {"type": "integer"}}}
    return {"200": content(told["200"], "application/json", answer), **refusals}


def content(description: str, media_type: str, body: type[BaseModel]) -> dict[str, Any]:
    """One answer of a route."""
    return {"description": description, "content": {media_type: {"schema": reference(body)}}}


def reference(model: type[BaseModel]) -> dict[str, str]:
    """Where a model's schema stands."""
    return {"$ref": COMPONENT.format(model=model.__name__)}


def describe(app: FastAPI, models: list[type[BaseModel]]) -> dict[str, Any]:
    """The whole description, with the schemas of the bodies that FastAPI does not read itself."""
    _, schemas = models_json_schema([(model, "validation") for model in models], ref_template=COMPONENT)
    info = words()["info"]
    told = get_openapi(
        routes=app.routes,
        title=app.title,
        version=app.version,
        summary=info["summary"],
        description=info["description"],
    )
    told.setdefault("components", {}).setdefault("schemas", {}).update(schemas["$defs"])
    return told
