"""The expert's table and what follows from it, by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malssi.tasks.strength.criteria import Rates
from malssi.tasks.strength.rates import percent, plan_text, rates_for, training_max_kg
from malssi.tasks.strength.request import EXPERIENCES, PURPOSES

CANONICAL = """\
Week1
SET1 65%x5
SET2 75%x5
SET3 85%x5+

Week2
SET1 70%x3
SET2 80%x3
SET3 90%x3+

Week3
SET1 75%x5
SET2 85%x3
SET3 95%x1+

Week4
SET1 40%x5
SET2 50%x5
SET3 60%x5
"""

CELLS = st.tuples(st.sampled_from(EXPERIENCES), st.sampled_from(PURPOSES))


@pytest.mark.parametrize(
    ("experience", "purpose", "rates"),
    [
        (1, 3, (50, 5, 5, 40)),
        (2, 3, (55, 5, 5, 40)),
        (3, 5, (60, 5, 10, 40)),
        (4, 3, (65, 5, 10, 40)),
        (5, 5, (65, 5, 10, 40)),
        (5, 1, (65, 5, 5, 40)),  # steadier
        (3, 4, (60, 5, 5, 40)),
        (4, 2, (60, 5, 10, 40)),  # five lighter
        (2, 2, (50, 5, 5, 40)),
        (1, 2, (50, 5, 5, 40)),  # not below 50
        (5, 6, (55, 5, 5, 30)),  # ten lighter
        (2, 6, (45, 5, 5, 30)),
        (1, 6, (40, 5, 5, 30)),
    ],
)
def test_the_rates_are_those_of_the_table(experience: int, purpose: int, rates: tuple[int, ...]) -> None:
    assert rates_for(experience, purpose) == rates


def test_the_canonical_plan_is_wendlers_to_the_letter() -> None:
    assert plan_text(rates_for(5, 3)) == CANONICAL


@pytest.mark.parametrize("experience", EXPERIENCES)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_cells_plan_is_the_formulas(experience: int, purpose: int) -> None:
    init, week, set_, deload = rates_for(experience, purpose)
    said = [line.split()[1] for line in plan_text(rates_for(experience, purpose)).splitlines() if "SET" in line]
    work = [f"{init + k * week + j * set_}%" for k in range(3) for j in range(3)]
    repetitions = ["x5", "x5", "x5+", "x3", "x3", "x3+", "x5", "x3", "x1+"]
    light = [f"{deload + j * set_}%x5" for j in range(3)]
    assert said == [share + reps for share, reps in zip(work, repetitions, strict=True)] + light


@given(CELLS)
def test_no_top_set_is_above_95_percent(stratum: tuple[int, int]) -> None:
    assert max(percent(rates_for(*stratum), week, set_) for week in (1, 2, 3) for set_ in (1, 2, 3)) <= 95


@given(CELLS)
def test_every_deload_set_is_lighter_than_the_same_set_of_week_one(stratum: tuple[int, int]) -> None:
    rates = rates_for(*stratum)
    assert all(percent(rates, 4, set_) < percent(rates, 1, set_) for set_ in (1, 2, 3))


@given(CELLS)
def test_steps_are_5_or_10_and_starts_40_to_65(stratum: tuple[int, int]) -> None:
    rates = rates_for(*stratum)
    assert {rates.week, rates.set} <= {5, 10}
    assert 40 <= rates.init <= 65


@given(st.sampled_from(EXPERIENCES), st.sampled_from((1, 4)))
def test_steady_purposes_stay_at_85_percent_or_below(experience: int, purpose: int) -> None:
    assert percent(rates_for(experience, purpose), 3, 3) <= 85


@given(st.sampled_from(PURPOSES))
def test_experience_never_makes_a_wave_lighter(purpose: int) -> None:
    starts = [rates_for(experience, purpose).init for experience in EXPERIENCES]
    assert starts == sorted(starts)


def test_a_percentage_counts_from_the_week_and_the_set() -> None:
    rates = Rates(init=60, week=5, set=10, deload=40)
    assert (percent(rates, 1, 1), percent(rates, 2, 1), percent(rates, 3, 3), percent(rates, 4, 2)) == (60, 65, 90, 50)


def test_the_training_max_is_nine_tenths_of_the_1rm() -> None:
    assert training_max_kg(100) == 90
