"""Which readings there are: how they are drawn, which scenario each belongs to, and which are never trained on."""

from random import Random

from malssi.tasks.signboard.criteria import STATES, Span
from malssi.tasks.signboard.reading import HIGHEST, LARGEST_CHANGE, LOWEST, Temperatures
from malssi.tasks.task import Cell, Mix

COLDEST, HOTTEST = -20, 45
"""°C between which the recipes' temperatures lie."""

WIDEST = 25
"""°C of change to which the recipes go."""

EXTREME_COLD, EXTREME_HEAT = -10, 35
"""°C from which a reading counts as extreme, whatever its change."""

CHANGES: dict[Cell, Span] = {
    "rise_10_up": Span(10, LARGEST_CHANGE),
    "rise_5_9": Span(5, 9),
    "rise_1_4": Span(1, 4),
    "same": Span(0, 0),
    "fall_1_4": Span(-4, -1),
    "fall_5_9": Span(-9, -5),
    "fall_10_up": Span(-LARGEST_CHANGE, -10),
}
CELLS: tuple[Cell, ...] = ("extreme", *CHANGES)

HELD_OUT_BAND = (
    (Span(4, 8), Span(14, 18)),
    (Span(27, 30), Span(20, 23)),
    (Span(-6, -3), Span(1, 3)),
    (Span(18, 20), Span(16, 17)),
)
"""Boxes of (yesterday, today) that nothing is trained on, so that subtraction is measured and not recalled: rises of
6 to 14 and, across zero, of 4 to 9; falls of 4 to 10 and of 1 to 4."""

# Seoul's normals 1991-2020 by month (KMA station 108): mean of the day, mean of its highest; °C.
NORMAL_MEAN = (-2.0, 0.7, 6.1, 12.6, 18.2, 22.7, 25.3, 26.1, 21.6, 15.0, 7.5, 0.2)
NORMAL_HIGH = (2.1, 5.1, 11.0, 17.9, 23.6, 27.6, 29.0, 30.0, 26.2, 20.2, 11.9, 4.2)
SPREAD = (4.5, 4.5, 4.5, 4.0, 3.5, 3.0, 3.0, 2.5, 3.0, 3.5, 4.5, 4.5)
"""Standard deviation of a day about its month's normal, °C (our estimate)."""
SEASONABLE = 13
"""°C from a month's normals within which a temperature is believable there."""


def stratum(reading: Temperatures) -> Cell:
    """The scenario of a reading: extreme, with or without a change, or the size and direction of its change."""
    degrees = reading.degrees
    if degrees.today <= EXTREME_COLD or degrees.today >= EXTREME_HEAT:
        return "extreme/changed" if degrees.change else "extreme/same"
    return next(name for name, span in CHANGES.items() if span.holds(degrees.change))


def group_key(reading: Temperatures) -> str:
    """The pair of whole degrees, which two splits never share."""
    return f"{reading.degrees.yesterday},{reading.degrees.today}"


def in_held_out_band(pair: tuple[int, int]) -> bool:
    """Whether (yesterday, today) in whole degrees is never trained on."""
    return any(first.holds(pair[0]) and second.holds(pair[1]) for first, second in HELD_OUT_BAND)


def held_out(reading: Temperatures) -> bool:
    """Whether a reading is never trained on."""
    return in_held_out_band((reading.degrees.yesterday, reading.degrees.today))


def sample(rng: Random, mix: Mix) -> Temperatures:
    """Draw a reading; held-out ones are drawn too, the caller filters."""
    if mix == "natural":
        return natural(rng)
    if mix == "boundary":
        return boundary(rng)
    return sample_cell(rng, rng.choice(CELLS))


def sample_cell(rng: Random, name: Cell) -> Temperatures:
    """Draw a reading of one cell, evenly over the pairs of its range."""
    while True:
        if name == "extreme":
            today = rng.choice([*range(COLDEST, EXTREME_COLD + 1), *range(EXTREME_HEAT, HOTTEST + 1)])
            change = rng.randint(-WIDEST, WIDEST)
        else:
            today = rng.randint(EXTREME_COLD + 1, EXTREME_HEAT - 1)
            change = rng.randint(max(CHANGES[name].low, -WIDEST), min(CHANGES[name].high, WIDEST))
        if COLDEST <= today - change <= HOTTEST:
            return reading_of(rng, today - change, today, decimals=0.15)


def natural(rng: Random) -> Temperatures:
    """Draw a day as Seoul has them: most changes are small.

    The two normals fit the station's 2010-2019: 37 % of days change by less than 1 °C, 0.25 % by 10 or more.
    """
    month = rng.randint(1, 12)
    normal = rng.uniform(NORMAL_MEAN[month - 1], NORMAL_HIGH[month - 1])
    today = rng.gauss(normal, SPREAD[month - 1])
    yesterday = today - rng.gauss(0, 1.6 if rng.random() < 0.6 else 3.6)
    digits = 1 if rng.random() < 0.5 else None
    shown = [float(round(degrees, digits)) for degrees in (yesterday, today)]
    return Temperatures(yesterday_temp=shown[0], today_temp=shown[1], month=month)


def boundary(rng: Random) -> Temperatures:
    """Draw a day at a limit of a thermal state or of a change, or one that is accepted beyond the recipes' range."""
    chance = rng.random()
    if chance < 0.2:
        today = rng.choice([*range(LOWEST, COLDEST), *range(HOTTEST + 1, HIGHEST + 1)])
        change = rng.choice([-LARGEST_CHANGE, LARGEST_CHANGE, *range(-12, 13)])
    elif chance < 0.35:
        change = rng.randint(WIDEST, LARGEST_CHANGE)
        today = rng.randint(LOWEST + change, HIGHEST)
        if rng.random() >= 0.5:  # the same two days the other way round
            today, change = today - change, -change
    else:
        today = rng.choice(STATES[:-1]).low + rng.choice([-1, 0, 1])
        change = rng.choice([0, 0, 1, 2, 4, 5, 6, 9, 10, 11]) * rng.choice([-1, 1])
    yesterday = min(max(today - change, LOWEST), HIGHEST)
    return reading_of(rng, yesterday, today, decimals=0.3)


def reading_of(rng: Random, yesterday: int, today: int, decimals: float) -> Temperatures:
    """A reading that rounds to these degrees, with a decimal at the given share and a month in half of the cases."""
    shown = [float(yesterday), float(today)]
    if rng.random() < decimals:
        shown = [off_by_tenths(rng, yesterday), off_by_tenths(rng, today)]
    month = rng.choice(months_of(today)) if rng.random() < 0.5 else None
    return Temperatures(yesterday_temp=shown[0], today_temp=shown[1], month=month)


def off_by_tenths(rng: Random, whole: int) -> float:
    """A temperature with one decimal that still rounds to `whole`; near a half as often as not."""
    tenths = rng.choice([-4, 4, -3, -2, -1, 0, 1, 2, 3])
    if whole and rng.random() < 0.3:
        tenths = -5 if whole > 0 else 5  # a half goes away from zero
    return min(max(round(whole + tenths / 10, 1), float(LOWEST)), float(HIGHEST))


def months_of(today: int) -> list[int]:
    """The months in which such a day is believable; midwinter and midsummer for what is nowhere."""
    months = [
        month
        for month, (mean, high) in enumerate(zip(NORMAL_MEAN, NORMAL_HIGH, strict=True), 1)
        if mean - SEASONABLE <= today <= high + SEASONABLE
    ]
    return months or ([1, 2, 12] if today < 0 else [7, 8])
