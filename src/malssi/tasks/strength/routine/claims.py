"""What must be true of a session's assistance: one claim a function, each giving a Korean reason where it is not.

A name that nobody knows fails one claim alone; the others speak of the exercises that they know.
"""

from malssi.tasks.strength.routine.catalogue import Exercise, known, lift_name, main_lifts, targets
from malssi.tasks.strength.routine.choice import Lifts, dose, highest_level, lack, suits, unserved
from malssi.tasks.strength.routine.criteria import BIG_PURPOSE, BIG_REPS, BIG_SETS
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.week import Item, Session
from malssi.tasks.strength.routine.words import reason


def assistance_is_in_the_catalogue(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Every exercise is one that the catalogue knows, under its name there."""
    unknown = next((item.name for item in session.assistance if known(item.name) is None), None)
    return None if unknown is None else reason("unknown_exercise", said=unknown)


def assistance_fits_the_lift(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Every exercise stands on the day of one of the lifts, and each lift's own muscles are trained."""
    for _, one in chosen(session):
        if not any(lift in one.serves for lift in lifts):
            return reason("foreign_exercise", lifts=names(lifts), said=one.name)
    missing = unserved(lifts, [one for _, one in chosen(session)])
    return reason("unserved", lifts=names(tuple(missing))) if missing else None


def targets_are_right(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Every target is a muscle that the exercise trains and that the day's lift needs."""
    for item, one in chosen(session):
        right = targets(one, lifts) or one.muscles
        if item.muscle not in right:
            return reason("target", name=one.name, expected=either(right), said=item.muscle)
    return None


def assistance_fits_the_level(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """No exercise asks for more experience than the lifter has."""
    most = highest_level(reading)
    for _, one in chosen(session):
        if one.level > most:
            return reason("level", experience=reading.experience, expected=most, said=one.name, level=one.level)
    return None


def assistance_fits_the_purpose(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """As many exercises as the purpose asks for, each of its kind, and the one that it asks for among them."""
    exercises = [one for _, one in chosen(session)]
    for place, one in enumerate(exercises):
        big = reading.purpose == BIG_PURPOSE and place == 0
        if not big and (is_main_lift(one) or not suits(one, reading.purpose)):
            return reason("unsuited", purpose=reading.purpose, said=one.name)
    missing = lack(reading, lifts, exercises)
    if missing is None:
        return None
    first = exercises[0].name if exercises else ""
    amount = dose(reading)
    about = {"least": amount.least, "most": amount.most, "said": len(exercises)}
    return reason(missing, lift=lift_name(lifts[0]), first=first, **about)


def sets_and_repetitions_fit_the_purpose(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Sets and repetitions as the purpose asks for; the lift again is always 5 x 10."""
    for place, item in enumerate(session.assistance):
        sets, reps = dose(reading).sets, dose(reading).reps
        if reading.purpose == BIG_PURPOSE and place == 0:
            sets, reps = (BIG_SETS,), (BIG_REPS,)
        if item.sets not in sets:
            return reason("sets", name=item.name, expected=either(sets), said=item.sets)
        if item.reps not in reps:
            return reason("reps", name=item.name, expected=either(reps), said=item.reps)
    return None


def rests_fit_the_purpose(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Rests as long as the purpose asks for."""
    right = dose(reading).rest_s
    wrong = next((item for item in session.assistance if item.rest_s not in right), None)
    return None if wrong is None else reason("rest", name=wrong.name, expected=either(right), said=wrong.rest_s)


def no_exercise_comes_twice(reading: Routine, lifts: Lifts, session: Session) -> str | None:
    """Every exercise once in a session."""
    said = [item.name for item in session.assistance]
    again = next((name for name in said if said.count(name) > 1), None)
    return None if again is None else reason("twice", said=again)


def chosen(session: Session) -> list[tuple[Item, Exercise]]:
    """The items whose exercise is known, with it."""
    return [(item, one) for item in session.assistance if (one := known(item.name))]


def is_main_lift(exercise: Exercise) -> bool:
    """Whether an exercise is one of the four lifts."""
    return exercise.name in main_lifts()


def names(lifts: Lifts) -> str:
    """Lifts as they are written: 스쿼트, 벤치프레스."""
    return ", ".join(map(lift_name, lifts))


def either(values: tuple[object, ...]) -> str:
    """Values of which any is right: 12/15/20."""
    return "/".join(map(str, values))
