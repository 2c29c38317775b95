"""What each number of a statement is: a value of the day, the usual one, their change, a line, or how far it is."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.wearable.kinds import TABLE, kinds, subject_of
from malssi.tasks.wearable.reading import Day, rounded

Role = Literal["value", "usual", "change", "criterion", "distance", "other"]

CRITERIA: dict[str, tuple[float, ...]] = {
    "sleep": (4, 5, 6, 7, 8, 9, 10),
    "steps": (3000, 5000, 7000, 10_000),
    "oxygen": (90, 93, 95),
    "change": (10, 60, 100, 120),
}
"""The lines of the criteria and of the ledger, in the indicator's unit."""
FIELDS = {
    "sleep": "sleep_hr", "steps": "steps", "oxygen": "oxygen_saturation", "change": "resting_heart_rate",
    "weight": "weight", "distance": "distance_km", "energy": "active_calories",
}  # fmt: skip
RACING = 120
"""Beats a minute at rest from which care is needed."""
BMI = (18.5, 22.9, 23.0, 24.9, 25.0, 29.9, 30.0, 34.9, 35.0)
"""Limits of the classes of the BMI."""
ABOUT = frozenset(["약", "쯤", "정도", "대략", "가량", "만큼", "얼추"])
ABOVE = frozenset(["넘", "넘게", "이상", "무려"])
NEARLY = frozenset(["가까이", "거의", "가깝"])
LINES = frozenset(TABLE["line"]["nouns"].split())
"""Nouns beside a number that is a line."""
LINED = frozenset(["보다", "에", "에는", "을", "를", "까지", "에도", "도", "에서", "의", "은", "는", "이", "가"])
OFF = frozenset(["short", "reach", "long", "many", "differs", "up", "down"])
"""Kinds of claims that say how far something is from a line."""
SIDES = frozenset(["short", "reach", "long", "up", "down", "many", "enough", "inside", "same", "sitting", "missing"])


class Number(NamedTuple):
    """A number of a statement, with what it is."""

    word: Word
    value: float
    role: Role
    about: str


def numbers_of(day: Day, said: Statement, about: frozenset[str], earlier: bool = False) -> list[Number]:
    """The numbers of a statement in their order.

    Args:
        earlier: the value that it is about was told before it.
    """
    members = [*said.arguments, said.predicate]
    named = {kind.name for kind in kinds(said)}
    found: list[Number] = []
    for at, word in enumerate(members):
        if word.kind == "number" and word.value:
            value = float(Decimal(word.value.replace(",", "").replace("−", "-")))
            own = subject_of(word) or (
                "change" if "change" in about and not word.lemma and is_unitless_change(word, members) else ""
            )
            if not own and "weight" in about and not word.lemma:
                own = "weight"
            told = earlier or any(one.role == "value" for one in found)
            around = [one.lemma for one in (*members[max(0, at - 3) : at + 3], *said.adverbs)]
            role = role_of(day, members, at, value, own, named, around, told)
            found.append(Number(word, value, role, own))
    return found


def is_unitless_change(word: Word, members: Sequence[Word]) -> bool:
    """Whether a number without a unit is a change: +7, 변화 0."""
    return word.value[0] in "+-−" or (word.value == "0" and any(one.lemma == "변화" for one in members))


def role_of(
    day: Day,
    members: Sequence[Word],
    at: int,
    value: float,
    about: str,
    named: set[str],
    near: Sequence[str],
    told: bool,
) -> Role:
    """What one number is."""
    word = members[at]
    if about == "change":
        return beats(day, members, at, value, named)
    if about == "weight" and not word.lemma:
        return "value" if value == day.bmi else "criterion" if value in BMI else "other"
    hours = value / 60 if word.lemma == "분" else value
    own = getattr(day, FIELDS[about]) if about in FIELDS else None
    if own is not None and word.lemma != "분" and is_value(value, own):
        return "value"
    if value in CRITERIA.get(about, ()) and word.lemma != "분" and (told or is_line(members, at, named)):
        return "criterion"
    if word.lemma == "분" and value != int(value):
        return "other"
    if about == "oxygen" and is_any_share(day, value, members):
        return "distance"
    if not told and at and names_subject(members[at - 1]):
        return "other"
    more = "더" in near
    told_as_value = (
        not more and not told and members[-1].lemma in ("걷", "자", "주무시", "움직이") and not (named & OFF)
    )
    if told_as_value:  # 12,100보나 걸었어요
        return "other"
    lines = lines_named(members[:at], about, own)
    if own is not None and any(is_distance(hours, abs(own - line), near) for line in lines):
        return "distance"
    return "other"


