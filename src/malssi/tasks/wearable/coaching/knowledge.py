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


def objections(text: str) -> Iterator[Objection]:
    """What speaks against the claims of a text without citations."""
    for sentence in sentences(plain(text)):
        said = read(sentence)
        for at, one in enumerate(said):
            yield from against(one, said[:at])


def against(one: Statement, before: Sequence[Statement]) -> Iterator[Objection]:
    """What speaks against one statement."""
    if blames(one):
        yield Objection(one.written, True)
    if not one.asserts or one.mood in ("advises", "allows"):
        return
    cause, grave = cause_of(one, before)
    effect = effect_of(one, before)
    if cause * effect < 0:
        yield Objection(written(one, before), grave)
    elif effect and not cause and is_bodily(one) and has_cause(one, before):
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
        value = next((effect_of(said, ()) for said in reversed(before) if said.link in ("of", "quote")), 0)
    return -value if one.denied else value


def changed(one: Statement) -> int:
    """The sign of a predicate with what it changes."""
    things = [word for word in one.arguments if word.kind == "noun" and is_thing(word, one)]
    of_thing = next((sign_of(word) for word in reversed(things) if sign_of(word)), 0)
    way = way_of(one)
    if is_of(one.predicate, "change", "harms"):
        return -(of_thing or 1)
    if way and of_thing:
        return way * of_thing
    if way and not things:
        return 0
    if is_of(one.predicate, "change", "good"):
        return 1
    if is_of(one.predicate, "change", "bad"):
        return -1
    if one.predicate.has("v:exist") and one.predicate.lemma == "있":
        return of_thing
    if one.predicate.lemma in ("되", "주", "나") and of_thing:
        return of_thing
    if one.predicate.kind == "noun":
        return sign_of(one.predicate)
    return 0


def way_of(one: Statement) -> int:
    """Whether there is more of something (1) or less (-1)."""
    for word in (one.predicate, *(adverb for adverb in one.adverbs if {"하", "만들", "되"} & {one.predicate.lemma})):
        if is_of(word, "change", "down"):
            return -1
        if is_of(word, "change", "up"):
            return 1
    return 0


def is_thing(word: Word, one: Statement) -> bool:
    """Whether a noun is what changes: the object, or the subject where there is none."""
    if one.objects:
        return word in one.objects
    return bool({"이", "가", "에", "도", "은", "는"} & set(word.particles)) or not word.particles


# ---- what it comes of


class Cause(NamedTuple):
    """The sign of a cause, and whether it does harm whatever is said of it."""

    sign: int
    grave: bool


def cause_of(one: Statement, before: Sequence[Statement]) -> Cause:
    """What a statement's effect comes of: its condition, else what it speaks of."""
    for said in reversed(before):
        if said.link in ("if", "cause") and said.mood == "tells":
            found = condition(said, before)
            if found.sign:
                return found
        elif said.link == "of" and said.describes is not None and said.describes in one.arguments:
            found = condition(said, ())
            if found.sign and is_subject(said.describes):
                return found
        elif said.link in ("and", "but", "end"):
            break
    subject = next((word for word in one.arguments if is_subject(word) and one.objects), None)
    if subject is None and one.topic is not None and len([w for w in one.arguments if w.kind == "noun"]) > 1:
        subject = one.topic
    if subject is None:
        return Cause(0, False)
    return Cause(sign_for(subject, one), is_of(subject, "sign", "grave"))


def is_subject(word: Word) -> bool:
    """Whether a noun is what does something, or is spoken of."""
    return word.kind == "noun" and bool(SPOKEN_OF & set(word.particles))


def sign_for(word: Word, one: Statement) -> int:
    """The sign of a cause beside what it is said to do: coffee is bad for sleep."""
    if is_of(word, "sign", "sleepless") and any(is_of(other, "sign", "sleepers") for other in one.objects):
        return -1
    return sign_of(word)


def condition(said: Statement, before: Sequence[Statement]) -> Cause:
    """The sign of doing or having something: 술을 마시면, 잠이 모자라면, 무리하면."""
    words = [word for word in (*said.arguments, said.predicate) if word.kind != "number"]
    grave = any(is_of(word, "sign", "grave") for word in words) and not said.denied and not lessens(said)
    value = changed(said) or next((sign_of(word) for word in words if sign_of(word)), 0)
    if value == 0 and any(is_of(word, "sign", "measure") for word in said.adverbs):
        value = 1
    if any(is_of(word, "sign", "excess") for word in said.adverbs):
        value = -1
    return Cause(-value if said.denied else value, grave)


def lessens(said: Statement) -> bool:
    """Whether a statement is of less of something."""
    return way_of(said) < 0 or said.predicate.has("v:avoid", "v:stop")


# ---- what is claimed of bodies, and of the person


def is_bodily(one: Statement) -> bool:
    """Whether a statement tells what a body does."""
    return any(is_of(word, "change", "bodily") for word in (*one.arguments, one.predicate))


def has_cause(one: Statement, before: Sequence[Statement]) -> bool:
    """Whether a statement gives a cause."""
    conditions = any(said.link in ("if", "cause") for said in before[-2:])
    return conditions or (bool(one.objects) and any(is_subject(word) for word in one.arguments))


def blames(one: Statement) -> bool:
    """Whether a statement blames the person."""
    words = (*one.arguments, one.predicate)
    blamed = any(word.lemma in listed("blame", "words") for word in words)
    return blamed and not one.denied and one.predicate.lemma not in listed("blame", "allowed")


def not_judged(one: Statement, said: Sequence[Statement]) -> Verdict:
    """What is told is judged here as a whole, and not where advice is."""
    return PASS
