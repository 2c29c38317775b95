"""JSON text to the fields of one object; whether they make a reading is decided by `malssi.tasks.parse`."""

import json
from collections import Counter
from typing import Any

from malssi.errors import InputError

EXPECTED = 'expected one object, {"field": value, ...}'

MAX_EXACT = 2**53
"""Below it a float tells each whole number from its neighbours."""


def parse_json(text: str | bytes) -> Any:
    """Read JSON. NaN and Infinity are let through as numbers, so that the field that holds them can be named.

    Raises:
        InputError: it is not JSON, or one object gives a name twice.
    """
    try:
        return json.loads(text, object_pairs_hook=distinct, parse_float=number)
    except json.JSONDecodeError as cause:
        where = f"line {cause.lineno}, column {cause.colno}"
        raise InputError(f"not JSON ({cause.msg} at {where})", EXPECTED) from cause
    except UnicodeDecodeError as cause:
        raise InputError("not JSON (the text is not UTF-8)", "save or send it as UTF-8") from cause
    except (ValueError, RecursionError) as cause:  # a number of thousands of digits, or brackets thousands deep
        raise InputError("not JSON that can be read (too long a number, or too deep)", EXPECTED) from cause


def number(text: str) -> float:
    """A number with a point or an exponent. JSON makes no difference between 4.0 and 4, so a whole one is an int where
    a float holds every whole number.
    """
    value = float(text)
    return int(value) if value.is_integer() and abs(value) < MAX_EXACT else value


def distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object's fields; a name given twice would silently hide the first value."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise InputError(f"{twice}: given twice in one object", "give each field once")
    return fields
