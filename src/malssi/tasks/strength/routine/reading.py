"""What a routine is made for: a lifter, the days and the bar at hand; everything but the days has a default."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from malssi.tasks.strength.criteria import MAX_INIT, MAX_TOP_SET, MIN_INIT, RETURN_DELOAD, STEPS, Rates
from malssi.tasks.strength.rates import percent, rates_for
from malssi.tasks.strength.request import Lifter
from malssi.tasks.task import Reading

MIN_DELOAD = RETURN_DELOAD
"""The expert's lightest deload; below it a bar hardly gets lighter than empty."""


def one_of(*choices: float, unit: str) -> BeforeValidator:
    """Refuse what is none of the choices, naming them."""

    def known(value: Any) -> Any:
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value in choices:
            return value
        raise PydanticCustomError("choice", f"{' or '.join(f'{choice:g}' for choice in choices)} {unit}")

    return BeforeValidator(known)


def points(least: int, most: int) -> BeforeValidator:
    """Refuse what is no whole number of percent between two."""

    def whole(value: Any) -> Any:
        if type(value) is int and least <= value <= most:
            return value
        raise PydanticCustomError("percent", f"a whole number, {least} to {most} % of the training max")

    return BeforeValidator(whole)


class OwnRates(Reading):
    """Loading rates of one's own, in percent of the training max."""

    init_weight_rate: Annotated[int, Field(ge=MIN_INIT, le=MAX_INIT), points(MIN_INIT, MAX_INIT)]
    """First set of week 1, 40 to 65."""
    increase_rate_week: Annotated[Literal[5, 10], one_of(*STEPS, unit="%")]
    """Added from week to week, 5 or 10."""
    increase_rate_set: Annotated[Literal[5, 10], one_of(*STEPS, unit="%")]
    """Added from set to set, 5 or 10."""
    deloading_rate: Annotated[int, Field(ge=MIN_DELOAD, lt=MAX_INIT), points(MIN_DELOAD, MAX_INIT - 1)]
    """First set of the deload week, from 30 and below the first set of week 1."""

    @model_validator(mode="after")
    def fits_together(self) -> "OwnRates":
        """Refuse a wave that ends too heavy or whose deload is none."""
        top = percent(self.wave, 3, 3)
        if top > MAX_TOP_SET:
            raise PydanticCustomError("rates", f"rates whose top set is at most {MAX_TOP_SET} %; these end at {top} %")
        if self.deloading_rate >= self.init_weight_rate:
            expected = f"a deloading_rate below the init_weight_rate of {self.init_weight_rate}"
            raise PydanticCustomError("rates", f"{expected}; it is {self.deloading_rate}")
        return self

    @property
    def wave(self) -> Rates:
        """The four numbers."""
        return Rates(self.init_weight_rate, self.increase_rate_week, self.increase_rate_set, self.deloading_rate)


class Routine(Lifter):
    """Who trains, on how many days a week and with which bar."""

    days_per_week: Annotated[Literal[2, 3, 4], one_of(2, 3, 4, unit="days a week")]
    """Days of training a week (주 며칠), 2, 3 or 4."""
    rates: OwnRates | None = None
    """Loading rates; without them the expert's for experience and purpose."""
    bar_kg: Annotated[Literal[20, 15], one_of(20, 15, unit="kg, the weight of the empty bar")] = 20
    """The empty bar in kg (빈 바), 20 or 15."""
    round_to_kg: Annotated[
        float,
        Field(json_schema_extra={"enum": [2.5, 1]}),
        one_of(2.5, 1, unit="kg, the smallest step of a loaded bar"),
    ] = 2.5
    """Smallest step of a loaded bar in kg, 2.5 (pairs of 1.25 kg plates) or 1 (pairs of 0.5 kg)."""

    @property
    def wave(self) -> Rates:
        """The loading rates: one's own or the expert's."""
        return self.rates.wave if self.rates else rates_for(self.experience, self.purpose)
