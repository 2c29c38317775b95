"""Numbers in Korean text: digits (38.5, 38도 5부), numerals (백 사십, 여든다섯), digit by digit (칠구)."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from malssi.tasks.wearable.words import material

SINO = {digit: at for at, digit in enumerate("영일이삼사오육칠팔구")} | {"공": 0}
PLACES = {"십": 10, "백": 100}
DIGIT = "[일이삼사오육칠팔구]"


class Spot(NamedTuple):
    """A number at its place."""

    value: float
    start: int
    end: int


def numbers_in(text: str, names: Sequence[tuple[int, int]] = ()) -> list[Spot]:
    """The numbers of a text in its order.

    Args:
        names: places of quantities' names: a numeral may stand right behind one, and digits one by one (칠구);
            what is part of a name (SpO2) is no number.
    """
    inside = {at for start, end in names for at in range(start, end)}
    found = {hit.start(): spot_of(hit) for hit in numbers().finditer(text) if hit.start() not in inside}
    for _, end in names:
        at = end + text.startswith(" ", end)
        hit = numbers().match(text, at) or numbers(at_name=True).match(text, at)
        if hit:
            found[at] = spot_of(hit)
    spots: list[Spot] = []
    for spot in sorted(found.values(), key=lambda spot: spot.start):
        if not spots or spot.start >= spots[-1].end:
            spots.append(spot)
    return spots


@cache
def numbers(at_name: bool = False) -> "re.Pattern[str]":
    """A number with its tenths; of 190/110 and 190에 110 the first counts."""
    words = material("told")["numerals"]
    tens, ones, tail = "|".join(words["native"]), "|".join(words["ones"]), words["tail"]
    one = f"(?:[일삼사오육칠팔구]|이(?!{words['verb']}))"
    sino = rf"(?:{DIGIT}? ?백(?: ?{DIGIT}?십)?|{DIGIT}?십)(?:{one}| [삼사오육칠팔구](?={tail}))?"
    start = "" if at_name else "(?<![가-힣])"
    spoken = rf"{start}(?P<sino>{sino})(?={tail})|{start}(?P<hundred>백 ?)?(?P<tens>{tens}) ?(?P<ones>{ones})?"
    one_by_one = rf"|(?P<run>[공영일이삼사오육칠팔구]{{1,2}}(?:{one}|[공영]))(?={tail})" if at_name else ""
    tenths = (
        rf"\.(?P<point>\d{{1,2}})(?!\d)| ?[점쩜] ?(?P<said>\d|{one})| ?도 ?(?P<part>\d|{one}) ?[부분](?!간|째| 전| 뒤)"
    )
    lower = rf"(?:{words['lower']})(?:\d{{2,3}}(?!\d|\.\d)|{sino})(?! ?(?:{words['own_unit']}))"
    alone = "" if at_name else r"(?<!\d)(?<!\d[.,])"
    digits = rf"{alone}(?P<digits>\d{{1,4}})(?!\d)"
    return re.compile(rf"(?:{digits}|{spoken}{one_by_one})(?:{tenths})?(?:{lower})?")


def spot_of(hit: "re.Match[str]") -> Spot:
    """What a number is worth, and where it stands."""
    groups = hit.groupdict()
    tenths = groups["point"] or groups["said"] or groups["part"] or "0"
    part = float("0." + "".join(str(SINO.get(digit, digit)) for digit in tenths))
    return Spot(whole_of(groups) + part, hit.start(), hit.end())


def whole_of(groups: dict[str, str | None]) -> float:
    """A number without its tenths."""
    if groups["digits"]:
        return float(groups["digits"])
    if groups["sino"]:
        return sino_value(groups["sino"])
    if groups.get("run"):
        return float("".join(str(SINO[digit]) for digit in groups["run"] or ""))
    words = material("told")["numerals"]
    ones = words["ones"][groups["ones"]] if groups["ones"] else 0
    return float(words["native"][groups["tens"]] + ones + (100 if groups["hundred"] else 0))


def sino_value(word: str) -> float:
    """백 사십오 is 145."""
    total, digit = 0, 0
    for letter in word.replace(" ", ""):
        if letter in PLACES:
            total, digit = total + (digit or 1) * PLACES[letter], 0
        else:
            digit = SINO[letter]
    return float(total + digit)
