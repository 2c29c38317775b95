"""Whether what an answer tells is known to be so: causes and what comes of them, each good for people or not.

A sentence says of a cause (술, 잠이 모자라면) what comes of it (잠을 얕게 만들어요). Both have a sign by `knowledge.ko.toml`;
where the signs contradict each other the sentence is wrong, or at least nobody knows it to be right. What has no sign
claims nothing of health.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from malssi.korean.sentences import sentences
from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.resources import toml
from malssi.tasks.task import PASS, Verdict
from malssi.tasks.wearable.sayings import plain, read

TABLE = toml(__package__, "knowledge")
LIKELY = {"쉽": 1, "십상": 1, "어렵": -1, "힘들": -1}
"""What makes something likely (다치기 쉽다) or unlikely."""
VALUES = ("심박", "심박수", "맥박", "값", "수치", "숫자", "점수", "산소포화도", "포화도", "걸음", "걸음수")
FOR = ("위하", "대하", "관하", "따르", "비하", "통하")
"""Verbs that name no cause: 잠을 위해."""
TAKEN = frozenset("잔 병 캔 모금 개비 그릇 조각 알 컵 스푼".split())  # noqa: SIM905
"""Units of what somebody takes: 맥주 한 잔은."""
PLACES = frozenset(["에", "에서", "로", "으로", "에게"])
VERBAL = frozenset(["v:", "a:"])
SPOKEN_OF = frozenset(["은", "는", "이", "가", "도"])


class Objection(NamedTuple):
    """What speaks against a sentence."""

    said: str
    wrong: bool
    """Known to be wrong; else not known to be right."""


@cache
def listed(section: str, name: str) -> frozenset[str]:
    """The words and concepts of a list."""
    return frozenset(TABLE[section][name].split())


def is_of(word: Word, section: str, name: str) -> bool:
    """Whether a word, or one of its concepts, is of a list."""
    words = listed(section, name)
    return word.lemma in words or not word.concepts.isdisjoint(words)


def sign_of(word: Word) -> int:
    """Whether more of what a word names is good (1) or not (-1); 0 where that is open."""
    plus, minus = listed("sign", "plus"), listed("sign", "minus")
    if word.lemma in plus or word.lemma in minus:
        return 1 if word.lemma in plus else -1
    good, bad = bool(word.concepts & plus), bool(word.concepts & minus)
    return good - bad


def objections(text: str, usual: int = 0) -> Iterator[Objection]:
    """What speaks against the claims of a text without citations.

    Args:
        usual: the sign of more of what was asked about, for sentences that name nothing (낮을수록 좋아요).
    """
    for sentence in sentences(plain(text)):
        said = read(sentence)
        for at, one in enumerate(said):
            yield from against(one, said[:at], usual)
        yield from paired(said, sentence)


def paired(said: Sequence[Statement], sentence: str) -> Iterator[Objection]:
    """What a sentence puts together that does not go together, where it has people do it or calls it good."""
    last = next((one for one in reversed(said) if one.asserts), None)
    if last is None:
        return
    urged = last.mood in ("advises", "allows") and not last.denied
    praised = last.mood in ("tells", "may") and effect_of(last, said[: said.index(last)]) > 0
    named = {lemma for one in said if is_meant(one) for lemma in lemmas_of(one)}
    every = {lemma for one in said for lemma in lemmas_of(one)}
    for one, two, unless in pairs() if urged or praised else ():
        if not every & unless and named & one and named & two and (named & one != named & two or len(named & one) > 1):
            yield Objection(sentence, True)


@cache
def pairs() -> tuple[tuple[frozenset[str], ...], ...]:
    """The rows of `[[pair]]`."""
    return tuple(
        tuple(frozenset(row.get(name, "").split()) for name in ("one", "two", "unless")) for row in TABLE["pair"]
    )


def is_meant(one: Statement) -> bool:
    """Whether what a statement says is neither denied nor to be avoided."""
    if one.denied or lessens(one) or one.predicate.has("v:avoid", "v:stop", "v:postpone"):
        return False
    return one.link != "cause" or one.ending in ("아", "서", "어서", "아서")


def lemmas_of(one: Statement) -> Iterator[str]:
    """The words of a statement, and 때까지 or 만큼 behind it."""
    for word in (*one.arguments, *one.adverbs, one.predicate):
        if "보다" not in word.particles:
            yield word.lemma
    if one.describes is not None and "까지" in one.describes.particles:
        yield f"{one.describes.lemma}까지"
    if one.describes is not None and one.describes.lemma == "만큼":
        yield "만큼"


def against(one: Statement, before: Sequence[Statement], usual: int) -> Iterator[Objection]:
    """What speaks against one statement."""
    if blames(one):
        yield Objection(one.written, True)
    if not one.asserts or one.mood in ("advises", "allows"):
        return
    cause, grave = cause_of(with_its_words(one, before), before, usual)
    effect = effect_of(one, before)
    if before and before[-1].link == "but" and (is_of(one.predicate, "change", "no_matter") or effect > 0):
        harm = condition(before[-1])
        if harm.sign < 0 and before[-1].ending == "도":
            yield Objection(written(one, before), harm.grave)
    if cause * effect < 0:
        yield Objection(written(one, before), grave)
    elif effect and not cause and is_bodily(one, before) and has_cause(one, before):
        yield Objection(written(one, before), False)


def written(one: Statement, before: Sequence[Statement]) -> str:
    """A statement with its condition, as they are said."""
    last = [said.written for said in before[-1:] if said.link in ("if", "of", "cause", "but")]
    return " ".join([*last, one.written])


# ---- what comes of it


def effect_of(one: Statement, before: Sequence[Statement]) -> int:
    """Whether what a statement tells is good."""
    value = changed(one)
    if value == 0 and is_of(one.predicate, "change", "signs") and one.predicate.kind == "noun":
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
    of_thing = next((sign_of(word) for word in reversed(things) if sign_of(word)), 0)
    way = way_of(one)
    if one.predicate.lemma in LIKELY:
        return of_thing * LIKELY[one.predicate.lemma] if is_named(things) else 0
    if is_of(one.predicate, "change", "harms"):
        return -(of_thing or 1)
    if way and of_thing:
        return way * of_thing
    if is_of(one.predicate, "change", "good"):
        return 1
    if is_of(one.predicate, "change", "bad"):
        return -1
    if way:
        return 1 if not things and is_of(one.predicate, "change", "fast") else 0
    sleeps = one.predicate.has("v:sleep") and not one.past and one.link == "end"
    if one.predicate.kind == "verb" and (sleeps or one.predicate.has("v:recover")):
        return 1
    if one.predicate.lemma in ("있", "되", "주", "나") and of_thing:
        return of_thing
    return sign_of(one.predicate) if one.predicate.kind == "noun" else 0


def is_named(things: Sequence[Word]) -> bool:
    """Whether the last of what is changed is something that happens: 다치기 쉽다."""
    return bool(things) and things[-1].lemma not in ("까닭", "이유") and bool(VERBAL & {one[:2] for one in things[-1].concepts})


def way_of(one: Statement) -> int:
    """Whether there is more of something (1) or less (-1)."""
    for word in (one.predicate, *(adverb for adverb in one.adverbs if {"하", "만들", "되", "나오", "뜨"} & {one.predicate.lemma})):
        if is_of(word, "change", "down"):
            return -1
        if is_of(word, "change", "up"):
            return 1
    return 0


def is_thing(word: Word, one: Statement) -> bool:
    """Whether a noun is what changes: the object, or the subject where there is none."""
    if one.objects:
        return word in one.objects
    if "하" in one.helped and {"은", "는", "이", "가"} & set(word.particles):
        return False
    return bool({"이", "가", "에", "도", "은", "는"} & set(word.particles)) or not word.particles


# ---- what it comes of


class Cause(NamedTuple):
    """The sign of a cause, and whether it does harm whatever is said of it."""

    sign: int
    grave: bool


def cause_of(one: Statement, before: Sequence[Statement], usual: int = 0) -> Cause:
    """What a statement's effect comes of: its condition, else what it speaks of."""
    addressed = any(said.honorific for said in before)
    for at, said in reversed(list(enumerate(before))):
        if said.link == "if" and said.describes is not None and not described(said, one):
            continue
        named = said.link == "if" or said.ending == "야" or (said.link == "of" and is_frame(said, one))
        if named or (said.link == "cause" and not addressed):
            found = worst([condition(one) for one in joined(before, at)])
            found = Cause(usual * way_of(said), False) if not found.sign and is_bare(said) else found
            if found.sign and said.mood == "tells" and (found.grave or not said.honorific):
                return found
        elif said.link == "of" and said.describes is not None and described(said, one):
            if sign_of(said.describes) and not one.objects:
                continue
            found = of_subject(said.describes, one)
            return found if found.grave else condition(said)
        elif said.link in ("and", "but", "end"):
            break
    subject = spoken_of(one, before)
    if subject is None:
        return Cause(0, False)
    found = of_subject(subject, one)
    return found if found.grave or not is_narrowed(subject, one, before) else Cause(0, False)


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
    while first and before[first - 1].link == "and" and condition(before[first - 1]).grave:
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
        if named.kind == "noun" and is_subject(spoken) and (one.objects or len(nouns) > at + 1 or word.kind == "number"):
            return named._replace(particles=word.particles)
    return None if any(said.link in ("cause", "and", "but", "if", "end") for said in before) else topic_of(one)


