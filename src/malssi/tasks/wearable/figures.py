"""Whether every number of an answer has a source: the day, what follows from it, a criterion, an everyday amount."""

from collections.abc import Sequence
from functools import lru_cache

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.task import PASS, Verdict, fail
from malssi.tasks.wearable.claims import told
from malssi.tasks.wearable.ground_checks import ground_of
from malssi.tasks.wearable.karvonen import target
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.roles import Number
from malssi.tasks.wearable.sayings import said_in
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import reason

EVERYDAY: dict[str, tuple[float, float]] = {
    "분": (1, 60), "시간": (0.5, 2), "초": (1, 60), "세트": (1, 5), "회": (1, 20), "번": (1, 20),
    "잔": (1, 2), "컵": (1, 2), "모금": (1, 3), "바퀴": (1, 3), "정거장": (1, 3), "층": (1, 5),
    "일": (1, 7), "주": (1, 4), "주일": (1, 2), "가지": (1, 4), "개": (1, 10), "단계": (1, 2),
    "시": (1, 24), "번째": (1, 4), "명": (1, 2), "군데": (1, 3), "호흡": (1, 20), "박자": (1, 8),
    "걸음": (1, 10), "조각": (1, 3), "줌": (1, 2), "배": (1, 2), "벌": (1, 2), "겹": (1, 3),
    "쪽": (1, 2),
}  # fmt: skip
"""The least and the most of each unit that an advice may speak of without a source of its own."""

WEEKLY = {("분", 150.0), ("분", 300.0)}
STEPS = 7000
"""Recommended a day, of which a ground may tell the multiple."""
CALLS = frozenset(["119", "109"])
CLASSES = {(30, 39), (40, 59), (60, 89), (40, 49), (50, 69), (60, 84)}
"""Shares of the heart-rate reserve by intensity, in percent (ACSM) and by grade."""


def says_no_number_from_nowhere(day: Day, grounds: Sequence[str], advice: str) -> Verdict:
    """Every number is the day's, follows from it, is a line that is told so, or an everyday amount of an advice."""
    for ground in grounds:
        for one in ground_of(day, ground).told:
            odd = next((number for number in one.numbers if not in_a_ground(day, number)), None)
            if odd is not None:
                return fail(reason("foreign_number", said=odd.word.written))
    odd_word = foreign_in(day, advice)
    return fail(reason("foreign_number", said=odd_word)) if odd_word else PASS


def in_a_ground(day: Day, number: Number) -> bool:
    """Whether a number of a ground is known."""
    if number.role != "other":
        return True
    if not number.word.lemma:
        return number.word.written.startswith(tuple(CALLS))
    if number.word.lemma in ("세", "살"):
        return number.value == day.age
    if number.word.lemma == "배":
        return day.steps is not None and number.value <= day.steps / STEPS < number.value + 1
    return not number.about and number.word.lemma in ("가지", "위", "번째", "항목", "지표") and number.value <= 4


@lru_cache(maxsize=256)
def foreign_in(day: Day, advice: str) -> str:
    """The first number of an advice without a source; empty where all have one."""
    for one in told(day, said_in(advice)):
        members = [*one.said.arguments, one.said.predicate]
        for number in one.numbers:
            unsourced = number.role == "other" or number.word.lemma == "분"
            if unsourced and not is_known(day, number, members, one.said):
                return number.word.written
    return ""


def is_known(day: Day, number: Number, members: Sequence[Word], said: Statement) -> bool:
    """Whether a number of an advice is an everyday amount or one of the rules."""
    unit, value = number.word.lemma, number.value
    if number.word.written.startswith(tuple(CALLS)) and not unit:
        return True
    if (unit, value) in WEEKLY:
        return any(word.lemma in ("주", "일주일", "한주", "매주", "목표") for word in members) or len(members) > 1
    if unit == "점":
        return value in (judge(day).score, 100)
    if unit in ("세", "살"):
        return value == day.age
    if unit == "bpm":
        return in_the_target(day, value)
    if unit == "%":
        return any(value in pair for pair in CLASSES) and any(
            "예비심박" in w.lemma or "강도" in w.lemma or "여유심박" in w.lemma for w in members
        )
    if unit == "보":
        return value % 500 == 0 and value <= 3000 and said.mood in ("advises", "allows", "may")
    low, high = EVERYDAY.get(unit, (1, 0))
    return low <= value <= high


def in_the_target(day: Day, value: float) -> bool:
    """Whether a heart rate is one end of the day's target."""
    found = target(day, judge(day).grade.reserve)
    return found is not None and value in (found.low, found.high)
