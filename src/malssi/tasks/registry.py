"""Which tasks there are: all that are registered under the entry point group `malssi.tasks`, anybody's."""

from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from malssi.errors import InputError, TaskError
from malssi.tasks.task import Task

GROUP = "malssi.tasks"


def task_names() -> list[str]:
    """Names of all registered tasks, in order."""
    return sorted(registered())


@cache
def load_task(name: str) -> Task[Any]:
    """Import a task by its name.

    Raises:
        InputError: there is no such task.
        TaskError: its module fails, or what it registers is not a Task.
    """
    found = registered().get(name)
    if found is None:
        near = get_close_matches(name, task_names(), n=1)
        raise InputError(
            f"task: got {name!r}, expected one of {', '.join(task_names())}", f"did you mean {near[0]}?" if near else ""
        )
    try:
        task = found.load()
    except Exception as cause:
        raise TaskError(name, f"import of {found.value}", cause) from cause
    if not isinstance(task, Task):
        raise TaskError(name, f"import of {found.value}", TypeError(f"registers a {type(task).__name__}, not a Task"))
    return task


@cache
def registered() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}
