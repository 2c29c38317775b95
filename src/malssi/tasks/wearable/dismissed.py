"""Why a number that a text names is nobody's value now: denied, a condition, a rule, an error, past, or in exercise.

Each reason is looked for in the number's own clause or sentence, as far as it reaches.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from malssi.tasks.wearable.measured import MAX_VIEW, Measured, expression, sentence_end
from malssi.tasks.wearable.words import any_of, material

Side = Literal["", "below", "above"]
Owner = Literal["writer", "other", "nobody"]
MIN_EXERCISE = 60
"""Bpm from which exercise explains a pulse; none explains a slower one."""


def is_dismissed(text: str, told: Measured) -> bool:
    """Whether a number is no value of a person's now."""
    behind, clause = text[told.end : told.end + MAX_VIEW], clause_of(text, told)
    return (
        matches("denied", behind)
        or is_conditional(behind)
        or is_change(text, told, behind)
        or (says("rules", clause) and not says("now", clause))
        or (says("past", clause) and not says("now", clause))
        or is_error(text, told)
        or (told.quantity == "pulse" and told.value >= MIN_EXERCISE and is_exercise(text))
    )


def side_of(text: str, told: Measured) -> Side:
    """On which side of the number the value is said to lie: 90 밑 is below, 90 밑으로 안 떨어져요 above."""
    behind = text[told.end : told.end + MAX_VIEW]
    if matches("not_below", behind):
        return "above"
    if matches("not_above", behind) or matches("below", behind):
        return "below"
    return "above" if matches("above", behind) else ""


def owner_of(text: str, told: Measured) -> Owner:
    """Whose value it is: who was named last before it in its sentence, or at the sentence's end."""
    before, behind = sentence_around(text, told)
    own = last(writers(), before)
    if last(animals(), before) > own or animals().match(behind):
        return "nobody"
    person = [hit for hit in people().finditer(before) if not says("helpers", before[hit.end() :])]
    is_named_last = expression(rf" {people().pattern}$").search(behind) is not None
    is_other = (person and person[-1].end() > own) or (own < 0 and is_named_last)
    return "other" if is_other else "writer"


def is_measured_again(text: str, told: Measured, later: Measured) -> bool:
    """Whether a later value is said to take this one's place."""
    between, behind = text[max(told.end, later.start - 2 * MAX_VIEW) : later.start], sentence_around(text, later)[1]
    return says("again", between) or matches("back", behind)


def is_conditional(behind: str) -> bool:
    """Whether a number is a condition's; one that is asked about (85면 병원 가야 하나요?) is somebody's."""
    return matches("conditional", behind) and not matches("asked", behind)


def is_change(text: str, told: Measured, behind: str) -> bool:
    """Whether a number tells by how much a value changed: 평소보다 20, 10 넘게 올랐어요."""
    is_small = told.value <= material("told")["quantity"][told.quantity].get("change", 0)
    return is_small and (matches("changed", behind) or "보다" in text[max(0, told.start - 16) : told.start])


def is_error(text: str, told: Measured) -> bool:
    """Whether the sentence or the next says that the device erred, and nothing says that it did not."""
    before, behind = sentence_around(text, told)
    if says("again", before):
        return False
    said = before + behind + next_sentence(text, told)
    return says("errors", said) and not says("believed", said)


@lru_cache(maxsize=64)
def is_exercise(text: str) -> bool:
    """Whether a text is about exercise; words of rest take precedence."""
    return says("exercise", text) and not says("rest", text)


def sentence_around(text: str, told: Measured) -> tuple[str, str]:
    """What a number's sentence says before its number, and behind it."""
    before = sentence_end().split(text[max(0, told.start - MAX_VIEW) : told.start])[-1]
    return before, sentence_end().split(text[told.end : told.end + MAX_VIEW])[0]


def next_sentence(text: str, told: Measured) -> str:
    """The sentence behind a number's."""
    return "".join(sentence_end().split(text[told.end : told.end + 2 * MAX_VIEW])[1:2])


def clause_of(text: str, told: Measured) -> str:
    """The clause around a number; 는데 and 지만 and a comma end one."""
    before, behind = sentence_around(text, told)
    end = any_of(tuple(material("told")["words"]["clause_end"]))
    return end.split(before)[-1] + text[told.start : told.end] + end.split(behind)[0]


def last(expression: "re.Pattern[str]", text: str) -> int:
    """Where an expression's last match ends; -1 for nowhere."""
    return max((hit.end() for hit in expression.finditer(text)), default=-1)


@cache
def people() -> "re.Pattern[str]":
    """People beside the writer, as whole words with the particles of an owner."""
    words = material("told")["words"]
    prefix, names = words["kin"], "|".join(words["others"])
    return re.compile(rf"(?<![가-힣])(?:{prefix})*(?:{names})(?:{words['owner']})?(?![가-힣,])(?! ?말고)")


@cache
def animals() -> "re.Pattern[str]":
    """Animals and the unborn, where they own a value and are not only there: 강아지랑 놀다가."""
    words = material("told")["words"]
    return re.compile(rf"(?:{'|'.join(words['animals'])})(?!{words['beside']})")


@cache
def writers() -> "re.Pattern[str]":
    """The writer's words for themself, as whole words."""
    return re.compile(rf"(?<![가-힣])(?:{'|'.join(material('told')['words']['writer'])})(?![가-힣])(?! 말고)")


def says(list_name: str, text: str) -> bool:
    """Whether a text has an expression of a list."""
    return any_of(tuple(material("told")["words"][list_name])).search(text) is not None


def matches(list_name: str, behind: str) -> bool:
    """Whether what stands right behind a number is an expression of a list."""
    return any_of(tuple(material("told")["words"][list_name])).match(behind) is not None
