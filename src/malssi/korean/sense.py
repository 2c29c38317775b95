"""Whether the words of a sentence go together: what the reader does not know or cannot make sense of.

It says nothing of whether a sentence is true; it finds what nobody can check, because nobody can say what it means.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from malssi.korean.lexicon import NONE
from malssi.korean.morphemes import morphemes
from malssi.korean.statements import Statement, statements
from malssi.korean.words import Word, closed_by_mark, words
from malssi.resources import rows, toml

WORDS = toml(__package__, "grammar")
THINGS, HUMAN, NO_PLACES = (frozenset(WORDS[name].split()) for name in ("things", "human", "no_places"))
OF_THINGS = frozenset(["v:appear", "v:enter", "v:exist", "v:enter_state"])
"""What things do as well: 시계가 보여 주는 값, 단백질이 든 음식."""
NOT_OBJECTS = frozenset("마다 에 에서 보다 처럼 의 은 는 도 로 으로 에게".split())  # noqa: SIM905
"""Particles behind which no 을, 를, 이 or 가 stands: 한 시간마다를."""
PLACES = ("outdoors", "indoors", "shelter", "water_place")
STILL = frozenset(["정자", "팔각정", "평상", "원두막", "카페", "북카페", "휴게실", "찻집", "도서관"])
"""Places in which people are still, beside seats."""
MOVING = frozenset(["v:walk", "v:run", "v:ride", "v:jump", "exercise_moderate", "exercise_hard", "sport"])
THICKNESS = frozenset(["얇", "두껍", "두툼하", "도톰하"])
ALONG = frozenset(["따르", "지나"])
"""Verbs of a way, before another verb with an object of its own: 바를 허벅지를 따라 내리세요."""
MAX_PILE = 4
"""Nouns in a row without a particle; 저강도 유산소 운동 위주 is a heap already."""


@cache
def takes() -> Mapping[str, frozenset[str]]:
    """What can be done to what, by the verb's concept."""
    return {verb: frozenset(nouns.split()) for verb, nouns in rows(__package__, "takes")}


def unread(sentence: str, own: Mapping[str, frozenset[str]] | None = None) -> Iterator[str]:
    """What of a normalized sentence is not understood, in its words.

    Args:
        own: words that a domain knows besides the lexicon's.
    """
    for word in words(sentence):
        if not word.known and not (own and (word.lemma in own or f"{word.lemma}다" in own)):
            yield word.written
    for word in words(sentence):
        if word.kind == "adjective" and ("는", "ETM") in word.endings and word.lemma.endswith("하"):  # 가능하는
            yield word.written + "는"
    for said in statements(sentence):
        yield from senseless(said)
    for one, next_one in pairwise(statements(sentence)):
        if is_still(one) and one.ending.endswith(("아", "서", "며", "면서")) and moves(next_one) and not moves(one):
            yield f"{one.written} {next_one.written}"
    for before, after in pairwise(words(sentence)):
        if before.kind == after.kind == "noun" and (before.lemma, before.particles) == (after.lemma, after.particles):
            yield f"{before.written} {after.written}"


def no_words(sentence: str) -> list[str]:
    """What of a normalized sentence is no Korean at all: no dictionary and no grammar has it."""
    closed = closed_by_mark(sentence)
    return [closed[one.start : one.end] for one in morphemes(closed) if one.tag == "UNKNOWN"]


