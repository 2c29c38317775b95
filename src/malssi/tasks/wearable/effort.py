"""How hard something is that a text speaks of: from rest (0) over light (1) and moderate (2, 3) to all out (6).

An activity has a range, since it can be done in several ways; words such as 가볍게 take its lower end.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.resources import toml

TABLE = toml(__package__, "advice")
WORDS = {name: frozenset(said.split()) for name, said in TABLE["words"].items()}
LIMITS = frozenset(TABLE["help"]["limits"].split())
REST, LIGHT, LOW_MODERATE, MODERATE, BRISK, HARD, ALL_OUT = range(7)


class Effort(NamedTuple):
    """The least and the most that something takes."""

    least: int
    most: int


@cache
def ranges() -> dict[str, Effort]:
    """The range of each concept that has one."""
    return {concept: Effort(*span) for concept, span in TABLE["effort"].items()}


def has_lemma(words: Sequence[Word], name: str) -> bool:
    """Whether one of some words is of a list of the table."""
    return any(word.lemma in WORDS[name] for word in words)


def effort_of(said: Statement, word: Word, around: Sequence[Word]) -> Effort | None:
    """What a word of a statement takes, if it is of effort at all.

    Args:
        around: the words of the sentence, of which some make it softer.
    """
    found = [ranges()[concept] for concept in word.concepts if concept in ranges()]
    if said.predicate is word and word.lemma in ("차", "터지") and of_breath(said):
        found = [ranges()["breathless" if word.lemma == "차" else "all_out"]]
    if word.has("a:heavy") and (is_loaded(said) or "가장" in {one.lemma for one in said.adverbs}):
        found = [ranges()["all_out"]]
    if word.lemma == "턱" and "까지" in word.particles:
        found = [ranges()["all_out"]]
    if (
        word is said.predicate
        and word.has("v:rise", "v:climb")
        and any(one.has("outdoors", "stairs") for one in said.arguments)
    ):
        found.append(ranges()["running" if any(one.has("d:fast", "a:fast") for one in said.adverbs) else "stairs"])
    if word.lemma in LIMITS and any(one.has(*WORDS["names"]) for one in around):  # 중강도를 한계로 삼으세요
        return None
    if word is said.predicate and word.lemma in ("쓰러지", "기절하") and is_up_to(said):
        found = [ranges()["all_out"]]
    if not found:
        return None
    effort = Effort(min(one.least for one in found), max(one.most for one in found))
    if word.has("name_moderate") and is_low_side(around):
        return Effort(LOW_MODERATE, LOW_MODERATE)
    named = any(one.has(*WORDS["names"]) for one in around)
    softened = effort.most > effort.least and (named or has_lemma(around, "softer"))
    if softened and word.lemma == "차":  # 숨이 살짝 차는
        return Effort(LOW_MODERATE, LOW_MODERATE)
    return Effort(effort.least, effort.least) if softened else effort


def is_up_to(said: Statement) -> bool:
    """Whether something is done up to what a statement says: 쓰러질 만큼, 숨이 넘어가기 직전까지."""
    return said.describes is not None and (said.describes.lemma == "만큼" or "까지" in said.describes.particles)


def is_low_side(around: Sequence[Word]) -> bool:
    """Whether moderate exercise is only its lower half: 낮은 중강도, 중강도의 가벼운 쪽, 중강도 하한."""
    words = sorted(around, key=lambda word: word.start)
    if any(word.kind == "noun" and word.lemma in WORDS["lower"] for word in words):
        return True
    if words and words[-1].lemma in WORDS["lower"] and words[-1].kind == "adjective":
        return True
    return any(
        word.lemma in WORDS["lower"]
        and word.kind != "adverb"
        and (after.has("name_moderate") or after.lemma in WORDS["parts"])
        for word, after in pairwise(words)
    )


def of_breath(said: Statement) -> bool:
    """Whether it is told of breath, heart or lungs."""
    return any(word.has("breath") or word.lemma in ("심장", "허파", "폐", "턱") for word in said.arguments)


def is_loaded(said: Statement) -> bool:
    """Whether what is heavy is lifted."""
    near = [*said.arguments, *([said.describes] if said.describes else [])]
    if said.predicate.has("v:lift"):
        return True
    return any(word.has("gear", "strength", "effort") or word.lemma in ("무게", "중량", "것") for word in near)
