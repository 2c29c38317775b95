"""What a sentence has people do: of each of its words whether it is to be done, is not, or is only spoken of."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.wearable.effort import TABLE, WORDS
from malssi.tasks.wearable.kinds import subjects

Stance = Literal["wanted", "unwanted", "neutral"]
"""Whether something is to be done, is not, or is only spoken of."""

FRAMES = frozenset(TABLE["help"]["frames"].split())
LIMITS = frozenset(TABLE["help"]["limits"].split())


PUT_AWAY = frozenset(["버리", "내려놓", "접", "덜", "비우", "거두"])
"""What is done to what nobody keeps: 욕심을 버리고."""
HINDRANCES = frozenset(["제한", "제약", "걸림돌", "부담", "거리낌", "지장"])


class Mention(NamedTuple):
    """A word of a statement, and whether it is to be done."""

    word: Word
    stance: Stance
    said: Statement


def words_of(said: Sequence[Statement]) -> list[Word]:
    """All words of some statements."""
    return [word for one in said for word in (*one.arguments, *one.adverbs, one.predicate)]


def mentions(said: Sequence[Statement]) -> list[Mention]:
    """Every word of a sentence with its stance; what only describes shares that of what it stands before."""
    found: list[Mention] = []
    governing: Stance = "neutral"
    without = left_without(said)
    stances: dict[int, Stance] = {}
    for at in range(len(said) - 1, -1, -1):
        one = said[at]
        described = one.describes.start if one.describes is not None else -1
        own = stance_of(one, stances.get(described, governing) if one.link == "of" else governing)
        if own == "neutral" and is_let(one, said[at - 1] if at else None):
            own = "wanted"
        if one.link == "of" and one.describes is not None and one.describes.start in without:
            own = "unwanted"
        found += [Mention(word, own, one) for word in (*one.adverbs, one.predicate)]
        for place, word in enumerate(one.arguments):
            stance = stances[word.start] = "unwanted" if word.start in without else stance_of_word(one, place, own)
            found.append(Mention(word, stance, one))
        governing = own
    return found[::-1]


def left_without(said: Sequence[Statement]) -> set[int]:
    """Where the nouns stand that something is done without: 뛰는 동작 없이."""
    words = sorted(words_of(said), key=lambda word: word.start)
    return {before.start for before, word in pairwise(words) if word.lemma == "없이"}


def is_let(one: Statement, before: Statement | None) -> bool:
    """Whether it is told of what kind the day is, and that something may be done: 고강도까지 가능한 날이에요."""
    if one.predicate.lemma in ("어떻", "어떠하") and not one.denied:  # 중강도까지 어때요?
        return True
    if one.denied or one.predicate.lemma not in FRAMES:
        return False
    if one.predicate.lemma in LIMITS and one.arguments:
        return True
    describes = before is not None and before.link == "of" and before.describes is not None
    if before is None or not describes or (before.denied and not is_no_trouble(before)) or "day" in subjects(before):
        return False
    let = before.mood in ("advises", "allows", "may") or before.predicate.has(*WORDS["allowing"])
    return let or is_no_trouble(before)


def stance_of(one: Statement, governing: Stance) -> Stance:
    """Whether what a statement speaks of is to be done."""
    if one.link == "if" and one.predicate.copula and one.predicate.has(*WORDS["names"]):
        return governing
    if one.link in ("if", "quote") and one.mood == "tells":
        return "neutral"
    if is_limit(one) or (one.predicate.has(*WORDS["names"]) and one.predicate.copula and caps(one)):
        return "wanted"
    if one.predicate.has("including") and one.mood in ("advises", "allows") and not one.denied:
        return "wanted"
    if one.predicate.has("including") or (one.link == "or" and one.predicate.copula):
        return governing
    if (one.predicate.lemma == "없" and one.link == "of" and not is_no_trouble(one)) or (
        one.link == "named" and "보다" in one.predicate.particles
    ):
        return "unwanted"
    if one.predicate.lemma == "말" and one.arguments:  # 운동 말고 진료부터
        return "unwanted"
    if one.mood in ("advises", "allows"):
        return "wanted" if one.denied == avoids(one) else "unwanted"
    if one.denied:
        return "unwanted"
    if avoids(one):
        return "unwanted"
    if is_no_trouble(one):
        return "wanted"
    if one.link in ("of", "as", "named", "for"):
        return "wanted" if one.predicate.has("v:allow", "a:possible") else governing
    if one.predicate.has(*WORDS["against"]):
        return "unwanted"
    if one.link == "but" and one.ending == "도" and (one.predicate.has(*WORDS["names"]) or one.predicate.has("v:do")):
        return "wanted"
    if one.predicate.has(*WORDS["allowing"]) or is_doing(one) or one.mood == "may":
        return "wanted"
    return "neutral"


def stance_of_word(one: Statement, at: int, own: Stance) -> Stance:
    """The stance of an argument: what is left for something else is not to be done (달리기 대신 걷기)."""
    word = one.arguments[at]
    after = one.arguments[at + 1] if at + 1 < len(one.arguments) else None
    if {"보다", "말고"} & set(word.particles) or (after is not None and after.lemma in ("대신", "말고", "제외")):
        return "unwanted"
    if own == "unwanted" and one.predicate.has(*WORDS["avoiding"], "v:decrease") and limits(word):
        return "wanted"
    return own


def limits(word: Word) -> bool:
    """Whether something is done up to it, or turned into it: 중강도로 낮추세요, 낮은 쪽에서 멈추세요, 중강도라도."""
    particles = set(word.particles)
    if "".join(word.particles).endswith("라도"):
        return True
    return bool({"로", "으로", "에서", "까지"} & particles) and not {"은", "는", "을", "를"} & particles


def is_limit(one: Statement) -> bool:
    """Whether a statement sets the most that may be done: 중강도를 넘기지 마세요."""
    return one.denied and one.predicate.has("v:reach") and any(word.has(*WORDS["names"]) for word in one.arguments)


def caps(one: Statement) -> bool:
    """Whether a statement tells the most that may be done: 상한은 중강도입니다."""
    topics = [word for word in one.arguments if {"은", "는", "이", "가"} & set(word.particles)]
    return not one.denied and any(word.lemma in LIMITS for word in topics)


def is_no_trouble(one: Statement) -> bool:
    """Whether something is said to be no strain: 중-고강도도 무리가 없어요."""
    held = any(word.has("strain", "bad") or word.lemma in HINDRANCES for word in one.arguments)
    return one.predicate.lemma == "없" and not one.denied and held


def avoids(one: Statement) -> bool:
    """Whether a predicate says to leave something: 운동은 피하세요, 운동을 쉬고."""
    if one.predicate.has(*WORDS["avoiding"]):
        return True
    if is_postponed(one):
        return True
    if one.predicate.lemma in PUT_AWAY and any(
        word.has("greed", "strain", "bad") or word.lemma in ("생각", "마음", "고집") for word in one.arguments
    ):
        return True
    rests = one.predicate.has("v:rest", "v:decrease")
    less = ("sleep", "rest", "drink", "meal") if one.predicate.has("v:decrease") else ()
    return rests and any(
        word.has(*WORDS["doings"], "caffeine", "alcohol", "device", "screen", "late", *less)
        and {"은", "는", "을", "를", "도"} & set(word.particles)
        for word in one.arguments
    )


def is_postponed(one: Statement) -> bool:
    """Whether an exercise is put off till later: 격한 운동은 회복된 뒤에 하세요."""
    topics = (*WORDS["doings"], "rest", "sleep", "drink", "v:rest", "v:sleep")
    topic = any(word.has(*topics) and {"은", "는"} & set(word.particles) for word in one.arguments)
    later = any(
        word.lemma in ("뒤", "후", "다음", "나중", "내일", "모레", "다음번") for word in (*one.arguments, *one.adverbs)
    )
    return topic and later and one.predicate.has("v:do", "v:begin", "v:drink")


def is_doing(one: Statement) -> bool:
    """Whether something is told as what is done today, or can be: 중강도까지만 해요, 고강도 운동을 할 수 있어요."""
    does = one.predicate.kind == "verb" and one.predicate.has(*WORDS["acts"]) and not one.past
    if one.mood == "may":
        return does and not one.denied and one.predicate.has("v:do", "v:begin", "v:use", "v:get", *WORDS["doings"])
    return (
        does
        and one.mood == "tells"
        and one.link in ("end", "and")
        and not one.with_particle("이", "가")
        and not one.denied
    )
