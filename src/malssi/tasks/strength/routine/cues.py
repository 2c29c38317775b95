"""What is right and what is wrong in a lift: rows of kinds that stand together, held against the clauses of a note."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from malssi.resources import rows
from malssi.tasks.strength.routine.catalogue import LIFTS, Lift
from malssi.tasks.strength.routine.spoken import Clause
from malssi.tasks.strength.routine.things import FORMS, GEAR, PARTS, PLACES, POSTURES

LETTERS: dict[str, Lift] = {"s": "squat", "d": "dead_lift", "b": "bench_press", "p": "over_head_press"}

CUES = frozenset(FORMS["kinds"]["cues"].split())
"""Kinds of what a lift is done with, and how."""
RISKY = frozenset(FORMS["kinds"]["risky"].split())
"""Movements and directions that suit few parts."""


VERDICTS = ("bad", "odd", "do", "fit")


class Row(NamedTuple):
    """Kinds that stand together, and what they are: bad, do or fit."""

    verdict: str
    lifts: frozenset[Lift]
    needed: tuple[frozenset[str], ...]
    """One of each."""
    without: frozenset[str]

    def fits(self, kinds: frozenset[str]) -> bool:
        """Whether some kinds are those of the row."""
        return self.without.isdisjoint(kinds) and not any(some.isdisjoint(kinds) for some in self.needed)


@cache
def table() -> Mapping[str, tuple[Row, ...]]:
    """The rows of `cues.ko.tsv` by their verdict."""
    said = [row(*columns) for columns in rows(__package__, "cues")]
    return {verdict: tuple(one for one in said if one.verdict == verdict) for verdict in VERDICTS}


def row(verdict: str, lifts: str, kinds: str) -> Row:
    """One row of the file."""
    said = kinds.split()
    needed = tuple(frozenset(one.split("/")) for one in said if one[0] != "!")
    of = frozenset(LIFTS) if lifts == "*" else frozenset(LETTERS[one] for one in lifts)
    return Row(verdict, of, needed, frozenset(one[1:] for one in said if one[0] == "!"))


def matched(verdict: str, kinds: frozenset[str]) -> Iterator[Row]:
    """The rows of a verdict that some kinds fit."""
    return (one for one in table()[verdict] if one.fits(kinds))


def whole(said: Sequence[Clause], at: int) -> frozenset[str]:
    """The kinds of a clause; a part that it does not name is the one before: 안으로 모으지 말고 밖으로 미세요."""
    kinds = said[at].kinds
    if at and not kinds & (PARTS | GEAR) and kinds & POSTURES:
        return kinds | (said[at - 1].kinds & (PARTS | GEAR))
    return kinds


def false_technique(said: Sequence[Clause], lifts: Sequence[Lift]) -> Clause | None:
    """The first clause that has somebody do what is wrong, or leave what is right, in one of the lifts."""
    for at, one in enumerate(said):
        if not (one.asserted or is_praised(said, at)):
            continue
        verdict = "do" if one.denied else "bad"
        aside = one.statement.ending == "면서"  # 배를 조이면서 허리를 꺾지 마세요
        if one.denied and (not one.advised or aside or "too_much" in one.kinds):
            continue
        kinds = whole(said, at)
        if any(row.lifts & set(lifts) for row in matched(verdict, kinds)):
            return one
        if not one.denied and any(set(lifts) <= row.lifts for row in matched("odd", kinds)):
            return one
    return None


@cache
def moves() -> Mapping[str, frozenset[str]]:
    """What may become of a part of the body or a bar."""
    return {part: frozenset(kinds.split()) for part, kinds in rows(__package__, "moves")}


def unheard(said: Sequence[Clause]) -> Iterator[str]:
    """The clauses by which something becomes of a part that no coach speaks of, in their words."""
    for one in said:
        moved = [kind for kind in PARTS | GEAR if f"of:{kind}" in one.kinds]
        if one.denied or not one.asserted or not moved:
            continue
        known = frozenset().union(*(moves().get(kind, frozenset()) for kind in moved))
        placed = any(kind.startswith("at:") for kind in one.kinds)
        if (one.kinds & RISKY) - known - (PLACES if placed else frozenset()):
            yield one.written


def is_praised(said: Sequence[Clause], at: int) -> bool:
    """Whether a condition is really an advice: 등을 둥글게 말면 더 길게 쓸 수 있어요."""
    one, after = said[at], said[at + 1] if at + 1 < len(said) else None
    if after is None or one.statement.link != "if" or not one.statement.ending.endswith(("면", "수록")) or one.limit:
        return one.statement.ending.endswith("야")  # 굽혀야 더 깊이 앉아요
    willed = bool(one.statement.objects) or not one.statement.with_particle("이", "가")
    told = after.statement.mood in ("tells", "may") and not after.denied
    return willed and told and not after.has("leak", "collapse", "tilt", "away", "pain", "injured", "twist", "swing")


def foreign(said: Sequence[Clause], lifts: Sequence[Lift]) -> Clause | None:
    """The first clause that belongs to other lifts alone."""
    for at, one in enumerate(said):
        fitting = [row.lifts for row in matched("fit", whole(said, at))]
        if fitting and not one.concession and any(not of & set(lifts) for of in fitting):
            return one
    return None


def has_a_cue(said: Sequence[Clause]) -> bool:
    """Whether any clause says how something is lifted, where to or with what."""
    return any(one.has(*CUES) for one in said)
