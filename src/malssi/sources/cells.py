"""Text to values: the cells of a CSV file and the flags of a command are text, a reading's fields are not.

Text that does not look like what the field holds stays text, so that the reading itself refuses it in its own words.
"""

import re
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from malssi.tasks.leaves import leaves, nested
from malssi.tasks.task import Reading

NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?(?:nan|inf|infinity)", re.IGNORECASE)
"""Narrower than what `float` reads: it takes 1_0 for 10. NaN is read as a number, to be refused as one."""

WHOLE = re.compile(r"[+-]?[0-9]+")
LONGEST_NUMBER = 40
TRUTHS = {"true": True, "false": False}


def typed_fields(reading: type[Reading], cells: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a reading from cells by the names of its leaves; an empty cell is an absent field."""
    given = {leaf.name: leaf.annotation for leaf in leaves(reading) if cells.get(leaf.name, "").strip()}
    return nested(reading, {name: value_of(cells[name].strip(), annotation) for name, annotation in given.items()})


def value_of(text: str, annotation: Any) -> Any:
    """A text as what a field holds; of a list, as its items with commas between them."""
    item = item_of(annotation)
    if item is None:
        return typed(text, kinds_of(annotation))
    return [typed(part.strip(), kinds_of(item)) for part in text.split(",")]


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
    """The plain types inside an annotation: `Annotated[int, ...] | None` holds int, `Literal[2, 3]` too."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return kinds_of(get_args(annotation)[0])
    if origin is Literal:
        return frozenset(type(value) for value in get_args(annotation))
    if origin in (Union, UnionType):
        return frozenset().union(*(kinds_of(part) for part in get_args(annotation)))
    return frozenset({annotation}) if isinstance(annotation, type) else frozenset()


def item_of(annotation: Any, kinds: tuple[type, ...] = (list,)) -> Any:
    """What the items of a list are, perhaps of a list that may be absent; None where there is no list.

    Args:
        kinds: what counts as a list; of a tuple, the reading itself takes the text apart.
    """
    origin = get_origin(annotation)
    if origin is Annotated:
        return item_of(get_args(annotation)[0], kinds)
    if origin in (Union, UnionType):
        return next(filter(None, (item_of(part, kinds) for part in get_args(annotation))), None)
    return get_args(annotation)[0] if origin in kinds else None
