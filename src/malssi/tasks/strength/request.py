"""What the strength tasks are given: a lifter, in the names that the application sends; what follows is in `rates`."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from malssi.tasks.strength.words import legend_text
from malssi.tasks.task import Reading

EXPERIENCES = (1, 2, 3, 4, 5)
PURPOSES = (1, 2, 3, 4, 5, 6)
GENDERS: tuple[Literal["남성", "여성"], ...] = ("남성", "여성")

LIGHTEST_KG, HEAVIEST_KG = 10, 600
"""The application's limits: a training bar, and more than anybody lifts without a suit (deadlift 501 kg, 2020)."""


def known_experience(value: Any) -> Any:
    """Refuse what is no experience, with the legend."""
    return known_code(value, EXPERIENCES, "experience")


def known_purpose(value: Any) -> Any:
    """Refuse what is no purpose, with the legend."""
    return known_code(value, PURPOSES, "purpose")


def known_code(value: Any, codes: tuple[int, ...], kind: str) -> Any:
    """Refuse what is none of the codes, with what each means."""
    if type(value) is int and value in codes:
        return value
    raise PydanticCustomError(kind, f"a whole number, {codes[0]} to {codes[-1]}: {legend_text(kind)}")


def liftable(value: Any) -> Any:
    """Refuse what nobody lifts once."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and LIGHTEST_KG <= value <= HEAVIEST_KG:
        return value
    raise PydanticCustomError("weight", f"a number, {LIGHTEST_KG} to {HEAVIEST_KG} kg (the 1RM)")


def four_lifts(value: Any) -> Any:
    """Refuse what is no object of the four lifts."""
    if isinstance(value, (dict, RmWeight)):
        return value
    raise PydanticCustomError("lifts", f"an object with {', '.join(RmWeight.model_fields)}, each in kg")


Experience = Annotated[
    int, Field(ge=1, le=5, description=f"경력: {legend_text('experience')}."), BeforeValidator(known_experience)
]
Purpose = Annotated[
    int, Field(ge=1, le=6, description=f"목적: {legend_text('purpose')}."), BeforeValidator(known_purpose)
]
UNITS = dict.fromkeys(("bench_press", "squat", "dead_lift", "over_head_press"), "kg")
"""The unit of each lift."""

Kilograms = Annotated[float, Field(ge=LIGHTEST_KG, le=HEAVIEST_KG), BeforeValidator(liftable)]


class RmWeight(Reading):
    """The 1RMs of the four lifts."""

    bench_press: Kilograms
    """1RM of the bench press in kg (벤치프레스), 10 to 600."""
    squat: Kilograms
    """1RM of the squat in kg (스쿼트), 10 to 600."""
    dead_lift: Kilograms
    """1RM of the deadlift in kg (데드리프트), 10 to 600."""
    over_head_press: Kilograms
    """1RM of the overhead press in kg (오버헤드프레스), 10 to 600."""


class Lifter(Reading):
    """Who trains, how long already, what for, and how strong."""

    experience: Experience
    gender: Literal["남성", "여성"]
    """성별: 남성 or 여성; it changes no percentage."""
    purpose: Purpose
    rm_weight: Annotated[RmWeight, BeforeValidator(four_lifts)]
    """1RM by lift, in kg."""
