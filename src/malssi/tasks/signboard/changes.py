"""What a text says of the change from yesterday without a number: its direction, or that there is none."""

from itertools import pairwise

from malssi.korean.statements import Statement
from malssi.tasks.signboard.degrees import read
from malssi.tasks.signboard.directions import (
    AIR,
    COLD,
    TELLING,
    WARM,
    is_before_nothing,
    is_denied,
    is_future,
    is_less,
    is_of_the_day,
    sign,
    whole_way,
)
from malssi.tasks.signboard.words import listed

BESIDE = frozenset(["와", "과", "처럼", "하고", "랑", "만큼"])
LIKE = frozenset(["처럼", "만큼"])
NOT_OF_RISING = COLD - {"a:cool"} | {"cold"}
NOT_OF_FALLING = WARM - {"a:warm", "a:mild"} | {"heat"}


def ways(text: str) -> list[tuple[int, str]]:
    """Every statement that the day's temperature rose (+1) or fell (-1)."""
    told = [said for said in read(text) if is_of_the_day(said) and not said.denied]
    return [(way, said.written) for said in told if (way := whole_way(said))]


def denials(text: str) -> list[str]:
    """Every statement that denies a change: 오르지 않아."""
    told = [said for said in read(text) if said.mood == "tells" and is_of_the_day(said)]
    return [said.written for said in told if is_denied(said) and sign(said)]


def wrong_side(text: str, today: int) -> str | None:
    """A word for the other side of zero, where it stands without a number and is not yesterday's."""
    wrong = "영하" if today >= 0 else "영상"
    for said in read(text):
        members = (*said.arguments, said.predicate)
        for at, word in enumerate(members):
            before, after = members[at - 1] if at else None, members[at + 1] if at + 1 < len(members) else None
            numbered = after is not None and after.kind == "number"
            if word.lemma == wrong and not numbered and not (before and before.lemma == "어제") and not said.past:
                return word.written
    return None


def turned(text: str) -> str | None:
    """A rise that is said to make it cold, or a fall that makes it hot: 10도 올라 추워요."""
    said = [one for one in read(text) if one.describes is None or one.describes.lemma not in ("만큼", "정도")]
    for before, after in pairwise(said):
        way = sign(before) if before.link == "cause" and any(word.kind == "number" for word in before.arguments) else 0
        told = after.mood == "tells" and after.link in TELLING and not after.denied and not is_less(after)
        nouns = after.arguments if after.predicate.copula or after.predicate.has("v:begin") else ()
        against = NOT_OF_RISING if way > 0 else NOT_OF_FALLING
        if way and told and any(word.has(*against) for word in (after.predicate, *nouns)):
            return f"{before.written} {after.written}"
    return None


def sames(text: str) -> list[tuple[bool, str]]:
    """Every statement that the day is as the one before, and whether it is denied."""
    found = [said for said in read(text) if said.link in TELLING and said.mood != "may" and not is_future(said)]
    no_other = [before for before, after in pairwise(found) if is_no_other(before, after)]
    asked = [before for before, after in pairwise(read(text)) if after.predicate.lemma in ("알", "모르")]
    different = [one for one in found if is_different(one) and not one.denied and one not in no_other]
    equal = [one for one in found if not is_before_nothing(one) and one not in asked and is_same(one)]
    return [
        *((True, one.written) for one in different),
        *((False, one.written) for one in no_other),
        *((one.denied and not one.predicate.has("a:different"), one.written) for one in equal),
    ]


def is_no_other(said: Statement, after: Statement) -> bool:
    """Whether two statements say that a day is no other: 어제와 다를 바 없는."""
    of_nothing = said.describes is not None and said.describes.lemma in ("바", "것", "게", "점")
    return said.predicate.has("a:different") and of_nothing and after.predicate.lemma == "없"


def is_different(said: Statement) -> bool:
    """Whether a statement says that the day is another: 어제와 달라요, 기온이 변했어요, 크게 달라졌어요."""
    altered = said.predicate.lemma in listed("day", "altered")
    return (said.predicate.has("a:different") or altered) and (names_air(said) or (altered and not said.arguments))


def names_air(said: Statement) -> bool:
    """Whether the temperature or yesterday is named."""
    return any(word.has("temperature") or word.lemma == "어제" for word in said.arguments)


def is_same(said: Statement) -> bool:
    """Whether a statement sets two days equal: 어제와 비슷해요, 기온이 그대로예요, 변화가 없어요."""
    if said.predicate.lemma in ("비하", "비교하"):
        return False
    if is_unchanged(said) or is_like_yesterday(said):
        return True
    members = (*said.arguments, *said.adverbs, said.predicate)
    equal = any(one.has("a:same", "v:same") or one.lemma in listed("day", "alike") for one in members)
    described = said.describes is not None and said.describes.has(*AIR)
    return equal and (described or any(one.has("temperature") or one.lemma in ("어제", "전날") for one in members))


def is_unchanged(said: Statement) -> bool:
    """Whether it says that nothing changed: 변화가 없어요, 기온 차이 없이, 어제와 다르지 않아요."""
    missing = said.predicate.lemma == "없" or any(adverb.lemma == "없이" for adverb in said.adverbs)
    if missing and any(one.lemma in listed("day", "change") for one in said.arguments):
        return True
    return said.denied and said.predicate.has("a:different") and (names_air(said) or not said.arguments)


def is_like_yesterday(said: Statement) -> bool:
    """Whether it says how warm it is by yesterday: 어제처럼 추워요, 어제와 같이 따뜻해요, 어제처럼 더위가 이어져요."""
    yesterday = [one for one in said.arguments if one.lemma in ("어제", "전날") and BESIDE & set(one.particles)]
    if not yesterday:
        return False
    if said.predicate.has(*WARM, *COLD, "a:same", "a:comfortable"):
        return True
    if any(adverb.lemma in ("같이", "똑같이", "마찬가지로") for adverb in said.adverbs):
        return True
    told = [said.predicate, *([said.describes] if said.describes else ())]
    told += said.arguments if said.predicate.has("v:continue") else ()
    like = any(LIKE & set(one.particles) for one in yesterday)
    return like and any(one.has("heat", "cold", *AIR) and one not in yesterday for one in told)
