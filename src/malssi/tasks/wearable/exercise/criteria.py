"""How hard a routine may be on a day of each grade. The grades themselves, and their heart rates, are the domain's."""

from functools import cache
from typing import NamedTuple

from malssi.tasks.wearable.reading import Style
from malssi.tasks.wearable.words import material

FOR_TARGET, FOR_ENERGY = ("age", "resting_heart_rate"), ("weight",)
"""Fields without which there is no target heart rate, and no energy."""

LENGTHS: dict[Style, tuple[int, int]] = {"brief": (100, 350), "report": (400, 750)}
"""Characters of an answer after NFC, spaces included; about 250 and 600 are aimed at."""

MIN_MINUTES, MAX_MINUTES = 5, 180
"""Minutes."""
MAX_ITEMS = 10


class Exercise(NamedTuple):
    """An exercise of the catalogue."""

    number: int
    """What a prompt calls it besides its name."""
    name: str
    code: str
    """Of the 2024 Adult Compendium of Physical Activities."""
    met: float
    difficulty: int
    """1, which anybody can do, to 5, which takes training."""
    target: str
    easier: str = ""
    """What is done in its place by someone for whom it is too hard; of no greater MET and difficulty."""

    @property
    def numbered(self) -> str:
        """Its number and name."""
        return f"{self.number} {self.name}"


class Limit(NamedTuple):
    """What a grade bears: difficulty and minutes up to these, MET below this."""

    difficulty: int
    met_below: float
    minutes: int


# MET: below 3 light, 3-5.9 moderate, from 6 vigorous (ACSM's Guidelines, 11th ed.; Compendium 2024). Grade C bears the
# lower moderate range, B no very vigorous one (from 8.8 on, ACSM). Difficulty and minutes are the service's.
LIMITS: dict[str, Limit] = {
    "A": Limit(5, 99, 180),
    "B": Limit(4, 8.8, 120),
    "C+": Limit(3, 6, 90),
    "C": Limit(3, 4.5, 60),
    "D": Limit(2, 3, 40),
    "F": Limit(0, 0, 0),
}


@cache
def catalogue() -> dict[str, Exercise]:
    """All exercises by their name."""
    return {row["name"]: Exercise(**row) for row in material("catalogue", "exercise")["exercises"]}


def bears(grade: str, exercise: Exercise) -> bool:
    """Whether a grade bears an exercise."""
    limit = LIMITS[grade]
    return exercise.difficulty <= limit.difficulty and exercise.met < limit.met_below
