"""All that may be said in the advice of a day of rest and in a ground, word by word."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from malssi.tasks.task import PASS, Verdict, fail
from malssi.tasks.wearable import care
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.redflags import named
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import any_of, material, reason

BETWEEN = re.compile(r"[\s.,!?*·:;()'\"~→\u201c\u201d\u2018\u2019\u2026]+")
"""What stands between words."""


def keeps_to_care_or_rest(day: Day, text: str) -> Verdict:
    """Advice of a day that calls for care, or for rest, says nothing else; on other days anything.

    Args:
        text: the advice.
    """
    judged = judge(day)
    if judged.refer:
        return care.says_nothing_but_care(text, map(named, judged.flags))
    if judged.grade.reserve is not None:
        return PASS
    never = any_of(tuple(material("vocabulary")["rest"]["never"])).search(text)
    said = never[0] if never else foreign_word(text, words_of("rest"), phrases_of("rest"))
    return fail(reason("beyond_rest", said=said)) if said else PASS


def foreign_word(text: str, words: re.Pattern[str], phrases: re.Pattern[str], names: Iterable[str] = ()) -> str | None:
    """The first word that is none of these, once phrases and names are taken out; marks and pictures do not count."""
    left = care.MARK.sub(" ", text)
    for name in sorted(names, key=len, reverse=True):
        left = re.sub(rf"{re.escape(name)}{material('vocabulary')['particle']}(?![가-힣])", " ", left)
    left = phrases.sub(" ", left)
    return next((word for word in BETWEEN.split(left) if word and not words.fullmatch(word)), None)


@cache
def phrases_of(section: str) -> re.Pattern[str]:
    """The phrases that a section allows as a whole, with a particle."""
    words = material("vocabulary")
    return re.compile(f"(?<![가-힣])(?:{'|'.join(words[section]['phrases'])}){words['particle']}(?![가-힣])")


@cache
def words_of(section: str) -> re.Pattern[str]:
    """One word that a section allows."""
    return any_of(tuple(forms_of(material("vocabulary")[section])))


def forms_of(section: dict[str, Any]) -> Iterator[str]:
    """Expressions for one word: a noun with its particle, a verb with its ending, a word as it is, a number."""
    words = material("vocabulary")
    yield from (f"(?:{noun}){words['particle']}" for noun in section["nouns"])
    yield from (f"(?:{verb}){words['ending']}" for verb in section["verbs"])
    yield from section["words"]
    yield words["number"] + words["particle"]
