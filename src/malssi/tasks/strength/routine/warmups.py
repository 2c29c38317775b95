"""Every warm-up that is written: two drills in the order in which they are done, of each lift where there are two."""

from functools import cache
from itertools import combinations, product

from malssi.tasks.strength.routine.choice import Lifts
from malssi.tasks.strength.routine.week import DRILL_MARK
from malssi.tasks.strength.routine.words import phrases


@cache
def warmups(lifts: Lifts) -> tuple[str, ...]:
    """The warm-ups for the lifts of a session."""
    drills = phrases()["drills"]
    pairs = combinations(drills[lifts[0]], 2) if len(lifts) == 1 else product(*(drills[lift] for lift in lifts))
    return tuple(DRILL_MARK.join(pair) for pair in pairs if len(set(pair)) == 2)
