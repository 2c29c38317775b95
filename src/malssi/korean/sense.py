"""Whether the words of a sentence go together: what the reader does not know or cannot make sense of.

It says nothing of whether a sentence is true; it finds what nobody can check, because nobody can say what it means.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from malssi.korean.lexicon import NONE
from malssi.korean.morphemes import morphemes
from malssi.korean.statements import Statement, statements
from malssi.korean.words import Word, words
from malssi.resources import rows, toml

WORDS = toml(__package__, "grammar")
THINGS, HUMAN, NO_PLACES = (frozenset(WORDS[name].split()) for name in ("things", "human", "no_places"))
PLACES = ("outdoors", "indoors", "shelter", "water_place")
THICKNESS = frozenset(["얇", "두껍", "두툼하", "도톰하"])
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
    for said in statements(sentence):
        yield from senseless(said)
    for before, after in pairwise(words(sentence)):
        if before.kind == after.kind == "noun" and (before.lemma, before.particles) == (after.lemma, after.particles):
            yield f"{before.written} {after.written}"


def no_words(sentence: str) -> list[str]:
    """What of a normalized sentence is no Korean at all: no dictionary and no grammar has it."""
    return [sentence[one.start : one.end] for one in morphemes(sentence) if one.tag == "UNKNOWN"]


def senseless(said: Statement) -> Iterator[str]:
    """What of a statement does not go together."""
    objects = [one for one in said.objects if one.kind == "noun"]
    if len(objects) > 1:
        yield " ".join(one.written for one in objects)
    for one in objects:
        shared = said.predicate.kind == "adjective" and said.link in ("and", "or", "for")  # 어둡고 조용하게 해 두세요
        if not shared and not fits(said.predicate, one):
            yield f"{one.written} {said.predicate.written}"
    for one in said.with_particle("이", "가"):
        if one.concepts and one.concepts <= THINGS and said.predicate.kind == "verb" and said.predicate.has(*HUMAN):
            yield f"{one.written} {said.predicate.written}"
    for one in said.with_particle("에서"):
        if one.concepts and one.concepts <= NO_PLACES:
            yield f"{one.written} {said.predicate.written}"
    if said.predicate.lemma in THICKNESS and said.describes is not None and said.describes.has(*PLACES):
        yield f"{said.predicate.written} {said.describes.written}"
    if longest_pile(said) > MAX_PILE:
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
