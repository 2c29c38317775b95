"""Which routines there are: days as the domain draws them, with routines that fit them, do not, or lie in between."""

from random import Random

from malssi.tasks.task import Cell, Mix
from malssi.tasks.wearable import draw
from malssi.tasks.wearable.exercise.criteria import (
    LIMITS,
    MAX_MINUTES,
    MIN_MINUTES,
    Exercise,
    bears,
    catalogue,
)
from malssi.tasks.wearable.exercise.plan import plan_of
from malssi.tasks.wearable.exercise.reading import PlannedRoutine, RoutineDay
from malssi.tasks.wearable.score import judge

MINUTES = (10, 15, 20, 25, 30, 40, 45, 50, 60, 70, 90, 120)
"""Minutes that people plan."""
MAX_DRAWN = 5
"""Exercises of a drawn routine; more is rare and makes long answers."""


def sample(rng: Random, mix: Mix) -> RoutineDay:
    """Draw a day with a routine; held-out ones are drawn too, the caller filters."""
    day = draw.sample(rng, mix)
    grade = judge(day).grade.name
    minutes = near_limit(rng, grade) if mix == "boundary" else rng.choice(MINUTES)
    routine = PlannedRoutine(duration_min=minutes, items=tuple(exercise.name for exercise in items(rng, grade)))
    return RoutineDay(**day.model_dump(exclude_none=True), routine=routine)


def near_limit(rng: Random, grade: str) -> int:
    """Minutes at the grade's limit, or one beside it."""
    return min(max(LIMITS[grade].minutes + rng.choice((-1, 0, 1)), MIN_MINUTES), MAX_MINUTES)


def items(rng: Random, grade: str) -> list[Exercise]:
    """Exercises that all fit the grade, some of them, or any."""
    fitting = [exercise for exercise in catalogue().values() if bears(grade, exercise)]
    others = [exercise for exercise in catalogue().values() if not bears(grade, exercise)]
    count = rng.randint(1, MAX_DRAWN)
    if rng.random() < 0.45 and fitting:
        return rng.sample(fitting, min(count, len(fitting)))
    if rng.random() < 0.7 and fitting and others:
        hard = rng.sample(others, min(rng.randint(1, 2), len(others)))
        drawn = hard + rng.sample(fitting, min(count, len(fitting)))
        rng.shuffle(drawn)
        return drawn
    return rng.sample([*catalogue().values()], count)


def stratum(day: RoutineDay) -> Cell:
    """The scenario: grade, fit, and whether a target and the energy can be given."""
    plan = plan_of(day)
    known = "rest" if plan.rests else ("target" if plan.target else "asks") + ("" if plan.kcal is not None else "_kcal")
    return f"{plan.judged.grade.name}/{plan.fit}/{known}"


def group_key(day: RoutineDay) -> str:
    """The judged values and the routine, which two splits never share."""
    return f"{draw.group_key(day)}|{day.routine.duration_min}|{','.join(sorted(day.routine.items))}"


def held_out(day: RoutineDay) -> bool:
    """Whether a day is never trained on: the domain's bands."""
    return draw.held_out(day)
