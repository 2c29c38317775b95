"""What an expert would write of a routine: the fixed lines, and a comment of the pieces of `phrases.ko.toml`."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from malssi.errors import MalssiError
from malssi.tasks.korean import count, fill
from malssi.tasks.wearable.exercise.criteria import LENGTHS
from malssi.tasks.wearable.exercise.plan import MAX_KEPT, Plan, formula, hard_ones, plan_of, weak_indicators
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.exercise.report import added_lines
from malssi.tasks.wearable.grounds import is_racing, weakness
from malssi.tasks.wearable.reading import shown
from malssi.tasks.wearable.redflags import named
from malssi.tasks.wearable.score import Judgement
from malssi.tasks.wearable.words import material

TRIES = 60
"""Draws before giving up on a length; nearly all fit at once."""

GROUND_SHARE = 0.8
"""Share of the comments that name a weak indicator where there is one."""


class Draft(NamedTuple):
    """What one text is written from."""

    rng: Random
    day: RoutineDay
    plan: Plan

    def pick(self, section: str, key: str) -> str:
        """Draw one of several ways to say it; a report has more of them."""
        ways = material("phrases", "exercise")[section][key]
        more = material("report", "exercise").get(section, {}).get(key, []) if self.day.style == "report" else []
        return str(self.rng.choice([*ways, *more]))


def reference(day: RoutineDay, rng: Random) -> str:
    """Write a text that says what must be said of a routine.

    Raises:
        MalssiError: no draw had an allowed length, which means that the phrases have become too long or too short.
    """
    draft, (low, high) = Draft(rng, day, plan_of(day)), LENGTHS[day.style]
    for _ in range(TRIES):
        added = [f"{label(name)}{said}" for name, said in added_lines(day, rng)]
        text = "\n".join([*lines(draft), *added, f"{label('comment')}{comment(draft)}"])
        if low <= count(text) <= high:
            return text
    raise MalssiError(f"no text of {low} to {high} characters for {day!r}", "look at phrases.ko.toml")


def label(name: str) -> str:
    """How a line begins."""
    return str(material("words", "exercise")["label"][name])


def lines(draft: Draft) -> Iterator[str]:
    """The lines above the comment."""
    plan, words = draft.plan, material("words", "exercise")["line"]
    yield f"{label('fit')}{plan.fit.called}"
    if plan.rests:
        yield f"{label('target')}{words['no_target']}"
        return
    if plan.target is None:
        yield f"{label('target')}{draft.pick('ask', missing_for_target(draft.day))}"
    else:
        intensity = plan.judged.grade.called("intensity")
        yield label("target") + words["target"].format(low=plan.target.low, high=plan.target.high, intensity=intensity)
        yield f"{label('formula')}{formula(draft.day, plan.target)}"
    energy = draft.pick("ask", "weight") if plan.kcal is None else words["energy"].format(kcal=f"{plan.kcal:,}")
    yield f"{label('energy')}{energy}"


def missing_for_target(day: RoutineDay) -> str:
    """What a target heart rate lacks: age, resting heart rate, or both."""
    lacking = [name for name in ("age", "resting_heart_rate") if getattr(day, name) is None]
    return lacking[0] if len(lacking) == 1 else "both"


def comment(draft: Draft) -> str:
    """The coach's comment: care, rest, or what to do with the routine."""
    if draft.plan.judged.refer:
        return referral(draft)
    if draft.plan.rests:
        extra = draft.pick("rest", "remeasure" if draft.plan.judged.remeasure else "tip")
        return " ".join([rest_ground(draft), *cited(draft), draft.pick("rest", "one"), extra])
    said = [f"{ground(draft)} {draft.pick('allow', draft.plan.judged.grade.name)}.", *cited(draft), *advice(draft)]
    said.append(draft.pick("tip", "remeasure" if draft.plan.judged.remeasure else "any"))
    return " ".join(said)


def cited(draft: Draft) -> list[str]:
    """What the papers say that the day's values demand."""
    known = material("phrases", "exercise")["cite"]
    return [draft.pick("cite", name) for name in sorted(draft.plan.judged.demanded) if name in known]


def referral(draft: Draft) -> str:
    """Stop and be seen, with the reason."""
    day, judged = draft.day, draft.plan.judged
    if judged.flags:
        why = fill(draft.pick("refer", "symptom"), lambda _: named(judged.flags[0]))
    elif is_racing(day):
        why = fill(draft.pick("refer", "heart"), lambda _: str(day.resting_heart_rate))
    else:
        why = fill(draft.pick("refer", "oxygen"), lambda _: str(day.oxygen_saturation))
    return f"{why} {draft.pick('refer', 'urgent' if judged.urgent else 'care')} {draft.pick('refer', 'tip')}"


def rest_ground(draft: Draft) -> str:
    """Why there is rest: a weak indicator, or in general."""
    weak = weak_grounds(draft.plan.judged)
    if not weak or draft.rng.random() > GROUND_SHARE:
        return draft.pick("rest", "ground")
    why = filled(draft, "ground", draft.rng.choice(weak))
    return f"{why} {draft.pick('rest', 'behind')}"


def ground(draft: Draft) -> str:
    """Why: the weakest indicators, or the whole day."""
    weak = weak_grounds(draft.plan.judged)
    key = draft.rng.choice(weak) if weak and draft.rng.random() < GROUND_SHARE else "whole"
    return filled(draft, "ground", key)


def weak_grounds(judged: Judgement) -> list[str]:
    """Keys of `[ground]` for what speaks for caution."""
    return [weakness(judged, name) for name in weak_indicators(judged)]


def advice(draft: Draft) -> Iterator[str]:
    """What to do with the routine: keep it, change an exercise, shorten it."""
    if draft.plan.too_hard:
        yield filled(draft, "swap", "one")
    if draft.plan.too_long:
        yield filled(draft, "shorten", "one")
    if not draft.plan.too_hard and not draft.plan.too_long:
        yield filled(draft, "fits", "one")


def filled(draft: Draft, section: str, key: str) -> str:
    """A phrase with its slots filled."""
    return fill(draft.pick(section, key), lambda slot: value(draft, slot))


def value(draft: Draft, slot: str) -> str:
    """What stands in a slot."""
    day, plan = draft.day, draft.plan
    return {
        "sleep": lambda: shown(day.sleep_hr or 0),
        "change": lambda: str(day.change),
        "oxygen": lambda: str(day.oxygen_saturation),
        "score": lambda: str(plan.judged.score),
        "grade": lambda: plan.judged.grade.name,
        "label": lambda: plan.judged.grade.called("label"),
        "minutes": lambda: str(day.routine.duration_min),
        "limit": lambda: str(plan.minutes),
        "first": lambda: day.routine.items[0],
        "items": lambda: ", ".join(day.routine.items[:MAX_KEPT]),
        "hard": lambda: hard_ones(plan),
        "easy": lambda: plan.instead.name if plan.instead else "",
    }[slot]()
