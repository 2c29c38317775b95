"""What is referred instead of coached: symptoms that a person names, by the words of `redflags.ko.toml`.

It errs towards referral: a symptom counts unless it is denied right behind its words.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from malssi.tasks.wearable.words import any_of, material

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


def is_urgent(flag: Flag) -> bool:
    """Whether 119 is to be called at once."""
    return bool(material("redflags")["flag"][flag.name]["urgent"])
