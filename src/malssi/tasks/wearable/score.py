"""The rule engine: a day to its score, its grade and what follows from them. It is the one judge of every task."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from malssi.tasks.wearable.criteria import (
    CAPS,
    CAUTION_BELOW,
    RED_FLAG,
    RESTING_TOO_FAST,
    SCALES,
    TWO_ALARMS,
    Cap,
    Grade,
    Indicator,
    Level,
    grade_of,
    level_of,
)
from malssi.tasks.wearable.ledger import allowed_for, demanded_for
from malssi.tasks.wearable.reading import Day, rounded
from malssi.tasks.wearable.redflags import Flag, is_urgent

INDICATORS: tuple[Indicator, ...] = get_args(Indicator)


@dataclass(frozen=True)
class Judgement:
    """What the rules say of a day."""

    score: int
    grade: Grade
    levels: Mapping[Indicator, Level]
    """Class and points of each indicator that is known."""
    missing: tuple[Indicator, ...]
    caps: tuple[Cap, ...]
    """Limits that applied."""
    flags: tuple[Flag, ...]
    """Red-flag symptoms."""
    refer: bool
    """Whether the person is sent to care and not coached."""
    urgent: bool
    """Whether 119 is named."""
    remeasure: bool
    """Whether the saturation is to be measured again."""
    demanded: frozenset[str]
    """Citations that an answer must give."""
    allowed: frozenset[str]
    """Citations that an answer may give."""

    def is_best(self, indicator: Indicator) -> bool:
        """Whether an indicator gives all its points."""
        return self.levels[indicator].points == SCALES[indicator].weight

    def is_caution(self, indicator: Indicator) -> bool:
        """Whether an indicator is a ground for caution."""
        return self.levels[indicator].points < CAUTION_BELOW * SCALES[indicator].weight

    def is_alarm(self, indicator: Indicator) -> bool:
        """Whether an indicator alone limits the score."""
        return (indicator, self.levels[indicator].name) in CAPS


def value_of(day: Day, indicator: Indicator) -> float | None:
    """The value by which an indicator is judged; None where it is not known."""
    return {"sleep": day.sleep_hr, "change": day.change, "steps": day.steps, "oxygen": day.oxygen_saturation}[indicator]


@lru_cache(maxsize=1024)
def judge(day: Day) -> Judgement:
    """Judge a day.

    Raises:
        ValueError: nothing of the day can be judged (see `JudgedDay`).
    """
    levels = {name: level_of(name, value) for name in INDICATORS if (value := value_of(day, name)) is not None}
    flags = day.flags
    racing = (day.resting_heart_rate or 0) > RESTING_TOO_FAST
    caps = caps_of(levels, red_flag=racing or bool(flags))
    score = min([points_of(levels), *(cap.at_most for cap in caps)]) if levels or caps else None
    if score is None:
        raise ValueError(f"nothing of {day!r} can be judged")
    return Judgement(
        score=score,
        grade=grade_of(score),
        levels=levels,
        missing=tuple(name for name in INDICATORS if name not in levels),
        caps=caps,
        flags=flags,
        refer=any(cap.refers for cap in caps),
        urgent=any(is_urgent(flag) for flag in flags),
        remeasure=any(cap.remeasures for cap in caps),
        demanded=demanded_for(day),
        allowed=allowed_for(day),
    )


def points_of(levels: Mapping[Indicator, Level]) -> int:
    """Points out of 100; the weight of what is missing is shared out over what is there."""
    weight = sum(SCALES[name].weight for name in levels)
    return int(rounded(100 * sum(level.points for level in levels.values()) / weight)) if weight else 100


def caps_of(levels: Mapping[Indicator, Level], red_flag: bool) -> tuple[Cap, ...]:
    """The limits that apply."""
    alarms = [CAPS[name, level.name] for name, level in levels.items() if (name, level.name) in CAPS]
    caps = alarms + ([TWO_ALARMS] if len(alarms) > 1 else []) + ([RED_FLAG] if red_flag else [])
    return tuple(Counter(caps))
