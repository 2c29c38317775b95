"""The JSON schema of the answer to a reading: names, targets and numbers by what fits it, warm-ups and notes by what is
known. What no schema says (one exercise on one leg, no exercise twice) is left to the checks."""

from collections.abc import Iterable
from typing import Any

from malssi.tasks.strength.routine.catalogue import lift_name, main_lifts, targets
from malssi.tasks.strength.routine.choice import Lifts, choices, dose, sessions
from malssi.tasks.strength.routine.criteria import BIG_PURPOSE, BIG_REPS, BIG_SETS, MOST_WRITTEN
from malssi.tasks.strength.routine.notes import note_pattern
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.warmups import warmups


def schema(reading: Routine) -> dict[str, Any]:
    """The schema of a week."""
    days = [session(reading, lifts) for lifts in sessions(reading)]
    return record(days=exactly(days))


def session(reading: Routine, lifts: Lifts) -> dict[str, Any]:
    """The schema of one day."""
    return record(
        lifts=exactly([one_of([lift_name(lift)]) for lift in lifts]),
        warmup=one_of(warmups(lifts)),
        assistance=assistance(reading, lifts),
        note={"type": "string", "pattern": f"^{note_pattern(lifts, reading.purpose)}$"},
    )


def assistance(reading: Routine, lifts: Lifts) -> dict[str, Any]:
    """The schema of a session's exercises."""
    amount = dose(reading)
    free = {"items": item(reading, lifts), "minItems": amount.least, "maxItems": min(amount.most, MOST_WRITTEN)}
    if reading.purpose != BIG_PURPOSE:
        return {"type": "array", **free}
    return {"type": "array", "prefixItems": [big_item(reading, lifts)], **free}


def item(reading: Routine, lifts: Lifts) -> dict[str, Any]:
    """The schema of one exercise."""
    pool, amount = choices(reading, lifts), dose(reading)
    aims = dict.fromkeys(muscle for one in pool for muscle in targets(one, lifts))
    return exactly(
        [one_of(one.name for one in pool), one_of(aims), *map(one_of, (amount.sets, amount.reps, amount.rest_s))]
    )


def big_item(reading: Routine, lifts: Lifts) -> dict[str, Any]:
    """The schema of the lift again."""
    again = main_lifts()[lift_name(lifts[0])]
    parts = ([again.name], again.muscles, [BIG_SETS], [BIG_REPS], dose(reading).rest_s)
    return exactly([one_of(part) for part in parts])


def one_of(values: Iterable[str | int]) -> dict[str, Any]:
    """The schema of one of some values."""
    return {"enum": list(values)}


def exactly(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The schema of an array of these parts."""
    return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}


def record(**properties: dict[str, Any]) -> dict[str, Any]:
    """The schema of an object with these fields and no others, in this order."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
