"""What somebody who gets no answer is told first of all: 109, 119, or to be seen."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from malssi.korean.morphemes import MAX_READ
from malssi.tasks.wearable.complaints import not_understood
from malssi.tasks.wearable.criteria import RESTING_TOO_FAST, SCALES, level_of
from malssi.tasks.wearable.reading import MAX_SYMPTOMS, listed
from malssi.tasks.wearable.redflags import flags_in, flags_of, in_despair, is_urgent, named
from malssi.tasks.wearable.told import told_values
from malssi.tasks.wearable.words import material

MAX_VALUES = 100
"""Values of a body that are looked at; a reading has no more, and a refused body may hold thousands."""

DEEPEST = 8
"""Objects and lists within each other that are searched."""

MIN_OXYGEN = SCALES["oxygen"].levels[0].low
"""Percent below which nobody's saturation is measured; a fraction such as 0.85 is less."""


def alarm(fields: Mapping[str, Any]) -> str:
    """What somebody who gets no answer is told first of all, by whatever they gave; empty where nothing is urgent."""
    given, words = list(islice(values_of(fields), MAX_VALUES)), material("redflags")["alarm"]
    texts = [value[:MAX_READ] for _, value in given if isinstance(value, str)]
    if any(map(in_despair, texts)):
        return str(words["despair"])
    complaints = [
        text for name, value in given if name == "symptoms" and isinstance(value, str) for text in listed(value)
    ]
    heard = chain(*map(flags_of, complaints), *map(flags_in, texts))
    flags = sorted(heard, key=is_urgent, reverse=True)
    if flags and is_urgent(flags[0]):
        return str(words["urgent"].format(name=named(flags[0])))
    if any(calls_for_care(name, value) for name, value in [*given, *told(texts)]):
        return str(words["care"])
    if flags:
        return str(words["seen"].format(name=named(flags[0])))
    unknown = not_understood(complaints[:MAX_SYMPTOMS])
    return str(words["unknown"].format(said=", ".join(unknown))) if unknown else ""


def told(texts: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Fields whose values are told in words."""
    for text in texts:
        yield from told_values(text).items()


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
        return value >= MIN_OXYGEN and level_of("oxygen", value).name == "emergency"
    return name == "resting_heart_rate" and value > RESTING_TOO_FAST
