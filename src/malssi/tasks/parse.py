"""JSON-like fields to a task's reading, with errors that name the field, the value and what is accepted."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from malssi.errors import Problem, ReadingError
from malssi.tasks.task import R, Task


def parse_reading(task: Task[R], fields: Mapping[str, Any]) -> R:
    """Make a reading.

    Raises:
        ReadingError: one or more fields are not acceptable; all of them are told at once.
    """
    if not isinstance(fields, Mapping):
        raise ReadingError([Problem("reading", fields, f"an object with the fields {', '.join(task.reading.model_fields)}")])
    try:
        return task.reading.model_validate(dict(fields))
    except ValidationError as cause:
        raise ReadingError([problem(task, error) for error in cause.errors()]) from cause


def problem(task: Task[R], error: ErrorDetails) -> Problem:
    """One pydantic error in our words."""
    field = ".".join(map(str, error["loc"])) or "reading"
    if error["type"] == "missing":
        return Problem(field, None, f"a value; the fields are {', '.join(task.reading.model_fields)}")
    if error["type"] == "extra_forbidden":
        return Problem(field, error["input"], f"no such field; the fields are {', '.join(task.reading.model_fields)}")
    message = error["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return Problem(field, error["input"], message)
