"""Measured values that a person tells in words (산소 79, 맥박이 백사십, 열 39도), and the lines that they lie beyond.

A value counts as a reading does. None is one that is a condition or a rule (90 아래면), one in exercise, or an error.
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from malssi.korean.morphemes import normalized
from malssi.tasks.wearable.words import any_of, material

Quantity = Literal["oxygen", "pulse", "temperature", "pressure", "glucose"]

SINO = {digit: at for at, digit in enumerate("영일이삼사오육칠팔구")}
PLACES = {"십": 10, "백": 100}
SINO_LETTERS = "".join([*SINO, *PLACES])
COPULA = ("에요", "었", "고", "라", "야", "네", "며", "던", "다")
"""What stands behind 이 where it is a verb and no two: 백사십이에요 is 140."""
OXYGEN, RACING = (50, 100), (121, 150)
"""Percent, and bpm at rest, that a day's fields can hold; what lies beyond is a red flag by itself."""
GAP = 16
"""Letters between a quantity's name and its number, at most."""


class Told(NamedTuple):
    """A value that somebody tells."""

    quantity: Quantity
    value: float
    is_exact: bool
    """Whether it is the value itself, and not the next one on the side on which it is said to lie (90 아래)."""


@lru_cache(maxsize=4096)
def told_in(text: str) -> tuple[Told, ...]:
    """The values of a text, in its order; of each quantity all that are somebody's own now."""
    whole, found = normalized(text).lower(), list[Told]()
    if is_past(whole):
        return ()
    for spot in numbers_at(whole):
        told = told_at(whole, spot, found[-1].quantity if found else None)
        found += [told] if told else []
    return tuple(told for told in found if not is_over(whole, told, found))


def told_values(text: str) -> dict[str, int]:
    """Fields of a day by what a text tells exactly: the lowest saturation, and a pulse at rest that races."""
    oxygen = [told.value for told in told_in(text) if told.quantity == "oxygen" and told.is_exact]
    pulse = [told.value for told in told_in(text) if told.quantity == "pulse" and told.is_exact]
    values = {"oxygen_saturation": min(oxygen, default=0), "resting_heart_rate": max(pulse, default=0)}
    limits = {"oxygen_saturation": OXYGEN, "resting_heart_rate": RACING}
    return {name: int(value) for name, value in values.items() if limits[name][0] <= value <= limits[name][1]}


def flags_told(text: str) -> dict[str, str]:
    """Red flags that values told in words are by themselves: the name of each, and the value as it was said.

    Of a blood pressure the higher number counts, of all else each value.
    """
    found: dict[str, str] = {}
    pressures = [told.value for told in told_in(text) if told.quantity == "pressure"]
    for told in told_in(text):
        if told.quantity == "pressure" and told.value < max(pressures):
            continue
        line = next(
            (row for row in material("told")["line"] if row["quantity"] == told.quantity and is_beyond(told, row)), None
        )
        if line:
            found.setdefault(line["flag"], f"{told.value:g}")
    return found


def is_beyond(told: Told, line: Mapping[str, Any]) -> bool:
    """Whether a value lies beyond a line; some are only for values that are not told exactly."""
    beyond = told.value < line.get("below", -math.inf) or told.value > line.get("above", math.inf)
    return beyond and not (line.get("inexact", False) and told.is_exact)


class Spot(NamedTuple):
    """A number at its place."""

    value: float
    start: int
    end: int


def numbers_at(text: str) -> Iterator[Spot]:
    """The numbers of a text, in digits and in words."""
    for hit in number_words().finditer(text):
        value = value_of(hit, text[hit.end() :])
        if value is not None:
            yield Spot(value, hit.start(), hit.end())


@cache
def number_words() -> "re.Pattern[str]":
    """Digits, perhaps with tenths (38도 5부), numerals such as 팔십오, and tens such as 여든다섯."""
    words = material("told")["words"]
    tens, ones = "|".join(words["native"]), "|".join(words["ones"])
    lower = r"(?: ?/ ?| ?에 |에)\d{2,3}(?!\d)"  # of 190/110 and 190에 110 the first counts
    digits = rf"(?P<digits>\d+(?:\.\d+)?)(?:도 ?(?P<tenth>\d) ?부|{lower})?"
    return re.compile(rf"{digits}|(?P<sino>[{SINO_LETTERS}]{{2,6}})|(?P<tens>{tens})(?P<ones>{ones})?")


def value_of(hit: "re.Match[str]", behind: str) -> float | None:
    """What a number is worth; None where it is no number after all."""
    if hit["digits"]:
        return float(hit["digits"]) + (int(hit["tenth"]) / 10 if hit["tenth"] else 0)
    if hit["tens"]:
        words = material("told")["words"]
        return float(words["native"][hit["tens"]] + (words["ones"][hit["ones"]] if hit["ones"] else 0))
    is_verb = hit["sino"].endswith("이") and behind.startswith(COPULA)
    return sino(hit["sino"][:-1] if is_verb else hit["sino"])


