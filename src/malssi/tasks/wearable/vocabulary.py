"""All that may be said where care comes first, and in the advice of a day of rest, word by word."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from malssi.tasks.task import PASS, Verdict, fail
from malssi.tasks.wearable.bmi import bmi_class, is_who_normal
from malssi.tasks.wearable.citations import without_forms
from malssi.tasks.wearable.grounds import clauses, is_racing, is_told, says_missing
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.redflags import named
from malssi.tasks.wearable.score import INDICATORS, judge
from malssi.tasks.wearable.words import material, reason

Kind = Literal["care", "rest", "beside"]

BETWEEN = re.compile(r"[\s.,!?*·:;()'\"~\u201c\u201d\u2018\u2019\u2026]+")
"""What stands between words, marks and pictures not counted."""

MARK = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")


def keeps_to_care_or_rest(day: Day, text: str) -> Verdict:
    """Advice of a day that calls for care, or for rest, says nothing else; on other days anything.

    Args:
        text: the advice; grounds tell values and are read by other checks.
    """
    judged = judge(day)
    if judged.refer:
        return says_only("care", text, map(named, judged.flags))
    return says_only("rest", text) if judged.grade.reserve is None else PASS


def each_ground_tells_the_day(day: Day, grounds: str) -> Verdict:
    """Every ground is about a judged value, a missing one or a symptom, or gives another value and says nothing of it.

    Args:
        grounds: one a line, without their markers.
    """
    for ground in grounds.splitlines():
        about_nothing = not tells_the_day(day, ground)
        beside = says_only("beside", without_forms(ground), bmi_names(day)) if about_nothing else PASS
        if beside != PASS:
            return beside
    return PASS


def tells_the_day(day: Day, ground: str) -> bool:
    """Whether a ground gives a judged value, or says what is missing or which symptoms there are."""
    judged = judge(day)
    if any(says_missing(clause) for clause in clauses(ground)) or any(
        is_told(day, name, ground) for name in INDICATORS
    ):
        return True
    if is_racing(day) and f"{day.resting_heart_rate}bpm" in ground.replace(" ", ""):
        return True
    flagged = judged.flags and not re.search(r"\d|✅", ground)
    return bool(flagged) and says_only("care", ground, [*map(named, judged.flags), *day.symptoms]) == PASS


def bmi_names(day: Day) -> list[str]:
    """What the day's BMI may be called."""
    names = material("vocabulary")["beside"]["bmi"]
    if day.bmi is None:
        return []
    return [*(names["who"] if is_who_normal(day.bmi) else []), *names[bmi_class(day.bmi)]]


def says_only(kind: Kind, text: str, names: Iterable[str] = ()) -> Verdict:
    """Every word is one that may be said there, or one of the names."""
    left = MARK.sub(" ", text)
    for name in sorted(names, key=len, reverse=True):
        left = re.sub(rf"{re.escape(name)}{material('vocabulary')['particle']}(?![가-힣])", " ", left)
    left = phrases(kind).sub(" ", left)
    foreign = next((word for word in BETWEEN.split(left) if word and not vocabulary(kind).fullmatch(word)), None)
    return PASS if foreign is None else fail(reason(f"beyond_{kind}", said=foreign))


@cache
def phrases(kind: Kind) -> re.Pattern[str]:
    """The phrases that are allowed as a whole, with a particle."""
    said = "|".join(f"(?:{phrase})" for section in sections(kind) for phrase in section["phrases"])
    return re.compile(f"(?<![가-힣])(?:{said}){material('vocabulary')['particle']}(?![가-힣])")


@cache
def vocabulary(kind: Kind) -> re.Pattern[str]:
    """One word: a noun with its particle, a verb with its ending, a word as it is, a number with its unit."""
    words = material("vocabulary")
    forms = [
        *(f"(?:{noun}){words['particle']}" for section in sections(kind) for noun in section["nouns"]),
        *(f"(?:{verb}){words['ending']}" for section in sections(kind) for verb in section["verbs"]),
        *(word for section in sections(kind) for word in section["words"]),
        words["number"] + words["particle"],
    ]
    return re.compile("|".join(f"(?:{form})" for form in forms))


def sections(kind: Kind) -> list[dict[str, list[str]]]:
    """Rest has the words of care too."""
    return [material("vocabulary")[name] for name in (("care", "rest") if kind == "rest" else (kind,))]
