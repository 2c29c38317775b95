"""Exercises in what is said: each name is read as one plain noun, whatever it is made of, and known by its place."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.korean import final_consonant
from malssi.tasks.wearable.exercise.criteria import catalogue
from malssi.tasks.wearable.exercise.plan import LAST_RESORT
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.sayings import not_understood, read
from malssi.tasks.wearable.words import material

STAND_INS = ("요가", "태극권")
"""Nouns that a name is read as: one that ends in a vowel, one that does not."""
DRILL = "drill"
"""The concept of an exercise by its name."""
FINAL_L = 8
ANY = "|".join(STAND_INS)
JOINED = re.compile(rf"(?:{ANY}) ?· ?(?!{ANY})\S+|(?<!\S)(?!{ANY})[^\s·]+ ?· ?(?:{ANY})")


class Sentence(NamedTuple):
    """A sentence as it is read."""

    read_as: str
    """With a plain noun for each exercise."""
    names: tuple[str, ...]
    """The exercises that it names, in their order."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Its statements, in which an exercise is written by its name."""
        return statements_of(self)

    @property
    def unread(self) -> tuple[str, ...]:
        """What of it is not understood."""
        return tuple(self.restored(said) for said in not_understood(self.read_as))

    @property
    def joined(self) -> tuple[str, ...]:
        """What stands joined to an exercise as if it were one: 책기 in 버피·책기."""
        return tuple(found[0].strip(" ·") for found in JOINED.finditer(self.read_as))

    def restored(self, said: str) -> str:
        """A part of it with the exercises' names."""
        names = iter(self.names)
        return re.sub("|".join(STAND_INS), lambda found: next(names, found[0]), said)


def named(day: RoutineDay, sentence: str) -> Sentence:
    """A sentence with a plain noun for each exercise that it names."""
    found: list[str] = []

    def stand_in(match: re.Match[str]) -> str:
        if (
            match["name"] == LAST_RESORT
            and LAST_RESORT not in day.routine.items
            and is_aside(sentence[: match.start()])
        ):
            return match[0]
        name = known_names(day.routine.items)[match["name"].replace(" ", "")]
        found.append(name)
        final = final_consonant(match["name"])
        ending = match["ending"] or ""
        if (final == FINAL_L and ending == "로") or (
            final and ending == "면"
        ):  # what fits the stand-in, which has no ㄹ
            ending = {"로": "으로", "면": "이면"}[ending]
        return STAND_INS[bool(final)] + ending

    return Sentence(any_name(day.routine.items).sub(stand_in, sentence), tuple(found))


ASIDE = re.compile(
    "(?:마무리|정리|준비|가벼운|가볍게|짧은|간단한|부드러운|끝나고|뒤에|뒤|후에|후|전에|전신|마지막|마치고) ?$"
)
"""Words before stretching that is no part of a routine, but before or behind it."""


def is_aside(before: str) -> bool:
    """Whether stretching is meant that belongs to no routine."""
    return ASIDE.search(before) is not None


@cache
def others() -> dict[str, str]:
    """Other names of the exercises, without spaces."""
    return {
        other.replace(" ", ""): name
        for name, said in material("names", "exercise")["other"].items()
        for other in said.split(", ")
    }


@lru_cache(maxsize=256)
def known_names(items: tuple[str, ...]) -> dict[str, str]:
    """Every exercise by its names without spaces; the last word of one of a routine's is its name too: 스쿼트."""
    own = {name.rpartition(" ")[2]: name for name in reversed(items) if " " in name}
    common = {
        word: name
        for word, name in own.items()
        if len(word) > 1 and word not in material("names", "exercise")["no_names"]
    }
    return common | others() | {name.replace(" ", ""): name for name in catalogue()}


@lru_cache(maxsize=256)
def any_name(items: tuple[str, ...]) -> re.Pattern[str]:
    """Any exercise's name, the longest first: 빠른 줄넘기 is not also 줄넘기."""
    other = [name for said in material("names", "exercise")["other"].values() for name in said.split(", ")]
    spaced = {name.replace(" ", ""): name for name in (*other, *catalogue())}
    forms = {key: spaced.get(key, key) for key in known_names(items)}
    names = [re.escape(form).replace(r"\ ", " ?") for form in sorted(forms.values(), key=len, reverse=True)]
    return re.compile(rf"(?<![가-힣])(?P<name>{'|'.join(names)})(?P<ending>(?:로|면)(?![가-힣]))?")


@lru_cache(maxsize=1024)
def statements_of(sentence: Sentence) -> tuple[Statement, ...]:
    """The statements of a sentence, in which each exercise is written by its name."""
    said = read(sentence.read_as)
    places = sorted({word.start for word in every_word(said) if is_stand_in(word)})
    names = dict(zip(places, sentence.names, strict=True)) if len(places) == len(sentence.names) else {}

    def by_name(word: Word) -> Word:
        name = names.get(word.start) if is_stand_in(word) else None
        return word if name is None else word._replace(written=name, concepts=word.concepts | {DRILL})

    return tuple(
        one._replace(
            predicate=by_name(one.predicate),
            arguments=tuple(map(by_name, one.arguments)),
            describes=by_name(one.describes) if one.describes else None,
        )
        for one in said
    )


def is_stand_in(word: Word) -> bool:
    """Whether a word stands for an exercise, or for doing it: 요가하고."""
    return word.lemma.removesuffix("하") in STAND_INS


def every_word(said: Sequence[Statement]) -> Iterator[Word]:
    """All words of some statements."""
    for one in said:
        yield from (*one.arguments, *one.adverbs, one.predicate)


def are_told_apart(sentence: Sentence) -> bool:
    """Whether each name of a sentence was found again among its words."""
    found = {word.start for word in every_word(sentence.statements) if word.has(DRILL)}
    return len(found) == len(sentence.names)
