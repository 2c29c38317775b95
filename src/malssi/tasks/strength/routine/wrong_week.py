"""Edits that spoil one session's assistance and leave its form: an exercise, a target, a dose."""

from collections.abc import Callable
from random import Random

from malssi.tasks.strength.routine.catalogue import CORE, LIFTS, Exercise, Tag, exercises, known, lift_muscles, targets
from malssi.tasks.strength.routine.choice import Lifts, choices, dose, highest_level, sessions, suits, tagged
from malssi.tasks.strength.routine.criteria import BIG_PURPOSE, HEAVY_PURPOSE, VARIED_PURPOSES
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.week import Item, Session, week_of, written
from malssi.tasks.strength.routine.wrong_form import stock

ASKED_FOR: dict[int, tuple[Tag, ...]] = {
    HEAVY_PURPOSE: ("variation",),
    **dict.fromkeys(VARIED_PURPOSES, ("single_leg", "core")),
}
"""Tags of which a session needs one, by purpose."""

EditSession = Callable[[Lifts, Session], Session | None]


def in_a_session(reading: Routine, text: str, rng: Random, edit: EditSession) -> str | None:
    """Edit one session of a week."""
    week = week_of(text)
    place = rng.randrange(len(sessions(reading)))
    if week is None:
        return None
    changed = edit(sessions(reading)[place], week.days[place])
    days = [changed if at == place else session for at, session in enumerate(week.days)]
    return written([session for session in days if session]) if changed else None


def with_items(session: Session, items: list[Item]) -> Session:
    """A session with other assistance."""
    return session.model_copy(update={"assistance": tuple(items)})


def with_another(session: Session, rng: Random, pool: list[Exercise], lifts: Lifts) -> Session | None:
    """A session in which one exercise, never the first, is replaced by one of the pool."""
    if not pool:
        return None
    items = list(session.assistance)
    place = rng.randrange(1, len(items))
    new = rng.choice(pool)
    items[place] = items[place]._replace(name=new.name, muscle=(targets(new, lifts) or new.muscles)[0])
    return with_items(session, items)


def an_unknown_exercise(reading: Routine, text: str, rng: Random) -> str | None:
    """An exercise that there is not, or not under this name."""

    def edit(lifts: Lifts, session: Session) -> Session:
        first, *others = session.assistance
        return with_items(session, [first._replace(name=rng.choice(stock("exercises"))), *others])

    return in_a_session(reading, text, rng, edit)


def an_exercise_of_another_lift(reading: Routine, text: str, rng: Random) -> str | None:
    """An exercise that does nothing for the day's lift."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        pool = [one for one in exercises().values() if not set(one.serves) & set(lifts)]
        return with_another(session, rng, pool, lifts)

    return in_a_session(reading, text, rng, edit)


def a_lift_without_assistance(reading: Routine, text: str, rng: Random) -> str | None:
    """Nothing but the core, or nothing for one of two lifts."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        rest = [item for item in session.assistance if (one := known(item.name)) and not one.trains(lifts[-1])]
        return with_items(session, rest)

    return in_a_session(reading, text, rng, edit)


def another_target(reading: Routine, text: str, rng: Random) -> str | None:
    """A muscle that the exercise does not train."""

    def edit(lifts: Lifts, session: Session) -> Session:
        items = list(session.assistance)
        place = rng.randrange(len(items))
        one = exercises().get(items[place].name)
        right = one.muscles if one else lift_muscles(lifts[0])
        muscles = sorted({CORE, *(muscle for lift in LIFTS for muscle in lift_muscles(lift))} - set(right))
        items[place] = items[place]._replace(muscle=rng.choice(muscles))
        return with_items(session, items)

    return in_a_session(reading, text, rng, edit)


