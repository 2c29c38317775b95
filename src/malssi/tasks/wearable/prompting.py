"""A wearable task's messages: its own instruction and the day's fixed user message."""

from functools import cache
from importlib.resources import files

from malssi.tasks.task import Message
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.user_message import user_message


def messages(day: Day, package: str, derived: bool) -> list[Message]:
    """The system message of a task's `prompt.ko.md` and what is told of the day."""
    return [Message("system", instruction(package)), Message("user", user_message(day, derived))]


@cache
def instruction(package: str) -> str:
    """A task's system message."""
    return files(package).joinpath("prompt.ko.md").read_text("utf-8").strip()
