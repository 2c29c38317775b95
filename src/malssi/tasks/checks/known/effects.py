"""What comes of something, and whether it is good: 피로가 쌓여요 is not, 잠이 깊어져요 is."""

from collections.abc import Sequence

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.known.signed import is_of, sign_of

LIKELY = {"쉽": 1, "십상": 1, "어렵": -1, "힘들": -1}
"""What makes something likely (다치기 쉽다) or unlikely."""
VERBAL = frozenset(["v:", "a:"])
CAUSING = frozenset(["하", "만들", "되", "나오", "뜨"])
"""Verbs whose adverb says what becomes of something: 잠을 얕게 만들다, 높게 나오다."""
SUBJECT = frozenset(["은", "는", "이", "가"])


def effect_of(one: Statement, before: Sequence[Statement]) -> int:
    """Whether what a statement tells is good."""
    value = changed(one)
    if value == 0 and one.predicate.kind == "noun" and not is_of(one.predicate, "change", "amounts"):
        value = next((effect_of(said, ()) for said in reversed(before) if is_said_of(said, one)), 0)
    lessened = any(adverb.lemma == "덜" for adverb in one.adverbs) and not way_of(one)
    return -value if one.denied != lessened else value


def is_said_of(said: Statement, one: Statement) -> bool:
    """Whether a statement describes the noun that another ends in, or is what it stands for."""
    described = said.describes is not None and said.describes.lemma == one.predicate.lemma
    return (said.link == "of" and described) or said.link == "quote"


def changed(one: Statement) -> int:
    """The sign of a predicate with what it changes."""
    things = [word for word in one.arguments if word.kind == "noun" and is_thing(word, one)]
    if not any(word.kind == "noun" for word in one.arguments) and one.topic is not None:
        things = [one.topic]
    of_thing = next((sign_of(word) for word in reversed(things) if sign_of(word)), 0)
    way = way_of(one)
    if one.predicate.lemma in LIKELY:
        return of_thing * LIKELY[one.predicate.lemma] if is_named(things) else 0
    if one.predicate.lemma in ("풀리", "풀") and any(word.has("body") or word.lemma == "근육" for word in things):
        return 1
    if is_of(one.predicate, "change", "harms"):
        return -(of_thing or 1)
    if way and of_thing:
        return way * of_thing
    if is_of(one.predicate, "change", "good"):
        return 1
    if is_of(one.predicate, "change", "bad"):
        return 0 if is_noise(one, things) else -1
    if way:
        return 1 if not things and is_of(one.predicate, "change", "fast") else 0
    sleeps = one.predicate.has("v:sleep") and not one.past and one.link == "end"
    rests = one.predicate.lemma == "쉬" and any(word.has("body") for word in things)  # 눈이 쉬어요
    if one.predicate.kind == "verb" and (sleeps or rests or one.predicate.has("v:recover")):
        return 1
    if one.predicate.lemma in ("있", "되", "주", "나") and of_thing:
        return of_thing
    return sign_of(one.predicate) if one.predicate.kind == "noun" else 0


def is_noise(one: Statement, things: Sequence[Word]) -> bool:
    """Whether only a measured value is unsteady: 값이 흔들려요."""
    return is_of(one.predicate, "change", "noise") and bool(things) and all(word.has("measure") for word in things)


def is_named(things: Sequence[Word]) -> bool:
    """Whether the last of what is changed is something that happens: 다치기 쉽다."""
    last = things[-1] if things else None
    happens = last is not None and bool(VERBAL & {concept[:2] for concept in last.concepts})
    return happens and last is not None and last.lemma not in ("까닭", "이유")


def way_of(one: Statement) -> int:
    """Whether there is more of something (1) or less (-1)."""
    adverbs = one.adverbs if one.predicate.lemma in CAUSING else ()
    for word in (one.predicate, *adverbs):
        if is_of(word, "change", "down"):
            return -1
        if is_of(word, "change", "up"):
            return 1
    return 0


def is_thing(word: Word, one: Statement) -> bool:
    """Whether a noun is what changes: the object, or the subject where there is none."""
    if one.objects:
        return word in one.objects
    if "하" in one.helped and SUBJECT & set(word.particles):
        return False
    return bool({"이", "가", "에", "도", "은", "는", "만"} & set(word.particles)) or not word.particles
