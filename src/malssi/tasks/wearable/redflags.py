"""What is referred instead of coached: emergencies and symptoms that a person names, and what an answer calls them.

Whether something is to be heard is decided by `listener`, over a text without what it denies. `redflags.ko.toml` has
the words by which a symptom gets its name. It errs towards referral.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from malssi.korean.morphemes import MAX_READ
from malssi.tasks.wearable.denials import asserted
from malssi.tasks.wearable.listener import is_meant, is_perhaps_care, level_heard, windows
from malssi.tasks.wearable.signs import signs_in
from malssi.tasks.wearable.told import flags_told, told_in, without_values
from malssi.tasks.wearable.words import any_of, material

NOT_LETTERS = re.compile(r"[\W_]+")
DESPAIR = "despair"
NAMELESS = {"care": "unwell", "urgent": "severe"}
"""The flag of what is heard and has no name of its own."""


class Flag(NamedTuple):
    """A red flag and the words that raised it."""

    name: str
    said: str


@lru_cache(maxsize=4096)
def flags_in(text: str) -> tuple[Flag, ...]:
    """The red flags of a text, one of each kind."""
    said, values = heard_of(text), flags_told(text[:MAX_READ])
    level = level_heard(said) if said else "none"
    if level == "care" and not values and told_in(text[:MAX_READ]):
        level = "none"  # what is left around usual values says nothing
    found = stated(said) | (named_in(said) if level != "none" else {})
    if (level == "urgent" and not any(map(is_urgent_name, found))) or (level == "care" and not found):
        found[NAMELESS[level]] = said
    return in_order(values | found)


def heard_of(text: str) -> str:
    """What is listened to: neither what is denied nor values, which `told` reads."""
    return asserted(without_values(text[:MAX_READ].replace("\n", ". ")))


def stated(said: str) -> dict[str, str]:
    """The flags that a text states plainly in some part, where that is meant so; with the part."""
    parts = windows(said)
    plain = {name: part for part in parts for name in signs_in(part) if is_meant(part, said)}
    named = (named_in(part) for part in parts if is_perhaps_care(part))
    return plain | {name: words for found in named for name, words in found.items() if not is_urgent_name(name)}


def flags_of(complaint: str) -> tuple[Flag, ...]:
    """The red flags of a complaint: whatever has a symptom's name is one there, however it is put."""
    said = heard_of(complaint)
    plain = {name: part for part in windows(said) for name in signs_in(part)}
    return in_order((named_in(said) if said else {}) | plain | dict(flags_in(complaint)))


def in_order(found: Mapping[str, str]) -> tuple[Flag, ...]:
    """Flags by their number, each once."""
    return tuple(Flag(name, found[name]) for name in material("redflags")["flag"] if name in found)


def named_in(text: str) -> dict[str, str]:
    """The flags whose words a text holds, with those words; its spelling may leave out spaces."""
    whole, plain = unicodedata.normalize("NFKC", text), squeezed(text)
    found = {}
    for name, row in material("redflags")["flag"].items():
        said = any_of(at_rest(row["words"])).search(whole) or any_of(tuple(row["unspaced"])).search(plain)
        if said:
            found[name] = said[0]
    return found


def at_rest(words: Sequence[str]) -> tuple[str, ...]:
    """Expressions with their {at_rest} filled: not right behind words of effort."""
    not_in_effort = "".join(f"(?<!{words})" for words in material("redflags")["in_effort"])
    return tuple(word.replace("{at_rest}", not_in_effort) for word in words)


def squeezed(text: str) -> str:
    """Letters and digits alone, in one form: people leave out spaces and marks."""
    return NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).lower())


def named(flag: Flag) -> str:
    """What a flag is called in an answer."""
    return str(material("redflags")["flag"][flag.name]["name"])


def numbered(flag: Flag) -> str:
    """What a plan calls a flag: a small model tells digits apart better than names."""
    return f"{material('redflags')['flag'][flag.name]['number']} {named(flag)}"


def in_despair(text: str) -> bool:
    """Whether somebody says that they do not want to live."""
    said = heard_of(text)
    return bool(said) and (level_heard(said) == DESPAIR or DESPAIR in stated(said))


def is_urgent(flag: Flag) -> bool:
    """Whether 119 is to be called at once."""
    return is_urgent_name(flag.name)


def is_urgent_name(name: str) -> bool:
    """Whether a flag of this name is for 119; despair, which is no flag, is for 109."""
    return name != DESPAIR and bool(material("redflags")["flag"][name]["urgent"])
