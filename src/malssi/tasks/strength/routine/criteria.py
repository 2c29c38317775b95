"""The expert's numbers for the week around the four lifts, each with its source. How loads follow is `load`'s."""

from typing import NamedTuple

from malssi.tasks.strength.routine.catalogue import Lift

SESSIONS: dict[int, tuple[tuple[Lift, ...], ...]] = {
    2: (("squat", "bench_press"), ("dead_lift", "over_head_press")),
    3: (("over_head_press",), ("dead_lift",), ("bench_press",), ("squat",)),
    4: (("over_head_press",), ("dead_lift",), ("bench_press",), ("squat",)),
}
"""Lifts of the sessions by days a week: Wendler, 5/3/1 (2nd ed., 2011), press, deadlift, bench, squat on four days; on
three days the same four in turn; on two days two lifts each ("5/3/1 for two days a week")."""

LEVEL_BY_EXPERIENCE = {1: 1, 2: 1, 3: 2, 4: 3, 5: 3}
"""Highest level of an exercise: NSCA's classes by training age (Haff & Triplett 2016, chapter 17: intermediate from two
months on, advanced from a year on), more careful by one of our steps."""


class Dose(NamedTuple):
    """What the assistance of a session is made of; any of the numbers given."""

    least: int
    most: int
    """Exercises in a session, the first and the last included."""
    sets: tuple[int, ...]
    reps: tuple[int, ...]
    rest_s: tuple[int, ...]


DOSES = {
    # Muscular endurance: 2-3 sets of 12 and more, 30 s and more of rest (Haff & Triplett 2016, chapter 17; 15-20
    # repetitions for endurance, ACSM position stand, Garber et al. 2011). Short rests keep the heart at work.
    1: Dose(2, 4, (2, 3), (12, 15, 20), (30, 60)),
    # Hypertrophy: 3-6 sets of 6-12 at 30-90 s (Haff & Triplett 2016); Boring But Big adds 5 x 10-15 (Wendler 2011).
    2: Dose(2, 3, (3, 4), (10, 12, 15), (60, 90)),
    # The Triumvirate: the lift and two exercises, five sets of 10-15 (Wendler 2011).
    3: Dose(2, 2, (5,), (8, 10, 12, 15), (90, 120)),
    # General fitness: 2-4 sets of 8-12, 10-15 for the older (Garber et al. 2011), above with a minute and more between.
    4: Dose(2, 4, (2, 3), (12, 15, 20), (60, 90)),
    # Strength: 2-6 sets of up to 6, assistance up to 8, 2-5 minutes of rest (Haff & Triplett 2016).
    5: Dose(2, 4, (3, 4, 5), (3, 5, 6, 8), (120, 150, 180)),
    # Back from a break: 10-15 repetitions at a light load, 2-3 sets (Garber et al. 2011, the sedentary and the older).
    6: Dose(2, 4, (2, 3), (10, 12, 15), (60, 90)),
}
"""Assistance by purpose."""

VARIED_PURPOSES = frozenset({1, 4})
"""High repetitions with something on one leg or for the core."""

BIG_PURPOSE = 2
BIG_SETS, BIG_REPS = 5, 10
BIG_PERCENT, BIG_PERCENT_EXPERIENCED = 50, 60
"""Boring But Big: the lift again, 5 x 10 at 50-60 % of the training max (Wendler 2011)."""
EXPERIENCED = 4
"""Experience from which the heavier one is for: 2 years and more."""

HEAVY_PURPOSE = 5
"""Powerlifting: close variations of the lift."""

LIGHT_PURPOSE = 6
"""Back from a break: nothing but light exercises, and no sets to the limit."""

MAX_NOTE, MIN_NOTE = 60, 10
"""Characters of a note: one glance at a phone between two sets."""

UPPER_STEP_KG, LOWER_STEP_KG = 2.5, 5.0
"""Onto the training max for the next cycle: 5 and 10 pounds (Wendler 2011)."""

PLATES_KG = {
    # Per side, in pairs. A gym's iron ends at 1.25 kg, the IWF's change plates at 0.5 kg.
    2.5: (25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25),
    1.0: (25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 2.0, 1.5, 1.0, 0.5),
}
"""Plates by the step to which a loaded bar is rounded."""
