"""Whether the words of a sentence go together: each verb with what it takes, each part of a sentence with a verb.

A text is walked from left to right. Nouns wait for the verb that follows them; a verb that is given what it does not
take, or nothing where it needs something, is a slip. A word with several readings is right if one of them is.
"""

import re
from collections.abc import Sequence
from itertools import islice, product
from typing import NamedTuple

from malssi.tasks.korean import sentences
from malssi.tasks.signboard.lexicon import Word, readings
from malssi.tasks.signboard.vocabulary import ANYTHING, Verb, auxiliaries, listed, particles, verbs

MOST_READINGS = 256
"""Readings of a sentence that are tried; most sentences have fewer."""

OF_ALL_KINDS = frozenset(["count", "abstract"])
"""Kinds of nouns that stand for others: 한 잔, 것."""

BARE = frozenset(["act", "time", "person"]) | OF_ALL_KINDS
"""Kinds of nouns that may stand before a verb without a particle: 운동 나오세요, 오늘 걸어요, 혼자 걸어요."""

SOMEWHERE = frozenset(["place", "inside", "time", "act", "sight", "nature", "season", "air_state"]) | OF_ALL_KINDS
"""Kinds of nouns in which something is done: 벤치에서, 산책에서; not 양말에서."""

PLACE = frozenset(["place"])
THINGS = frozenset(["wear", "head", "hand", "neck", "foot", "gear", "drink", "food"])
"""Kinds of nouns that do nothing, and that no place is a kind of: 숲길 겉옷을."""

MOVING = frozenset(["오르", "올라가", "내려가", "돌", "나", "있", "되"])
"""What a thing does too: 분수가 돌아요."""

DOERS = frozenset(["person", "abstract"])
"""Kinds of nouns that do something to something."""

MAKE_SO = "게 하"
"""How the lexicon lists 하다 behind an adverbial."""

DIGITS = "0123456789-−"
DEGREES = re.compile(r"[-−]?\d+도(.*)")
"""A number of degrees and its particle."""


class Waiting(NamedTuple):
    """What has been said and has no verb yet."""

    nouns: tuple[Word, ...] = ()
    shared: tuple[Word, ...] = ()
    """What the verb before took, which the next one may share: 물을 챙겨 마시세요."""

    def all(self, *forms: str) -> list[Word]:
        """The nouns with a particle that does one of these things."""
        return [noun for noun in self.nouns if noun.form in forms]


def mismatch(text: str) -> str | None:
    """The first word of a text that is none, or does not go with those before it."""
    return next((found for sentence in sentences(text) if (found := misfit(sentence.replace(",", " ").split()))), None)


def misfit(words: Sequence[str]) -> str | None:
    """The first word of a sentence that is none or does not fit; None where some reading of the sentence is right."""
    choices = [number_or_word(word) for word in words]
    for word, choice in zip(words, choices, strict=True):
        if not choice:
            return word
    faults = []
    for reading in islice(product(*choices), MOST_READINGS):
        at = first_fault(reading)
        if at is None:
            return None
        faults.append(at)
    return words[max(faults)]


def number_or_word(word: str) -> tuple[Word, ...]:
    """The readings of a word; whether a number is right is for other checks. Degrees may be a noun: 높은 20도로."""
    if word[0] not in DIGITS:
        return readings(word.strip("?~%℃"))
    degrees = DEGREES.fullmatch(word)
    form = particles().get(degrees[1]) if degrees else None
    noun = (Word("noun", word, form, frozenset(["air_state"])),) if form else ()
    return (Word("modifier", word, "number"), *noun)


def first_fault(words: Sequence[Word]) -> int | None:
    """Where one reading of a sentence goes wrong, if it does."""
    waiting = Waiting()
    for at, word in enumerate(words):
        rest = words[at + 1 :]
        if word.role == "noun":
            if not noun_fits(word, words[:at], rest, waiting):
                return at
            waiting = Waiting() if word.form.startswith("copula") else waiting._replace(nouns=(*waiting.nouns, word))
        elif word.role == "modifier" and not modifier_fits(word, rest):
            return at
        elif word.role != "modifier":
            word = made_so(word, words[:at])
            helps = is_auxiliary(word, words[:at])
            if not leads_on(word, rest) or not (helps or predicate_fits(word, rest, waiting)):
                return at
            waiting = after(word, waiting)
    return len(words) - 1 if waiting.all("object", "place") else None


def noun_fits(noun: Word, before: Sequence[Word], rest: Sequence[Word], waiting: Waiting) -> bool:
    """Whether a noun can stand here."""
    if noun.lemma in listed("dependent") and not (
        before and before[-1].form in ("adnominal", "gerund", "determiner", "of", "bare")
    ):
        return False
    if noun.form.startswith("copula"):
        return not waiting.all("object") and not lonely_place(waiting)
    if noun.form == "place" and not noun.kinds & SOMEWHERE:
        return False
    if noun.form == "bare" and noun.kinds == PLACE and rest and rest[0].role == "noun" and rest[0].kinds <= THINGS:
        return False
    if noun.form != "bare" or (rest and (rest[0].form == "adverbial" or rest[0].lemma == "없이")):
        return True
    following = next((word for word in rest if word.role != "modifier"), None)
    if following is None or following.role == "noun" or rest[0].form == "adnominal":
        return True
    return bool(noun.kinds & BARE) or accepts(verbs().get(following.lemma), noun)


