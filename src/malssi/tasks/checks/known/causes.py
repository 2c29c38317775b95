"""What something comes of, by a sentence: a condition (잠이 모자라면), or what is spoken of (술은)."""

from collections.abc import Sequence
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.known.effects import changed, way_of
from malssi.tasks.checks.known.signed import is_of, sign_of

VALUES = ("심박", "심박수", "맥박", "값", "수치", "숫자", "점수", "산소포화도", "포화도", "걸음", "걸음수")
"""Nouns that only stand for what was asked about."""
FOR = ("위하", "대하", "관하", "따르", "비하", "통하")
"""Verbs that name no cause: 잠을 위해."""
TAKEN = frozenset("잔 병 캔 모금 개비 그릇 조각 알 컵 스푼".split())  # noqa: SIM905
"""Units of what somebody takes: 맥주 한 잔은."""
PLACES = frozenset(["에", "에서", "로", "으로", "에게"])
SPOKEN_OF = frozenset(["은", "는", "이", "가", "도"])


class Cause(NamedTuple):
    """The sign of a cause, and whether it does harm whatever is said of it."""

    sign: int
    grave: bool


def cause_of(one: Statement, before: Sequence[Statement], usual: int = 0) -> Cause:
    """What a statement's effect comes of: its condition, else what it speaks of."""
    addressed = any(said.honorific for said in before)
    for at, said in reversed(list(enumerate(before))):
        if said.link == "if" and said.describes is not None and (not described(said, one) or in_spite(said)):
            continue
        named = said.link == "if" or said.ending == "야" or (said.link == "of" and is_frame(said, one))
        if named or (said.link == "cause" and not addressed):
            found = worst([condition(one) for one in joined(before, at)])
            found = Cause(usual * way_of(said), False) if not found.sign and is_bare(said) else found
            meant = said.mood in ("tells", "may") or said.ending == "야"
            if found.sign and meant and (found.grave or not said.honorific):
                return found
        elif said.link == "of" and said.describes is not None and described(said, one):
            lessened = way_of(one) < 0  # 무리하는 일이 줄어들어요
            if (sign_of(said.describes) or lessened) and not one.objects:
                continue
            found = of_subject(said.describes, one)
            return found if found.grave else condition(said)
        elif said.link in ("but", "end"):
            break
    subject = spoken_of(one, before)
    if subject is None:
        return Cause(0, False)
    found = of_subject(subject, one)
    return found if found.grave or not is_narrowed(subject, one, before) else Cause(0, False)


def in_spite(said: Statement) -> bool:
    """Whether something holds at a time all the same: 멈춰 있는 때에도."""
    return said.describes is not None and "도" in said.describes.particles


def described(said: Statement, one: Statement) -> bool:
    """Whether what a statement describes is what another speaks of."""
    return any(word.lemma == said.describes.lemma and is_subject(word) for word in one.arguments if said.describes)


def with_its_words(one: Statement, before: Sequence[Statement]) -> Statement:
    """A statement with the words of what describes the noun that it ends in: 때가 딱 좋은 강도예요."""
    last = before[-1] if before else None
    own = last is not None and last.link == "of" and last.describes and last.describes.lemma == one.predicate.lemma
    return one._replace(arguments=(*last.arguments, *one.arguments)) if own and last is not None else one


def condition(said: Statement) -> Cause:
    """The sign of doing or having something: 술을 마시면, 잠이 모자라면, 무리하면."""
    if said.denied and said.predicate.has("v:eat", "v:drink", "v:sleep", "v:rest") and said.mood == "tells":
        return Cause(-1, True)
    if said.predicate.lemma in FOR:
        return Cause(0, False)
    harmful = any(sign_of(word) < 0 for word in said.objects)  # 화면을 보면, 통증을 살피면
    if (
        is_of(said.predicate, "change", "looks")
        and said.predicate.kind == "verb"
        and not (harmful and is_watched(said))
    ):
        return Cause(-1 if said.denied else 1, False)
    if any(word.lemma == "없이" for word in said.adverbs):
        without = next((word for word in reversed(said.arguments) if word.kind == "noun"), None)
        return Cause(-sign_of(without) if without is not None else 0, False)
    if said.predicate.has("a:short") and any(word.has("sleep") for word in said.arguments):
        return Cause(1 if said.denied else -1, False)
    named = [word for word in said.arguments if word.kind != "number" and "보다" not in word.particles]
    words = [*named, said.predicate]
    grave = any(is_of(word, "sign", "grave") for word in words) and not said.denied and not lessens(said)
    way = changed(said)
    value = way or next((sign_of(word) for word in words if sign_of(word)), 0)
    if value < 0 and not way and any(is_of(word, "change", "away") for word in (said.predicate, *said.adverbs)):
        value = 1
    measured = any(is_of(word, "sign", "measure") for word in said.adverbs)
    if value == 0 and (measured or is_of(said.predicate, "sign", "steady")):
        value = 1
    if any(is_of(word, "sign", "excess") for word in said.adverbs):
        value = -1
    elif (said.predicate.has("v:avoid") and not grave) or (
        value > 0 and any(is_of(word, "sign", "open") for word in said.adverbs)
    ):
        value = 0
    return Cause(-value if said.denied else value, grave)


