"""The answer's form: six fields of compact JSON. Reading it back refuses nothing; that is what the checks are for."""

import json
from typing import Any

from malssi.tasks.strength.criteria import Rates
from malssi.tasks.strength.rates import plan_text
from malssi.tasks.strength.strict_json import NotStrict, strict_object
from malssi.tasks.strength.words import material

RATE_FIELDS = ("init_weight_rate", "increase_rate_week", "increase_rate_set", "deloading_rate")
"""Names of the four rates, in the order of `Rates`."""
PLAN_FIELD = "weekly_weight_increase_plan"
FIELDS = ("program", *RATE_FIELDS, PLAN_FIELD)


def words() -> dict[str, Any]:
    """The task's Korean words."""
    return material(__package__, "words")


def written(rates: Rates) -> str:
    """The answer that says these rates and the plan that follows from them."""
    values = (words()["program"], *rates, plan_text(rates))
    return compact(dict(zip(FIELDS, values, strict=True)))


def compact(fields: dict[str, Any]) -> str:
    """JSON without white space: what the model is to write."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> dict[str, Any] | None:
    """The answer's fields, whatever they are; None where it is no strict JSON object."""
    try:
        return strict_object(text)
    except NotStrict:
        return None


def rates_said(fields: dict[str, Any]) -> Rates | None:
    """The four rates, where all are there and whole."""
    values = [value for name in RATE_FIELDS if type(value := fields.get(name)) is int]
    return Rates(*values) if len(values) == len(RATE_FIELDS) else None
