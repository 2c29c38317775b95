"""What the rules derive of a day, as a plan of the answer: its facts in the order in which an answer tells them.

A small model copies and words what it is shown in order; it neither learns a table of scores nor gathers facts from the
lines above (the lab log has the figures).
"""

from collections.abc import Iterator
from typing import Literal

from malssi.tasks.wearable.criteria import CITED, Indicator
from malssi.tasks.wearable.grounds import care_for, is_racing, mark, missing, told
from malssi.tasks.wearable.ledger import sources
from malssi.tasks.wearable.reading import Day, shown
from malssi.tasks.wearable.redflags import numbered
from malssi.tasks.wearable.score import Judgement
from malssi.tasks.wearable.words import material

Told = Indicator | Literal["racing", "racing_alone"]
"""What a plan gives a value of; a racing heart has another name where its usual rate is not known."""


def derived_line(day: Day, judged: Judgement) -> str:
    """Mark, grade and score; each ground with its class, mark and source; what is missing; what is advised."""
    return str(material("message")["derived"]["line"]).format(", ".join(facts(day, judged)))


def facts(day: Day, judged: Judgement) -> Iterator[str]:
    """The facts of the line."""
    words, grade = material("message")["derived"], judged.grade
    yield words["grade"].format(grade.called("mark"), grade.called("label"), judged.score)
    for name in told(day, judged, all_of_them=True):
        yield ground(day, judged, name)
    if judged.flags:
        yield words["symptoms"].format(symptoms(judged))
    if gone := missing(day, judged):
        yield words["missing"].format("·".join(words["missing_name"][name] for name in gone))
    yield advice(day, judged)


def ground(day: Day, judged: Judgement, name: Indicator) -> str:
    """A value with its class, its mark and the source that must be cited."""
    words = material("message")["derived"]
    told_as: Told = name
    if name == "change" and is_racing(day):
        told_as = "racing" if name in judged.levels else "racing_alone"
    level = words[told_as] if told_as != name else words["level"][name][judged.levels[name].name]
    cited = CITED.get(name, "")
    source = f" {sources()[cited].names[0]}" if cited in judged.demanded else ""
    return f"{value(day, told_as)} {level} {mark(day, judged, name)}{source}"


def value(day: Day, name: Told) -> str:
    """A value as it is told, the resting heart rate with its change."""
    shown_values = {field: shown(known) for field, known in day if isinstance(known, (int, float))}
    moved = "" if day.change is None else f" {day.change:+d}bpm"
    return str(material("message")["derived"]["value"][name]).format(**shown_values, moved=moved)


def advice(day: Day, judged: Judgement) -> str:
    """What may be done today: the grade's intensity, measuring again, or care and nothing else."""
    words = material("message")["derived"]["advice"]
    if judged.refer:
        said = care(day, judged)
    elif judged.remeasure:
        said = words["remeasure"].format(judged.grade.called("intensity"))
    else:
        said = material("message")["derived"]["allowed"][judged.grade.name]
    return str(words["line"]).format(said)


def care(day: Day, judged: Judgement) -> str:
    """The care that a referral is for, an emergency with its symptoms."""
    return str(material("message")["derived"]["advice"][care_for(day, judged)]).format(symptoms(judged))


def symptoms(judged: Judgement) -> str:
    """The red flags of a day, each once."""
    return "·".join(dict.fromkeys(map(numbered, judged.flags)))
