"""What nobody advises for anybody's health, by what is done to what: it may do no harm, yet nobody knows it to help."""

from collections.abc import Iterator, Sequence

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.known.signed import is_of

TOGETHER = frozenset(["와", "과", "랑", "이랑", "하고"])
MAX_HOURS = 12
"""Hours that an exercise or a rest may take."""


def unusual(said: Sequence[Statement]) -> Iterator[str]:
    """What of a sentence's advice nobody gives, in its words."""
    for at, one in enumerate(said):
        if one.mood not in ("advises", "allows"):
            continue
        if one.denied:
            if is_of(one.predicate, "doings", "looking") or stops_breath(one):
                yield one.written
            continue
        lessened = any(is_of(word, "doings", "lessening") for word in (one.predicate, *one.adverbs))
        if is_odd(one, lessened) or is_of_strangers(one, said[:at]) or answers_badly(one, said[:at]):
            yield one.written


def is_odd(one: Statement, lessened: bool) -> bool:
    """Whether a statement has people do something with what has nothing to do with their health."""
    if is_of(one.predicate, "doings", "barred"):
        return True
    if any(is_strange(word) for word in one.arguments):
        return True
    if any(is_of(word, "doings", "others") for word in (*one.arguments, *one.adverbs)):
        return True
    bodily = [word for word in one.objects if word.has("body", "posture", "breath", "strength", "exercise", "gear")]
    handled = one.predicate.kind == "verb" and not is_of(one.predicate, "doings", "usual")
    if handled and one.predicate.concepts and one.objects and not bodily:
        return True
    eaten = one.predicate.has("v:eat", "v:drink") and not lessened
    if eaten and any(is_of(word, "doings", "unwholesome") for word in one.arguments):
        return True
    if any(word.has("caffeine") and {"로", "으로"} & set(word.particles) for word in one.arguments):
        return True
    return any(word.kind == "number" and word.lemma == "시간" and word.amount > MAX_HOURS for word in one.arguments)


def is_strange(word: Word) -> bool:
    """Whether a noun is of somebody else, of an animal or of a road: none of them is a matter of one's health."""
    if word.kind != "noun":
        return False
    if word.has("person") and not word.has("care") and not is_of(word, "doings", "companions"):
        return not TOGETHER & set(word.particles)
    return word.has("traffic") or (bool(word.concepts) and word.concepts <= {"animal"})


def is_of_strangers(one: Statement, before: Sequence[Statement]) -> bool:
    """Whether somebody is meant who is not known: 낯선 사람의 가방."""
    named = {word.start for word in one.arguments}
    return any(
        said.predicate.lemma in ("낯설", "모르") and said.describes is not None and said.describes.start in named
        for said in before
    )


def answers_badly(one: Statement, before: Sequence[Statement]) -> bool:
    """Whether something that hurts is answered by anything but rest, care, water and the like: 아프면 더 뛰세요."""
    last = next((said for said in reversed(before) if said.link == "if"), None)
    if last is None or last.denied or not is_trouble(last):
        return False
    words = (one.predicate, *one.arguments, *one.adverbs)
    return not any(is_of(word, "doings", "calm") for word in words)


def is_trouble(said: Statement) -> bool:
    """Whether a condition is that something hurts or is wrong with somebody."""
    return any(is_of(word, "doings", "trouble") for word in (said.predicate, *said.arguments))


def stops_breath(one: Statement) -> bool:
    """Whether somebody is told not to breathe: 숨을 쉬지 마세요."""
    return any(word.lemma in ("숨", "호흡") for word in one.objects) and one.predicate.lemma in ("쉬", "하", "들이쉬")
