"""The values on both sides of every threshold of the criteria, one unit apart, where a grade is most easily wrong."""

import math
from functools import partial

from malssi.tasks.wearable.criteria import SCALES, Indicator
from malssi.tasks.wearable.draw import STEP
from malssi.tasks.wearable.reading import Day, shown
from malssi.tasks.wearable.score import INDICATORS, value_of


def lies_at(name: Indicator, value: float, day: Day) -> bool:
    """Whether a day's indicator has just this value."""
    return value_of(day, name) == value


def limits(name: Indicator) -> list[float]:
    """The values on both sides of an indicator's thresholds, one unit apart."""
    values: list[float] = []
    for level in SCALES[name].levels[1:]:
        above = math.ceil(level.low / STEP[name]) * STEP[name]  # 9.01 begins what is longer than 9: 9.1
        values += [round(above - STEP[name], 2), round(above, 2)]
    return values


SIDES = {f"{name} {shown(value)}": partial(lies_at, name, value) for name in INDICATORS for value in limits(name)}
"""Both sides of every threshold."""
