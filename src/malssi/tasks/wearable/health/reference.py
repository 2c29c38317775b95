"""What an expert would write in a health report: every ground in one of its phrases, then today's advice."""

from random import Random

from malssi.errors import MalssiError
from malssi.tasks.korean import count
from malssi.tasks.wearable.grounds import mark, missing, told
from malssi.tasks.wearable.health.form import LENGTHS, Report, write
from malssi.tasks.wearable.health.report import lengthened
from malssi.tasks.wearable.reading import Style, StyledDay
from malssi.tasks.wearable.telling import WritingContext, help_for, referral, said_of, source_of, telling

TRIES = 60
"""Draws before giving up on a length; the later half tells only what must be told."""


def reference(day: StyledDay, rng: Random) -> str:
    """Write a report that passes everything.

    Raises:
        MalssiError: no draw had an allowed length.
    """
    low, high = LENGTHS[day.style]
    for tried in range(TRIES):
        drawn = telling(day, rng, "health")
        report = common(drawn, tried, day.style)
        text = write(lengthened(report, drawn) if day.style == "report" else report, day.style)
        if low <= count(text) <= high:
            return text
    raise MalssiError(f"no report of {low} to {high} characters for {day!r}", "look at phrases.ko.toml")


def common(drawn: WritingContext, tried: int, style: Style) -> Report:
    """The parts that both styles have; the later a try, the shorter. A long report has its help among its steps."""
    grade = drawn.judged.grade
    grounds = lines(drawn, all_of_them=tried < TRIES // 2)
    said = advice(drawn, helped=tried < TRIES // 4 and style == "brief")
    return Report(grade.called("mark"), grade.called("label"), str(drawn.judged.score), tuple(grounds), said)


def lines(drawn: WritingContext, all_of_them: bool) -> list[str]:
    """The grounds: indicators, symptoms, what is missing."""
    day, judged = drawn.day, drawn.judged
    grounds = [
        f"{said_of(drawn, name)}{source_of(drawn, name)} {mark(day, judged, name)}"
        for name in told(day, judged, all_of_them)
    ]
    if drawn.judged.flags:
        grounds.append(f"{drawn.pick('symptom', 'grounds')} 🚨")
    if missing(day, judged):
        grounds.append(drawn.pick("missing", "grounds"))
    return grounds


def advice(drawn: WritingContext, helped: bool) -> str:
    """What to do today; a help for the weakest indicator where one is wanted."""
    judged = drawn.judged
    if judged.refer:
        return referral(drawn)
    said = drawn.pick("advice", judged.grade.name)
    if judged.remeasure:
        return f"{said} {drawn.pick('remeasure', 'advice')}"
    return f"{said} {drawn.pick('extra', help_for(judged))}" if helped else said
