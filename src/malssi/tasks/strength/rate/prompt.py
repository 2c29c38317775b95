"""The words the model reads: `prompt.ko.md` and the lifter in one line, by the application's codes."""

from functools import cache
from importlib.resources import files

from malssi.tasks.strength.request import Lifter
from malssi.tasks.strength.words import legend
from malssi.tasks.task import Message


def prompt(lifter: Lifter) -> list[Message]:
    """Return the system message and the lifter."""
    return [Message("system", instruction()), Message("user", question(lifter))]


@cache
def instruction() -> str:
    """The system message, from `prompt.ko.md`."""
    return files(__package__).joinpath("prompt.ko.md").read_text("utf-8").strip()


def question(lifter: Lifter) -> str:
    """The user message."""
    names = legend("lifts")
    lifts = ", ".join(f"{names[lift]} {kg:g}kg" for lift, kg in lifter.rm_weight.model_dump().items())
    return f"경력 {lifter.experience}, 성별 {lifter.gender}, 목적 {lifter.purpose}, {lifts}"
