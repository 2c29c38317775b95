"""What a reading accepts, what it refuses and with which words, and how degrees are rounded."""

import math
from typing import Any

import pytest
from pydantic import ValidationError

from malssi.tasks.signboard.reading import Degrees, Temperatures, rounded


def problems(**fields: Any) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        Temperatures(**{"yesterday_temp": 10.0, "today_temp": 20.0, **fields})
    return [(error["loc"], error["msg"]) for error in caught.value.errors()]


@pytest.mark.parametrize(
    ("value", "whole"),
    [(9.5, 10), (-0.5, -1), (0.4, 0), (-0.4, 0), (20.4, 20), (10.5, 11), (-10.5, -11), (2.5, 3), (9.499, 9), (7, 7)],
)
def test_halves_are_rounded_away_from_zero(value: float, whole: int) -> None:
    assert rounded(value) == whole


def test_the_change_is_that_of_the_rounded_values() -> None:
    degrees = Temperatures(yesterday_temp=9.6, today_temp=20.4).degrees
    assert degrees == Degrees(10, 20)
    assert degrees.change == 10


@pytest.mark.parametrize(
    "fields",
    [
        {"yesterday_temp": 10, "today_temp": 20},
        {"yesterday_temp": -40, "today_temp": -10.0},
        {"yesterday_temp": 50.0, "today_temp": 20, "month": 12},
        {"yesterday_temp": 0, "today_temp": 0.04, "month": None},
    ],
)
def test_measured_temperatures_are_accepted(fields: dict[str, Any]) -> None:
    assert Temperatures(**fields)


@pytest.mark.parametrize("value", ["10", True, None, [1], math.nan, math.inf, -math.inf, 50.1, -40.1, 1e300, 10**400])
@pytest.mark.parametrize("field", ["yesterday_temp", "today_temp"])
def test_what_is_no_temperature_is_refused_with_what_is_expected(field: str, value: Any) -> None:
    (where, expected), *others = problems(**{field: value})
    assert where == (field,)
    assert "-40 to 50 °C" in expected
    assert not others


@pytest.mark.parametrize("code", [900, -999, -50, 999.9, -900.0, 9999, -99])
def test_a_missing_value_code_is_named_as_one(code: float) -> None:
    assert "looks like a missing-value code" in problems(today_temp=code)[0][1]


@pytest.mark.parametrize("month", [0, 13, 2.5, "5", 5.0, True, -1])
def test_what_is_no_month_is_refused(month: Any) -> None:
    assert problems(month=month) == [(("month",), "a whole number, 1 to 12, or nothing")]


@pytest.mark.parametrize(("yesterday", "today"), [(-10, 21), (30.4, -0.6), (40, 5)])
def test_more_than_thirty_degrees_in_a_day_are_refused(yesterday: float, today: float) -> None:
    ((where, expected),) = problems(yesterday_temp=yesterday, today_temp=today)
    assert where == ("today_temp",)
    assert "at most 30 °C" in expected


def test_thirty_degrees_of_the_rounded_values_are_accepted() -> None:
    assert Temperatures(yesterday_temp=-10.4, today_temp=20.4).degrees.change == 30


def test_an_unknown_field_is_refused() -> None:
    assert problems(humidity=60)[0][0] == ("humidity",)


def test_a_reading_survives_json() -> None:
    reading = Temperatures(yesterday_temp=-3.5, today_temp=2, month=3)
    assert Temperatures.model_validate_json(reading.model_dump_json()) == reading
    assert Temperatures.model_validate_json('{"yesterday_temp": 10, "today_temp": 20}').degrees == Degrees(10, 20)


def test_the_schema_says_what_each_field_is() -> None:
    fields = Temperatures.model_json_schema()["properties"]
    assert all("description" in field for field in fields.values())
    assert fields["today_temp"]["minimum"] == -40
