"""Edits that leave what an answer says and spoil how: its lines, its length, its tone, what stands around it."""

from random import Random
from typing import Any

from malssi.tasks.korean import count
from malssi.tasks.wearable.exercise.criteria import LENGTHS
from malssi.tasks.wearable.exercise.prompt import question
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.words import material


def stock(name: str) -> Any:
    """A list of `[corrupt]` in `phrases.ko.toml`."""
    return material("phrases", "exercise")["corrupt"][name]


def without_a_line(day: RoutineDay, text: str, rng: Random) -> str | None:
    """A line left out."""
    lines = text.splitlines()
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def lines_swapped(day: RoutineDay, text: str, rng: Random) -> str | None:
    """Two lines in the other order."""
    lines = text.splitlines()
    at = rng.randrange(len(lines) - 1)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return "\n".join(lines)


def with_a_label(day: RoutineDay, text: str, rng: Random) -> str | None:
    """The label of a prompt, echoed."""
    return f"{rng.choice(stock('labels'))}{text}"


def the_input_copied(day: RoutineDay, text: str, rng: Random) -> str | None:
    """The question for an answer."""
    return question(day)


def nothing(day: RoutineDay, text: str, rng: Random) -> str | None:
    """No answer at all."""
    return ""


def over_long(day: RoutineDay, text: str, rng: Random) -> str | None:
    """More than is read, in well-formed sentences."""
    fillers = list(stock("fillers"))
    rng.shuffle(fillers)
    while fillers and count(text) <= LENGTHS[day.style][1]:
        text += fillers.pop()
    return text


def with_a_template_token(day: RoutineDay, text: str, rng: Random) -> str | None:
    """A chat template's token in the text."""
    return f"{text} {rng.choice(stock('tokens'))}"


def in_plain_speech(day: RoutineDay, text: str, rng: Random) -> str | None:
    """A last sentence without politeness."""
    return f"{text}{stock('plain')}"


def cut_off(day: RoutineDay, text: str, rng: Random) -> str | None:
    """The end of the last sentence is missing, as when the model ran out of tokens."""
    words = text.split(" ")
    return " ".join(words[: -rng.randint(1, 2)]).rstrip(".")
