"""How a week becomes four: days, sets, kilograms."""

from itertools import pairwise
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malssi.tasks.strength.routine import task
from malssi.tasks.strength.routine.catalogue import LIFTS
from malssi.tasks.strength.routine.month import Day, MainLift, expand, places
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.week import week_of
from malssi.tasks.task import Mix

SEEDS = st.tuples(st.integers(0, 10_000), st.sampled_from(get_args(Mix)))


def drawn(seed: int, mix: Mix) -> tuple[Routine, tuple[tuple[Day, ...], ...]]:
    rng = Random(seed)
    reading = task.drawing.sample(rng, mix)
    week = week_of(task.reference(reading, rng))
    assert week is not None
    return reading, expand(reading, week)


def mains(weeks: tuple[tuple[Day, ...], ...]) -> list[tuple[int, MainLift]]:
    return [(number, main) for number, days in enumerate(weeks, 1) for day in days for main in day.lifts]


def test_three_days_roll_through_four_sessions() -> None:
    assert [places(3, week) for week in (1, 2, 3, 4)] == [[0, 1, 2], [3, 0, 1], [2, 3, 0], [1, 2, 3]]


def test_two_and_four_days_train_every_session_each_week() -> None:
    assert [places(days, 3) for days in (2, 4)] == [[0, 1], [0, 1, 2, 3]]


def test_the_canonical_wave_of_a_100_kg_squat() -> None:
    weights = task.examples[2].rm_weight.model_copy(update={"squat": 100.0})
    lifter = {"experience": 4, "purpose": 3, "days_per_week": 4, "rm_weight": weights}
    reading = task.examples[2].model_copy(update=lifter)
    week = week_of(task.reference(reading, Random(1)))
    assert week is not None
    squats = [main for _, main in mains(expand(reading, week)) if main.lift == "squat"]
    assert [[(one.percent, one.load.kg, one.reps, one.amrap) for one in main.sets] for main in squats] == [
        [(65, 57.5, 5, False), (75, 67.5, 5, False), (85, 77.5, 5, True)],
        [(70, 62.5, 3, False), (80, 72.5, 3, False), (90, 80.0, 3, True)],
        [(75, 67.5, 5, False), (85, 77.5, 3, False), (95, 85.0, 1, True)],
        [(40, 35.0, 5, False), (50, 45.0, 5, False), (60, 55.0, 5, False)],
    ]


@pytest.mark.parametrize(("experience", "percent"), [(3, 50), (4, 60)])
def test_the_lift_again_weighs_more_for_the_experienced(experience: int, percent: int) -> None:
    reading = task.examples[2].model_copy(update={"experience": experience})
    week = week_of(task.reference(reading, Random(1)))
    assert week is not None
    first, *others = expand(reading, week)[0][0].assistance
    assert first.again is not None
    assert (first.again.percent, first.again.reps) == (percent, 10)
    assert all(one.again is None for one in others)


@settings(max_examples=60)
@given(SEEDS)
def test_the_month_covers_all_four_lifts(drawing: tuple[int, Mix]) -> None:
    reading, weeks = drawn(*drawing)
    assert [len(days) for days in weeks] == [reading.days_per_week] * 4
    assert {main.lift for _, main in mains(weeks)} == set(LIFTS)


@settings(max_examples=60)
@given(SEEDS)
def test_no_set_falls_from_week_to_week_before_the_deload(drawing: tuple[int, Mix]) -> None:
    _, weeks = drawn(*drawing)
    for lift in LIFTS:
        rising = [
            [one.load.kg for one in main.sets] for number, main in mains(weeks) if main.lift == lift and number < 4
        ]
        for earlier, later in pairwise(rising):
            assert all(before <= after for before, after in zip(earlier, later, strict=True))


@settings(max_examples=60)
@given(SEEDS)
def test_no_set_is_above_95_percent_and_the_deload_is_lighter_than_week_1(drawing: tuple[int, Mix]) -> None:
    _, weeks = drawn(*drawing)
    shares = {number: [one.percent for one in main.sets] for number, main in mains(weeks)}
    assert max(max(found) for found in shares.values()) <= 95
    assert all(last < first for last, first in zip(shares[4], shares[1], strict=True))


@settings(max_examples=60)
@given(SEEDS)
def test_plus_sets_come_before_the_deload_and_never_after_a_break(drawing: tuple[int, Mix]) -> None:
    reading, weeks = drawn(*drawing)
    for number, main in mains(weeks):
        assert [one.amrap for one in main.sets] == [False, False, number < 4 and reading.purpose != 6]
