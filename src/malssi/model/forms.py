"""The forms of answer that an adapter was trained on: any other is refused before a candidate is drawn.

A task says which fields of its reading decide the form (`Task.forms`), training writes down which values they had, and
loading tells the model. A model of which nothing is known, such as an older adapter, may be asked for anything.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from malssi.errors import Problem, ReadingError
from malssi.model.protocol import Model
from malssi.tasks.leaves import Leaf, inside, leaves
from malssi.tasks.task import R, Task


class UnknownForm(NamedTuple):
    """A field that asks for a form which the model was never taught."""

    leaf: Leaf
    value: Any
    known: tuple[Any, ...]


def require_form(task: Task[R], model: Model, reading: R) -> None:
    """Refuse a reading that asks for a form which the model was never taught.

    Raises:
        ReadingError: it does; told are the forms that the model has, and what trains another.
    """
    problems = [
        Problem(
            ".".join(asked.leaf.path),
            asked.value,
            f"{' or '.join(map(str, asked.known)) or 'none'}, all that {model.name} was trained on; for others train "
            f"an adapter on rows that have them: malssi train sft {task.intake.forms[asked.leaf.name]} --out DIR",
        )
        for asked in unknown_forms(task, model, reading)
    ]
    if problems:
        fields = reading.model_dump()
        raise ReadingError(problems, task.intake.safety_notice(fields), task.intake.facts(fields))


def in_known_form(task: Task[R], model: Model, reading: R) -> R:
    """A reading as it is, or in a form that the model knows where it asks for another."""
    asked, fields = list(unknown_forms(task, model, reading)), reading.model_dump()
    for leaf, _, known in asked:
        inside(fields, leaf.path[:-1])[leaf.path[-1]] = known[0] if known else None
    return task.reading.model_validate(fields) if asked else reading


def forms_of(task: Task[R], readings: Iterable[R]) -> dict[str, tuple[Any, ...]]:
    """The values that each field which decides the form has in some readings."""
    found: dict[str, set[Any]] = {leaf.name: set() for leaf in deciding(task)}
    for reading in readings:
        for leaf in deciding(task):
            found[leaf.name].add(value_at(reading, leaf.path))
    return {name: tuple(sorted(values - {None})) for name, values in found.items() if values}


def unknown_forms(task: Task[R], model: Model, reading: R) -> Iterator[UnknownForm]:
    """What a reading asks for and the model was never taught."""
    trained = model.forms.get(task.name, {})
    for leaf in deciding(task) if trained else ():
        value, known = value_at(reading, leaf.path), trained.get(leaf.name)
        if value is not None and known is not None and value not in known:
            yield UnknownForm(leaf, value, known)


def deciding(task: Task[Any]) -> list[Leaf]:
    """The leaves of a task's reading that decide the form of its answer."""
    return [leaf for leaf in leaves(task.reading) if leaf.name in task.intake.forms]


def value_at(reading: Any, path: tuple[str, ...]) -> Any:
    """The value at a path; None where an object on the way is absent."""
    for name in path:
        reading = getattr(reading, name, None)
    return reading
