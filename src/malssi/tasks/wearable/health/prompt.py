"""The words the model reads: `prompt.ko.md`, or `report.ko.md` for a report, and the day."""

from malssi.tasks.task import Message
from malssi.tasks.wearable.prompting import messages
from malssi.tasks.wearable.reading import StyledDay

DERIVED = True
"""Whether the user message ends with what the rules derive: a small model cannot learn the score table."""


def prompt(day: StyledDay) -> list[Message]:
    """Return the system message and the day."""
    return messages(day, __package__, DERIVED, day.style)
