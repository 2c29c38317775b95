"""Whether every number of a comment has a source: the day, the routine and its plan, an everyday amount."""

from collections.abc import Sequence
from functools import lru_cache

from malssi.tasks.wearable.claims import Told, told
from malssi.tasks.wearable.exercise.comment import Said
from malssi.tasks.wearable.exercise.plan import plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.figures import in_the_target, is_known
from malssi.tasks.wearable.roles import CRITERIA, Number

SHORT_WHILE = 10
"""Minutes that a part of anything may take."""
COUNTED = frozenset(["가지", "동작", "개", "종목", "운동", "종류"])


@lru_cache(maxsize=512)
def foreign_number(day: RoutineDay, said: tuple[Said, ...]) -> str:
    """The first number without a source; empty where all have one."""
    read = [part.statements for one in said for part in one.parts]
    for one in told(day, (), *read):
        for number in one.numbers:
            if not has_a_source(day, number, one):
                return number.word.written
    return ""


def has_a_source(day: RoutineDay, number: Number, one: Told) -> bool:
    """Whether a number is the day's, the routine's or an everyday amount."""
    plan, unit, value = plan_of(day), number.word.lemma, number.value
    if unit == "분":
        return (
            value in (day.routine.duration_min, plan.minutes)
            or value <= min(SHORT_WHILE, plan.minutes or SHORT_WHILE)
            or is_weekly(day, number, one)
        )
    if unit == "시간" and value * 60 in (day.routine.duration_min, plan.minutes):
        return True
    if unit == "kcal" and value == plan.kcal:
        return True
    if unit in COUNTED:
        return value <= max(len(day.routine.items), 3)
    if number.role != "other":
        return True
    if unit == "보" and value in CRITERIA["steps"] and one.said.predicate.has("v:reach", "a:enough"):
        return (day.steps or 0) >= value or one.said.denied
    if unit == "bpm":
        return in_the_target(day, value)
    members: Sequence = [*one.said.arguments, one.said.predicate]  # type: ignore[type-arg]
    return is_known(day, number, members, one.said)


def is_weekly(day: RoutineDay, number: Number, one: Told) -> bool:
    """Whether minutes are a week's, or a part of the routine's."""
    if number.value in (150, 300):
        return is_known(day, number, [*one.said.arguments, one.said.predicate], one.said)
    return number.value % 5 == 0 and number.value <= min(day.routine.duration_min, plan_of(day).minutes)
