"""What a file does not say: values that hold for all of its rows, and values that are estimated from the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from malssi.sources.cells import at, notations, typed_fields
from malssi.tasks.leaves import inside, leaves
from malssi.tasks.task import Task


class Filled(NamedTuple):
    """A row's fields, and the names of those that nobody measured."""

    fields: Any
    estimated: tuple[str, ...]


@dataclass(frozen=True)
class RowDefaults:
    """How the gaps of every row are filled; what the row says itself stays."""

    given: Mapping[str, str] = field(default_factory=dict)
    """Text by the names of leaves, as typed as a flag."""
    estimate: bool = False
    """Whether what the task can estimate is."""

    def covers(self, task: Task[Any]) -> set[str]:
        """Leaves that a file may lack."""
        return {*self.given, *(task.intake.estimates if self.estimate else ())}

    def filled(self, task: Task[Any], fields: Any) -> Filled:
        """A row's nested fields with their gaps filled."""
        if not isinstance(fields, Mapping) or not self.covers(task):
            return Filled(fields, ())
        whole, told = own_copy(fields, [leaf.path for leaf in leaves(task.reading)]), []
        given = typed_fields(task.reading, self.given, notations(task))
        for leaf in leaves(task.reading):
            if is_open(whole, leaf.path) and at(given, leaf.path) is not None:
                inside(whole, leaf.path[:-1])[leaf.path[-1]] = at(given, leaf.path)
        for leaf in leaves(task.reading):
            if self.estimate and leaf.name in task.intake.estimates and is_open(whole, leaf.path):
                value = task.intake.estimates[leaf.name](whole)
                if value is not None:
                    inside(whole, leaf.path[:-1])[leaf.path[-1]] = value
                    told.append(leaf.name)
        return Filled(whole, tuple(told))


def is_open(whole: Mapping[str, Any], path: tuple[str, ...]) -> bool:
    """Whether a value can be put at a path: there is none, and nothing on the way is anything but an object."""
    inner: Any = whole
    for name in path[:-1]:
        inner = inner.get(name, {})
        if not isinstance(inner, Mapping):
            return False
    return inner.get(path[-1]) is None


def own_copy(fields: Mapping[str, Any], paths: Iterable[tuple[str, ...]]) -> dict[str, Any]:
    """The fields, with every object on the way to a leaf copied; what else a row holds, however deep, stays as is."""
    whole = dict(fields)
    for path in paths:
        inner = whole
        for name in path[:-1]:
            if inner.get(name) is None and name in inner:
                inner[name] = {}
            if not isinstance(inner.get(name), Mapping):
                break
            inner[name] = inner = dict(inner[name])
    return whole
