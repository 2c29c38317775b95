"""What is referred instead of coached: symptoms that a person names, by the words of `redflags.ko.toml`.

It errs towards referral: a symptom counts unless it is denied right behind its words.
"""

from functools import cache
from typing import NamedTuple

from malssi.tasks.wearable.words import any_of, material


class Flag(NamedTuple):
    """A red flag and the words that raised it."""

    name: str
    said: str


@cache
def flags_in(text: str) -> tuple[Flag, ...]:
    """The red flags of a text, one of each kind; its spelling may leave out spaces."""
    found = []
    for name, row in material("redflags")["flag"].items():
        said = next((hit[0] for hit in any_of(tuple(row["words"])).finditer(text) if not denied(text[hit.end() :])), "")
        if said:
            found.append(Flag(name, said))
    return tuple(found)


def denied(after: str) -> bool:
    """Whether a symptom's words are followed by its denial: 가슴 통증은 없어요."""
    return any_of(tuple(material("redflags")["denied"])).match(after) is not None


def named(flag: Flag) -> str:
    """What a flag is called in an answer."""
    return str(material("redflags")["flag"][flag.name]["name"])


def is_urgent(flag: Flag) -> bool:
    """Whether 119 is to be called at once."""
    return bool(material("redflags")["flag"][flag.name]["urgent"])