def topic_of(one: Statement) -> Word | None:
    """What the sentence speaks of, where the statement names something else."""
    named = any(word.kind == "noun" for word in (*one.arguments, one.predicate) if one.topic and word.start != one.topic.start)
    return one.topic if one.topic is not None and named and is_subject(one.topic) else None


def described(said: Statement, one: Statement) -> bool:
    """Whether what a statement describes is what another speaks of."""
    return any(word.lemma == said.describes.lemma and is_subject(word) for word in one.arguments if said.describes)


def with_its_words(one: Statement, before: Sequence[Statement]) -> Statement:
    """A statement with the words of what describes the noun that it ends in: 때가 딱 좋은 강도예요."""
    last = before[-1] if before else None
    own = last is not None and last.link == "of" and last.describes and last.describes.lemma == one.predicate.lemma
    return one._replace(arguments=(*last.arguments, *one.arguments)) if own and last is not None else one


def of_subject(word: Word, one: Statement) -> Cause:
    """The sign of what does something; coffee and late light are bad for sleep alone."""
    if is_of(word, "sign", "sleepless") and any(is_of(other, "sign", "sleepers") for other in one.arguments):
        return Cause(-1, True)
    return Cause(sign_of(word), is_of(word, "sign", "grave"))


def is_subject(word: Word) -> bool:
    """Whether a noun is what does something, or is spoken of."""
    return word.kind == "noun" and bool(SPOKEN_OF & set(word.particles)) and not PLACES & set(word.particles)