def is_watched(said: Statement) -> bool:
    """Whether something is looked at for itself: 화면을 보다."""
    bad = [word for word in said.objects if sign_of(word) < 0 and is_of(word, "sign", "sleepless")]
    return said.predicate.has("v:see") and bool(bad)


def lessens(said: Statement) -> bool:
    """Whether a statement is of less of something."""
    away = any(is_of(word, "change", "away") for word in (said.predicate, *said.adverbs))
    return away or way_of(said) < 0 or said.predicate.has("v:avoid", "v:stop")


def is_bare(said: Statement) -> bool:
    """Whether a condition does not name what is high or low: 낮을수록, 평소보다 높게 나온 날은."""
    named = [word for word in said.arguments if word.kind in ("noun", "number") and "보다" not in word.particles]
    return not is_of(said.predicate, "change", "looks") and all(word.lemma in VALUES for word in named)


def is_frame(said: Statement, one: Statement) -> bool:
    """Whether a statement stands for itself as what is spoken of: 어지러운 건."""
    own = (said.predicate.lemma, said.predicate.start)
    return any((word.lemma, word.start) == own and is_subject(word) for word in one.arguments)


def joined(before: Sequence[Statement], at: int) -> list[Statement]:
    """A condition with those that are joined to it: 통증을 참고 운동하면."""
    first = at
    while first and (
        before[first - 1].ending == "게" or (before[first - 1].link == "and" and condition(before[first - 1]).grave)
    ):
        first -= 1
    return list(before[first : at + 1])


def worst(causes: Sequence[Cause]) -> Cause:
    """The cause that does harm, else one that has a sign."""
    return min(causes, key=lambda cause: (not cause.grave, cause.sign or 1, not cause.sign))


def is_narrowed(word: Word, one: Statement, before: Sequence[Statement]) -> bool:
    """Whether only some of what a noun names is meant: 늦은 운동은, 음주 뒤의 잠은."""
    narrowed = any(said.describes and said.describes.lemma == word.lemma for said in before if said.link == "of")
    return narrowed or any("의" in other.particles and other.start < word.start for other in one.arguments)


def spoken_of(one: Statement, before: Sequence[Statement]) -> Word | None:
    """The noun that a statement speaks of, where it is not what changes itself."""
    nouns = [word for word in one.arguments if word.kind in ("noun", "number")]
    for at, word in enumerate(nouns):
        taken = word.kind == "number" and word.lemma in TAKEN and at and not nouns[at - 1].particles
        named = nouns[at - 1] if taken else word
        spoken = word._replace(kind="noun")
        apart = one.objects or len(nouns) > at + 1 or word.kind == "number"
        if named.kind == "noun" and is_subject(spoken) and apart:
            return named._replace(particles=word.particles)
    return None if any(said.link in ("cause", "and", "but", "if", "end") for said in before) else topic_of(one)


def topic_of(one: Statement) -> Word | None:
    """What the sentence speaks of, where the statement names something else."""
    topic = one.topic
    if topic is None or not is_subject(topic):
        return None
    others = [word for word in (*one.arguments, one.predicate) if word.kind == "noun" and word.start != topic.start]
    return topic if others else None


def of_subject(word: Word, one: Statement) -> Cause:
    """The sign of what does something; coffee and late light are bad for sleep alone."""
    if is_of(word, "sign", "sleepless") and any(is_of(other, "sign", "sleepers") for other in one.arguments):
        return Cause(-1, True)
    return Cause(sign_of(word), is_of(word, "sign", "grave"))


def is_subject(word: Word) -> bool:
    """Whether a noun is what does something, or is spoken of."""
    return word.kind == "noun" and bool(SPOKEN_OF & set(word.particles)) and not PLACES & set(word.particles)
