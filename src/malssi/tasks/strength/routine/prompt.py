"""The words the model reads: `prompt.ko.md`, and all that a week depends on.

Gender and 1RMs stay out: no choice of exercise depends on them, and kilograms are the code's to compute.
"""

from functools import cache
from importlib.resources import files

from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.words import legend
from malssi.tasks.task import Message


def prompt(reading: Routine) -> list[Message]:
    """Return the system message and the reading."""
    return [Message("system", instruction()), Message("user", question(reading))]


@cache
def instruction() -> str:
    """The system message, from `prompt.ko.md`."""
    return files(__package__).joinpath("prompt.ko.md").read_text("utf-8").strip()


def question(reading: Routine) -> str:
    """The user message."""
    purpose = legend("purpose")[str(reading.purpose)]
    return f"경력 {reading.experience}, 목적 {reading.purpose} {purpose}, 주 {reading.days_per_week}일"
