"""How the shared checks are made: a function with a name that is a claim, and the edits that it must reject."""

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from malssi.resources import toml
from malssi.tasks.task import Check, Corruption, Verdict

Edit = Callable[[Any, str, Random], str | None]
Test = Callable[[Any, str], Verdict]


def named(name: str, test: Test, *edits: Edit, hard: bool = True) -> Check[Any]:
    """A check under a name, with the edits that it must reject."""
    test.__name__ = name
    return Check(test, hard, tuple(Corruption(edit, name) for edit in edits))


def reason(name: str, **values: object) -> str:
    """A sentence that says what was expected and what was said."""
    return str(toml(__package__, "reasons")[name]).format(**values)


def stock(name: str) -> list[Any]:
    """Words that an edit puts in."""
    return list(toml(__package__, "reasons")["stock"][name])


def counter_examples(checks: Iterable[Check[Any]]) -> tuple[Corruption[Any], ...]:
    """The edits that some checks bring along."""
    return tuple(edit for check in checks for edit in check.counter_examples)
