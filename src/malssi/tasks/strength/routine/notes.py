"""The clauses that notes are written from, in every form that `phrases.ko.toml` gives them.

A note is an optional lead, at most one clause in 고 and one clause that ends politely. Reading is `spoken`'s, which
knows nothing of these clauses.
"""

from collections.abc import Iterable
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
