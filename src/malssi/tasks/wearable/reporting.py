"""What a report says beyond a brief answer, for every task that writes them: the sentences of `report.ko.toml`.

Which of them go where is each task's own affair.
"""

from random import Random

from malssi.tasks.wearable.score import Judgement
from malssi.tasks.wearable.words import material

EFFORTS = {"A": "up", "B": "up", "C+": "mid", "C": "mid", "D": "low", "F": "rest"}
"""How much a day of a grade takes: the key of the sentences that grades share."""


def effort_of(judged: Judgement) -> str:
    """How much a day takes; a day of care is one by itself."""
    return "care" if judged.refer else EFFORTS[judged.grade.name]


def about(section: str, of: str, task: str) -> list[str]:
    """The sentences of the row of a section that is about this."""
    return next(list(row["says"]) for row in material("report", task)[section] if of in row["of"])


def some(rng: Random, number: int, section: str, key: str, task: str = "") -> list[str]:
    """Draw sentences, each once, from the domain's report or a task's own."""
    return rng.sample(material("report", task)[section][key], k=number)
