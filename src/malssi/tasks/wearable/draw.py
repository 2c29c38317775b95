"""Which days there are: how they are drawn, which scenario each belongs to, and which are never trained on."""

from random import Random
from typing import Any, TypeVar

from malssi.tasks.task import Cell, Mix
from malssi.tasks.wearable.criteria import GRADES, RESTING_TOO_FAST, SCALES, Indicator
from malssi.tasks.wearable.reading import MAX_BEATS, MIN_BEATS, Day, JudgedDay, StyledDay, shown
from malssi.tasks.wearable.score import INDICATORS, judge, value_of
from malssi.tasks.wearable.words import material

D = TypeVar("D", bound=Day)

HELD_OUT_SLEEP = (6.3, 6.6)
HELD_OUT_STEPS = (5400, 6200)
"""Hours and steps that no training row has, each inside one class: whether a model copies and judges values that it
never saw. Either suffices; one natural day in six has one of them."""

MISSING = {"sleep": 0.12, "change": 0.12, "steps": 0.18, "oxygen": 0.30}
"""Shares of training days without an indicator; a watch without an oxygen sensor is common."""
NATURAL_MISSING = {"sleep": 0.10, "change": 0.15, "steps": 0.02, "oxygen": 0.60}
SYMPTOM_SHARE = 0.08
RED_FLAG_SHARE, NATURAL_RED_FLAG_SHARE = 0.18, 0.06
FAST_SHARE, FAST_ALONE_SHARE = 0.12, 0.5
"""A resting heart rate that is referred, whatever its change, and of those whose change is not known."""
USUAL = (42, 95)
"""bpm, from and to."""
NOTE_SHARE = 0.08

# Fitted to 4,037 real user-days: change of 5 or more on 3.4 %, of 10 or more on 0.07 %; 31 % of nights below 6 hours
# and 84 % below 8.
CHANGE_SD, ODD_CHANGE_SD, ODD_DAYS = 2.4, 5.0, 0.025
SLEEP_MEAN, SLEEP_SD = 6.67, 1.34
STEPS_MEDIAN, STEPS_SIGMA = 7500, 0.55
"""Steps are log-normal."""

LIMITS: dict[Indicator, tuple[float, float]] = {
    "sleep": (1, 13),
    "change": (-12, 32),
    "steps": (200, 24_000),
    "oxygen": (80, 101),
}
"""Where drawn values begin and, but for the tails, are below."""
TAIL_SHARE = 0.25
TAILS: dict[tuple[Indicator, str], tuple[float, float]] = {
    ("sleep", "least"): (0, 1),
    ("sleep", "too_long"): (13, 20),
    ("change", "best"): (-20, -12),
    ("change", "alarming"): (32, 95),
    ("steps", "least"): (0, 200),
    ("steps", "best"): (24_000, 60_000),
    ("oxygen", "emergency"): (55, 80),
}
"""What lies beyond the limits and is given all the same: watches are taken off, worn loosely and misread."""
STEP: dict[Indicator, float] = {"sleep": 0.1, "change": 1, "steps": 1, "oxygen": 1}
"""One unit of a value, as boundary readings lie beside a threshold."""
TRIES = 400


def stratum(day: Day) -> Cell:
    """The scenario of a day: its grade, and whether it is referred, limited by a red flag, or incomplete."""
    judged = judge(day)
    kind = "referred" if judged.refer else "capped" if judged.caps else "incomplete" if judged.missing else "plain"
    return f"{judged.grade.name}/{kind}"


def group_key(day: Day) -> str:
    """The judged values, which two splits never share."""
    values = [value_of(day, name) for name in INDICATORS]
    flags = [flag.name for flag in day.flags]
    return "|".join(["-" if value is None else shown(value) for value in values] + flags)


def held_out(day: Day) -> bool:
    """Whether a day is never trained on."""
    slept, walked = day.sleep_hr, day.steps
    return (slept is not None and HELD_OUT_SLEEP[0] <= slept <= HELD_OUT_SLEEP[1]) or (
        walked is not None and HELD_OUT_STEPS[0] <= walked <= HELD_OUT_STEPS[1]
    )


def sample(rng: Random, mix: Mix) -> JudgedDay:
    """Draw a day; held-out ones are drawn too, the caller filters."""
    return JudgedDay(**fields(rng, mix))


def sample_styled(rng: Random, mix: Mix) -> StyledDay:
    """Draw a day for a task of two styles: the same day, briefly."""
    return StyledDay(**fields(rng, mix))


def fields(rng: Random, mix: Mix) -> dict[str, Any]:
    """The fields of a day, for tasks whose reading has more than a day."""
    if mix == "natural":
        return person(rng, natural(rng), well=True)
    if mix == "boundary":
        return person(rng, boundary(rng))
    return of_grade(rng, rng.choice(GRADES).name)


def of_grade(rng: Random, grade: str) -> dict[str, Any]:
    """Draw until a day has the grade."""
    for _ in range(TRIES):
        drawn = person(rng, balanced(rng))
        if judge(JudgedDay(**drawn)).grade.name == grade:
            break
    return drawn


def balanced(rng: Random) -> dict[Indicator, float]:
    """Each indicator's classes alike, or near the best by a luck that all share: good days are not rare."""
    luck = rng.random()
    values: dict[Indicator, float] = {}
    for name in INDICATORS:
        if rng.random() < MISSING[name]:
            continue
        levels = sorted(range(len(SCALES[name].levels)), key=lambda at: SCALES[name].levels[at].points)
        best = levels[-2:]
        values[name] = within(rng, name, rng.choice(best if rng.random() < luck else levels))
    return values or {"sleep": within(rng, "sleep", 3)}


