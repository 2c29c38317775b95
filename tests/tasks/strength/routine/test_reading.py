"""What a routine accepts, and what it says of what it refuses."""

from typing import Any

import pytest

from malssi.errors import ReadingError
from malssi.tasks.parse import parse_reading
from malssi.tasks.strength.criteria import Rates
from malssi.tasks.strength.routine import task

GOOD: dict[str, Any] = {
    "experience": 3,
    "gender": "여성",
    "purpose": 2,
    "rm_weight": {"bench_press": 40, "squat": 62.5, "dead_lift": 75, "over_head_press": 25},
    "days_per_week": 3,
}
RATES = {"init_weight_rate": 60, "increase_rate_week": 5, "increase_rate_set": 10, "deloading_rate": 40}


def problems(**fields: Any) -> list[str]:
    with pytest.raises(ReadingError) as caught:
        parse_reading(task, GOOD | fields)
    return [str(problem) for problem in caught.value.problems]


def test_bar_and_steps_have_defaults() -> None:
    reading = parse_reading(task, GOOD)
    assert (reading.bar_kg, reading.round_to_kg) == (20, 2.5)


def test_without_rates_the_wave_is_the_expert_s() -> None:
    assert parse_reading(task, GOOD).wave == Rates(55, 5, 10, 40)


def test_own_rates_are_the_wave() -> None:
    assert parse_reading(task, GOOD | {"rates": RATES}).wave == Rates(60, 5, 10, 40)


@pytest.mark.parametrize("days", [0, 1, 5, 2.5, "3", True, None])
def test_other_days_are_refused_with_those_that_are_accepted(days: Any) -> None:
    assert problems(days_per_week=days) == [f"days_per_week: got {days!r}, expected 2 or 3 or 4 days a week"]


def test_days_must_be_given() -> None:
    with pytest.raises(ReadingError, match="days_per_week"):
        parse_reading(task, {name: value for name, value in GOOD.items() if name != "days_per_week"})


@pytest.mark.parametrize("bar", [0, -20, 10, 25, "20"])
def test_another_bar_is_refused(bar: Any) -> None:
    assert problems(bar_kg=bar) == [f"bar_kg: got {bar!r}, expected 20 or 15 kg, the weight of the empty bar"]


@pytest.mark.parametrize("step", [0, 5, 1.25, float("nan"), "1"])
def test_another_step_is_refused(step: Any) -> None:
    assert problems(round_to_kg=step)[0].endswith("expected 2.5 or 1 kg, the smallest step of a loaded bar")


@pytest.mark.parametrize(
    ("rate", "value", "expected"),
    [
        ("init_weight_rate", 39, "a whole number, 40 to 65 %"),
        ("init_weight_rate", 66, "a whole number, 40 to 65 %"),
        ("init_weight_rate", 60.0, "a whole number, 40 to 65 %"),
        ("increase_rate_week", 7, "5 or 10 %"),
        ("increase_rate_set", 0, "5 or 10 %"),
        ("deloading_rate", 29, "a whole number, 30 to 64 %"),
    ],
)
def test_a_rate_beyond_the_limits_is_refused(rate: str, value: Any, expected: str) -> None:
    (problem,) = problems(rates=RATES | {rate: value})
    assert problem.startswith(f"rates.{rate}: got {value!r}, expected {expected}")


def test_rates_that_end_too_heavy_together_are_refused() -> None:
    (problem,) = problems(rates=RATES | {"increase_rate_week": 10, "init_weight_rate": 60})
    assert "expected rates whose top set is at most 95 %; these end at 100 %" in problem


def test_a_deload_that_is_none_is_refused() -> None:
    assert (
        "expected a deloading_rate below the init_weight_rate of 60"
        in problems(rates=RATES | {"deloading_rate": 60})[0]
    )


def test_the_heaviest_wave_is_accepted() -> None:
    steep = RATES | {"init_weight_rate": 55, "increase_rate_week": 10}
    assert parse_reading(task, GOOD | {"rates": steep}).wave == Rates(55, 10, 10, 40)
