"""Text to values: the cells of a CSV file and the flags of a command are text, a reading's fields are not.

Text that does not look like what the field holds stays text, so that the reading itself refuses it in its own words.
"""

import re
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from malssi.tasks.task import Reading

NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?(?:nan|inf|infinity)", re.IGNORECASE)
"""Narrower than what `float` reads: it takes 1_0 for 10. NaN is read as a number, to be refused as one."""

WHOLE = re.compile(r"[+-]?[0-9]+")
LONGEST_NUMBER = 40
TRUTHS = {"true": True, "false": False}


def typed_fields(reading: type[Reading], cells: Mapping[str, str]) -> dict[str, Any]:
    """Values of the cells, by field, that are not empty; an empty cell is an absent field."""
    return {
        name: typed(text.strip(), kinds_of(reading.model_fields[name].annotation))
        for name, text in cells.items()
        if text.strip()
    }


def typed(text: str, kinds: frozenset[type]) -> Any:
    """A text as one of the kinds that a field accepts, or the text itself."""
    if bool in kinds and text.lower() in TRUTHS:
        return TRUTHS[text.lower()]
    if not kinds & {int, float} or len(text) > LONGEST_NUMBER or not NUMBER.fullmatch(text):
        return text
    if WHOLE.fullmatch(text):
        return int(text)
    number = float(text)
    return int(number) if float not in kinds and number.is_integer() else number  # spreadsheets write 5 as 5.0


def kinds_of(annotation: Any) -> frozenset[type]:
    """The plain types inside an annotation: `Annotated[int, ...] | None` holds int."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return kinds_of(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return frozenset().union(*(kinds_of(part) for part in get_args(annotation)))
    return frozenset({annotation}) if isinstance(annotation, type) else frozenset()
