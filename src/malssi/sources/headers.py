"""The header of a table: which column holds which leaf of a reading, in which unit, and which ones nobody reads.

A name is found as it is written, else without what editors and devices change in it: capitals, spaces, underscores,
line breaks, decomposed syllables, full-width signs, and a unit in brackets.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from malssi.errors import InputError
from malssi.sources.cells import PLAIN, notations
from malssi.sources.quantities import Notation
from malssi.sources.units import Unit, is_unit, plain, times, word_key
from malssi.tasks.leaves import leaves
from malssi.tasks.task import Task

SEPARATORS = re.compile(r"[\s_-]+")
BRACKETS = re.compile(r"(?P<name>.*?)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]", re.DOTALL)


class Column(NamedTuple):
    """Where a leaf's values stand in a row, and how they are written there."""

    at: int
    notation: Notation


class Header(NamedTuple):
    """What the names at the top of a table say."""

    width: int
    """How many names there are."""
    columns: dict[str, Column]
    """By the name of the leaf."""
    unread: tuple[str, ...]
    """Names that the task does not know, each with the one that may have been meant."""
    converted: tuple[str, ...]
    """Names of columns in another unit of time than their field, each with what is made of it."""


def header_of(task: Task[Any], source: str, names: Sequence[str], known: Collection[str], comma: bool) -> Header:
    """What is read of a table.

    Args:
        source: what the table is called in errors.
        known: leaves that need no column.
        comma: whether decimals have a comma in this table.

    Raises:
        InputError: a leaf that must be given has no column, or two, or one in another unit.
    """
    given = [name.strip() for name in names]
    own = notations(task)
    columns = {}
    for leaf in leaf_names(task):
        notation = own.get(leaf, PLAIN)._replace(decimal_comma=comma)
        at = place(source, given, (leaf, *task.intake.columns.get(leaf, ())), notation.unit)
        if at is not None:
            columns[leaf] = Column(at, notation._replace(column=column_unit(source, given[at], notation.unit)))
    missing = [leaf.name for leaf in leaves(task.reading) if leaf.required and leaf.name not in {*columns, *known}]
    if missing:
        raise missing_columns(task, source, given, missing)
    read = {column.at for column in columns.values()}
    left = unread(task, [name for at, name in enumerate(given) if at not in read])
    return Header(len(given), columns, tuple(left), tuple(converted(given, columns.values())))


def converted(given: Sequence[str], columns: Iterable[Column]) -> Iterator[str]:
    """What is made of columns in another unit than that of their field."""
    for at, (own, column, _) in columns:
        if own and column and own != column:
            yield f"{one_line(given[at])} ({column.name} to {own.name})"


def place(source: str, given: Sequence[str], names: Sequence[str], unit: Unit | None) -> int | None:
    """Where one of a leaf's names stands: as it is, else in its plain form.

    Raises:
        InputError: it stands at several places.
    """
    found = [at for at, name in enumerate(given) if name in names]
    if not found:
        keys = set(map(name_key, names))
        found = [
            at for at, name in enumerate(given) if name and keys & {name_key(name), name_key(split(name, unit)[0])}
        ]
    if len(found) > 1:
        both = [one_line(name) for name in dict.fromkeys(given[at] for at in found)]
        told = f"column {both[0]} is there {len(found)} times"
        told = told if len(both) == 1 else f"columns {' and '.join(both)} are the same field"
        raise InputError(f"{source}: {told}", "give each field one column")
    return found[0] if found else None


def names_found(task: Task[Any], names: Sequence[str]) -> int:
    """How many leaves have one of the names."""
    bare = {name_key(BRACKETS.sub(r"\g<name>", name.strip())) for name in names} | set(map(name_key, names))
    return sum(not bare.isdisjoint(keys) for keys in leaf_keys(task).values())


def leaf_keys(task: Task[Any]) -> dict[str, set[str]]:
    """The plain forms of each leaf's names."""
    return {leaf: {name_key(name) for name in (leaf, *task.intake.columns.get(leaf, ()))} for leaf in leaf_names(task)}


def renamed(task: Task[Any], fields: Any) -> Any:
    """An object with its fields under the names of their leaves, where it has them under other ones."""
    own = {*leaf_names(task), *task.reading.model_fields}
    if not isinstance(fields, dict) or own.issuperset(fields):
        return fields
    leaf_by_key = {key: leaf for leaf, keys in leaf_keys(task).items() for key in keys}
    found = {}
    for name, value in fields.items():
        leaf = name if name in own else leaf_by_key.get(name_key(name)) or name
        found[name if leaf in found or (leaf != name and leaf in fields) else leaf] = value
    return found


def name_key(name: str) -> str:
    """What is left of a name where two spellings of it are alike."""
    return SEPARATORS.sub("", plain(name).casefold())


def split(name: str, own: Unit | None) -> tuple[str, str]:
    """A header's name and the unit in brackets behind it; without a unit that is known, all of it is the name.

    Args:
        own: the unit of the field that it may be.
    """
    match = BRACKETS.fullmatch(plain(name))
    return (match["name"], match["unit"]) if match and is_unit(match["unit"], own) else (name, "")


def column_unit(source: str, name: str, own: Unit | None) -> Unit | None:
    """The unit that a header names, where its column is read.

    Raises:
        InputError: it is another one, and none that is turned into the field's own.
    """
    word = split(name, own)[1]
    if not word or own is None or word_key(word) in own.words:
        return own if word else None
    other = next((unit for unit in times() if own.seconds and word_key(word) in unit.words), None)
    if other is None:
        raise InputError(
            f"{source}: column {one_line(name)}: got {word}, expected {own.name}",
            f"give it in {own.name}, or leave the column out",
        )
    return other


def missing_columns(task: Task[Any], source: str, given: Sequence[str], missing: Sequence[str]) -> InputError:
    """What to say of leaves without a column."""
    return InputError(
        f"{source}: columns missing: {', '.join(missing)}; found: {', '.join(map(one_line, given))}",
        "separate the cells with commas"
        if len(given) == 1 and re.search("[;\t|]", given[0])
        else "give the file a header line with " + "; ".join(accepted_names(task, name) for name in missing),
    )


def no_header(task: Task[Any], source: str) -> InputError:
    """What to say of a table with nothing in it."""
    return InputError(f"{source}: is empty", f"expected a header with the columns {', '.join(leaf_names(task))}")


def unread(task: Task[Any], names: Sequence[str]) -> Iterator[str]:
    """The names that nobody reads."""
    known = {name for leaf in leaf_names(task) for name in (leaf, *task.intake.columns.get(leaf, ()))}
    for name in map(one_line, filter(None, names)):
        near = get_close_matches(name, known, n=1)
        yield f"{name} (did you mean {near[0]}?)" if near and near[0] != name else name


def one_line(name: str) -> str:
    """A name without its line breaks."""
    return " ".join(name.split())


def leaf_names(task: Task[Any]) -> list[str]:
    """The names under which a reading's values are given."""
    return [leaf.name for leaf in leaves(task.reading)]


def accepted_names(task: Task[Any], field: str) -> str:
    """A field and its other names."""
    others = task.intake.columns.get(field, ())
    return f"{field} (or {', '.join(others)})" if others else field
