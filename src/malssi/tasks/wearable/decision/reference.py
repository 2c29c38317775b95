"""What an expert would write in a decision: each number with its meaning, then one sentence of advice."""

from random import Random

from malssi.errors import MalssiError
from malssi.tasks.korean import count
from malssi.tasks.wearable.decision.form import MAX_LENGTH, MIN_LENGTH, write
from malssi.tasks.wearable.grounds import missing, told
from malssi.tasks.wearable.reading import JudgedDay
from malssi.tasks.wearable.telling import WritingContext, referral, said_of, source_of, telling

TRIES = 60
"""Draws before giving up on a length; the later half tells only what must be told."""


def reference(day: JudgedDay, rng: Random) -> str:
    """Write a decision that passes everything.

    Raises:
        MalssiError: no draw had an allowed length.
    """
    for tried in range(TRIES):
        drawn = telling(day, rng, "decision")
        text = write(drawn.judged.grade, lines(drawn, all_of_them=tried < TRIES // 2), advice(drawn))
        if MIN_LENGTH <= count(text) <= MAX_LENGTH:
            return text
    raise MalssiError(f"no decision of {MIN_LENGTH} to {MAX_LENGTH} characters for {day!r}", "look at phrases.ko.toml")


def lines(drawn: WritingContext, all_of_them: bool) -> list[str]:
    """The grounds: indicators, what is missing."""
    grounds = [f"{said_of(drawn, name)}{source_of(drawn, name)}" for name in told(drawn.day, drawn.judged, all_of_them)]
    return grounds + ([drawn.pick("missing", "grounds")] if missing(drawn.day, drawn.judged) else [])


def advice(drawn: WritingContext) -> str:
    """What to do today, in one sentence."""
    judged = drawn.judged
    if judged.refer:
        return referral(drawn)
    if judged.remeasure:
        return drawn.pick("remeasure", judged.grade.name)
    return drawn.pick("advice", judged.grade.name)