def is_any_share(day: Day, value: float, members: Sequence[Word]) -> bool:
    """Whether a number is the share of a line that the steps or the sleep of the same statement reach."""
    for name, own in (("steps", day.steps), ("sleep", day.sleep_hr)):
        named = any(subject_of(word) == name for word in members)
        if own is not None and named and any(is_share(value, own, line) for line in CRITERIA[name]):
            return True
    return False


def is_share(said: float, own: float, line: float) -> bool:
    """Whether a number is a value's share of a line in percent."""
    return abs(said - 100 * own / line) < 1


def names_subject(word: Word) -> bool:
    """Whether a word names what a value is of, so that the number behind it is that value."""
    return word.kind != "number" and subject_of(word) is not None


def is_value(said: float, own: float) -> bool:
    """Whether a number is a value as people write it, to the hundredth or the tenth."""
    return said in (float(own), float(rounded(own, 2)), float(rounded(own, 1)))


def is_line(members: Sequence[Word], at: int, named: set[str]) -> bool:
    """Whether a number is told as a line: 권장 7,000보, 6시간 미만, 7시간에 못 미쳐."""
    word, before = members[at], members[at - 1] if at else None
    after = members[at + 1] if at + 1 < len(members) else None
    if (
        (before and before.lemma in LINES and not before.comma)
        or (after and after.lemma in LINES and not word.comma)
        or "보다" in word.particles
    ):
        return True
    told = before is not None and names_subject(before)
    return not told and bool(set(word.particles) & LINED) and bool(named & SIDES)


def lines_named(before: Sequence[Word], about: str, own: float | None) -> Sequence[float]:
    """The lines to which a distance may be told: those that are named before it, else any."""
    every = CRITERIA.get(about, ())
    told = {word.amount for word in before if word.kind == "number"}
    return [line for line in every if line in told - {own}] or list(every)


def is_distance(said: float, off: float, near: Sequence[str]) -> bool:
    """Whether a number tells how far a value is from a line, exactly or about so much."""
    if abs(said - off) < 0.006 * max(1.0, off):
        return True
    if not ABOVE.isdisjoint(near):
        return said <= off <= 1.99 * said
    if "남짓" in near:
        return said <= off <= 1.1 * said
    if not NEARLY.isdisjoint(near):
        return off <= said <= 1.35 * off
    return not ABOUT.isdisjoint(near) and abs(said - off) <= max(0.1 * off, 0.05 * said)


def beats(day: Day, members: Sequence[Word], at: int, value: float, named: set[str]) -> Role:
    """What a number of beats is."""
    word = members[at]
    signed = word.value[0] in "+-−"
    lemmas = {one.lemma for one in members}
    usual = any(one.lemma == "평소" for one in members[:at])
    of_usual = bool(at) and members[at - 1].lemma == "평소"
    if not signed and value == day.resting_heart_rate and (not of_usual or value == day.usual_resting_heart_rate):
        return "value"
    if not signed and value == day.usual_resting_heart_rate and usual:
        return "usual"
    if day.change is not None and is_change(day.change, value, signed, named, lemmas):
        return "change"
    passed = value == RACING and (day.resting_heart_rate or 0) > RACING and bool(named & {"reach", "up"})
    if abs(value) in CRITERIA["change"] and (
        passed or {"경고선", "기준선", "범위", "정상"} & lemmas or is_line(members, at, named)
    ):
        return "criterion"
    if not signed and value == day.heart_rate and not any("안정" in lemma for lemma in lemmas):
        return "value"
    return "other"


def is_change(change: int, value: float, signed: bool, named: set[str], lemmas: set[str]) -> bool:
    """Whether a number is the change, with its sign or with words that do not say the other way."""
    if signed:
        return value == change
    ways = named & {"up", "down", "differs", "same", "small"}
    compared = ways or {"대비", "차이", "평소보다", "평소", "변화"} & lemmas
    return abs(change) == value and bool(compared)
