"""What the model is told of a day: one line a field in a fixed form, and a line of what the rules derive."""

from collections.abc import Iterable, Iterator

from malssi.tasks.wearable.derived import derived_line
from malssi.tasks.wearable.reading import Day, shown
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import material

LINES = (
    "person",
    "heart_rate",
    "resting",
    "sleep",
    "steps",
    "distance",
    "calories",
    "oxygen",
    "body",
    "symptoms",
    "note",
)
"""Order of the lines; a line is there where any of its parts is."""


def user_message(day: Day, derived: bool) -> str:
    """The fields that are there, and the derived line where a task adds it."""
    lines = [line for name in LINES if (line := ", ".join(parts(day, material("message")["line"][name])))]
    return "\n".join([*lines, *([derived_line(day, judge(day))] if derived else [])])


def parts(day: Day, templates: Iterable[str]) -> Iterator[str]:
    """The parts of a line whose field is there."""
    values = shown_values(day)
    for template in templates:
        try:
            yield template.format_map(values)
        except KeyError:
            continue


def shown_values(day: Day) -> dict[str, str]:
    """Each known field as it is shown; what a person wrote stands on one line, whatever it holds."""
    values: dict[str, str] = {}
    for name, value in day:
        if isinstance(value, (int, float)):
            values[name] = shown(value)
        elif value:
            values[name] = " ".join((", ".join(value) if isinstance(value, tuple) else str(value)).split())
    if day.resting_heart_rate is not None:
        values["against_usual"] = against_usual(day)
    return values


def against_usual(day: Day) -> str:
    """The usual resting heart rate and the change, behind today's; nothing where it is unknown."""
    if day.change is None:
        return ""
    return str(material("message")["against_usual"]).format(day.usual_resting_heart_rate, day.change)
