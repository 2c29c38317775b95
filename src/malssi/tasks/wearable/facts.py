"""What is known of a day without any sentence: its score, grade and grounds as data, for whoever gets no answer."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from malssi.tasks.wearable.alarm import alarm
from malssi.tasks.wearable.complaints import not_understood
from malssi.tasks.wearable.criteria import GRADES, SCALES, UNKNOWN_COMPLAINT, grade_of
from malssi.tasks.wearable.reading import MAX_SYMPTOMS, Day, listed, worse_values
from malssi.tasks.wearable.score import Judgement, judge, value_of

MAIN = ("sleep_hr", "resting_heart_rate")
MAX_DEPTH = 4
LIGHT = next(grade for grade in GRADES if grade.name == "D")
"""The grade whose exercise is a light one."""


def facts(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Score, grade and grounds of the day in some fields; empty where they hold none that can be judged."""
    found = next(filter(None, map(facts_of, days_in(fields))), {})
    is_beside = (
        bool(found) and not found["refer"] and alarm(fields)
    )  # an emergency that is told elsewhere than in the day
    return {} if is_beside else found


def facts_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of one day; empty where it cannot be judged."""
    symptoms = listed(given.get("symptoms") or ())
    if not isinstance(symptoms, tuple) or not all(isinstance(words, str) for words in symptoms):
        return {}
    unknown = not_understood(symptoms[:MAX_SYMPTOMS])
    kept = {name: value for name, value in given.items() if name in Day.model_fields} | worse_values(given)
    try:
        day = Day.model_validate({**kept, "symptoms": [s for s in symptoms if s not in unknown]})
        return as_data(day, judge(day), unknown)
    except (ValidationError, ValueError):
        return {}


def days_in(fields: Mapping[str, Any], depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Objects among some fields that hold a day's main values or words."""
    if any(name in fields for name in (*MAIN, "symptoms")):
        yield fields
    for value in fields.values():
        if isinstance(value, Mapping) and depth < MAX_DEPTH:
            yield from days_in(value, depth + 1)


def as_data(day: Day, judged: Judgement, unknown: tuple[str, ...]) -> dict[str, Any]:
    """A judgement as data; complaints that are not understood limit the score, and the exercise to a light one."""
    score = min(judged.score, UNKNOWN_COMPLAINT.at_most) if unknown else judged.score
    grade = grade_of(score)
    allowed = max(grade, LIGHT, key=GRADES.index) if unknown else grade
    return {
        "score": score,
        "grade": grade.name,
        "label": grade.called("label"),
        "exercise": allowed.called("exercise"),
        "refer": judged.refer or bool(unknown),
        "grounds": [
            {"indicator": name, "value": value_of(day, name), "points": level.points, "of": SCALES[name].weight}
            for name, level in judged.levels.items()
        ],
        "missing": [*judged.missing],
        "red_flags": [flag.name for flag in judged.flags],
        "not_understood": [*unknown],
    }


def told_in_words(day: Day, text: str) -> dict[str, Any]:
    """What an answer adds where values were told in words: what counts, and what the field itself had."""
    return {"told_in_words": day.told_in_words} if day.told_in_words else {}
