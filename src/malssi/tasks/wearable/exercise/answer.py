"""An answer taken apart: its lines by their labels, and the exercises that its comment names."""

import re
from functools import cache
from typing import NamedTuple

from malssi.tasks.korean import sentences
from malssi.tasks.wearable.exercise.criteria import catalogue
from malssi.tasks.wearable.exercise.plan import plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.words import any_of, material, pattern

SPACES = re.compile(r"\s+")
NUMBER = re.compile(r"\d+")
EXERCISE = "\x01"
"""Stands for an exercise's name."""
JOINED = re.compile(f"{EXERCISE} ?· ?[^{EXERCISE} ][^ ]*|[^{EXERCISE} ]+ ?· ?{EXERCISE}")


def parts(text: str) -> dict[str, str]:
    """The lines by the name of their label, without it; a line without a label is under its own text."""
    out: dict[str, str] = {}
    for line in text.splitlines():
        name, content = labelled(line)
        out[name if name not in out else line] = content
    return out


def labelled(line: str) -> tuple[str, str]:
    """A line's name and content."""
    for name, begins in material("words", "exercise")["label"].items():
        if line.startswith(begins.strip()):
            return name, line[len(begins.strip()) :].strip()
    return line, line


def added(day: RoutineDay) -> list[str]:
    """The lines that a report has in front of the comment; none in a brief answer."""
    plan = plan_of(day)
    kind = "care" if plan.judged.refer else "rest" if plan.rests else "active"
    return list(material("words", "exercise")["added"][kind]) if day.style == "report" else []


def spoken(day: RoutineDay, text: str) -> str:
    """What an answer says in its own words: the comment, and the lines that a report adds."""
    said = parts(text)
    return "\n".join(said[name] for name in (*added(day), "comment") if name in said)


def phrases(text: str) -> list[str]:
    """The sentences that a report adds, numbers masked: none may fill a dataset."""
    said = parts(text)
    names = [name for kind in material("words", "exercise")["added"].values() for name in kind]
    return [NUMBER.sub("#", sentence) for name in names if name in said for sentence in sentences(said[name])]


def squeezed(text: str) -> str:
    """A formula or a range without spaces, with one kind of dash and of multiplication sign."""
    return SPACES.sub("", re.sub("[–~∼−]", "-", re.sub("[x*X]", "×", text)))


REPLACEMENT = re.compile(r"(?:으로|로)(?= ?(?:바꾸|바꿔|대체|교체|대신))")
"""Behind an exercise: it is what another one is changed for."""


class Named(NamedTuple):
    """An exercise in a comment, and whether it is taken out or made easier there."""

    name: str
    changed: bool


def named_exercises(comment: str) -> list[Named]:
    """The exercises that a comment names, each with whether its sentence takes it out or makes it easier."""
    return [named for sentence in sentences(comment) for named in named_in(sentence)]


def named_in(sentence: str) -> list[Named]:
    """The exercises of a sentence: what stands behind "instead of" is what is done."""
    turn = pattern("change", "instead", "exercise").search(sentence)
    changes = any_of(tuple(material("words", "exercise")["change"]["words"])).search(sentence)
    return [
        Named(found[0], bool(changes) and not (stays or (turn and found.start() > turn.end())))
        for found in any_exercise().finditer(sentence)
        for stays in [REPLACEMENT.match(sentence, found.end()) or is_done(sentence[found.end() :])]
    ]


def is_done(after: str) -> bool:
    """Whether the words behind an exercise say that it is done."""
    return pattern("change", "done", "exercise").match(any_exercise().sub("", after)) is not None


def joined_to_exercises(sentence: str) -> str:
    """What stands joined to an exercise as if it were one, such as 버피·책기; empty where nothing does."""
    found = JOINED.search(any_exercise().sub(EXERCISE, sentence))
    return found[0].replace(EXERCISE, "").strip(" ·") if found else ""


@cache
def any_exercise() -> re.Pattern[str]:
    """Any exercise's name, the longest first: 빠른 줄넘기 is not also 줄넘기."""
    return re.compile("|".join(map(re.escape, sorted(catalogue(), key=len, reverse=True))))
