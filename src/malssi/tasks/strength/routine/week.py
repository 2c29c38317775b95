"""The model's answer, a week of sessions: its shape in JSON, read strictly and written compactly."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, StrictInt, StrictStr, ValidationError

from malssi.tasks.strength.strict_json import NotStrict, strict_object


class Item(NamedTuple):
    """One assistance exercise of a session, in the order in which it is written."""

    name: StrictStr
    muscle: StrictStr
    sets: StrictInt
    reps: StrictInt
    rest_s: StrictInt


def listed(value: Any) -> Any:
    """Refuse an item that is not written as a list."""
    if isinstance(value, (list, Item)):
        return value
    raise ValueError("expected a list")


class Shape(BaseModel):
    """Base of the answer's objects."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Session(Shape):
    """One day of training."""

    lifts: tuple[StrictStr, ...]
    warmup: StrictStr
    assistance: tuple[Annotated[Item, BeforeValidator(listed)], ...]
    note: StrictStr

    @property
    def drills(self) -> list[str]:
        """The drills of the warm-up."""
        return self.warmup.split(DRILL_MARK)


class Week(Shape):
    """All sessions, in the order in which they are trained."""

    days: tuple[Session, ...]


DRILL_MARK = ", "
"""Between the drills of a warm-up."""


@lru_cache(maxsize=64)
def week_of(text: str) -> Week | None:
    """Read an answer; None where it is no strict JSON or has another shape. All checks of a text read it in turn."""
    try:
        return Week.model_validate(strict_object(text))
    except (NotStrict, ValidationError):
        return None


def shape_problem(fields: dict[str, Any]) -> str | None:
    """Where an object's shape first differs from a week's, as a path; None where it does not."""
    try:
        Week.model_validate(fields)
    except ValidationError as cause:
        return ".".join(map(str, cause.errors()[0]["loc"])) or "days"
    return None


def written(days: Sequence[Session]) -> str:
    """A week as compact JSON."""
    return json.dumps(Week(days=tuple(days)).model_dump(), ensure_ascii=False, separators=(",", ":"))