def condition(said: Statement) -> Cause:
    """The sign of doing or having something: 술을 마시면, 잠이 모자라면, 무리하면."""
    if said.denied and said.predicate.has("v:eat", "v:drink", "v:sleep", "v:rest") and said.mood == "tells":
        return Cause(-1, True)
    if said.predicate.lemma in FOR or (is_of(said.predicate, "change", "looks") and said.predicate.kind == "verb"):
        return Cause(0, False)
    words = [word for word in (*said.arguments, said.predicate) if word.kind != "number" and "보다" not in word.particles]
    grave = any(is_of(word, "sign", "grave") for word in words) and not said.denied and not lessens(said)
    way = changed(said)
    value = way or next((sign_of(word) for word in words if sign_of(word)), 0)
    if value < 0 and not way and any(is_of(word, "change", "away") for word in (said.predicate, *said.adverbs)):
        value = 1
    if value == 0 and any(is_of(word, "sign", "measure") for word in said.adverbs):
        value = 1
    if any(is_of(word, "sign", "excess") for word in said.adverbs):
        value = -1
    elif value > 0 and (any(is_of(word, "sign", "open") for word in said.adverbs) or said.predicate.has("v:avoid")):
        value = 0
    elif value < 0 and said.predicate.has("v:avoid") and not grave:
        value = 0
    return Cause(-value if said.denied else value, grave)


def lessens(said: Statement) -> bool:
    """Whether a statement is of less of something."""
    away = any(is_of(word, "change", "away") for word in (said.predicate, *said.adverbs))
    return away or way_of(said) < 0 or said.predicate.has("v:avoid", "v:stop")


# ---- what is claimed of bodies, and of the person


def is_bodily(one: Statement, before: Sequence[Statement]) -> bool:
    """Whether a statement tells what a body does."""
    told = [said for said in before[-1:] if said.link == "quote"]
    return any(is_of(word, "change", "bodily") for said in (*told, one) for word in (*said.arguments, said.predicate))


def has_cause(one: Statement, before: Sequence[Statement]) -> bool:
    """Whether a statement gives a cause."""
    conditions = any(said.link in ("if", "cause") for said in before[-2:])
    return conditions or (bool(one.objects) and any(is_subject(word) for word in one.arguments))


def blames(one: Statement) -> bool:
    """Whether a statement blames the person."""
    words = (*one.arguments, one.predicate)
    if one.predicate.lemma in listed("blame", "given_up") and one.mood == "advises":
        return not one.denied
    blamed = any(word.lemma in listed("blame", "words") for word in words)
    return blamed and not one.denied and one.predicate.lemma not in listed("blame", "allowed")


def not_judged(one: Statement, said: Sequence[Statement]) -> Verdict:
    """What is told is judged here as a whole, and not where advice is."""
    return PASS
