"""Every number that a text says must come from somewhere: the reading, what follows from it, or a rule that is told so.

A rule's number (권장 7-9시간) is one only where its words stand beside it; elsewhere it would be a false reading.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from malssi.tasks.wearable.reading import Day, rounded
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import any_of, material, pattern

CITATION = re.compile(r"\([^()\n]*\b(?:19|20)\d\d[a-z]?\)")
ORDINAL = re.compile(r"^ ?\d{1,2}\. ", re.MULTILINE)
NUMBER = re.compile(
    r"(?<![A-Za-z\d.,])(?P<sign>(?<![\d가-힣%])[+\-−±])? ?(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
)
RANGE = re.compile(r" ?[-~–∼] ?\d[\d,]*(?:\.\d+)?")
CLOCK = re.compile(r"(?P<hours>\d{1,2}) ?시간 ?(?P<minutes>\d{1,2}) ?분")
BEFORE, AFTER = 14, 12
"""Characters on either side in which a rule's words stand."""


class Number(NamedTuple):
    """A number in a text, with its unit (empty where it has none) and the words on both sides."""

    value: Decimal
    unit: str
    sign: str
    said: str
    before: str
    after: str


class Known(NamedTuple):
    """A number that may be said; `kind` names the words in `[numbers]` that must stand beside it, if any."""

    value: Decimal
    unit: str
    kind: str = ""


def folded(text: str) -> str:
    """One form for digits, signs and spaces that look alike; citations and list ordinals taken out."""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-")
    return ORDINAL.sub("", CITATION.sub("", plain))


@lru_cache(maxsize=256)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text; 7시간 30분 is one."""
    plain = CLOCK.sub(in_hours, folded(text))
    return tuple(number_at(plain, found) for found in NUMBER.finditer(plain))


def in_hours(found: re.Match[str]) -> str:
    """Hours and minutes as hours."""
    hours = Decimal(found["hours"]) + Decimal(found["minutes"]) / 60
    return f"{rounded(float(hours), 2).normalize():f}{material('words')['numbers']['hours']}"


def number_at(plain: str, found: re.Match[str]) -> Number:
    """One number with its surroundings; the first of a range has the unit of the last."""
    end = found.end()
    range_ = RANGE.match(plain, end)
    end = range_.end() if range_ else end
    unit = any_of(tuple(material("words")["unit"])).match(plain, end)
    after = plain[unit.end() if unit else end :][:AFTER]
    value = Decimal(found["digits"].replace(",", ""))
    said = plain[found.start() : unit.end() if unit else end].strip()
    line = plain[: found.start()].rpartition("\n")[2]
    return Number(value, unit_name(unit[0]) if unit else "", found["sign"] or "", said, line[-BEFORE:], after)


def unit_name(said: str) -> str:
    """The one name of a unit that is written in several ways."""
    bare = said.strip()
    return str(material("words")["unit_name"].get(bare.lower(), bare.lower()))


def own_numbers(day: Day) -> Iterator[Known]:
    """Numbers of a reading and of what follows from it."""
    judged = judge(day)
    units = material("words")["field_unit"]
    for name, value in day:
        if isinstance(value, (int, float)):
            yield Known(rounded(value, 2), units.get(name, ""))
            yield Known(rounded(value, 1), units.get(name, ""), "about")
    if day.change is not None:
        yield Known(Decimal(abs(day.change)), "bpm", "change")
    yield Known(Decimal(judged.score), units["score"])
    yield from (Known(Decimal(share), "%", "reserve") for share in judged.grade.reserve or ())
    for name, value, goals in (("sleep_hr", day.sleep_hr, (7, 8)), ("steps", day.steps, (5000, 7000, 10_000))):
        if value is not None:
            yield from (Known(rounded(goal - value, 2), units[name], "short_of") for goal in goals if value < goal)


def rule_numbers() -> Iterator[Known]:
    """Numbers of the criteria and of the ledger, from `[[rule_number]]`."""
    for row in material("words")["rule_number"]:
        yield from (Known(Decimal(str(value)), row["unit"], row["kind"]) for value in row["values"])


def foreign_number(text: str, day: Day | None, extra: Iterable[Known] = ()) -> Number | None:
    """The first number that comes from nowhere."""
    known = [*(own_numbers(day) if day is not None else ()), *rule_numbers(), *extra]
    return next((number for number in numbers(text) if not any(fits(number, one, day) for one in known)), None)


def fits(number: Number, known: Known, day: Day | None) -> bool:
    """Whether a number is this known one: value, unit, sign, and the words that it needs."""
    if number.value != known.value or number.unit != known.unit:
        return False
    if known.kind == "change":
        return day is not None and signed_rightly(number, day.change or 0)
    if number.sign and known.kind != "line":
        return False
    if known.kind in ("", "about"):
        return True
    before = pattern("numbers", f"{known.kind}_before").search(number.before)
    return bool(before or pattern("numbers", f"{known.kind}_after").match(number.after))


def signed_rightly(number: Number, change: int) -> bool:
    """Whether a change has its sign or, without one, words of its direction and none of the other."""
    if number.sign:
        return number.sign in ("+±" if change == 0 else "+" if change > 0 else "-")
    rises, falls = (pattern("numbers", way).search(number.before + "|" + number.after) for way in ("rise", "fall"))
    if not rises and not falls and ("차이" in number.after or "변화" in number.after):
        return True
    return change == 0 or (bool(rises) and not falls if change > 0 else bool(falls) and not rises)
