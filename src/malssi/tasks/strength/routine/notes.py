"""The language of coaching notes: clauses of `phrases.ko.toml` in every form that a note may give them.

A note is an optional lead, at most one clause in 고 and one clause that ends politely; what is not made so is refused.
Both writing and reading go through here, so nothing can be written that is not read again.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from malssi.tasks.korean import attach
from malssi.tasks.strength.routine.catalogue import Lift
from malssi.tasks.strength.words import material


class Clause(NamedTuple):
    """One thing to do, as a verb's stem and infinitive with what stands before it."""

    stem: str
    infinitive: str
    lifts: frozenset[Lift]
    """Lifts that it belongs to; none for an advice."""
    purposes: frozenset[int]
    """Purposes that it belongs to; none for a cue."""

    @property
    def link(self) -> str:
        """Before another clause: 등을 곧게 펴고."""
        return f"{self.stem}{form('link')[0]}"

    @property
    def ends(self) -> tuple[str, ...]:
        """At the end of a note: 등을 곧게 펴세요, 등을 곧게 펴 주세요."""
        return (
            *(attach(self.stem, ending) for ending in form("stem_endings")),
            *(self.stem + ending for ending in form("plain_endings")),
            *(self.infinitive + ending for ending in form("infinitive_endings")),
        )


class Note(NamedTuple):
    """A note taken apart."""

    lead: str
    clauses: tuple[Clause, ...]


def form(key: str) -> tuple[str, ...]:
    """A list of `[form]`; one word is a list of one."""
    found = material(__package__, "phrases")["form"][key]
    return (found,) if isinstance(found, str) else tuple(found)


@cache
def clauses() -> tuple[Clause, ...]:
    """All clauses: cues of the lifts, then advice by purpose."""
    phrases = material(__package__, "phrases")
    cues = [clause(words, lifts=lifts) for words, lifts in phrases["cues"].items()]
    return (*cues, *(clause(words, purposes=purposes) for words, purposes in phrases["advice"].items()))


def clause(words: str, lifts: Iterable[Lift] = (), purposes: Iterable[int] = ()) -> Clause:
    """One row of the file."""
    stem, infinitive = words.split("|")
    return Clause(stem, f"{stem.rpartition(' ')[0]} {infinitive}", frozenset(lifts), frozenset(purposes))


def cues(lifts: Iterable[Lift]) -> list[Clause]:
    """The clauses that belong to one of the lifts."""
    return [one for one in clauses() if one.lifts & set(lifts)]


def advice(purpose: int) -> list[Clause]:
    """The clauses that belong to a purpose."""
    return [one for one in clauses() if purpose in one.purposes]


def read_note(text: str) -> Note | None:
    """Take a note apart; None where it is not made of known clauses."""
    found = grammar().fullmatch(text)
    if found is None:
        return None
    said = [by_link()[found["link"]]] if found["link"] else []
    return Note(found["lead"] or "", (*said, by_end()[found["end"]]))


@cache
def grammar() -> re.Pattern[str]:
    """Every note there is."""
    return re.compile(note_pattern(form("leads"), by_link(), by_end(), named=True))


def note_pattern(leads: Iterable[str], links: Iterable[str], ends: Iterable[str], named: bool = False) -> str:
    """An expression for the notes of these parts; without names it is plain enough for any grammar engine."""
    groups = ("?P<lead>", "?P<link>", "?P<end>") if named else ("", "", "")
    lead, link, end = (f"({name}{'|'.join(parts)})" for name, parts in zip(groups, (leads, links, ends), strict=True))
    return rf"({lead} )?({link} )?{end}\."


@cache
def by_link() -> Mapping[str, Clause]:
    """The clauses by their form in 고."""
    return {one.link: one for one in clauses()}


@cache
def by_end() -> Mapping[str, Clause]:
    """The clauses by every form in which they end a note."""
    return {end: one for one in clauses() for end in one.ends}
