"""What a text says of the four judged indicators: which clause is about which, and whether the rules say the same."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from operator import ge, gt, le, lt
from typing import NamedTuple

from malssi.tasks.wearable.criteria import OXYGEN_SHOWN_BELOW, RESTING_TOO_FAST, Indicator
from malssi.tasks.wearable.numbers import Number, numbers, signed_rightly
from malssi.tasks.wearable.reading import Day, rounded, shown
from malssi.tasks.wearable.score import INDICATORS, Judgement, value_of
from malssi.tasks.wearable.words import material, pattern

FIELDS: dict[Indicator, str] = {
    "sleep": "sleep_hr",
    "change": "resting_heart_rate",
    "steps": "steps",
    "oxygen": "oxygen_saturation",
}
"""The field whose unit an indicator's number has."""


class Clause(NamedTuple):
    """A piece of a line and the indicators that it is about: 수면과 산소포화도 기록 없음 is about two."""

    about: frozenset[Indicator]
    text: str


@lru_cache(maxsize=256)
def clauses(text: str) -> tuple[Clause, ...]:
    """Cut every line where another indicator is named; names that are only joined share the clause behind them."""
    return tuple(clause for line in text.splitlines() for clause in clauses_of(line))


def clauses_of(line: str) -> Iterator[Clause]:
    """The clauses of one line."""
    named = sorted(
        (hit.start(), hit.end(), name) for name in INDICATORS for hit in pattern("subject", name).finditer(line)
    )
    start, about = 0, set[Indicator]()
    ends = [begin for begin, _, _ in named[1:]] + [len(line)]
    for (_, end, name), until in zip(named, ends, strict=False):
        about.add(name)
        if not pattern("subject", "joined").fullmatch(line[end:until]):
            yield Clause(frozenset(about), line[start:until])
            start, about = until, set()


def is_own(day: Day, name: Indicator, number: Number) -> bool:
    """Whether a number is the value of an indicator, with its unit and, for a change, its direction."""
    value = value_of(day, name)
    unit = material("words")["field_unit"][FIELDS[name]]
    if value is None:
        return False
    if name == "change":
        right = number.unit == unit or (number.unit == "" and number.sign != "")
        return right and number.value == abs(int(value)) and signed_rightly(number, int(value))
    return number.unit == unit and number.value in (Decimal(shown(value).replace(",", "")), rounded(value, 1))


def is_told(day: Day, name: Indicator, text: str) -> bool:
    """Whether a clause about an indicator gives its own number."""
    return any(
        is_own(day, name, number) for clause in clauses(text) if name in clause.about for number in numbers(clause.text)
    )


def must_be_told(judged: Judgement, day: Day, name: Indicator) -> bool:
    """Whether an answer names an indicator: below its best class, the saturation where it is below the usual range."""
    if name == "oxygen":
        return day.oxygen_saturation is not None and day.oxygen_saturation < OXYGEN_SHOWN_BELOW
    return name in judged.levels and not judged.is_best(name)


def told(day: Day, judged: Judgement, all_of_them: bool) -> list[Indicator]:
    """The indicators that an answer speaks of: those that it must, or all that are known but a usual saturation."""
    return [
        name
        for name in INDICATORS
        if must_be_told(judged, day, name)
        or (name == "change" and is_racing(day))
        or (all_of_them and name in judged.levels and name != "oxygen")
    ]


def missing(day: Day, judged: Judgement) -> list[str]:
    """Keys of what is said to be missing; "usual" where of the change only the usual value is."""
    known = day.resting_heart_rate is not None
    return ["usual" if name == "change" and known else name for name in said_missing(day, judged)]


def said_missing(day: Day, judged: Judgement) -> list[Indicator]:
    """What an answer must say is missing: a heart that races is reason enough for care without the usual rate, and in a
    decision of four grounds there is no room for both.
    """
    return [name for name in judged.missing if not (name == "change" and is_racing(day))]


def another_grade(judged: Judgement, text: str) -> str | None:
    """The day called by another grade's name, or its score the opposite of what it is, if it is."""
    for found in pattern("subject", "grade").finditer(text):
        if (found["grade"] or found["named"]) not in (judged.grade.name, judged.grade.called("label")):
            return found[0]
    grade = judged.grade.name
    opposite = pattern("opposite_score", grade).search(text) if grade in material("words")["opposite_score"] else None
    return opposite[0] if opposite else None


