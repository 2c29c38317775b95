"""From a percentage to a bar: the nearest loadable weight, and the plates on each side of it."""

from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from malssi.tasks.strength.criteria import TRAINING_MAX_SHARE
from malssi.tasks.strength.routine.criteria import PLATES_KG

HALF = Decimal("0.5")


class Bar(NamedTuple):
    """An empty bar and how finely it can be loaded."""

    empty_kg: float
    step_kg: float


class Loaded(NamedTuple):
    """A bar with its plates."""

    kg: float
    plates_per_side: tuple[float, ...]
    """In kg, heaviest first."""
    below_bar: bool
    """Less was wanted than the empty bar weighs."""


def wanted_kg(one_rm_kg: float, percent: int) -> Decimal:
    """A percentage of the training max, exactly: halves must not hang on a float's last digit."""
    return exact(one_rm_kg) * exact(TRAINING_MAX_SHARE) * percent / 100


def loaded(wanted: Decimal, bar: Bar) -> Loaded:
    """The loadable weight nearest to what is wanted; the lighter of two, and never less than the bar."""
    step = exact(bar.step_kg)
    steps = ((wanted - exact(bar.empty_kg)) / step - HALF).to_integral_value(ROUND_CEILING)
    on_it = max(Decimal(0), steps * step)
    below = wanted < exact(bar.empty_kg)
    return Loaded(float(exact(bar.empty_kg) + on_it), plates(on_it / 2, bar.step_kg), below)


def plates(side: Decimal, step_kg: float) -> tuple[float, ...]:
    """The plates of one side, the fewest that there are."""
    found = []
    for plate in PLATES_KG[step_kg]:
        times = int(side // exact(plate))
        found += [plate] * times
        side -= times * exact(plate)
    return tuple(found)


def exact(number: float) -> Decimal:
    """A number as it is written."""
    return Decimal(str(number))
