"""Text to values: the cells of a CSV file and the flags of a command are text, a reading's fields are not.

Text that does not look like what the field holds stays text, so that the reading itself refuses it in its own words.
"""

import re
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from malssi.sources.quantities import MAX_LENGTH, Notation, quantity
from malssi.sources.units import choice_words, unit_named, word_key
from malssi.tasks.leaves import leaves, nested
from malssi.tasks.task import Reading, Task

NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?(?:nan|inf|infinity)", re.IGNORECASE)
"""Narrower than what `float` reads: it takes 1_0 for 10. NaN is read as a number, to be refused as one."""

WHOLE = re.compile(r"[+-]?[0-9]+")
TRUTHS = {"true": True, "false": False}

PLAIN = Notation()
NO_NOTATIONS: Mapping[str, Notation] = {}


def notations(task: Task[Any]) -> dict[str, Notation]:
    """How the values of a task's reading are written where nothing else is said of them: in the unit of their field."""
    return {leaf: Notation(unit_named(unit)) for leaf, unit in task.intake.units.items()}


def typed_fields(
    reading: type[Reading], cells: Mapping[str, str], written: Mapping[str, Notation] = NO_NOTATIONS
) -> dict[str, Any]:
    """The fields of a reading from cells by the names of its leaves; an empty cell is an absent field.

    Args:
        written: how the values of each leaf are written, where it is not a plain number.
    """
    given = {leaf.name: leaf.annotation for leaf in leaves(reading) if cells.get(leaf.name, "").strip()}
    values = {name: value_of(cells[name].strip(), kind, written.get(name, PLAIN)) for name, kind in given.items()}
    return nested(reading, values)


def typed_texts(task: Task[Any], fields: Any) -> Any:
    """The fields of an object, with texts as what their fields hold; an empty one is an absent field.

    Lists, and whatever is no text, stay what they are.
    """
    written = notations(task)
    for leaf in leaves(task.reading):
        text = at(fields, leaf.path)
        if isinstance(text, str) and item_of(leaf.annotation) is None and holds_no_text(leaf.annotation):
            inner, name = at(fields, leaf.path[:-1]), leaf.path[-1]
            if text.strip():
                inner[name] = value_of(text.strip(), leaf.annotation, written.get(leaf.name, PLAIN))
            else:
                del inner[name]
    return fields


def at(fields: Any, path: tuple[str, ...]) -> Any:
    """The value at a path, None where there is none."""
    for name in path:
        fields = fields.get(name) if isinstance(fields, Mapping) else None
    return fields


def holds_no_text(annotation: Any) -> bool:
    """Whether a field holds numbers or chooses from words, and no text of its own."""
    kinds = kinds_of(annotation)
    return bool(choices_of(annotation)) or (bool(kinds & {int, float}) and str not in kinds)


def value_of(text: str, annotation: Any, notation: Notation = PLAIN) -> Any:
    """A text as what a field holds; of a list, as its items with commas between them."""
    item = item_of(annotation)
    if item is not None:
        return [typed(part.strip(), kinds_of(item)) for part in text.split(",")]
    return chosen(text, annotation) if choices_of(annotation) else numbered(text, kinds_of(annotation), notation)


def numbered(text: str, kinds: frozenset[type], notation: Notation) -> Any:
    """A text as a number in its field's unit, where the field holds numbers and the text has one meaning."""
    if str in kinds or not kinds & {int, float}:
        return typed(text, kinds)
    if notation.column in (None, notation.unit):
        value = typed(text, kinds)
        if value is not text:
            return value
    number = quantity(text, notation, whole=float not in kinds)
    if isinstance(number, str):
        return number
    return int(number) if float not in kinds and number == int(number) else float(number)


def chosen(text: str, annotation: Any) -> str:
    """The choice that a word stands for, or the word itself."""
    known = {word_key(choice): choice for choice in choices_of(annotation)}
    meant = choice_words().get(word_key(text), text)
    return known.get(word_key(meant), text)


def typed(text: str, kinds: frozenset[type]) -> Any:
    """A text as one of the kinds that a field accepts, or the text itself."""
    if bool in kinds and text.lower() in TRUTHS:
        return TRUTHS[text.lower()]
    if not kinds & {int, float} or len(text) > MAX_LENGTH or not NUMBER.fullmatch(text):
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


def choices_of(annotation: Any) -> tuple[str, ...]:
    """The words that a field chooses from, perhaps among other things that it may hold."""
    origin = get_origin(annotation)
    if origin is Literal:
        return tuple(value for value in get_args(annotation) if isinstance(value, str))
    parts = get_args(annotation)[:1] if origin is Annotated else get_args(annotation)
    return sum(map(choices_of, parts), ()) if origin in (Annotated, Union, UnionType) else ()


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
