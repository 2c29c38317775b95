"""Which readings are drawn, which scenario they belong to, which are held out."""

from collections import Counter
from random import Random
from typing import get_args

import pytest

from malssi.data.recipe import in_group
from malssi.tasks.signboard import task
from malssi.tasks.signboard.cells import CELLS, COLDEST, HOTTEST, in_held_out_band, sample, sample_cell, stratum
from malssi.tasks.signboard.criteria import STATES
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.task import Mix


def of(yesterday: float, today: float) -> Temperatures:
    return Temperatures(yesterday_temp=yesterday, today_temp=today)


@pytest.mark.parametrize(
    ("yesterday", "today", "name"),
    [
        (10, 20, "rise_10_up"),
        (0, 30, "rise_10_up"),
        (11, 20, "rise_5_9"),
        (16, 20, "rise_1_4"),
        (20, 20, "same"),
        (20.4, 19.6, "same"),
        (-10.4, -9.6, "extreme/same"),
        (21, 20, "fall_1_4"),
        (25, 20, "fall_5_9"),
        (30, 20, "fall_10_up"),
        (0, -10, "extreme/changed"),
        (35, 35, "extreme/same"),
        (34, 34, "same"),
        (-9, -9, "same"),
    ],
)
def test_a_reading_has_the_cell_of_its_change_unless_it_is_extreme(yesterday: float, today: float, name: str) -> None:
    assert stratum(of(yesterday, today)) == name


@pytest.mark.parametrize("name", CELLS)
def test_a_drawn_reading_lies_in_its_cell_and_in_range(name: str) -> None:
    rng = Random(1)
    for reading in (sample_cell(rng, name) for _ in range(200)):
        assert in_group(stratum(reading), name)
        assert all(COLDEST <= degrees <= HOTTEST for degrees in reading.degrees)
        assert abs(reading.degrees.change) <= 25


@pytest.mark.parametrize("mix", get_args(Mix))
def test_the_same_seed_draws_the_same_readings(mix: Mix) -> None:
    assert [sample(Random(7), mix)] * 2 == [sample(Random(7), mix) for _ in range(2)]


def test_balanced_readings_cover_the_cells_evenly() -> None:
    rng = Random(2)
    counts = Counter(stratum(sample(rng, "balanced")).partition("/")[0] for _ in range(1600))
    assert set(counts) == set(CELLS)
    assert all(150 <= number <= 250 for number in counts.values())


def test_natural_days_change_little_and_know_their_month() -> None:
    rng = Random(3)
    readings = [sample(rng, "natural") for _ in range(3000)]
    exact = [reading for reading in readings if not reading.today_temp.is_integer()]
    changes = [abs(reading.today_temp - reading.yesterday_temp) for reading in exact]
    assert 0.32 < sum(change < 1 for change in changes) / len(changes) < 0.42  # 37 % in Seoul, 2010-2019
    assert sum(change >= 10 for change in changes) / len(changes) < 0.01
    assert all(reading.month for reading in readings)


def test_boundary_days_lie_at_every_threshold() -> None:
    rng = Random(4)
    todays = {sample(rng, "boundary").degrees.today for _ in range(1500)}
    assert {state.low + off for state in STATES[:-1] for off in (-1, 0, 1)} <= todays


def test_boundary_days_have_every_change_up_to_the_largest_that_is_accepted() -> None:
    rng = Random(5)
    changes = {sample(rng, "boundary").degrees.change for _ in range(3000)}
    assert {*range(-30, -24), *range(25, 31)} <= changes


def test_boundary_days_have_every_degree_that_is_accepted_with_small_changes() -> None:
    rng = Random(6)
    drawn = [sample(rng, "boundary").degrees for _ in range(6000)]
    assert {*range(-40, -20), *range(46, 51)} <= {day.today for day in drawn if 0 < abs(day.change) < 10}


@pytest.mark.parametrize(
    ("pair", "held_out"),
    [
        ((4, 14), True),
        ((8, 18), True),
        ((30, 20), True),
        ((-3, 1), True),
        ((18, 17), True),
        ((14, 4), False),
        ((9, 18), False),
        ((20, 30), False),
        ((19, 18), False),
    ],
)
def test_the_band_is_of_ordered_pairs(pair: tuple[int, int], held_out: bool) -> None:
    assert in_held_out_band(pair) == held_out
    assert task.drawing.held_out(of(*pair)) == held_out


def test_pairs_that_round_alike_share_their_group_key() -> None:
    assert task.drawing.group_key(of(9.6, 20.4)) == task.drawing.group_key(of(10, 20)) == "10,20"


def test_the_thermal_states_cover_every_degree_once() -> None:
    covered = [degrees for state in STATES for degrees in range(state.low, state.high + 1)]
    assert sorted(covered) == list(range(-40, 51))