def sino(word: str) -> float | None:
    """팔십오 is 85; None for what is not written so, such as 이일."""
    total, digit = 0, 0
    if not set(word) & PLACES.keys():
        return None
    for letter in word:
        if letter in PLACES:
            total, digit = total + (digit or 1) * PLACES[letter], 0
        elif digit:
            return None
        else:
            digit = SINO[letter]
    return float(total + digit)


def told_at(text: str, spot: Spot, before: Quantity | None) -> Told | None:
    """What a number tells, if it is somebody's own value: of the quantity named, or of one that is measured again."""
    quantity = quantity_of(text, spot) or (before if is_again(text[: spot.start]) else None)
    behind = text[spot.end :].lstrip()
    if quantity is None or is_conditional(text, spot.end) or is_change(text, spot) or is_foreign(behind, quantity):
        return None
    limits = material("told")["quantity"][quantity]
    value = spot.value + side_step(behind, limits["units"])
    if not limits["least"] <= value <= limits["most"] or is_error(text) or (quantity == "pulse" and in_exercise(text)):
        return None
    return Told(quantity, value, value == spot.value)


def quantity_of(text: str, spot: Spot) -> Quantity | None:
    """The quantity that is named last before a number, in the same clause, or right behind it: 39도 넘는 열."""
    before = re.split(r"[.!?\n]", text[max(0, spot.start - GAP - 8) : spot.start].replace(". ", "\n"))[-1]
    hits = [(hit.end(), name) for name in quantities() for hit in names_of(name).finditer(before)]
    last = max(hits, default=None)
    if last and (len(before) - last[0] <= GAP):
        return last[1]
    if re.match(r" ?(?:도|℃)[^.!?\d]{0,8}(?<![가-힣])(?:고열|열|체온)", text[spot.end :]):
        return "temperature"
    return None


@cache
def quantities() -> tuple[Quantity, ...]:
    """The quantities that are listened for."""
    return tuple(material("told")["quantity"])


@cache
def names_of(quantity: Quantity) -> "re.Pattern[str]":
    """A quantity's names, each beginning a word."""
    names = "|".join(map(re.escape, material("told")["quantity"][quantity]["names"]))
    return re.compile(rf"(?<![가-힣a-z])(?:{names})")


def is_foreign(behind: str, quantity: Quantity) -> bool:
    """Whether a number has a unit of something else."""
    own = material("told")["quantity"][quantity]["units"]
    foreign = (unit for unit in material("told")["words"]["foreign"] if behind.startswith(unit))
    return not behind.startswith(tuple(own)) and any(foreign)


def is_conditional(text: str, end: int) -> bool:
    """Whether a number that ends there is a condition's or a rule's, and nothing says that it is today's."""
    words = material("told")["words"]
    rule = any_of(tuple(words["conditional"])).match(text[end:])
    return rule is not None and not any(word in text for word in words["own"])


def is_change(text: str, spot: Spot) -> bool:
    """Whether a number tells by how much a value changed: 평소보다 20, 10 넘게 올랐어요."""
    behind = any_of(tuple(material("told")["words"]["changed"])).match(text[spot.end :])
    return behind is not None or "보다" in text[max(0, spot.start - GAP) : spot.start]


def side_step(behind: str, units: list[str]) -> int:
    """1 or -1 where the value is said to lie beyond the number before this, else 0."""
    words, unit = material("told")["words"], "|".join(map(re.escape, units))
    for side, step in (("below", -1), ("above", 1)):
        said = "|".join(map(re.escape, words[side]))
        if re.match(rf"(?:{unit})? ?(?:{said})", behind):
            return step
    return 0


def is_error(text: str) -> bool:
    """Whether a text says that the device erred, and does not take it back."""
    words = material("told")["words"]
    return any(word in text for word in words["errors"]) and not any(word in text for word in words["believed"])


def in_exercise(text: str) -> bool:
    """Whether a pulse is one of exercise."""
    words = material("told")["words"]
    return any(word in text for word in words["exercise"]) and not any(word in text for word in words["rest"])


def is_again(before: str) -> bool:
    """Whether what stands before a number says that something was measured again."""
    return any(word in before[-GAP:] for word in material("told")["words"]["measured_again"])


def is_past(text: str) -> bool:
    """Whether a text is about long ago, and says nothing of now."""
    words = material("told")["words"]
    return any(word in text for word in words["past"]) and not any(word in text for word in words["own"])


def is_over(text: str, told: Told, found: list[Told]) -> bool:
    """Whether a later value of the same quantity is said to be today's, measured again."""
    later = [other for other in found if other.quantity == told.quantity]
    return later[-1] is not told and any(word in text for word in material("told")["words"]["again"])
