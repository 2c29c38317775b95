"""The words the model reads: `prompt.ko.md` and the two temperatures. The difference is the model's own to find."""

from functools import cache
from importlib.resources import files

from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.task import Message


def prompt(reading: Temperatures) -> list[Message]:
    """Return the system message and the reading in whole degrees."""
    return [Message("system", instruction()), Message("user", question(reading))]


@cache
def instruction() -> str:
    """The system message, from `prompt.ko.md`."""
    return files(__package__).joinpath("prompt.ko.md").read_text("utf-8").strip()


def question(reading: Temperatures) -> str:
    """The user message; its form is fixed by the contract of the board."""
    yesterday, today = reading.degrees
    month = "" if reading.month is None else f", {reading.month}월"
    return f"어제 {yesterday}도, 오늘 {today}도{month}"
