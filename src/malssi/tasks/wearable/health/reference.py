"""What an expert would write in a health report: every ground in one of its phrases, then today's advice."""

from random import Random

from malssi.errors import MalssiError
from malssi.tasks.korean import count
from malssi.tasks.wearable.health.form import LONGEST, SHORTEST, write
from malssi.tasks.wearable.reading import JudgedDay
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.telling import Telling, mark_of, referral, said_of, source_of, telling, told, weakest

TRIES = 60
"""Draws before giving up on a length; the later half tells only what must be told."""


def reference(day: JudgedDay, rng: Random) -> str:
    """Write a report that passes everything.

    Raises:
        MalssiError: no draw had an allowed length.
    """
    grade = judge(day).grade
    for tried in range(TRIES):
        drawn = telling(day, rng, "health")
        grounds = lines(drawn, all_of_them=tried < TRIES // 2)
        score = drawn.judged.score
        text = write(grade.called("mark"), grade.called("label"), score, grounds, advice(drawn, tried))
        if SHORTEST <= count(text) <= LONGEST:
            return text
    raise MalssiError(f"no report of {SHORTEST} to {LONGEST} characters for {day!r}", "look at phrases.ko.toml")


def lines(drawn: Telling, all_of_them: bool) -> list[str]:
    """The grounds: indicators, symptoms, what is missing."""
    grounds = [
        f"{said_of(drawn, name)}{source_of(drawn, name)} {mark_of(drawn, name)}" for name in told(drawn, all_of_them)
    ]
    if drawn.judged.flags:
        grounds.append(f"{drawn.pick('symptom', 'grounds')} 🚨")
    if drawn.judged.missing:
        grounds.append(drawn.pick("missing", "grounds"))
    return grounds


def advice(drawn: Telling, tried: int) -> str:
    """What to do today; a help for the weakest indicator where there is room for it."""
    judged = drawn.judged
    if judged.refer:
        return referral(drawn)
    said = drawn.pick("advice", judged.grade.name)
    if judged.remeasure:
        return f"{said} {drawn.pick('remeasure', 'advice')}"
    return f"{said} {drawn.pick('extra', extra_of(drawn))}" if tried < TRIES // 4 else said


def extra_of(drawn: Telling) -> str:
    """Which help fits."""
    name = weakest(drawn.judged)
    if name == "sleep":
        return "sleep_long" if (drawn.day.sleep_hr or 0) > 9 else "sleep_short"
    return name or "none"