def senseless(said: Statement) -> Iterator[str]:
    """What of a statement does not go together."""
    apart = max((one.end for one in said.arguments if one.comma), default=-1)  # 앞은 발을, 뒤는 손을 보세요
    objects = [one for one in said.objects if one.kind == "noun" and one.end > apart]
    if len(objects) > 1 and said.predicate.lemma not in ALONG and not are_apart(said, objects):
        yield " ".join(one.written for one in objects)
    for one in objects:
        joined = said.link in ("and", "or", "for") or {"하", "만들"} & set(said.helped)
        shared = said.predicate.kind == "adjective" and joined  # 어둡고 조용하게 해 두세요
        if not (shared and not one.has("outdoors")) and not fits(said.predicate, one):  # nobody makes a path light
            yield f"{one.written} {said.predicate.written}"
    for one in said.with_particle("이", "가"):
        if one.concepts and one.concepts <= THINGS and is_human(said.predicate):
            yield f"{one.written} {said.predicate.written}"
    for one in said.with_particle("에서"):
        if one.concepts and one.concepts <= NO_PLACES and (said.predicate.has(*HUMAN) or not one.has("body")):
            yield f"{one.written} {said.predicate.written}"
    for one in said.arguments:
        if (
            len(one.particles) > 1
            and one.particles[-1] in ("을", "를", "이", "가")
            and one.particles[-2] in NOT_OBJECTS
        ):
            yield one.written + "".join(one.particles)
    yield from misplaced(said)
    if said.predicate.lemma in THICKNESS and said.describes is not None and said.describes.has(*PLACES):
        yield f"{said.predicate.written} {said.describes.written}"
    if longest_pile(said) > MAX_PILE:
        yield said.written


def is_human(verb: Word) -> bool:
    """Whether only people do what a verb says: 시계가 보여 주는 is none of it."""
    return verb.kind == "verb" and verb.has(*HUMAN) and not verb.has(*OF_THINGS)


def are_apart(said: Statement, objects: list[Word]) -> bool:
    """Whether each object has its own adverb before the next: 동작을 느리게, 숨을 길게 이어 가세요."""
    return all(
        any(before.end <= adverb.start and adverb.end <= after.start and adverb.comma for adverb in said.adverbs)
        for before, after in pairwise(objects)
    )


def is_still(said: Statement) -> bool:
    """Whether somebody sits, lies or is in a place in which nobody moves about: 벤치에서 책을 읽으며."""
    placed = any(word.has("seat") or word.lemma in STILL for word in said.with_particle("에서"))
    return placed or said.predicate.has("v:lie")


def moves(said: Statement) -> bool:
    """Whether somebody walks, runs or plays about."""
    if said.predicate.has("v:see"):
        return False
    members = (said.predicate, *(word for word in said.arguments if not set(word.particles) & {"에서", "에", "보다"}))
    return any(word.has(*MOVING) for word in members)


def misplaced(said: Statement) -> Iterator[str]:
    """Where something is done that nobody does there: 벤치에서 달리고, 연못을 걷고."""
    here = said.with_particle("에서")
    if moves(said) and any(word.has("seat") or word.lemma in STILL for word in here):
        yield said.written
    slept = any(word.has("sleep", "exercise_light", "exercise") for word in said.arguments)
    in_water = moves(said) or slept or said.predicate.has("v:sleep")
    on_water = in_water or said.predicate.has("v:sit", "v:lie")
    wet = [*(here if in_water else ()), *((*said.with_particle("에"), *said.objects) if on_water else ())]
    if any(word.has("water_place") for word in wet):
        yield said.written


def fits(verb: Word, thing: Word) -> bool:
    """Whether something can be done to a thing, as far as both are known."""
    if verb.kind == "adjective" and not {"v:", "d:"} & {one[:2] for one in verb.concepts}:
        return not verb.concepts or not thing.concepts
    kinds = [takes().get(one) for one in verb.concepts if one.startswith("v:")]
    if not kinds or None in kinds or not thing.concepts:
        return True
    verbal = {one for one in thing.concepts if one[1:2] == ":"}
    return bool(verbal == thing.concepts or any(thing.concepts & kind for kind in kinds if kind is not None))


def longest_pile(said: Statement) -> int:
    """The longest row of nouns without particles."""
    most = now = 0
    for one in said.arguments:
        now = now + 1 if one.kind == "noun" and not one.particles and one.concepts != NONE else 0
        most = max(most, now)
    return most
