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
    def written_ends(self) -> tuple[str, ...]:
        """At the end of a note: 등을 곧게 펴세요, 등을 곧게 펴십시오, 등을 곧게 펴 주세요."""
        return (
            *(attach(self.stem, ending) for ending in form("stem_endings")),
            *(self.infinitive + ending for ending in form("infinitive_endings")),
        )

    @property
    def ends(self) -> tuple[str, ...]:
        """The same, and endings that are understood and not written: 등을 곧게 펴도록 하세요."""
        return (*self.written_ends, *(self.stem + ending for ending in form("read_endings")))


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
    """Every note there is, its clauses in any order."""
    lead, link, end = map(any_of, (form("leads"), by_link(), by_end()))
    return re.compile(rf"((?P<lead>{lead}) )?((?P<link>{link}) )?(?P<end>{end})\.")


def note_pattern(lifts: Iterable[Lift], purpose: int) -> str:
    """An expression of the notes to be written: a cue, alone or before an advice."""
    known = cues(lifts)
    links = any_of(one.link for one in known)
    alone = any_of(end for one in known for end in one.written_ends)
    after = any_of(end for one in advice(purpose) for end in one.written_ends)
    return rf"({any_of(form('leads'))} )?({alone}|{links} {after})\."


def any_of(texts: Iterable[str]) -> str:
    """An expression of any of some texts."""
    return f"({'|'.join(texts)})"


@cache
def by_link() -> Mapping[str, Clause]:
    """The clauses by their form in 고."""
    return {one.link: one for one in clauses()}


@cache
def by_end() -> Mapping[str, Clause]:
    """The clauses by every form in which they end a note."""
    return {end: one for one in clauses() for end in one.ends}