def too_hard_an_exercise(reading: Routine, text: str, rng: Random) -> str | None:
    """An exercise for lifters of more experience."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        fitting = [one for one in exercises().values() if set(one.serves) & set(lifts)]
        pool = [one for one in fitting if one.level > highest_level(reading)]
        return with_another(session, rng, pool, lifts)

    return in_a_session(reading, text, rng, edit)


def an_exercise_of_another_purpose(reading: Routine, text: str, rng: Random) -> str | None:
    """An exercise of a kind that the purpose rules out."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        fitting = [one for one in exercises().values() if set(one.serves) & set(lifts)]
        pool = [one for one in fitting if not suits(one, reading.purpose) and one.level <= highest_level(reading)]
        return with_another(session, rng, pool, lifts)

    return in_a_session(reading, text, rng, edit)


def without_what_the_purpose_asks_for(reading: Routine, text: str, rng: Random) -> str | None:
    """No exercise on one leg or for the core, no variation, not the lift again."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        if reading.purpose == BIG_PURPOSE:
            return with_items(session, [*session.assistance[1:], session.assistance[0]])
        tags = ASKED_FOR.get(reading.purpose, ())
        pool = [one for one in choices(reading, lifts) if not tagged(one, *tags)]
        if not tags or len(pool) < 2:
            return None
        pairs = zip(session.assistance[:2], rng.sample(pool, 2), strict=True)
        return with_items(session, [item._replace(name=one.name, muscle=one.muscles[0]) for item, one in pairs])

    return in_a_session(reading, text, rng, edit)


def too_many_exercises(reading: Routine, text: str, rng: Random) -> str | None:
    """More exercises than a session takes."""

    def edit(lifts: Lifts, session: Session) -> Session | None:
        said = [item.name for item in session.assistance]
        pool = [one for one in choices(reading, lifts) if one.name not in said]
        missing = dose(reading).most + 1 - len(said)
        if len(pool) < missing:
            return None
        last = session.assistance[-1]
        more = [last._replace(name=one.name, muscle=targets(one, lifts)[0]) for one in rng.sample(pool, missing)]
        return with_items(session, [*session.assistance, *more])

    return in_a_session(reading, text, rng, edit)


def an_exercise_twice(reading: Routine, text: str, rng: Random) -> str | None:
    """The last exercise is the first one again."""

    def edit(lifts: Lifts, session: Session) -> Session:
        return with_items(session, [*session.assistance[:-1], session.assistance[0]])

    return in_a_session(reading, text, rng, edit)


def other_sets(reading: Routine, text: str, rng: Random) -> str | None:
    """As many sets as another purpose's, or none."""
    sets = other(rng, (0, 1, 2, 3, 4, 5, 6, 10), dose(reading).sets)
    return with_last(reading, text, rng, lambda item: item._replace(sets=sets))


def other_repetitions(reading: Routine, text: str, rng: Random) -> str | None:
    """As many repetitions as another purpose's, or far too many."""
    reps = other(rng, (1, 3, 5, 6, 8, 10, 12, 13, 15, 20, 100), dose(reading).reps)
    return with_last(reading, text, rng, lambda item: item._replace(reps=reps))


def another_rest(reading: Routine, text: str, rng: Random) -> str | None:
    """A rest as long as another purpose's, or none."""
    rest_s = other(rng, (0, 30, 45, 60, 90, 120, 150, 180, 600), dose(reading).rest_s)
    return with_last(reading, text, rng, lambda item: item._replace(rest_s=rest_s))


def other(rng: Random, numbers: tuple[int, ...], right: tuple[int, ...]) -> int:
    """One of the numbers that is not right."""
    return rng.choice([number for number in numbers if number not in right])


def with_last(reading: Routine, text: str, rng: Random, change: Callable[[Item], Item]) -> str | None:
    """Change the last exercise of a session."""

    def edit(lifts: Lifts, session: Session) -> Session:
        return with_items(session, [*session.assistance[:-1], change(session.assistance[-1])])

    return in_a_session(reading, text, rng, edit)