def contradiction(day: Day, judged: Judgement, name: Indicator, text: str, advises: bool = False) -> str | None:
    """The word in a clause that says otherwise than the rules, if there is one.

    Args:
        advises: the clause is advice, in which kind words may be about what is advised and not about the value.
    """
    aside = wrong_side(day, name, text) or another_rate(day, name, text)
    if aside:
        return aside
    for kind in kinds_of(day, judged, name, advises):
        found = pattern("contradicts", kind).search(text) if kind in material("words")["contradicts"] else None
        if found:
            return found[0]
    return None


def wrong_side(day: Day, name: Indicator, text: str) -> str | None:
    """A number of a rule on whose wrong side the value is put: 6.5시간으로 7시간을 채움."""
    value, words = value_of(day, name), material("words")["side"]
    if value is None or name not in words["unit"] or re.search(words["study"], text):
        return None
    sides: dict[str, Callable[[float, float], bool]] = {"at_least": ge, "below": lt, "at_most": le, "above": gt}
    for side, holds in sides.items():
        for hit in side_of(name, side).finditer(text):
            low, high = (float((hit[key] or hit["low"]).replace(",", "")) for key in ("low", "high"))
            if value not in (low, high) and not holds(value, high if side in ("at_most", "above") else low):
                return hit[0]
    return None


@cache
def side_of(name: Indicator, side: str) -> re.Pattern[str]:
    """A number in an indicator's unit, or two, and a word for one of its sides."""
    words = material("words")["side"]
    said = "|".join(words[side])
    number = r"(?P<low>\d[\d,]*(?:\.\d+)?)(?: ?[-~∼–] ?(?P<high>\d[\d,]*(?:\.\d+)?))?"
    return re.compile(f"{number}{words['unit'][name]}{words['joined']}(?:{said})(?!\\)? ?보다)")


def another_rate(day: Day, name: Indicator, text: str) -> str | None:
    """A heart rate that is told as today's or as the usual one and is not."""
    if name != "change":
        return None
    rates = (("today", day.resting_heart_rate), ("usual", day.usual_resting_heart_rate))
    hits = ((hit, rate) for kind, rate in rates for hit in pattern("rate", kind).finditer(text))
    return next((hit[0] for hit, rate in hits if int(hit[0].rstrip("bpm ").rpartition(" ")[2]) != rate), None)


def kinds_of(day: Day, judged: Judgement, name: Indicator, advises: bool) -> Iterator[str]:
    """Keys of the words that would be wrong of an indicator."""
    racing = name == "change" and is_racing(day)
    if name not in judged.levels:
        unknown = "usual_unknown" if name == "change" and day.resting_heart_rate is not None else "unknown"
        yield unknown + ("_advised" if advises else "")
    if racing or name in judged.levels:
        of_caution = racing or judged.is_caution(name)
        yield ("caution" if of_caution else "fine") + ("_advised" if advises else "")
    if name in judged.levels and not racing:
        yield f"{name}_{judged.levels[name].name}" + ("_advised" if advises else "")
    if name == "change" and day.change is not None and not racing and not advises:
        yield "falls" if day.change < 0 else "rises" if day.change else "stays"


def mark(day: Day, judged: Judgement, name: Indicator) -> str:
    """The mark behind a ground."""
    if name == "change" and is_racing(day):
        return "🚨"
    return "🚨" if judged.is_alarm(name) else "⚠️" if judged.is_caution(name) else "✅"


def is_racing(day: Day) -> bool:
    """Whether the resting heart rate itself is referred, whatever its change."""
    return (day.resting_heart_rate or 0) > RESTING_TOO_FAST


def weakness(judged: Judgement, name: Indicator) -> str:
    """What an indicator is weak by: sleep is too short or too long."""
    if name != "sleep":
        return name
    return "sleep_long" if "long" in judged.levels[name].name else "sleep_short"


def care_for(day: Day, judged: Judgement) -> str:
    """What a referral is for: an emergency, another symptom, a racing heart, or too little oxygen."""
    if judged.flags:
        return "urgent" if judged.urgent else "symptom"
    return "heart" if is_racing(day) else "oxygen"


def called(name: Indicator) -> str:
    """What an indicator is called in a reason."""
    return str(material("reasons")["indicator"][name])
