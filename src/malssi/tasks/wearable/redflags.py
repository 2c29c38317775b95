"""What is referred instead of coached: symptoms that a person names, by the words of `redflags.ko.toml`.

It errs towards referral: a symptom counts unless it is denied right behind its words.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from malssi.tasks.wearable.criteria import RESTING_TOO_FAST, SCALES, level_of
from malssi.tasks.wearable.words import any_of, material

DEEPEST = 8
"""Objects and lists within each other that are searched for what is urgent."""

LEAST_OXYGEN = SCALES["oxygen"].levels[0].low
"""Percent below which nobody's saturation is measured; a fraction such as 0.85 is less."""

NOT_LETTERS = re.compile(r"[\W_]+")


class Flag(NamedTuple):
    """A red flag and the words that raised it."""

    name: str
    said: str


@lru_cache(maxsize=4096)
def flags_in(text: str) -> tuple[Flag, ...]:
    """The red flags of a text, one of each kind; its spelling may leave out spaces."""
    whole, plain = unicodedata.normalize("NFKC", text), squeezed(text)
    found = []
    for name, row in material("redflags")["flag"].items():
        said = undenied(whole, row["words"], "denied") or undenied(plain, row["unspaced"], "denied_unspaced")
        if said:
            found.append(Flag(name, said))
    return tuple(found)


def squeezed(text: str) -> str:
    """Letters and digits alone, in one form: people leave out spaces and marks."""
    return NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).lower())


def undenied(text: str, words: list[str], denial: str) -> str:
    """The first of some words that is not denied right behind, as in 가슴 통증은 없어요; empty where there is none."""
    denied = any_of(tuple(material("redflags")["denial"][denial]))
    return next((hit[0] for hit in any_of(tuple(words)).finditer(text) if not denied.match(text[hit.end() :])), "")


def named(flag: Flag) -> str:
    """What a flag is called in an answer."""
    return str(material("redflags")["flag"][flag.name]["name"])


def numbered(flag: Flag) -> str:
    """What a plan calls a flag: a small model tells digits apart better than names."""
    return f"{material('redflags')['flag'][flag.name]['number']} {named(flag)}"


def in_despair(text: str) -> bool:
    """Whether somebody says that they do not want to live."""
    return any_of(tuple(material("redflags")["despair"]["words"])).search(squeezed(text)) is not None


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


def is_urgent(flag: Flag) -> bool:
    """Whether 119 is to be called at once."""
    return bool(material("redflags")["flag"][flag.name]["urgent"])
