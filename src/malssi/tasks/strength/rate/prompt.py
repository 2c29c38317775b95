"""The words the model reads: `prompt.ko.md` and the lifter in one line.

What the rates depend on comes last and with its meaning: two bare digits before four weights were mistaken for each
other by a small model.
"""

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
    experience, purpose = legend("experience")[str(lifter.experience)], legend("purpose")[str(lifter.purpose)]
    return f"{lifts}, 성별 {lifter.gender}, 경력 {lifter.experience} {experience}, 목적 {lifter.purpose} {purpose}"