def within(rng: Random, name: Indicator, at: int) -> float:
    """A value of a class, evenly over it or over its tail."""
    low, high = bounds(name, at)
    tail = TAILS.get((name, SCALES[name].levels[at].name))
    if tail and rng.random() < TAIL_SHARE:
        low, high = tail
    if name == "sleep":
        parts = rng.choice((10, 100))  # watches give hours to the tenth, or minutes as hundredths: 10.05
        first = round(low * parts)
        return max(low, rng.randrange(first, max(first + 1, round(high * parts))) / parts)
    value = rng.randrange(int(low), max(int(low) + 1, int(high)))
    return max(int(low), value // 100 * 100) if name == "steps" and rng.random() < 0.5 else value


def bounds(name: Indicator, at: int) -> tuple[float, float]:
    """Where the drawn values of a class begin, and what they are below."""
    levels = SCALES[name].levels
    low = max(levels[at].low, LIMITS[name][0])
    high = min(levels[at + 1].low, LIMITS[name][1]) if at + 1 < len(levels) else LIMITS[name][1]
    return low, high


def natural(rng: Random) -> dict[Indicator, float]:
    """Draw a day as people have them: most are dull."""
    spread = ODD_CHANGE_SD if rng.random() < ODD_DAYS else CHANGE_SD
    values: dict[Indicator, float] = {
        "sleep": min(max(round(rng.gauss(SLEEP_MEAN, SLEEP_SD), 2), 0.5), 14.0),
        "change": round(rng.gauss(0, spread)),
        "steps": min(max(round(STEPS_MEDIAN * rng.lognormvariate(0, STEPS_SIGMA)), 50), 60_000),
        "oxygen": rng.choices((93, 94, 95, 96, 97, 98, 99), (1, 4, 10, 20, 28, 24, 13))[0],
    }
    kept = {name: value for name, value in values.items() if rng.random() >= NATURAL_MISSING[name]}
    return kept or {"sleep": values["sleep"]}


def boundary(rng: Random) -> dict[Indicator, float]:
    """Draw a day of which one or two values lie at a threshold or a unit beside it."""
    values = balanced(rng)
    for name in rng.sample(INDICATORS, k=rng.choice((1, 2))):
        threshold = rng.choice(SCALES[name].levels[1:]).low
        threshold = int(threshold) if name == "sleep" else threshold  # 9.01 begins what is longer than 9
        value = threshold + rng.choice((-1, 0, 1)) * STEP[name]
        values[name] = round(value, 2) if name == "sleep" else int(value)
    return values


def person(rng: Random, values: dict[Indicator, float], well: bool = False) -> dict[str, Any]:
    """Dress judged values up as a person's day, with what a watch gives besides.

    Args:
        well: whether red flags are as rare as among people, and nobody's heart races.
    """
    drawn: dict[str, Any] = {
        "age": maybe(rng, 0.85, rng.randint(18, 79)),
        "gender": maybe(rng, 0.8, rng.choice(material("draw")["genders"])),
        "sleep_hr": values.get("sleep"),
        "steps": values.get("steps"),
        "oxygen_saturation": values.get("oxygen"),
    }
    racing = rng.random() < (FAST_SHARE if "change" in values else FAST_ALONE_SHARE)
    drawn |= hearts(rng, values, racing and not well)
    drawn |= body(rng, values.get("steps"))
    drawn |= said(rng, NATURAL_RED_FLAG_SHARE if well else RED_FLAG_SHARE)
    return {name: value for name, value in drawn.items() if value is not None}


def hearts(rng: Random, values: dict[Indicator, float], racing: bool) -> dict[str, Any]:
    """The heart rates; without a change the usual one is unknown, or today's."""
    change = int(values.get("change", 0))
    resting = rng.randint(USUAL[0] - min(change, 0), USUAL[1]) + change
    if racing and change >= 0:
        resting = RESTING_TOO_FAST + rng.randint(1, 30)
    resting = min(max(resting, MIN_BEATS + max(change, 0)), MAX_BEATS)
    known = "change" in values or "sleep" not in values or racing or rng.random() < 0.5
    return {
        "heart_rate": maybe(rng, 0.7, resting + rng.randint(3, 25)),
        "resting_heart_rate": resting if known else None,
        "usual_resting_heart_rate": resting - change if "change" in values else None,
    }


def body(rng: Random, steps: float | None) -> dict[str, Any]:
    """Distance and energy as the steps give them, weight and BMI."""
    height, bmi = rng.gauss(1.67, 0.08), round(min(max(rng.gauss(24, 3.5), 16), 40), 1)
    has_body = rng.random() < 0.6
    walked = steps is not None and rng.random() < 0.75
    return {
        "distance_km": round((steps or 0) * rng.uniform(0.00062, 0.0008), 1) if walked else None,
        "active_calories": round((steps or 0) * rng.uniform(0.03, 0.05)) if walked and rng.random() < 0.6 else None,
        "weight": round(bmi * height**2, 1) if has_body else None,
        "bmi": bmi if has_body else None,
    }


def said(rng: Random, red_flags: float) -> dict[str, Any]:
    """What the person says: mostly nothing, sometimes how they feel, rarely a red flag."""
    words = material("draw")
    symptoms = []
    if rng.random() < SYMPTOM_SHARE:
        symptoms.append(rng.choice(words["symptoms"]))
    if rng.random() < red_flags:
        symptoms.append(rng.choice(words["red_flags"]))
    return {
        "symptoms": tuple(symptoms) or None,
        "note": maybe(rng, NOTE_SHARE, rng.choice(words["notes"])),
    }


def maybe(rng: Random, share: float, value: Any) -> Any:
    """The value at a share of the draws; its own draws are made either way."""
    return value if rng.random() < share else None
