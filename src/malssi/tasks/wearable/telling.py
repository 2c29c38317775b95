"""How the expert tells a day's grounds: the phrases of a task filled with the reading's own values."""

from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

from malssi.tasks.korean import fill
from malssi.tasks.wearable.criteria import CITED, Indicator
from malssi.tasks.wearable.grounds import care_for, is_racing, missing, weakness
from malssi.tasks.wearable.ledger import sources
from malssi.tasks.wearable.reading import Day, shown
from malssi.tasks.wearable.redflags import named
from malssi.tasks.wearable.score import Judgement, judge
from malssi.tasks.wearable.words import material


class WritingContext(NamedTuple):
    """What an answer is written from."""

    day: Day
    judged: Judgement
    rng: Random
    task: str

    def words(self, *path: str) -> Any:
        """Phrases of the task."""
        found: Any = material("phrases", self.task)
        for key in path:
            found = found[key]
        return found

    def pick(self, *path: str) -> str:
        """One of several ways to say it, filled."""
        return self.filled(self.rng.choice(self.words(*path)))

    def filled(self, template: str) -> str:
        """A phrase with the day's values."""
        values = self.values()
        return fill(template, lambda slot: values[slot])

    def values(self) -> dict[str, str]:
        """The slots of the phrases."""
        day = self.day
        values = {"why": ", ".join(dict.fromkeys(named(flag) for flag in self.judged.flags))}
        for slot, value, unit in (
            ("sleep", day.sleep_hr, material("words")["field_unit"]["sleep_hr"]),
            ("resting", day.resting_heart_rate, "bpm"),
            ("steps", day.steps, material("words")["field_unit"]["steps"]),
            ("oxygen", day.oxygen_saturation, "%"),
            ("distance", day.distance_km, "km"),
            ("bmi", day.bmi, ""),
        ):
            if value is not None:
                values[slot] = f"{shown(value)}{unit}"
        if day.change is not None:
            values["change"] = f"{day.change:+d}bpm"
        values["missing"] = "·".join(self.words("missing", name) for name in missing(day, self.judged))
        return values


def telling(day: Day, rng: Random, task: str) -> WritingContext:
    """What an answer about a day is written from."""
    return WritingContext(day, judge(day), rng, task)


def said_of(telling: WritingContext, name: Indicator) -> str:
    """One indicator's phrase, without its source."""
    if name == "change" and is_racing(telling.day):
        return telling.pick("racing", "alone" if telling.day.change is None else "grounds")
    said = telling.pick(name, telling.judged.levels[name].name, "grounds")
    return f"{telling.pick(name, 'left')} → {said}" if "left" in telling.words(name) else said


def source_of(telling: WritingContext, name: Indicator) -> str:
    """The source that an indicator's phrase ends with, where one is demanded, with what the study says at times."""
    cited = CITED.get(name, "")
    if cited not in telling.judged.demanded:
        return ""
    claims: Sequence[str] = telling.words("cite").get(cited, [""])
    return f"{telling.rng.choice(claims)} {sources()[cited].form}"


def weakest(judged: Judgement) -> Indicator | None:
    """The indicator that costs most points, if one is a ground for caution."""
    cautions = [name for name in judged.levels if judged.is_caution(name)]
    return min(cautions, key=lambda name: judged.levels[name].points, default=None)


def help_for(judged: Judgement) -> str:
    """What a person is helped with: the weakest indicator, or nothing in particular."""
    name = weakest(judged)
    return weakness(judged, name) if name else "none"


def referral(telling: WritingContext) -> str:
    """Whom the person is sent to, and why."""
    return telling.pick("refer", care_for(telling.day, telling.judged))
