"""How hard a note has somebody train, and whether that may be asked of a lifter: the limit, heavy loads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from malssi.tasks.strength.routine.cues import matched
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.spoken import Clause
from malssi.tasks.strength.routine.things import FALLING, FORMS, RISING

POLICY = FORMS["effort"]
RELIEF = ("finish", "reduce", "rest", "resting", "light", "lower", "left", "pause", "rerack", "set", "put")
"""What is right where something goes wrong: stop, take less."""


def too_hard(reading: Routine, said: Sequence[Clause]) -> Clause | None:
    """The first clause that asks for more than this lifter may be asked for."""
    for at, one in enumerate(said):
        if any(is_refused(reading, effort) for effort in efforts(said, at)):
            return one
    return None


def is_refused(reading: Routine, effort: str) -> bool:
    """Whether an effort is nothing for a lifter's purpose or experience."""
    policy = POLICY[effort]
    new = reading.experience in policy["experiences"] and reading.purpose not in policy["despite"]
    return reading.purpose in policy["purposes"] or new


def efforts(said: Sequence[Clause], at: int) -> Iterator[str]:
    """What a clause asks for, by the names of the policy."""
    one = said[at]
    if (one.limit and is_failure(one)) or (one.has("exhaust") and not one.denied and not one.concession):
        yield "max"
    if one.concession and one.has("breath") and not one.denied:
        yield "breathless"
    if one.denied and one.asserted and (one.has("resting") or (one.has("rest") and not one.has("breath"))):
        yield "hurry"
    if one.denied or not one.asserted:
        return
    if one.has("max", "grind") or (one.has("surpass", "challenge") and one.has("record", "load", "max", "heavy")):
        yield "max"
    if one.has("all_out"):
        yield "all_out"
    if one.has("heavy") and one.has("load", "bar", "up", "push", "pull", "sit", "plate"):
        yield "heavy"
    if "of:load" in one.kinds and one.has("up", "raise", "increase") and not one.has("little"):
        yield "heavy"
    if one.has("explosive") or (one.has("fast") and "rising" in one.kinds and not one.has("resting", "go_on")):
        yield "quick"
    if one.has("resting", "rest") and (one.has("short") or any(f"no:{kind}" in one.kinds for kind in ("resting",))):
        yield "hurry"
    if one.has("go_on") or "no:resting" in one.kinds or (one.has("rest") and "without" in one.kinds):
        yield "hurry"
    if one.has("meet"):
        yield "meet"


def is_failure(one: Clause) -> bool:
    """Whether it is as long as somebody can: 더는 밀 수 없을 때까지, 못 일어날 때까지."""
    unable = one.statement.mood == "may" or any(word.lemma == "못" for word in one.statement.adverbs)
    return one.denied and (unable or bool(one.kinds & (RISING | FALLING | {"repeat", "move", "left"})))


def in_spite(said: Sequence[Clause]) -> Clause | None:
    """The first clause by which somebody goes on although the form is lost: 자세가 무너져도 밀어붙이세요."""
    for one, after in pairwise(said):
        lost = one.concession and not one.denied and any(matched("bad", one.kinds))
        if lost and after.asserted and not (after.has(*RELIEF) and not after.denied):
            return after
    return None
