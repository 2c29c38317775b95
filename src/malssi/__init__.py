"""Numbers in, checked Korean out, on your own machine.

A task says what is right, a model says it, and nothing leaves here that the task's checks have not passed. The names
below are imported when they are first used, so that `import malssi` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from malssi.model.answer import answer as answer
    from malssi.model.load import open_model as open_model
    from malssi.tasks.check import verify as verify
    from malssi.tasks.parse import parse_reading as parse_reading
    from malssi.tasks.registry import load_task as load_task

PUBLIC = {
    "answer": "malssi.model.answer",
    "load_task": "malssi.tasks.registry",
    "open_model": "malssi.model.load",
    "parse_reading": "malssi.tasks.parse",
    "verify": "malssi.tasks.check",
}
"""Where each public name lives."""

__all__ = ["answer", "load_task", "open_model", "parse_reading", "verify"]


def __getattr__(name: str) -> Any:
    """Import a public name, or look up the version, when it is asked for."""
    if name == "__version__":
        return import_module("importlib.metadata").version("malssi")
    if name in PUBLIC:
        return getattr(import_module(PUBLIC[name]), name)
    raise AttributeError(f"module 'malssi' has no attribute {name!r}")
