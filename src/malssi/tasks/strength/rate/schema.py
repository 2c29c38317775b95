"""The answer's form as a JSON schema, for engines that can write nothing else. Which of the numbers is left open."""

import re
from typing import Any

from malssi.tasks.strength.criteria import BY_EXPERIENCE, MAX_INIT, MIN_INIT, RETURN_DELOAD, STEPS
from malssi.tasks.strength.rate.answer import FIELDS, PLAN_FIELD, RATE_FIELDS, words
from malssi.tasks.strength.rates import plan_text
from malssi.tasks.strength.request import Lifter


def schema(lifter: Lifter) -> dict[str, Any]:
    """The same for every lifter: rates that a program may have, and a plan of four weeks with any percentages."""
    return {
        "type": "object",
        "properties": {
            "program": {"const": words()["program"]},
            **{name: {"enum": values} for name, values in zip(RATE_FIELDS, allowed_rates(), strict=True)},
            PLAN_FIELD: {"type": "string", "pattern": plan_pattern()},
        },
        "required": list(FIELDS),
        "additionalProperties": False,
    }


def allowed_rates() -> list[list[int]]:
    """What each of the four rates may be."""
    steps = list(STEPS)
    deloads = {RETURN_DELOAD, *(rates.deload for rates in BY_EXPERIENCE.values())}
    return [list(range(MIN_INIT, MAX_INIT + 1, 5)), steps, steps, sorted(deloads)]


def plan_pattern() -> str:
    """The plan with two digits for every percentage."""
    form = plan_text(BY_EXPERIENCE[1]).replace("+", r"\+")
    return f"^{re.sub(r'[0-9]+%', '[0-9]{2}%', form)}$"
