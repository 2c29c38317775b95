"""An answer taken apart: its lines by their labels, and what it says in its own words."""

import re

from malssi.tasks.korean import sentences
from malssi.tasks.wearable.exercise.plan import plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.words import material

SPACES = re.compile(r"\s+")
NUMBER = re.compile(r"\d+")


def lines_of(text: str) -> list[str]:
    """The lines of a text; an empty one before the comment is none."""
    lines = text.splitlines()
    blank = [at for at, line in enumerate(lines) if not line.strip()]
    if len(blank) == 1 and blank[0] + 1 < len(lines) and labelled(lines[blank[0] + 1])[0] == "comment":
        del lines[blank[0]]
    return lines


def parts(text: str) -> dict[str, str]:
    """The lines by the name of their label, without it; a line without a label is under its own text."""
    out: dict[str, str] = {}
    for line in lines_of(text):
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


def comment_of(text: str) -> str:
    """The coach's comment; empty where there is none."""
    return parts(text).get("comment", "")


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
    """A formula or a range without spaces and commas, with one kind of dash and of multiplication sign, and both its
    shares in percent: 50~69% is 50%-69%."""
    plain = SPACES.sub("", re.sub("[–~∼−]", "-", re.sub("[x*X]", "×", text.replace(",", ""))))
    return re.sub(r"×(\d+)-(\d+%)", r"×\1%-\2", plain)
