"""Numbers that a text names as somebody's measured value: 산소 79, 190에 110 나와요 혈압이, 체온 102F.

Only what the words name is found here. Whether it is true, and now, and whose, is left to `dismissed`.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from malssi.tasks.wearable.numerals import Spot, numbers_in
from malssi.tasks.wearable.words import any_of, material

Quantity = Literal["oxygen", "pulse", "temperature", "pressure", "glucose"]
MAX_GAP = 16
"""Letters between a quantity's name, or the number before, and its number."""
MAX_VIEW = 60
"""Letters of a text that are looked at on either side of a number: nobody's sentence is longer."""


class Name(NamedTuple):
    """A quantity's name at its place; `other` is what somebody may measure and this does not listen for."""

    quantity: str
    start: int
    end: int


class Measured(NamedTuple):
    """A number that is named as a quantity's."""

    quantity: Quantity
    value: float
    name: Name
    start: int
    """Where the number begins."""
    end: int
    """Where its unit ends."""
    is_range: bool = False
    """Whether a whole ten is meant: 80대."""


@lru_cache(maxsize=64)
def measured_in(text: str) -> tuple[Measured, ...]:
    """The named numbers of a text in lower case, in its order."""
    names = [Name(str(hit.lastgroup), *hit.span()) for hit in all_names().finditer(text)]
    spots = numbers_in(text, [(name.start, name.end) for name in names])
    found: list[Measured] = []
    for spot in spots:
        name = name_of(text, spot, names, found)
        value = value_at(text, spot, name) if name else None
        found += [value] if value else []
    return tuple(found)


@cache
def all_names() -> "re.Pattern[str]":
    """Every quantity's names as whole words with their particles; the longest first."""
    table = material("told")
    rows = {name: row["names"] for name, row in table["quantity"].items()} | {"other": table["words"]["other_names"]}
    names = "|".join(f"(?P<{row}>{'|'.join(sorted(words, key=len, reverse=True))})" for row, words in rows.items())
    ends = rf"(?![a-z가-힣])|(?={table['numerals']['begin']})"
    return re.compile(rf"(?<![가-힣a-z])(?:{names})(?![a-z])(?:{table['words']['particles']})?(?:{ends})")


def name_of(text: str, spot: Spot, names: list[Name], found: list[Measured]) -> Name | None:
    """The name that a number belongs to: by its unit, before it, behind it, or of what is measured again."""
    by_unit = next((q for q in quantities() if expression(alone(q)).match(text[spot.end : spot.end + 12])), None)
    if by_unit or fahrenheit_before(text, spot):
        near = name_before(text, spot, names, found)
        quantity = by_unit or "temperature"
        return near if near and near.quantity == quantity else Name(quantity, spot.start, spot.start)
    before, behind = name_before(text, spot, names, found), name_behind(text, spot, names)
    if behind and (before is None or "," in text[before.end : spot.start]):
        return behind
    if before:
        return before
    start = max(0, spot.start - MAX_GAP)
    is_again = any(word in text[start : spot.start] for word in material("told")["words"]["again"])
    return found[-1].name if found and is_again else None


def name_before(text: str, spot: Spot, names: list[Name], found: list[Measured]) -> Name | None:
    """The last name before a number, in its sentence; a name's second number needs a word that joins it."""
    at = bisect_right(names, spot.start, key=lambda name: name.end)
    if not at:
        return None
    name = names[at - 1]
    words = material("told")["words"]
    first = next((value for value in reversed(found[-2:]) if value.name == name), None)
    between = text[max(name.end, first.end if first else 0) : spot.start]
    joined = first is None or any_of((*words["joined"], *words["again"])).search(between[:MAX_VIEW])
    if len(between) > MAX_GAP or sentence_end().search(between) or not joined:
        return None
    is_thing = any(word in between for word in words["other_things"])
    return name._replace(quantity="other") if is_thing else name


def name_behind(text: str, spot: Spot, names: list[Name]) -> Name | None:
    """The name right behind a number (79프로 산소, 140이에요 맥박이), unless it has a number of its own."""
    at = bisect_left(names, spot.end, key=lambda name: name.start)
    name = names[at] if at < len(names) else None
    if name is None or name.quantity == "other" or name.start - spot.end > MAX_GAP:
        return None
    between = rf"(?:{unit_of(name.quantity)})?{''.join(material('told')['words']['before_name'])} ?"
    has_own = expression(rf"[^,.!?]{{0,{MAX_GAP}}}?\d").match(text[name.end : name.end + MAX_GAP + 1])
    return name if not has_own and expression(between).fullmatch(text[spot.end : name.start]) else None


