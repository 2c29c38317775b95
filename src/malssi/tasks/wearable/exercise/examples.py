"""Acceptance cases: each grade's kind of answer, and what is asked for where it is missing."""

from typing import Any

from malssi.tasks.wearable.exercise.reading import PlannedRoutine, RoutineDay


def case(minutes: int, items: tuple[str, ...], **day: Any) -> RoutineDay:
    """A day and its routine."""
    return RoutineDay(**day, routine=PlannedRoutine(duration_min=minutes, items=items))


GOOD: dict[str, Any] = {
    "age": 35,
    "gender": "남성",
    "resting_heart_rate": 68,
    "usual_resting_heart_rate": 66,
    "sleep_hr": 7.5,
    "steps": 8500,
    "oxygen_saturation": 96,
    "weight": 75.0,
}

EXAMPLES = (
    case(30, ("맨몸 스쿼트", "플랭크", "런지"), **GOOD),
    case(40, ("버피", "푸시업"), **GOOD),
    case(150, ("요가",), **GOOD),
    case(30, ("점프 스쿼트", "버피"), **(GOOD | {"sleep_hr": 4.5, "resting_heart_rate": 72})),
    case(20, ("스트레칭", "런지"), **(GOOD | {"sleep_hr": 4.5, "resting_heart_rate": 79})),
    case(30, ("푸시업",), **(GOOD | {"oxygen_saturation": 85})),
    case(30, ("푸시업",), **(GOOD | {"symptoms": ("가슴 통증",)})),
    case(30, ("맨몸 스쿼트",), sleep_hr=8.2, steps=10500),
)
