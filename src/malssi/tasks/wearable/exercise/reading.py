"""What the exercise task is given: a day, and the routine that the person wants to do on it."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from malssi.tasks.task import Reading
from malssi.tasks.wearable.exercise.criteria import (
    MAX_ITEMS,
    MAX_MINUTES,
    MIN_MINUTES,
    Exercise,
    catalogue,
)
from malssi.tasks.wearable.reading import StyledDay, listed, measured


def in_catalogue(value: Any) -> Any:
    """Refuse an exercise that the catalogue does not have."""
    if isinstance(value, str) and value in catalogue():
        return value
    raise PydanticCustomError("exercise", "{expected}", {"expected": f"one of {', '.join(catalogue())}"})


Item = Annotated[str, BeforeValidator(in_catalogue), Field(json_schema_extra={"enum": [*catalogue()]})]
Minutes = Annotated[
    Annotated[int, Field(ge=MIN_MINUTES, le=MAX_MINUTES)],
    BeforeValidator(measured(MIN_MINUTES, MAX_MINUTES, "minutes", whole=True)),
]


class PlannedRoutine(Reading):
    """A routine at home: its exercises share its time evenly."""

    duration_min: Minutes
    """Duration in minutes (운동 시간), 5 to 180."""
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=MAX_ITEMS), BeforeValidator(listed)]
    """One to ten exercises of the catalogue (운동), each by its Korean name."""

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises with what the catalogue says of them."""
        return tuple(catalogue()[name] for name in self.items)


class RoutineDay(StyledDay):
    """A day with the routine that is planned for it."""

    routine: PlannedRoutine
    """The planned routine (루틴): duration_min and items."""
