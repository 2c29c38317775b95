"""Strict JSON: one object and nothing around it. What its fields must be is each task's affair."""

import json
from typing import Any

from malssi.tasks.strength.words import material

SHOWN = 20
"""Characters of a wrong text that a reason shows."""


class NotStrict(ValueError):
    """A text is no strict JSON object; its message is a Korean sentence."""


def strict_object(text: str) -> dict[str, Any]:
    """Read one object, with any of JSON's white space.

    Raises:
        NotStrict: it is not JSON, not an object, gives a name twice, or something stands around it.
    """
    try:
        found = json.loads(text, object_pairs_hook=distinct, parse_constant=refuse_constant)
    except NotStrict:
        raise
    except json.JSONDecodeError as cause:
        at = text[cause.pos : cause.pos + SHOWN]
        raise NotStrict(sentence("around" if cause.msg == "Extra data" else "not_json", said=at)) from cause
    except (ValueError, RecursionError) as cause:  # a number of thousands of digits, or brackets thousands deep
        raise NotStrict(sentence("not_json", said=text[:SHOWN])) from cause
    if not isinstance(found, dict):
        raise NotStrict(sentence("not_object", said=text[:SHOWN]))
    return found


def distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object's fields, each given once."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        raise NotStrict(sentence("twice", said=next(name for name in names if names.count(name) > 1)))
    return fields


def refuse_constant(name: str) -> None:
    """NaN and Infinity are not JSON, though Python reads them."""
    raise NotStrict(sentence("not_json", said=name))


def sentence(name: str, said: str) -> str:
    """A reason in Korean."""
    return str(material(__package__, "reasons")[name]).format(said=said)
