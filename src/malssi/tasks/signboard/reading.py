"""What the signboard task is given: yesterday's and today's temperature, perhaps the month.

It refuses what a thermometer cannot have measured, and says how degrees are rounded. What they mean is `criteria`'s.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from malssi.tasks.task import Reading

LOWEST, HIGHEST = -40, 50
"""°C. Korea's records are -32.6 (Yangpyeong, 1981) and 41.0 (Hongcheon, 2018); a board's own sensor in the sun
shows more."""

LARGEST_CHANGE = 30
"""°C in a day; Seoul's daily temperatures change by less than 20, so more is a broken sensor or a swapped column."""

MISSING_CODES = (-50, -99, 99.9)
"""Codes for "no value" in the KMA's feeds, besides those from ±900 on, which its open API calls missing."""


class Degrees(NamedTuple):
    """The whole degrees that the board speaks of."""

    yesterday: int
    today: int

    @property
    def change(self) -> int:
        """Today less yesterday, of the rounded values."""
        return self.today - self.yesterday


def rounded(degrees: float) -> int:
    """Round to whole degrees, half away from zero, as a thermometer is read aloud: 9.5 is 10, -0.5 is -1, 0.4 is 0."""
    return int(Decimal(str(degrees)).quantize(Decimal(1), ROUND_HALF_UP))


def measurable(value: Any) -> Any:
    """Refuse what is no measured temperature, with the text of what is expected."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise PydanticCustomError("temperature", f"a number, {LOWEST} to {HIGHEST} °C")
    if 900 <= abs(value) < 10_000 or value in MISSING_CODES:
        hint = "this looks like a missing-value code of a weather feed; leave the row out"
        raise PydanticCustomError("temperature", f"{LOWEST} to {HIGHEST} °C; {hint}")
    if not LOWEST <= value <= HIGHEST:  # also true for NaN
        raise PydanticCustomError("temperature", f"{LOWEST} to {HIGHEST} °C")
    return value


def month_of_year(value: Any) -> Any:
    """Refuse what is no month."""
    if value is None or (type(value) is int and 1 <= value <= 12):
        return value
    raise PydanticCustomError("month", "a whole number, 1 to 12, or nothing")


Celsius = Annotated[float, Field(ge=LOWEST, le=HIGHEST), BeforeValidator(measurable)]
Month = Annotated[int, Field(ge=1, le=12)]


class Temperatures(Reading):
    """Yesterday's and today's temperature at the park."""

    yesterday_temp: Celsius
    """Yesterday's temperature in °C (어제 기온), -40 to 50."""
    today_temp: Celsius
    """Today's temperature in °C (오늘 기온), -40 to 50 and at most 30 degrees from yesterday's."""
    month: Annotated[Month | None, BeforeValidator(month_of_year)] = None
    """Month of the year (월), 1 to 12; without it the board says nothing that belongs to a season."""

    @field_validator("today_temp")
    @classmethod
    def follows_yesterday(cls, today: float, info: ValidationInfo) -> float:
        """Refuse a change that no two days have."""
        yesterday = info.data.get("yesterday_temp")
        if yesterday is not None and abs(rounded(today) - rounded(yesterday)) > LARGEST_CHANGE:
            expected = f"at most {LARGEST_CHANGE} °C from yesterday's {yesterday:g}; check the sensor or the columns"
            raise PydanticCustomError("change", expected)
        return today

    @property
    def degrees(self) -> Degrees:
        """Both temperatures in whole degrees, and their change."""
        return Degrees(rounded(self.yesterday_temp), rounded(self.today_temp))
