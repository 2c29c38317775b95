"""What a note says, clause by clause, as kinds of words: what is moved, where to, how, and whether it is to be done.

Helping clauses (곧게, 붙여 끌어) are read with the clause that they help, so that one clause is one thing to do.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from malssi.korean.morphemes import normalized
from malssi.korean.statements import Statement, statements
from malssi.korean.words import Word
from malssi.tasks.strength.concepts import kinds_of
from malssi.tasks.strength.routine.things import FALLING, FORMS, PARTS, RISING, SKIPPED, is_before, kinds_said

SPELLED: Mapping[str, str] = FORMS["spelled"]
"""Words that the analyser takes for others, and how they are read instead: 바를 is 바벨을."""
TIMES = frozenset(FORMS["kinds"]["times"].split())
"""Nouns by which what stands before them is a time: 내릴 때."""
BOUNDS = frozenset(["만큼", "정도", "채", "상태", "범위", "깊이"])
"""Nouns by which what stands before them is to be so: 굽혀지지 않을 만큼만."""
LESSENING = frozenset(["avoid", "lessen", "lacking", "reduce"])
"""What is done to what is not to be: 뜨는 일이 줄어요."""


class Clause(NamedTuple):
    """One thing that a note says."""

    kinds: frozenset[str]
    """Of all its words; a thing also as `of:` what is moved or `at:` where."""
    written: str
    denied: bool
    asserted: bool
    """Whether it is said to be so or to be done; a condition is not."""
    timed: bool
    """Whether it says when the next is done: 내릴 때, 내리면서."""
    limit: bool
    """Whether it says how long the next is done: 수평이 될 때까지."""
    concession: bool
    advised: bool
    statement: Statement

    def has(self, *kinds: str) -> bool:
        """Whether any of its words is of these kinds."""
        return not self.kinds.isdisjoint(kinds)


def respelled(text: str) -> str:
    """A note with the words that the analyser reads wrongly written otherwise."""
    bare = ((word, word.rstrip(",.")) for word in normalized(text).split(" "))
    return " ".join(SPELLED.get(core, core) + word[len(core) :] for word, core in bare)


@lru_cache(maxsize=2048)
def clauses(note: str) -> tuple[Clause, ...]:
    """The clauses of a note, in its order."""
    said = statements(respelled(note))
    found: list[Clause] = []
    held: frozenset[str] = frozenset()
    words: list[str] = []
    for at, one in enumerate(said):
        after = said[at + 1] if at + 1 < len(said) else None
        own = held | kinds_said(one, said[at - 1] if at else None)
        words.append(one.written)
        if after is not None and helps(one, after):
            held = own
            continue
        found.append(clause(one, after, own, " ".join(words)))
        held, words = frozenset(), []
    return tuple(timed(found))


def helps(one: Statement, after: Statement) -> bool:
    """Whether a statement only says how the next is done: 곧게 펴, 붙여 끌어, 가벼운 무게로."""
    if is_denied(one) or "avoid" in kinds_of(after.predicate) | kinds_of(one.predicate):
        return False
    resting = one.predicate.lemma == "쉬" and one.describes is not None and one.describes in after.arguments
    if one.ending.endswith(("듯", "듯이")) or resting:  # 쉬는 시간을 짧게
        return True
    if one.link == "for" and one.ending == "게" and not one.helped and one.predicate.kind != "noun":
        return not one.with_particle("이", "가")
    if one.link == "of" and one.predicate.kind == "adjective" and one.mood == "tells":
        return one.describes is not None and one.describes in (*after.arguments, after.predicate)
    return (
        one.link == "cause"
        and one.ending == "아"
        and after.link != "of"
        and not after.objects
        and not after.with_particle("이", "가")
    )


def clause(one: Statement, after: Statement | None, kinds: frozenset[str], written: str) -> Clause:
    """One statement, with what helps it."""
    noun = one.describes
    limit = noun is not None and "까지" in noun.particles and one.link in ("if", "of")
    concession = one.link == "but" and not one.ending.endswith("지만")
    time = one.link in ("if", "of") and noun is not None and noun.lemma in TIMES
    lost = one.link == "named" and after is not None and kinds_of(after.predicate) & LESSENING
    if lost or (noun is not None and one.link == "of" and after is not None and not is_wanted(noun, after)):
        denied = not is_denied(one)
    else:
        denied = is_denied(one) != ("avoid" in kinds or "less" in kinds)
    possible = one.mood == "may" and not one.denied
    compared = one.link == "named" and after is not None and (is_compared(one, after) or is_before(one, after))
    easily = one.link == "named" and after is not None and after.predicate.lemma == "쉽"  # 굽기 쉬우니
    named = one.link == "named" or (noun is not None and after is not None and noun in after.arguments)
    started = named and after is not None and after.link == "if" and not limit  # 굽기 시작하면, 휘는 느낌이 들면
    untold = one.link in ("if", "quote") or concession or possible or compared or started or easily
    asserted = limit or not untold
    simultaneous = one.ending.endswith(("며", "면서"))
    parts = any(f"of:{kind}" in kinds for kind in PARTS)
    bounded = parts and (one.link == "for" or (noun is not None and noun.lemma in BOUNDS))
    advised = one.mood in ("advises", "allows") or one.link == "end" or bounded
    return Clause(kinds, written, denied, asserted, time or simultaneous, limit, concession, advised, one)


def is_denied(one: Statement) -> bool:
    """Whether it is not so or not to be done; 말다 (to roll) is read as its own denial."""
    rolls = one.predicate.lemma == "말" and one.predicate.kind == "verb"
    return (one.denied != rolls) != (one.predicate.lemma in ("없", "금물"))


def is_wanted(noun: Word, after: Statement) -> bool:
    """Whether what a noun names is not what the next statement has avoided: 뜨는 일이 줄어요."""
    named = any(word.start == noun.start for word in after.arguments)
    return not (named and kinds_of(after.predicate) & LESSENING)


def is_compared(one: Statement, after: Statement) -> bool:
    """Whether it is only what something else is better than: 낚아채기보다."""
    same = (word for word in after.arguments if word.start == one.predicate.start)
    return any(SKIPPED & set(word.particles) for word in same)


def timed(found: list[Clause]) -> list[Clause]:
    """Clauses with the phase of the movement that they stand in: 올릴 때 내쉬고 is rising."""
    out: list[Clause] = []
    for at, one in enumerate(found):
        before = found[at - 1] if at else None
        after = found[at + 1] if at + 1 < len(found) else None
        beside = set(one.kinds)
        if before is not None and before.timed:
            beside |= before.kinds
        if after is not None and one.timed and one.statement.link == "and":
            beside |= after.kinds
        marks = (("rising", RISING), ("falling", FALLING))
        phases = {name for name, kinds in marks if beside & kinds}
        phases |= {"standing"} if any(other.has("stand", "sit") for other in found) else set()
        phases |= {"alone"} if any(other.has("nobody") and other.has("lacking") for other in found) else set()
        phases |= {"part_moved"} if any(f"of:{kind}" in one.kinds for kind in PARTS) else set()
        until_the_end = is_until_the_end(one.statement)
        if before is not None and before.limit and before.has("finish"):
            until_the_end = True
        if after is not None and one.statement.describes is not None and one.statement.describes.lemma in BOUNDS:
            until_the_end = until_the_end or after.has("set_", "rep", "always", "to_the_end")  # 숨을 참은 채 세트를
        counted = after is not None and any(word.kind == "number" for word in after.statement.arguments)
        until_the_end = until_the_end or (counted and one.has("hold_breath"))  # 숨을 참고 열 번을
        phases |= {"always"} if until_the_end else set()
        follows = before is not None and before.statement.ending.endswith("면") and one.statement.link == "cause"
        told = one.asserted and not (follows and one.statement.with_particle("이", "가"))  # 좁으면 팔꿈치가 벌어지니
        out.append(one._replace(kinds=one.kinds | phases, asserted=told))
    return out


def is_until_the_end(one: Statement) -> bool:
    """Whether something is done for a whole set: 마지막 반복까지, 끝까지."""
    return any("까지" in word.particles and kinds_of(word) & {"set_", "rep"} for word in one.arguments) or any(
        "to_the_end" in kinds_of(word) for word in one.adverbs
    )
