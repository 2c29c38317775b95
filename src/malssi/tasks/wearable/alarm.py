"""What somebody who gets no answer is told first of all: 109, 119, or to be seen."""

from collections.abc import Iterator, Mapping
from typing import Any

from malssi.tasks.wearable.criteria import RESTING_TOO_FAST, SCALES, level_of
from malssi.tasks.wearable.redflags import flags_in, in_despair, is_urgent, named
from malssi.tasks.wearable.words import material

DEEPEST = 8
"""Objects and lists within each other that are searched."""

LEAST_OXYGEN = SCALES["oxygen"].levels[0].low
"""Percent below which nobody's saturation is measured; a fraction such as 0.85 is less."""


def alarm(fields: Mapping[str, Any]) -> str:
    """What somebody who gets no answer is told first of all, by whatever they gave; empty where nothing is urgent."""
    given, words = list(values_of(fields)), material("redflags")["alarm"]
    said = ". ".join(value for _, value in given if isinstance(value, str))
    if in_despair(said):
        return str(words["despair"])
    urgent = next((flag for flag in flags_in(said) if is_urgent(flag)), None)
    if urgent:
        return str(words["urgent"].format(name=named(urgent)))
    return str(words["care"]) if any(calls_for_care(name, value) for name, value in given) else ""


def values_of(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """All values inside one, whatever it is, each with the name of its field; what lies too deep is nobody's."""
    if isinstance(value, Mapping) and depth < DEEPEST:
        for key, inner in value.items():
            yield from values_of(inner, str(key), depth + 1)
    elif isinstance(value, list | tuple) and depth < DEEPEST:
        for inner in value:
            yield from values_of(inner, name, depth + 1)
    else:
        yield name, value


def calls_for_care(name: str, value: Any) -> bool:
    """Whether a value alone calls for care: a saturation of an emergency, a resting heart that races."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if name == "oxygen_saturation":
        return value >= LEAST_OXYGEN and level_of("oxygen", value).name == "emergency"
    return name == "resting_heart_rate" and value > RESTING_TOO_FAST
