"""A wearable task's messages: its own instruction and the day's fixed user message."""

from functools import cache
from importlib.resources import files

from malssi.tasks.task import Message
from malssi.tasks.wearable.reading import Day, Style
from malssi.tasks.wearable.user_message import user_message

INSTRUCTIONS: dict[Style, str] = {"brief": "prompt.ko.md", "report": "report.ko.md"}


def messages(day: Day, package: str, derived: bool, style: Style = "brief") -> list[Message]:
    """The system message of a task and what is told of the day."""
    return [Message("system", instruction(package, style)), Message("user", user_message(day, derived))]


@cache
def instruction(package: str, style: Style = "brief") -> str:
    """A task's system message for a style."""
    return files(package).joinpath(INSTRUCTIONS[style]).read_text("utf-8").strip()
