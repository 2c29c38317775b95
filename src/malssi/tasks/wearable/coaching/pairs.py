"""What no advice puts together and no claim calls good: a bent spine, late coffee, a fever that is sweated out."""

from collections.abc import Iterator, Sequence
from functools import cache

from malssi.korean.statements import Statement
from malssi.tasks.wearable.coaching.causes import lessens
from malssi.tasks.wearable.coaching.effects import effect_of
from malssi.tasks.wearable.coaching.signed import TABLE

JOINING = ("아", "서", "어서", "아서")
"""Endings of a cause by which something is done: 참아서."""


def puts_together(said: Sequence[Statement]) -> bool:
    """Whether a sentence puts together what does not go together, and has people do it or calls it good."""
    last = next((one for one in reversed(said) if one.asserts), None)
    if last is None:
        return False
    urged = last.mood in ("advises", "allows") and not last.denied
    praised = last.mood in ("tells", "may") and effect_of(last, said[: said.index(last)]) > 0
    named = {lemma for one in said if is_meant(one) for lemma in lemmas_of(one)}
    every = {lemma for one in said for lemma in lemmas_of(one)}
    if not (urged or praised):
        return False
    for one, two, unless in pairs():
        if not every & unless and named & one and named & two and (named & one != named & two or len(named & one) > 1):
            return True
    return False


def is_meant(one: Statement) -> bool:
    """Whether what a statement says is neither denied nor to be avoided."""
    if one.denied or lessens(one) or one.predicate.has("v:avoid", "v:stop", "v:postpone"):
        return False
    return one.link != "cause" or one.ending in JOINING


def lemmas_of(one: Statement) -> Iterator[str]:
    """The words of a statement, and 때까지 or 만큼 behind it."""
    for word in (*one.arguments, *one.adverbs, one.predicate):
        if "보다" not in word.particles:
            yield word.lemma
    if one.describes is not None and "까지" in one.describes.particles:
        yield f"{one.describes.lemma}까지"
    if one.describes is not None and one.describes.lemma == "만큼":
        yield "만큼"


@cache
def pairs() -> tuple[tuple[frozenset[str], ...], ...]:
    """The rows of `[[pair]]`."""
    return tuple(
        tuple(frozenset(row.get(name, "").split()) for name in ("one", "two", "unless")) for row in TABLE["pair"]
    )
