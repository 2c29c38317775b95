"""Which days are drawn, which scenario they belong to, which are held out."""

from collections import Counter
from random import Random
from typing import get_args

import pytest

from malssi.tasks.task import Mix
from malssi.tasks.wearable.criteria import GRADES, SCALES, Indicator
from malssi.tasks.wearable.draw import group_key, held_out, sample, stratum
from malssi.tasks.wearable.reading import JudgedDay
from malssi.tasks.wearable.score import judge, value_of


def days(mix: Mix, number: int) -> list[JudgedDay]:
    rng = Random(3)
    return [sample(rng, mix) for _ in range(number)]


@pytest.mark.parametrize("mix", get_args(Mix))
def test_the_same_seed_draws_the_same_days(mix: Mix) -> None:
    assert days(mix, 20) == days(mix, 20)


def test_balanced_days_have_every_grade_alike() -> None:
    counts = Counter(judge(day).grade.name for day in days("balanced", 1200))
    assert set(counts) == {grade.name for grade in GRADES}
    assert all(150 <= number <= 250 for number in counts.values())


def test_natural_days_are_as_peoples_are() -> None:
    drawn = days("natural", 4000)
    changes = [day.change for day in drawn if day.change is not None]
    nights = [day.sleep_hr for day in drawn if day.sleep_hr is not None]
    assert 0.022 < sum(change >= 5 for change in changes) / len(changes) < 0.046  # 3.4 % of real days
    assert sum(change >= 10 for change in changes) / len(changes) < 0.003  # 0.07 %
    assert 0.28 < sum(night < 6 for night in nights) / len(nights) < 0.34  # 31 %
    assert 0.81 < sum(night < 8 for night in nights) / len(nights) < 0.87  # 84 %


@pytest.mark.parametrize("indicator", get_args(Indicator))
def test_boundary_days_lie_on_both_sides_of_every_threshold(indicator: Indicator) -> None:
    drawn = {value_of(day, indicator) for day in days("boundary", 3000)}
    step = 0.1 if indicator == "sleep" else 1
    for level in SCALES[indicator].levels[1:]:
        limit = int(level.low)
        assert {limit, round(limit - step, 2), round(limit + step, 2)} <= drawn


def test_a_cell_is_grade_and_kind() -> None:
    day = JudgedDay(sleep_hr=8, resting_heart_rate=60, usual_resting_heart_rate=60, steps=12_000, oxygen_saturation=98)
    assert stratum(day) == "A/plain"
    assert stratum(day.model_copy(update={"oxygen_saturation": None})) == "A/incomplete"
    assert stratum(day.model_copy(update={"sleep_hr": 3.0})) == "D/capped"
    assert stratum(day.model_copy(update={"oxygen_saturation": 85})) == "F/referred"


def test_a_group_key_is_the_judged_values() -> None:
    day = JudgedDay(sleep_hr=7.5, resting_heart_rate=67, usual_resting_heart_rate=65, steps=8500, age=30)
    assert group_key(day) == "7.5|2|8,500|-"
    assert group_key(day) == group_key(day.model_copy(update={"age": 40, "weight": 70.0}))


@pytest.mark.parametrize(
    ("sleep", "steps", "held"),
    [(6.2, 5399, False), (6.3, 9000, True), (6.6, None, True), (6.7, 6201, False), (8, 5400, True), (8, 6200, True)],
)
def test_a_band_of_sleep_and_of_steps_is_held_out(sleep: float, steps: int | None, held: bool) -> None:
    assert held_out(JudgedDay(sleep_hr=sleep, steps=steps)) is held
