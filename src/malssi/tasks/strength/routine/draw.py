"""Which routines there are: a lifter with days, bar and sometimes own rates, and the scenario that it belongs to."""

from random import Random
from typing import Literal

from malssi.tasks.strength.draw import sample_lifter
from malssi.tasks.strength.routine.reading import OwnRates, Routine
from malssi.tasks.task import Cell, Mix

DAYS: tuple[Literal[2, 3, 4], ...] = (2, 3, 4)
DAY_SHARES = (30, 45, 25)
"""How often people come to a gym in a week, judged."""
LIGHT_BAR_SHARE = {"남성": 0.05, "여성": 0.5}
FINE_SHARE = 0.15
"""Share of bars loaded in steps of 1 kg."""
OWN_RATES_SHARE = 0.15
OWN_RATES = (
    OwnRates(init_weight_rate=40, increase_rate_week=5, increase_rate_set=5, deloading_rate=30),
    OwnRates(init_weight_rate=55, increase_rate_week=10, increase_rate_set=10, deloading_rate=50),
    OwnRates(init_weight_rate=65, increase_rate_week=5, increase_rate_set=10, deloading_rate=64),
    OwnRates(init_weight_rate=62, increase_rate_week=10, increase_rate_set=5, deloading_rate=41),
)
"""The lightest wave, the two steepest, and one in no round numbers."""


def sample(rng: Random, mix: Mix) -> Routine:
    """Draw a routine; the lifter as the domain draws them."""
    lifter = sample_lifter(rng, mix)
    own = mix == "boundary" or rng.random() < OWN_RATES_SHARE
    return Routine(
        experience=lifter.experience,
        gender=lifter.gender,
        purpose=lifter.purpose,
        rm_weight=lifter.rm_weight,
        days_per_week=rng.choices(DAYS, DAY_SHARES if mix == "natural" else None)[0],
        rates=rng.choice(OWN_RATES) if own else None,
        bar_kg=15 if rng.random() < LIGHT_BAR_SHARE[lifter.gender] else 20,
        round_to_kg=1 if rng.random() < FINE_SHARE else 2.5,
    )


def stratum(reading: Routine) -> Cell:
    """The scenario of a routine: p2_d3, by purpose and days."""
    return f"p{reading.purpose}_d{reading.days_per_week}"
