"""What units and choices are called where people type them, read once from `units.ko.toml`."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
"""Signs that stand for a minus and that NFKC keeps."""


@dataclass(frozen=True)
class Unit:
    """A unit: what it is called behind a number, and ahead of one."""

    name: str
    words: frozenset[str]
    before: Mapping[str, int] = field(default_factory=dict)
    """Words ahead of a number, with what it is multiplied by."""
    seconds: int | None = None
    """How long it is, of a unit of time."""


@cache
def table() -> Mapping[str, Any]:
    """The whole table."""
    return tomllib.loads(files(__package__).joinpath("units.ko.toml").read_text("utf-8"))


@cache
def unit_named(name: str) -> Unit:
    """A unit by its key; one that the table lacks is called by its name alone."""
    entry = table()["unit"].get(name, {"words": [name]})
    before = {word_key(word): sign for word, sign in entry.get("before", {}).items()}
    return Unit(name, frozenset(map(word_key, entry["words"])), before, entry.get("seconds"))


@cache
def times() -> tuple[Unit, ...]:
    """The units of time, the longest first."""
    units = (unit_named(name) for name, entry in table()["unit"].items() if "seconds" in entry)
    return tuple(sorted(units, key=lambda unit: -(unit.seconds or 0)))


@cache
def all_words() -> frozenset[str]:
    """Every word that is known for a unit, of whichever."""
    own = frozenset().union(*(unit_named(name).words for name in table()["unit"]))
    return own | frozenset(map(word_key, table()["foreign"]["words"]))


def is_unit(word: str, own: Unit | None) -> bool:
    """Whether a word in a header's brackets is a unit, perhaps another one than that of its field."""
    key = word_key(word)
    of_times = key in map(word_key, table()["only_of_times"]["words"])
    return key in all_words() and not (of_times and not (own and own.seconds))


@cache
def choice_words() -> Mapping[str, str]:
    """Other words for choices, each with the choice."""
    return {word_key(word): choice for choice, words in table()["choice"].items() for word in words}


def plain(text: str) -> str:
    """A text in ordinary signs: composed, half-width, a minus for every dash, one kind of space.

    Digits set high, in circles or as fractions stay what they are, since 10³ is not 103.
    """
    composed = unicodedata.normalize("NFC", text).translate(DASHES)
    if composed.isascii():
        return composed.strip()
    return "".join(c if unicodedata.category(c) == "No" else unicodedata.normalize("NFKC", c) for c in composed).strip()


def word_key(text: str) -> str:
    """A word without what does not tell words apart: capitals and spaces."""
    return "".join(plain(text).casefold().split())
