"""A number as people write it, with separators and a unit, to the number that the field holds.

Only what has one meaning is read. What has two, or another unit, comes back as text that says why it was not read.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from malssi.sources.units import Unit, plain, times, word_key

MAX_LENGTH = 40
"""Characters of the longest text that is taken for a number."""

GROUP_SPACE = re.compile("(?<=[0-9])[\u00a0\u2007\u2009\u202f](?=[0-9]{3}(?![0-9]))")
"""Spaces that typesetters put between thousands; an ordinary one may stand between two numbers."""

DIGITS = r"(?:[0-9][0-9.,]*|\.[0-9]+)"
QUANTITY = re.compile(rf"(?P<before>[^\W\d]*)\s*(?P<number>[+-]?{DIGITS})\s*(?P<unit>[^0-9+\-.,:~\s].*)?", re.DOTALL)
PART = re.compile(rf"(?P<number>{DIGITS})\s*(?P<unit>[^\W\d]+)\s*")
CLOCK = re.compile("([0-9]{1,3}):([0-5][0-9])(?::([0-5][0-9]))?")
POINT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")
THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
COMMA = re.compile("[+-]?[0-9]+,[0-9]+")
COMMA_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+")
HALF = "반"
HOUR = 3600


class Notation(NamedTuple):
    """How the values of a field are written in one place."""

    unit: Unit | None = None
    """What the field itself counts."""
    column: Unit | None = None
    """What its column counts, where the header says so."""
    decimal_comma: bool = False
    """Whether 7,5 is seven and a half there."""


class Unreadable(str):
    """A text that looks like a number and has no single meaning here; as a wrong value it is told with the reason."""

    why: str

    def __new__(cls, text: str, why: str) -> "Unreadable":
        made = super().__new__(cls, text)
        made.why = why
        return made

    def __repr__(self) -> str:
        return f"{super().__repr__()} ({self.why})"


def quantity(text: str, notation: Notation, whole: bool) -> Decimal | str:
    """The number of a text, in the field's own unit, or the text where there is none.

    Args:
        whole: the field holds whole numbers only.
    """
    if len(text) > MAX_LENGTH:
        return text
    written = plain(GROUP_SPACE.sub(",", text))
    found = duration(written, notation) if notation.unit and notation.unit.seconds else None
    if found is None:
        found = with_unit(written, notation, whole)
    return Unreadable(text, found) if isinstance(found, str) else text if found is None else found


def with_unit(text: str, notation: Notation, whole: bool) -> Decimal | str | None:
    """One number, perhaps with a unit and a word ahead; as text the reason why it is not read, None without one."""
    match = QUANTITY.fullmatch(text)
    if not match:
        return None
    word, unit = match["unit"] or "", notation.unit
    factor = factor_of(match["before"], match["number"], unit)
    if factor is None or (word and unit is None):
        return None
    if unit and word and word_key(word) not in unit.words:
        return f"{word} is not {unit.name}"
    number = amount(match["number"], whole, notation.decimal_comma)
    if not isinstance(number, Decimal):
        return number
    return number * factor if word else converted(number * factor, notation.column, unit)


def factor_of(before: str, number: str, unit: Unit | None) -> int | None:
    """What a word ahead multiplies a number by, None where it makes no sense there."""
    factor = (unit.before if unit else {}).get(word_key(before)) if before else 1
    return None if factor == -1 and number[0] in "+-" else factor


def converted(number: Decimal, column: Unit | None, unit: Unit | None) -> Decimal:
    """A number of its column's unit in the field's own."""
    if column and unit and column.seconds and unit.seconds:
        return number * column.seconds / unit.seconds
    return number


def amount(number: str, whole: bool, decimal_comma: bool) -> Decimal | str | None:
    """The digits of a number; as text the two readings that they have, None where they are none."""
    if POINT.fullmatch(number):
        return Decimal(number)
    without, point = number.replace(",", ""), number.replace(",", ".")
    if THOUSANDS.fullmatch(number):
        two = decimal_comma and not whole and number.count(",") == 1 and "." not in number
        return f"{point} or {without}?" if two else Decimal(without)
    if COMMA.fullmatch(number):
        return Decimal(point) if decimal_comma else f"{point} or {without}?"
    if decimal_comma and COMMA_THOUSANDS.fullmatch(number):
        return Decimal(number.replace(".", "").replace(",", "."))
    return None


def duration(text: str, notation: Notation) -> Decimal | str | None:
    """A time as a clock or in parts, 7:30 or 7시간 30분; None where it is written otherwise."""
    unit = notation.unit
    assert unit is not None
    assert unit.seconds is not None
    if clock := CLOCK.fullmatch(text):
        if (notation.column or unit).seconds != HOUR:
            return "hours and minutes, or minutes and seconds?"
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return Decimal(hours * HOUR + minutes * 60 + seconds) / unit.seconds
    halves = text.endswith(HALF)
    parts = list(parts_of(text.removesuffix(HALF).rstrip(), notation.decimal_comma))
    sizes = [size for _, size in parts]
    if not parts or sizes != sorted(set(sizes), reverse=True):
        return None
    if any(number * size >= above for (number, size), above in zip(parts[1:], sizes, strict=False)):
        return None
    total = sum((number * size for number, size in parts), Decimal(0))
    return (total + (Decimal(sizes[-1]) / 2 if halves else 0)) / unit.seconds


def parts_of(text: str, decimal_comma: bool) -> Iterator[tuple[Decimal, int]]:
    """The parts of a time, each a number and the seconds of its unit; none where one of them is no such part."""
    sizes = {word: unit.seconds for unit in times() for word in unit.words if unit.seconds}
    found, at = [], 0
    while match := PART.match(text, at):
        number, size = amount(match["number"], False, decimal_comma), sizes.get(word_key(match["unit"]))
        if not isinstance(number, Decimal) or size is None:
            return
        found.append((number, size))
        at = match.end()
    if at == len(text):
        yield from found
