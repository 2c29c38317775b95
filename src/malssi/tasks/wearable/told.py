"""Measured values that a person tells in words (산소 79, 맥박이 백사십, 열 39도), and the lines that they lie beyond.

A value counts as a reading does. Numbers are named in `measured`; what is no value of a person's now is `dismissed`.
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from malssi.korean.morphemes import normalized
from malssi.tasks.wearable.dismissed import Side, is_dismissed, is_measured_again, owner_of, side_of
from malssi.tasks.wearable.measured import Measured, Quantity, is_filler, measured_in
from malssi.tasks.wearable.words import material

OXYGEN, RACING = (50, 100), (121, 150)
"""Percent, and bpm at rest, that a day's fields can hold; what lies beyond is a red flag by itself."""
STEP = {"": 0, "below": -1, "above": 1}
TENTH = 0.1
"""The step of a temperature: above 39 degrees is not yet 40."""


class Told(NamedTuple):
    """A value that somebody tells."""

    quantity: Quantity
    value: float
    is_exact: bool
    """Whether it is the value itself, and not the next one on the side on which it is said to lie (90 아래)."""
    is_own: bool = True
    """Whether it is the writer's, and not another person's."""
    side: Side = ""
    """Where the value lies only somewhere below or above a number."""


@lru_cache(maxsize=4096)
def told_in(text: str) -> tuple[Told, ...]:
    """The values of a text, in its order; of each quantity all that are a person's now."""
    whole, found = lowered(text), list[tuple[Measured, Told]]()
    for measured in measured_in(whole):
        owner = owner_of(whole, measured)
        if owner != "nobody" and not is_dismissed(whole, measured):
            found.append((measured, told_of(whole, measured, owner == "writer")))
    return tuple(told for measured, told in found if not is_over(whole, measured, told, found))


def told_values(text: str) -> dict[str, int]:
    """Fields of a day by what a text tells exactly of its writer: the lowest saturation, and a pulse that races."""
    own = [told for told in told_in(text) if told.is_own and told.is_exact]
    oxygen = min((told.value for told in own if told.quantity == "oxygen"), default=0)
    pulse = max((told.value for told in own if told.quantity == "pulse"), default=0)
    rows = (("oxygen_saturation", oxygen, OXYGEN), ("resting_heart_rate", pulse, RACING))
    return {name: int(value) for name, value, (least, most) in rows if least <= value <= most}


def flags_told(text: str) -> dict[str, str]:
    """Red flags that values told in words are by themselves: the name of each, and the value as it was said.

    Of one person's blood pressures the highest number counts, of all else each value.
    """
    found: dict[str, str] = {}
    for told in told_in(text):
        line = next((row for row in material("told")["line"] if is_beyond(told, row)), None)
        if line and not is_lower_pressure(told, told_in(text)):
            found.setdefault(line["flag"], f"{told.value:g}")
    return found


def without_values(text: str) -> str:
    """A normalized text without the values it names, true or not: their names, and their numbers with the units.

    What stands between a name and its number stays where it says something by itself.
    """
    whole = normalized(text)
    for start, end in reversed(list(spans(lowered(text)))):
        whole = f"{whole[:start]} {whole[end:]}"
    return re.sub(r" {2,}", " ", whole).strip()


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Places of values, in order and none twice."""
    places = set[tuple[int, int]]()
    for measured in measured_in(text):
        name = measured.name
        if name.end <= measured.start and is_filler(text[name.end : measured.start]):
            places.add((name.start, measured.end))
        else:
            places |= {(name.start, name.end), (measured.start, measured.end)}
    reached = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if end > reached:
            yield max(start, reached), end
            reached = end


def told_of(text: str, measured: Measured, is_own: bool) -> Told:
    """A measured value as it is told: itself, the next one on its side, or the milder end of its ten."""
    side = side_of(text, measured)
    value, is_low = measured.value, measured.quantity == "oxygen" or measured.quantity == "glucose"
    if measured.is_range and is_low and value < 100:
        value += 9
    step = STEP[side] * (TENTH if measured.quantity == "temperature" else 1)
    return Told(measured.quantity, round(value + step, 1), not side and not measured.is_range, is_own, side)


def is_over(text: str, measured: Measured, told: Told, found: list[tuple[Measured, Told]]) -> bool:
    """Whether the last value of the same quantity, and of the same person, is said to take this one's place."""
    same = (told.quantity, told.is_own)
    last = next(other for other, again in reversed(found) if (again.quantity, again.is_own) == same)
    return last is not measured and is_measured_again(text, measured, last)


def is_beyond(told: Told, line: Mapping[str, Any]) -> bool:
    """Whether a value lies beyond a line; some are only for values told inexactly, and few for other people's."""
    is_heard = told.is_own or line.get("others", False)
    is_meant = not line.get("inexact", False) or not told.is_exact or not told.is_own
    below = told.side != "above" and told.value < line.get("below", -math.inf)
    above = told.side != "below" and told.value > line.get("above", math.inf)
    return told.quantity == line["quantity"] and is_heard and is_meant and (below or above)


def is_lower_pressure(told: Told, all_told: tuple[Told, ...]) -> bool:
    """Whether a blood pressure is the second number of two."""
    same = (other.value for other in all_told if (other.quantity, other.is_own) == (told.quantity, told.is_own))
    return told.quantity == "pressure" and told.value < max(same)


def lowered(text: str) -> str:
    """A normalized text in lower case, letter for letter, so that places stay."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in normalized(text))