def made_so(word: Word, before: Sequence[Word]) -> Word:
    """하다 behind 따뜻하게 takes other things than 하다."""
    if word.lemma == "하" and before and before[-1].role == "modifier" and before[-1].form == "adverbial":
        return word._replace(lemma=MAKE_SO)
    return word


def modifier_fits(modifier: Word, rest: Sequence[Word]) -> bool:
    """Whether a word without an ending stands before what it can: 이 before a noun, 매우 before none."""
    if modifier.form == "determiner":
        return leads_on(modifier, rest)
    return not (
        rest and modifier.lemma in listed("degree") and (rest[0].role == "noun" or rest[0].form == "determiner")
    )


def is_auxiliary(word: Word, before: Sequence[Word]) -> bool:
    """Whether a verb only helps the one before it: 걸어 보세요, 쉬고 싶은, 미끄러지지 않게."""
    if not before or (before[-1].role == "adjective" and before[-1].form == "infinitive"):
        return False
    return word.lemma in auxiliaries().get(before[-1].form, ())


def leads_on(word: Word, rest: Sequence[Word]) -> bool:
    """Whether a verb form is followed by what it must be followed by: 걷는 곳, 걷기 좋은."""
    following = [next_ for next_ in rest if next_.role != "modifier"]
    if word.form in ("adnominal", "determiner"):
        return next((next_.role == "noun" for next_ in following if next_.form != "adnominal"), False)
    return word.form != "gerund" or bool(following and following[0].lemma in listed("after_gerund"))


def predicate_fits(word: Word, rest: Sequence[Word], waiting: Waiting) -> bool:
    """Whether a verb or an adjective goes with the nouns that wait for it."""
    if word.lemma in listed("wanting") and not waiting.nouns:
        return False
    if word.form == "adnominal" and not (rest[0].lemma in listed("moments") and word.role == "verb"):
        return True
    if word.role == "adjective":
        return word.form != "gerund" and not waiting.all("object") and not lonely_place(waiting)
    verb = verbs().get(word.lemma)
    return (
        verb is not None
        and not (verb.state and bool(waiting.all("place")) and lonely_place(waiting))
        and takes(verb, waiting)
    )


def lonely_place(waiting: Waiting) -> bool:
    """Whether something is said to be somewhere that only something done can be: 벤치에서 포근해요, 실내로 더워요."""
    somewhere = waiting.all("place") or [noun for noun in waiting.all("by") if "place" in noun.kinds]
    return bool(somewhere) and not waiting.all("subject", "topic", "also")


def takes(verb: Verb, waiting: Waiting) -> bool:
    """Whether a verb gets what it needs, and no more than it takes."""
    objects = waiting.all("object")
    if len(objects) > 1 or len(waiting.all("place")) > 1:
        return False
    if objects:
        return accepts(verb, objects[0]) and (ANYTHING in verb.takes or not undone(waiting))
    if not verb.state and verb.stem not in MOVING and any(noun.kinds <= THINGS for noun in waiting.all("subject")):
        return False
    offered = [*waiting.all("also", "topic", "gerund"), *(waiting.shared if ANYTHING not in verb.takes else ())]
    offered += [noun for noun in waiting.nouns[-1:] if noun.form == "bare"]
    return not verb.needs or any(accepts(verb, noun) for noun in offered)


def undone(waiting: Waiting) -> bool:
    """Whether something is said to be done by what does nothing: 마음이 산책로를 걷, 기온은 몸을 감싸."""
    by_air = any("air_state" in noun.kinds for noun in waiting.all("topic"))
    return by_air or not all(DOERS & noun.kinds for noun in waiting.all("subject"))


def accepts(verb: Verb | None, noun: Word) -> bool:
    """Whether a noun can be a verb's object."""
    if verb is None:
        return False
    return bool(verb.takes & (noun.kinds | {ANYTHING, noun.lemma}) or (noun.kinds & OF_ALL_KINDS and verb.takes))


def after(word: Word, waiting: Waiting) -> Waiting:
    """What still waits once a verb has taken its part."""
    verb = verbs().get(word.lemma)
    if word.form == "adnominal":
        return waiting._replace(nouns=tuple(noun for noun in waiting.nouns if not taken(verb, word, noun)))
    if word.form == "gerund":
        return Waiting((Word("noun", word.lemma, "gerund", frozenset(["act"])),))
    if verb is None or word.form not in ("infinitive", "and", "link", "transfer"):
        return Waiting()
    kept = tuple(noun for noun in waiting.shared if accepts(verb, noun))
    return Waiting((), tuple(waiting.all("object", "also")) or kept)


def taken(verb: Verb | None, word: Word, noun: Word) -> bool:
    """Whether a verb before a noun has used up another noun: 더위를 식히는 시간."""
    if noun.form == "object":
        return accepts(verb, noun)
    return noun.form in ("subject", "bare") or (word.role == "verb" and noun.form in ("place", "to", "by", "also"))
