"""What a coach would answer: the answer first, one practical action, the tone's last word, and the citation."""

from random import Random
from typing import NamedTuple

from malssi.errors import MalssiError
from malssi.tasks.korean import count, fill
from malssi.tasks.wearable.coaching.criteria import LENGTHS
from malssi.tasks.wearable.coaching.demands import AnswerRequirements, demands_of
from malssi.tasks.wearable.coaching.intents import Intent
from malssi.tasks.wearable.coaching.reading import Question
from malssi.tasks.wearable.coaching.report import actions_of, body, care
from malssi.tasks.wearable.criteria import SHORT_SLEEP
from malssi.tasks.wearable.grounds import is_racing
from malssi.tasks.wearable.ledger import sources
from malssi.tasks.wearable.reading import Day, shown
from malssi.tasks.wearable.redflags import named
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import material

TRIES = 60
"""Draws before giving up on a length; nearly all fit at once."""

NOTED_SHARE = 0.6
"""Share of the answers that tell the day's own value where the topic has one."""

HINT_SHARE = 0.85
"""Share of the answers that say how to go on with the topic."""


class Draft(NamedTuple):
    """What one text is written from."""

    rng: Random
    reading: Question
    demands: AnswerRequirements

    def pick(self, section: str, key: str) -> str:
        """Draw one of several ways to say it."""
        return str(self.rng.choice(material("phrases", "coaching")[section][key]))


def reference(reading: Question, rng: Random) -> str:
    """Write an answer to a question.

    Raises:
        MalssiError: no draw had an allowed length, which means that the phrases have become too long or too short.
    """
    draft, (low, high) = Draft(rng, reading, demands_of(reading)), LENGTHS[reading.style]
    for _ in range(TRIES):
        text = answer(draft, draft.demands.intent) if draft.demands.intent else referral(draft)
        if low <= count(text) <= high:
            return text
    raise MalssiError(f"no text of {low} to {high} characters for {reading!r}", "look at phrases.ko.toml")


def answer(draft: Draft, intent: Intent) -> str:
    """The intent's answer and action, with what the day and the tone add."""
    said = [*by_grade(draft)] if draft.demands.by_grade else [draft.rng.choice(intent.answers)]
    said += at_length(draft, intent) if draft.reading.style == "report" else briefly(draft, intent)
    if draft.demands.cites:
        said.append(sources()[draft.demands.cites].form)
    return " ".join(part for part in said if part)


def by_grade(draft: Draft) -> list[str]:
    """The day's score and what its grade allows."""
    day = given(draft)
    judged = judge(day)
    section = "remeasure" if judged.remeasure else "advice"
    told = fill(draft.pick("today", "score"), lambda _: str(judged.score))
    return [told, str(draft.rng.choice(material("phrases", "decision")[section][judged.grade.name]))]


def given(draft: Draft) -> Day:
    """The day of a question that has one."""
    if draft.reading.day is None:
        raise ValueError(f"no day in {draft.reading!r}")
    return draft.reading.day


def briefly(draft: Draft, intent: Intent) -> list[str]:
    """What stands behind the answer: one action, and the tone's last word."""
    if intent.kind == "answer":
        said = [noted(draft, intent.topic), action(draft, intent), hint(draft, intent.topic)]
        return [*said, last_word(draft)]
    if draft.demands.urgent and intent.kind != "urgent":
        return [draft.pick("refer", "urgent")]
    return [draft.rng.choice(intent.actions), hint(draft, intent.manner), draft.pick("close", intent.kind)]


def action(draft: Draft, intent: Intent) -> str:
    """One thing to do; on a day of rest none that is exercise, and the rest itself where there is no other."""
    fitting = actions_of(intent, draft.demands.rests)
    if draft.reading.day is not None and judge(draft.reading.day).grade.name == "D":  # no run on such a day
        fitting = [said for said in fitting if "뛰" not in said and "달리" not in said] or fitting
    return draft.rng.choice(fitting) if fitting else ""


def at_length(draft: Draft, intent: Intent) -> list[str]:
    """What stands behind the answer in a report: the day's value, the report's body, the last word."""
    if intent.kind == "answer":
        return [noted(draft, intent.topic), *body(draft.rng, intent, draft.demands.rests), last_word(draft)]
    if draft.demands.urgent and intent.kind != "urgent":
        return [draft.pick("refer", "urgent"), *care(draft.rng)]
    return [*body(draft.rng, intent, rests=False), draft.pick("close", intent.kind)]


def last_word(draft: Draft) -> str:
    """Rest on a day that calls for it, else a word in the tone that is wanted."""
    return draft.pick("rest", "any") if draft.demands.rests else draft.pick("close", draft.reading.persona)


def noted(draft: Draft, topic: str) -> str:
    """The day's own value for a topic, where it is known."""
    day = draft.reading.day
    values = {"sleep": day.sleep_hr, "heart": day.resting_heart_rate, "activity": day.steps} if day else {}
    if day is None or values.get(topic) is None or draft.rng.random() > NOTED_SHARE:
        return ""
    short = topic == "sleep" and (day.sleep_hr or 0) < SHORT_SLEEP  # told only with its paper
    return "" if short and draft.demands.cites != "milewski2014" else filled(draft, day, "noted", topic)


def hint(draft: Draft, name: str) -> str:
    """How to go on with a topic, or after care or a refusal, most of the time."""
    hints = material("phrases", "coaching")["hint"]
    return draft.pick("hint", name) if name in hints and draft.rng.random() < HINT_SHARE else ""


def referral(draft: Draft) -> str:
    """Care for a red flag of the day, whatever is asked."""
    day = given(draft)
    if day.flags:
        why = filled(draft, day, "refer", "symptom")
    else:
        why = filled(draft, day, "refer", "heart" if is_racing(day) else "oxygen")
    urgent = judge(day).urgent
    said = [why, draft.pick("refer", "urgent" if urgent else "care"), draft.pick("refer", "tip")]
    return " ".join([*said, *(care(draft.rng) if draft.reading.style == "report" else [])])


def filled(draft: Draft, day: Day, section: str, key: str) -> str:
    """A phrase with the day's values in its slots."""
    values = {
        "sleep": lambda: shown(day.sleep_hr or 0),
        "steps": lambda: shown(day.steps or 0),
        "resting": lambda: str(day.resting_heart_rate),
        "oxygen": lambda: str(day.oxygen_saturation),
        "symptom": lambda: named(day.flags[0]),
    }
    return fill(draft.pick(section, key), lambda slot: values[slot]())
