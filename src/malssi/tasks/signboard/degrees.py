"""What a text says of degrees and of their direction. Whether that is right is for `checks` to say."""

import re
import unicodedata
from typing import Literal, NamedTuple

from malssi.tasks.korean import sentences
from malssi.tasks.signboard.words import pattern

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WHOLE = re.compile(r"0|[1-9]\d?")
"""Degrees as a board writes them: no decimals, no leading zero, at most two digits."""
UNIT = re.compile(r" ?(?:도|°[cC]?|[cC](?![a-z]))")
MINUS = re.compile(r"(?:[-−–]|영하) ?$")
RANGE = re.compile(r"\d+ ?도? ?[~∼～〜\-–]+ ?\d+")
REACH = 8
"""Characters after "10도" within which its verb must begin: room for " 가량 조금 더 "."""

WAYS = ((1, "rise"), (-1, "fall"))

Role = Literal["change", "today", "other"]


class Mention(NamedTuple):
    """A number of degrees in a text: its value, what the text says it is, and the words around it."""

    value: int
    role: Role
    way: int
    """Of a change: +1 where the text says that it rose, -1 fell."""
    said: str


def folded(text: str) -> str:
    """Write full-width letters and the signs for degrees plainly, so that ５℃ is 5도."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"(?<=\d) ?(?:°[cC]?|도씨)", "도", plain)


def numbers(text: str) -> list[re.Match[str]]:
    """Every number of a folded text."""
    return list(NUMBER.finditer(text))


def is_degrees(number: re.Match[str]) -> bool:
    """Whether a number counts degrees."""
    return UNIT.match(number.string, number.end()) is not None


def behind_unit(number: re.Match[str]) -> str:
    """What follows a number of degrees and its unit."""
    unit = UNIT.match(number.string, number.end())
    return number.string[unit.end() if unit else number.end() :]


def malformed(text: str) -> str | None:
    """The first number of degrees that is no plain whole number (10.0도, 05도, 11~12도, A5도), if there is one."""
    between = RANGE.search(text)
    if between:
        return between[0]
    for number in filter(is_degrees, numbers(text)):
        before, after = text[: number.start()], behind_unit(number)
        odd = WHOLE.fullmatch(number[0]) is None
        if odd or re.search(r"[A-Za-z\d]$|\d $", before) or after.startswith("도"):
            return text[max(0, number.start() - 2) : number.end() + 2]
    return None


def mentions(text: str) -> list[Mention]:
    """Every plain number of degrees, with what it is said to be."""
    return [
        mention(sentence, number) for sentence in sentences(text) for number in numbers(sentence) if is_degrees(number)
    ]


def mention(sentence: str, number: re.Match[str]) -> Mention:
    """Read one number of degrees by the words before and after it."""
    before = sentence[: number.start()]
    after = behind_unit(number)
    said = sentence[max(0, number.start() - 4) : number.end() + 8].strip()
    negative = MINUS.search(before) is not None
    value = -int(number[0]) if negative else int(number[0])
    if pattern("today", "before").search(before):
        return Mention(value, "today", 0, said)
    if pattern("today", "yesterday").search(before):
        return Mention(value, "other", 0, said)
    if pattern("today", "after").search(after):
        return Mention(value, "today", 0, said)
    way = way_after(after)
    return Mention(value, "change" if way and not negative and of_the_air(before, after) else "other", way, said)


def of_the_air(before: str, after: str) -> bool:
    """Whether what changed is the temperature since yesterday, by the words around the number."""
    known = pattern("change", "before").search(before) is not None
    return known and pattern("change", "of_a_place").match(after) is None


def way_after(after: str) -> int:
    """The direction that the words right after a number give it: +1, -1, or 0 where they give none."""
    near = re.split(r"[\d,]", after)[0]
    found = [(word, way) for way, key in WAYS for word in [pattern("change", key).search(near)] if word]
    if not found:
        return 0
    word, way = min(found, key=lambda pair: pair[0].start())
    denied = pattern("change", "not_so").search(near[word.end() :])
    return 0 if denied or word.start() > REACH else way


def ways(text: str) -> list[tuple[int, str]]:
    """Every word that says the temperature rose (+1) or fell (-1), wherever it stands."""
    return [(way, word) for way, key in WAYS for word in of_the_day(f"{key}_anywhere", text)]


def denials(text: str) -> list[str]:
    """Every phrase that denies a change: 오르지 않아."""
    return of_the_day("denied", text)


def of_the_day(key: str, text: str) -> list[str]:
    """The words of `[change] key` that are not about something else, like a body's temperature or a hill."""
    elsewhere = pattern("change", "of_something_else")
    return [word[0] for word in pattern("change", key).finditer(text) if not elsewhere.search(text[: word.start()])]
