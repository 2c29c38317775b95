"""A reading's leaves: its fields, and those of the objects inside it, under names for flags and columns.

Flags and columns are flat and a reading need not be: `rm_weight.squat` is given as `squat`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel


class Leaf(NamedTuple):
    """A value of a reading."""

    name: str
    """The field's own name, or its whole path where two fields share the name."""
    path: tuple[str, ...]
    annotation: Any
    required: bool
    description: str


def leaves(reading: type[BaseModel]) -> tuple[Leaf, ...]:
    """Every leaf of a reading, in its order."""
    return named_leaves(reading)


@cache
def named_leaves(reading: type[BaseModel]) -> tuple[Leaf, ...]:
    """The leaves, each under a name of its own; found once, since every row of a file asks for them."""
    found = list(walk(reading, (), required=True))
    times = Counter(leaf.path[-1] for leaf in found)
    return tuple(leaf if times[leaf.name] == 1 else leaf._replace(name="_".join(leaf.path)) for leaf in found)


def walk(model: type[BaseModel], above: tuple[str, ...], required: bool) -> Iterator[Leaf]:
    """The leaves of a model; none is required inside an object that is not."""
    for name, info in model.model_fields.items():
        path, needed = (*above, name), required and info.is_required()
        inner = model_in(info.annotation)
        if inner is None:
            yield Leaf(name, path, info.annotation, needed, info.description or "")
        else:
            yield from walk(inner, path, needed)


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds, perhaps as something that may be absent."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return model_in(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return next(filter(None, map(model_in, get_args(annotation))), None)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def nested(reading: type[BaseModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by the names of leaves, put where a reading has them."""
    whole: dict[str, Any] = {}
    for leaf in leaves(reading):
        if leaf.name in values:
            inside(whole, leaf.path[:-1])[leaf.path[-1]] = values[leaf.name]
    return whole


def inside(whole: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """The object at a path, made where it is not there yet."""
    for name in path:
        whole = whole.setdefault(name, {})
    return whole


def regrouped(reading: type[BaseModel], fields: Any) -> Any:
    """An object whose nested values may stand at its top, in the reading's own form.

    What already has a value where it belongs is left at the top, to be refused as a field that there is not.
    """
    if not isinstance(fields, Mapping):
        return fields
    inner = {leaf.name for leaf in leaves(reading) if len(leaf.path) > 1 and leaf.path[0] not in fields}
    moved = {name: value for name, value in fields.items() if name in inner}
    return {name: value for name, value in fields.items() if name not in inner} | nested(reading, moved)
