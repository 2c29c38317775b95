"""What the rules say of a routine on a day: whether it fits, at which heart rate, for about how many kilocalories."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from malssi.tasks.wearable.criteria import HR_MAX, Indicator
from malssi.tasks.wearable.exercise.criteria import LIMITS, Exercise, bears, catalogue
from malssi.tasks.wearable.exercise.reading import PlannedRoutine, RoutineDay
from malssi.tasks.wearable.karvonen import Target, target
from malssi.tasks.wearable.reading import Day, rounded
from malssi.tasks.wearable.score import Judgement, judge
from malssi.tasks.wearable.words import material

MAX_KEPT = 3
"""Exercises that a report names in a row; a longer routine is called by its first ones."""

LAST_RESORT = "스트레칭"
"""What everybody can do."""


class Fit(StrEnum):
    """How a routine fits a day; named by `[fit]` in `words.ko.toml`."""

    FITS = "fits"
    ADJUST = "adjust"
    UNFIT = "unfit"

    @property
    def called(self) -> str:
        """Its name in an answer."""
        return str(material("words", "exercise")["fit"][self])


@dataclass(frozen=True)
class Plan:
    """The rules' verdict on a routine."""

    judged: Judgement
    fit: Fit
    too_hard: tuple[Exercise, ...]
    """Exercises above what the grade bears."""
    instead: Exercise | None
    """What the grade bears in their place; None where nothing is too hard, and on a day of rest."""
    too_long: bool
    """Whether only so long a routine is more than the grade bears."""
    minutes: int
    """Minutes that the grade bears, at most those asked for."""
    target: Target | None
    """None where the day calls for rest, or age or resting heart rate are missing."""
    kcal: int | None
    """Of the routine as it was asked for; None without a weight, and where the day calls for rest."""

    @property
    def rests(self) -> bool:
        """Whether there is no exercise today."""
        return self.judged.grade.reserve is None or self.judged.refer


@lru_cache(maxsize=1024)
def plan_of(day: RoutineDay) -> Plan:
    """Judge a routine. A day that is referred, or of grade F, is a day of rest."""
    judged = judge(day)
    limit = LIMITS[judged.grade.name]
    rests = judged.grade.reserve is None or judged.refer
    hard = tuple(e for e in day.routine.exercises if not bears(judged.grade.name, e))
    too_long = day.routine.duration_min > limit.minutes
    unfit = rests or len(hard) == len(day.routine.items)
    return Plan(
        judged=judged,
        fit=Fit.UNFIT if unfit else Fit.ADJUST if hard or too_long else Fit.FITS,
        too_hard=hard,
        instead=None if rests or not hard else instead_of(hard[0], judged.grade.name, day.routine),
        too_long=too_long and not rests,
        minutes=min(limit.minutes, day.routine.duration_min),
        target=None if rests else target(day, judged.grade.reserve),
        kcal=None if rests else kcal_of(day.routine, day.weight),
    )


def instead_of(hard: Exercise, grade: str, routine: PlannedRoutine) -> Exercise:
    """The first easier exercise that a grade bears and that is not in the routine; stretching where there is none."""
    while hard.easier:
        hard = catalogue()[hard.easier]
        if bears(grade, hard) and hard.name not in routine.items:
            return hard
    return catalogue()[LAST_RESORT]


def kcal_of(routine: PlannedRoutine, weight_kg: float | None) -> int | None:
    """MET x kg x hours, every exercise for an equal share of the time; None without a weight."""
    if weight_kg is None:
        return None
    mean_met = sum(exercise.met for exercise in routine.exercises) / len(routine.items)
    return int(rounded(round(mean_met * weight_kg * routine.duration_min / 60, 6)))


def weak_indicators(judged: Judgement) -> list[Indicator]:
    """What speaks for caution in a comment; a good day has none, and few steps are no reason to rest."""
    if judged.grade.name in ("A", "B"):
        return []
    return [name for name in judged.levels if judged.is_caution(name) and name != "steps"]


def hard_ones(plan: Plan, numbered: bool = False) -> str:
    """What is too hard: the first by its name, others as "and more"; of two names a small model copies one wrongly."""
    first = plan.too_hard[0].numbered if numbered else plan.too_hard[0].name
    return first + (material("words", "exercise")["more"] if len(plan.too_hard) > 1 else "")


def formula(day: Day, target: Target) -> str:
    """Karvonen's formula with the day's numbers: (220-35-68)×50%-69%+68."""
    intercept, factor = HR_MAX[day.hr_max_formula]
    years = f"{day.age}" if factor == 1 else f"{factor:g}×{day.age}"
    low, high = target.shares
    return f"({intercept}-{years}-{day.resting_heart_rate})×{low}%-{high}%+{day.resting_heart_rate}"
