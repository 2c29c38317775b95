"""The JSON schema of the answer to a reading: names, targets and numbers by what fits it, warm-ups and notes by what is
known. Each place of a session has exercises of its own, so that none comes twice."""

from collections.abc import Iterable, Sequence
from typing import Any

from malssi.tasks.strength.routine.catalogue import Exercise, lift_name, main_lifts, targets
from malssi.tasks.strength.routine.choice import Lifts, dose, highest_level, places, sessions
from malssi.tasks.strength.routine.criteria import BIG_PURPOSE, BIG_REPS, BIG_SETS
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
    again = [big_item(reading, lifts)] if reading.purpose == BIG_PURPOSE else []
    pools = places(lifts, reading.purpose, highest_level(reading))
    return exactly([*again, *(item(reading, lifts, pool) for pool in pools)])


def item(reading: Routine, lifts: Lifts, pool: Sequence[Exercise]) -> dict[str, Any]:
    """The schema of one exercise of a place."""
    amount = dose(reading)
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
