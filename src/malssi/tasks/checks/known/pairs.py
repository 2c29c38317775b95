"""What no advice puts together and no claim calls good: a bent spine, late coffee, a fever that is sweated out."""

import itertools
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.tasks.checks.known.effects import effect_of
from malssi.tasks.checks.known.signed import TABLE, is_of, listed

MEALS = (
    "밥",
    "식사",
    "끼니",
    "아침밥",
    "점심밥",
    "저녁밥",
    "양치",
    "세수",
    "샤워",
    "물",
    "수분",
    "준비운동",
    "정리운동",
)
JOINING = ("아", "어", "여", "서", "어서", "아서", "여서", "야")
"""Endings of a cause by which something is done: 참아서."""


Names = frozenset[str]
"""A word's lemma and its concepts."""


class Pair(NamedTuple):
    """Words, by lemma or concept, of which one of each kind stands in a sentence."""

    one: frozenset[str]
    two: frozenset[str]
    also: frozenset[str]
    unless: frozenset[str]
    always: frozenset[str]
    """Not empty: also where it is only told, and nothing bad comes of it."""
    anyhow: frozenset[str]
    """Not empty: wherever it is not denied or avoided, whatever comes of it."""

    def stands_in(self, named: Sequence[Names], every: Sequence[Names]) -> bool:
        """Whether some words hold one of each kind, two words at least, and none that makes it harmless."""
        if any(word & self.unless for word in every) or (self.also and not any(word & self.also for word in named)):
            return False
        one, two = ([at for at, word in enumerate(named) if word & kind] for kind in (self.one, self.two))
        return any(a != b for a in one for b in two)


def puts_together(said: Sequence[Statement]) -> bool:
    """Whether a sentence puts together what does not go together, and has people do it or calls it good."""
    last = next((one for one in reversed(said) if one.asserts), None)
    if last is None:
        return False
    eased = last.mood == "advises" and any(is_of(last.predicate, "change", name) for name in ("away", "down"))
    if eased and said[-2:-1] and said[-2].link == "if":  # 허리가 꺾이면 내리세요
        return False
    every = [names for one in said for names in names_in(one)]
    done = [names for one in said if is_done(one) for names in names_in(one)]
    all_names = frozenset().union(*every)
    near = [pair for pair in pairs() if not (pair.one.isdisjoint(all_names) or pair.two.isdisjoint(all_names))]
    if not last.denied and any(pair.anyhow and pair.stands_in(done, every) for pair in near):
        return True
    urged = last.mood in ("advises", "allows") and not last.denied
    effect = effect_of(last, said[: said.index(last)])
    praised = last.mood in ("tells", "may") and effect > 0
    told = last.mood in ("tells", "may") and effect == 0 and not last.denied
    if not (urged or praised or told or is_of_no_use(last)):
        return False
    named = [names for one in said if is_meant(one) for names in names_in(one)]
    instead = any(map(gives_up, said)) and (urged or praised)
    return instead or any(pair.stands_in(named, every) for pair in near if pair.always or not told)


def is_of_no_use(one: Statement) -> bool:
    """Whether a statement says that something has no use, or no effect: 소용없어요, 영향을 주지 않아요."""
    if is_of(one.predicate, "useless", "predicates"):
        return not one.denied
    named = any(word.lemma in listed("useless", "nouns") for word in one.arguments)
    return named and (one.predicate.lemma == "없" or one.denied) and not one.predicate.copula


def gives_up(one: Statement) -> bool:
    """Whether a meal, sleep, rest or care is given up for something else: 밥 대신 운동을 하면."""
    words = one.arguments
    return any(
        (word.has("meal", "sleep", "rest", "care") or word.lemma in MEALS)
        and not word.has("time", "nap")
        and after.lemma == "대신"
        for word, after in itertools.pairwise(words)
    )


def is_done(one: Statement) -> bool:
    """Whether what a statement says is done, and neither denied nor avoided."""
    return not one.denied and not one.predicate.has("v:avoid", "v:postpone")


def is_meant(one: Statement) -> bool:
    """Whether what a statement says is neither denied nor to be avoided."""
    away = any(is_of(word, "change", "away") for word in (one.predicate, *one.adverbs))
    if one.denied or away or one.predicate.has("v:avoid", "v:stop", "v:postpone"):
        return False
    return one.link != "cause" or one.ending in JOINING


def names_in(one: Statement) -> Iterator[Names]:
    """The words of a statement, and 때까지 or 만큼 behind it."""
    for word in (*one.arguments, *one.adverbs, one.predicate):
        if "보다" not in word.particles:
            yield word.concepts if word.has("d:number") else word.concepts | {word.lemma}  # 열 차례 is no fever
    if one.describes is not None and "까지" in one.describes.particles:
        yield frozenset([f"{one.describes.lemma}까지"])
    if one.describes is not None and one.describes.lemma == "만큼":
        yield frozenset(["만큼"])


@cache
def pairs() -> tuple[Pair, ...]:
    """The rows of `[[pair]]`."""
    return tuple(Pair(*(frozenset(row.get(name, "").split()) for name in Pair._fields)) for row in TABLE["pair"])
