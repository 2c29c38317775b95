"""What the model is told of a day: one line a field in a fixed form, and a short line of what the rules derive."""

from collections.abc import Iterable, Iterator

from malssi.tasks.wearable.ledger import sources
from malssi.tasks.wearable.reading import Day, shown
from malssi.tasks.wearable.score import INDICATORS, Judgement, judge
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


def derived_line(day: Day, judged: Judgement) -> str:
    """Score, grade, change, grounds for caution, what is missing, what is to be cited: one short line."""
    words = material("message")["derived"]
    cautions = [words[name] for name in INDICATORS if name in judged.levels and judged.is_caution(name)]
    facts = [
        words["grade"].format(judged.score, judged.grade.name, judged.grade.called("label")),
        words["moved"].format(day.change) if day.change is not None else "",
        words["caution"].format("·".join(cautions) or words["none"]),
        words["missing"].format("·".join(words[name] for name in judged.missing)) if judged.missing else "",
        words["cite"].format("·".join(sources()[name].names[0] for name in sorted(judged.demanded)))
        if judged.demanded
        else "",
        words["refer"] if judged.refer else words["remeasure"] if judged.remeasure else "",
    ]
    return str(words["line"]).format(", ".join(fact for fact in facts if fact))