def value_at(text: str, spot: Spot, name: Name) -> Measured | None:
    """A named number with its unit; None where it is a count of something else, or nobody could mean it."""
    if name.quantity == "other":
        return None
    row, quantity = material("told")["quantity"][name.quantity], next(q for q in quantities() if q == name.quantity)
    behind = text[spot.end : spot.end + MAX_VIEW]
    unit = expression(f"(?:{unit_of(quantity)})?(?:{material('told')['words']['about']})?").match(behind)
    end = spot.end + (unit.end() if unit else 0)
    value, converted_end = converted(text, spot, quantity)
    is_range = expression(material("told")["words"]["range"]).match(text[end : end + MAX_VIEW]) is not None
    weak = expression(row.get("weak_names", "(?!)")).fullmatch(text[name.start : name.end])
    if (weak and not expression(row["needs"]).match(behind)) or (not converted_end and is_foreign(behind, quantity)):
        return None
    if not row["least"] <= value <= row["most"] or not is_near(text, name, spot, is_range):
        return None
    return Measured(quantity, value, name, spot.start, converted_end or end, is_range)


def is_near(text: str, name: Name, spot: Spot, is_range: bool) -> bool:
    """Whether a ten stands right behind its name; elsewhere it is an age: 혈압 있는 50대."""
    return not is_range or is_filler(text[name.end : spot.start])


def is_filler(between: str) -> bool:
    """Whether what stands between a name and its number says nothing by itself: 한, 거의."""
    return expression(material("told")["words"]["filler"]).fullmatch(between) is not None


def converted(text: str, spot: Spot, quantity: str) -> tuple[float, int]:
    """A value in the quantity's own unit, and the end of its other unit; 0 where it has none."""
    for row in material("told")["unit"]:
        hit = expression(row["behind"]).match(text[spot.end : spot.end + 16])
        is_said = hit or (quantity == "temperature" and row.get("before") and fahrenheit_before(text, spot))
        if row["quantity"] == quantity and is_said and row["least"] <= spot.value <= row["most"]:
            return round(spot.value * row["times"] + row["plus"], 1), spot.end + (hit.end() if hit else 0)
    return spot.value, 0


def fahrenheit_before(text: str, spot: Spot) -> bool:
    """Whether a number stands behind the word for the other scale."""
    rows = (row["before"] for row in material("told")["unit"] if "before" in row)
    return any(expression(f"(?:{row})$").search(text[max(0, spot.start - 8) : spot.start]) for row in rows)


def is_foreign(behind: str, quantity: str) -> bool:
    """Whether a number has a unit of something else."""
    own = expression(unit_of(quantity)).match(behind)
    counted = expression(material("told")["quantity"][quantity].get("counted", "(?!)")).match(behind)
    return counted is not None or (own is None and foreign_units().match(behind) is not None)


@cache
def foreign_units() -> "re.Pattern[str]":
    """Units of something else, as whole words."""
    words = material("told")["words"]
    units = "|".join(sorted(words["foreign"], key=len, reverse=True))
    return re.compile(rf" ?(?!{words['no_unit']})(?:{units})(?=[^가-힣a-z]|$|{words['unit_tail']})")


@cache
def unit_of(quantity: str) -> str:
    """An expression for a quantity's own units."""
    return rf" ?(?:{'|'.join(material('told')['quantity'][quantity]['units'])})(?![a-z])"


def alone(quantity: str) -> str:
    """An expression for the units that are a quantity's name by themselves: 140bpm."""
    return rf" ?(?:{'|'.join(material('told')['quantity'][quantity].get('alone', ['(?!)']))})(?![a-z])"


@cache
def expression(written: str) -> "re.Pattern[str]":
    """An expression of the table, compiled once."""
    return re.compile(written)


@cache
def quantities() -> tuple[Quantity, ...]:
    """The quantities that are listened for."""
    return tuple(material("told")["quantity"])


@cache
def sentence_end() -> "re.Pattern[str]":
    """Where a sentence ends; a decimal point is no end."""
    return re.compile(r"[.!?\n](?!\d)")
