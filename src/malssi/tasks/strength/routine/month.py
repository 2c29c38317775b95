"""From a verified week to four: which session on which day, and every set with its kilograms. Code expands, it changes
nothing that the week says."""

from typing import NamedTuple

from malssi.tasks.strength.criteria import SETS, WEEKS
from malssi.tasks.strength.rates import is_amrap, percent, reps
from malssi.tasks.strength.routine.catalogue import Lift
from malssi.tasks.strength.routine.choice import Lifts, sessions
from malssi.tasks.strength.routine.criteria import (
    BIG_PERCENT,
    BIG_PERCENT_EXPERIENCED,
    BIG_PURPOSE,
    EXPERIENCED,
    LIGHT_PURPOSE,
)
from malssi.tasks.strength.routine.load import Bar, Loaded, loaded, wanted_kg
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.week import Item, Session, Week


class WorkSet(NamedTuple):
    """One set of a main lift."""

    percent: int
    load: Loaded
    reps: int
    amrap: bool
    """For as many repetitions as are clean."""


class MainLift(NamedTuple):
    """A main lift of a day."""

    lift: Lift
    sets: tuple[WorkSet, ...]


class Assistance(NamedTuple):
    """An assistance exercise of a day."""

    item: Item
    again: WorkSet | None
    """Each set, where it is the lift again; others' weights are the lifter's to find."""


class Day(NamedTuple):
    """One day of training."""

    number: int
    lifts: tuple[MainLift, ...]
    session: Session
    assistance: tuple[Assistance, ...]


def expand(reading: Routine, week: Week) -> tuple[tuple[Day, ...], ...]:
    """Four weeks of days."""
    return tuple(
        tuple(
            day(reading, number, calendar_week, sessions(reading)[place], week.days[place])
            for number, place in enumerate(places(reading.days_per_week, calendar_week), 1)
        )
        for calendar_week in WEEKS
    )


def places(days_per_week: int, week: int) -> list[int]:
    """Which sessions a week trains: all, or on three days the four in turn, from where the last week ended."""
    if days_per_week != 3:
        return list(range(days_per_week))
    return [((week - 1) * 3 + day) % 4 for day in range(3)]


def day(reading: Routine, number: int, week: int, lifts: Lifts, session: Session) -> Day:
    """One day of a calendar week."""
    return Day(
        number=number,
        lifts=tuple(MainLift(lift, work_sets(reading, lift, week)) for lift in lifts),
        session=session,
        assistance=tuple(
            Assistance(item, big_set(reading, lifts[0], item) if is_big(reading, place) else None)
            for place, item in enumerate(session.assistance)
        ),
    )


def work_sets(reading: Routine, lift: Lift, week: int) -> tuple[WorkSet, ...]:
    """The three sets of a lift in a week."""
    limit = reading.purpose != LIGHT_PURPOSE
    shares = {set_: percent(reading.wave, week, set_) for set_ in SETS}
    return tuple(
        WorkSet(share, bar_for(reading, lift, share), reps(week, set_), limit and is_amrap(week, set_))
        for set_, share in shares.items()
    )


def is_big(reading: Routine, place: int) -> bool:
    """Whether an exercise is the lift again, of Boring But Big."""
    return reading.purpose == BIG_PURPOSE and place == 0


def big_set(reading: Routine, lift: Lift, item: Item) -> WorkSet:
    """A set of the lift again."""
    share = BIG_PERCENT_EXPERIENCED if reading.experience >= EXPERIENCED else BIG_PERCENT
    return WorkSet(share, bar_for(reading, lift, share), item.reps, amrap=False)


def bar_for(reading: Routine, lift: Lift, share: int) -> Loaded:
    """The bar for a share of a lift's training max."""
    bar = Bar(reading.bar_kg, reading.round_to_kg)
    return loaded(wanted_kg(getattr(reading.rm_weight, lift), share), bar)
