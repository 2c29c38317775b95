"""Which sessions a week has, and which exercises a lifter may do in one: by lift, level and purpose."""

from collections.abc import Sequence
from functools import cache

from malssi.tasks.strength.routine.catalogue import Exercise, Lift, Tag, exercises, lift_name
from malssi.tasks.strength.routine.criteria import (
    BIG_PURPOSE,
    DOSES,
    HEAVY_PURPOSE,
    LEVEL_BY_EXPERIENCE,
    LIGHT_PURPOSE,
    SESSIONS,
    VARIED_PURPOSES,
    Dose,
)
from malssi.tasks.strength.routine.reading import Routine

Lifts = tuple[Lift, ...]


def sessions(reading: Routine) -> tuple[Lifts, ...]:
    """The lifts of each session of the week, in order."""
    return SESSIONS[reading.days_per_week]


def dose(reading: Routine) -> Dose:
    """What the assistance is made of."""
    return DOSES[reading.purpose]


def highest_level(reading: Routine) -> int:
    """The highest level of exercise that the lifter's experience allows."""
    return LEVEL_BY_EXPERIENCE[reading.experience]


def choices(reading: Routine, lifts: Lifts) -> tuple[Exercise, ...]:
    """The exercises that may stand in a session of these lifts."""
    return fitting(lifts, reading.purpose, highest_level(reading))


@cache
def fitting(lifts: Lifts, purpose: int, level: int) -> tuple[Exercise, ...]:
    """The catalogue's exercises for lifts, a purpose and a highest level."""
    return tuple(
        one
        for one in exercises().values()
        if one.level <= level and suits(one, purpose) and any(lift in one.serves for lift in lifts)
    )


@cache
def places(lifts: Lifts, purpose: int, level: int) -> tuple[tuple[Exercise, ...], ...]:
    """The exercises to choose one from for each place of a session, in order; the lift again stands before them.

    By the order of a session: the lifts, then another muscle, then the core or one leg. No exercise has two places, so
    that whoever chooses one for each writes none twice and leaves no lift out.
    """
    pool = fitting(lifts, purpose, level)
    ends = [one for one in pool if tagged(one, "core", *(("single_leg",) if purpose in VARIED_PURPOSES else ()))]
    others = [one for one in pool if one not in ends]
    groups: list[Sequence[Exercise]] = list(halves(others))
    if len(lifts) > 1:
        groups = [[one for one in others if first_served(one, lifts) == at] for at in range(len(lifts))]
    if purpose == HEAVY_PURPOSE:
        close = [one for one in (groups[0] if len(lifts) > 1 else others) if tagged(one, "variation")]
        groups = [close, [one for one in others if one not in close and (len(lifts) == 1 or one in groups[1])]]
    if purpose == BIG_PURPOSE:
        groups = groups[1:] if len(lifts) > 1 else [others]
    if DOSES[purpose].most > 2 and ends:
        groups.append(ends)
    filled = [tuple(group) for group in groups if group]
    few = len(filled) + (purpose == BIG_PURPOSE) < DOSES[purpose].least
    return tuple(halves(filled[0])) + tuple(filled[1:]) if few else tuple(filled)


def first_served(exercise: Exercise, lifts: Lifts) -> int:
    """Which of the lifts an exercise stands with."""
    return [lift in exercise.serves for lift in lifts].index(True)


def halves(pool: Sequence[Exercise]) -> tuple[tuple[Exercise, ...], tuple[Exercise, ...]]:
    """Exercises for the muscle that most train first, and the others; every other one where there are no others."""
    firsts = [one.muscles[0] for one in pool]
    most = max(firsts, key=firsts.count) if firsts else ""
    first = tuple(one for one in pool if one.muscles[0] == most)
    others = tuple(one for one in pool if one not in first)
    return (first, others) if others else (first[::2], first[1::2])


def suits(exercise: Exercise, purpose: int) -> bool:
    """Whether an exercise is of the kind that a purpose asks for."""
    if purpose == LIGHT_PURPOSE:
        return tagged(exercise, "light")
    if purpose == HEAVY_PURPOSE:
        return not tagged(exercise, "light", "core", "isolation") and not easy(exercise)
    if tagged(exercise, "heavy"):
        return False
    if purpose in VARIED_PURPOSES:
        return exercise.equipment != "바벨" and not tagged(exercise, "strenuous")
    return not (tagged(exercise, "light") and easy(exercise))


def easy(exercise: Exercise) -> bool:
    """Whether it is done with one's body or a band alone, and by anybody: too light to grow strong by."""
    return exercise.equipment in ("맨몸", "밴드") and exercise.level == 1


def lack(reading: Routine, lifts: Lifts, chosen: Sequence[Exercise]) -> str | None:
    """What a session's exercises lack as a whole, as a reason's name; None where they lack nothing."""
    amount = dose(reading)
    if not amount.least <= len(chosen) <= amount.most:
        return "number"
    if (reading.purpose == BIG_PURPOSE) != (chosen[0].name == lift_name(lifts[0])):
        return "big"
    if reading.purpose in VARIED_PURPOSES and not any(tagged(one, "single_leg", "core") for one in chosen):
        return "varied"
    if reading.purpose == HEAVY_PURPOSE and not any(tagged(one, "variation") for one in chosen):
        return "variation"
    return None


def unserved(lifts: Lifts, chosen: Sequence[Exercise]) -> list[Lift]:
    """The lifts whose own muscles none of the exercises trains."""
    return [lift for lift in lifts if not any(one.trains(lift) for one in chosen)]


def tagged(exercise: Exercise, *tags: Tag) -> bool:
    """Whether an exercise bears one of the tags."""
    return any(tag in exercise.tags for tag in tags)
