"""JSON-like fields to a task's reading, with errors that name the field, the value and what is accepted."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from malssi.errors import Problem, ReadingError
from malssi.tasks.leaves import model_in
from malssi.tasks.task import R, Task

M = TypeVar("M", bound=BaseModel)


def parse_reading(task: Task[R], fields: Any) -> R:
    """Make a reading.

    Raises:
        ReadingError: one or more fields are not acceptable; all of them are told at once.
    """
    try:
        return parse_fields(task.reading, fields, "reading")
    except ReadingError as wrong:
        given = fields if isinstance(fields, Mapping) else {}
        raise ReadingError(wrong.problems, task.intake.safety_notice(given), task.intake.facts(given)) from wrong


def parse_fields(model: type[M], fields: Any, whole: str) -> M:
    """Make a model of an object's fields; `whole` is the name of the object itself in errors.

    Raises:
        ReadingError: one or more fields are not acceptable; all of them are told at once.
    """
    if not isinstance(fields, Mapping):
        raise ReadingError([Problem(whole, fields, f"an object with the fields {', '.join(model.model_fields)}")])
    try:
        return model.model_validate(dict(fields))
    except ValidationError as cause:
        raise ReadingError([problem(model, error, whole) for error in told(cause.errors())]) from cause


def told(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors but those that a list is too short, where only its wrong items make it so."""
    inside = {error["loc"][:-1] for error in errors if error["loc"]}
    return [error for error in errors if error["type"] != "too_short" or error["loc"] not in inside]


def problem(model: type[BaseModel], error: ErrorDetails, whole: str) -> Problem:
    """One pydantic error in our words."""
    field = ".".join(map(str, error["loc"])) or whole
    if error["type"] == "missing":
        return Problem(field, None, f"a value; the fields are {', '.join(fields_beside(model, error['loc']))}")
    if error["type"] == "extra_forbidden":
        told = f"no such field; the fields are {', '.join(fields_beside(model, error['loc']))}"
        return Problem(field, error["input"], told)
    if error["type"] in ("too_short", "too_long"):
        least = error["type"] == "too_short"
        limit = error["ctx"]["min_length" if least else "max_length"]
        return Problem(field, error["input"], f"at {'least' if least else 'most'} {limit} item{'s' * (limit != 1)}")
    message = error["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return Problem(field, error["input"], message)


def fields_beside(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The fields of the object, perhaps inside another one, that a path leads into."""
    for name in path[:-1]:
        info = model.model_fields.get(str(name))
        model = model_in(info.annotation) or model if info else model
    return list(model.model_fields)
