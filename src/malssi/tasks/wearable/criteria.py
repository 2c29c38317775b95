"""The numbers by which a day is judged, each with its source. The service's own lines are marked as such.

How they are put together is `score`'s; what grades are called is in `grades.ko.toml`.
"""

from typing import Literal, NamedTuple

from malssi.tasks.wearable.words import material

Indicator = Literal["sleep", "change", "steps", "oxygen"]
CITED: dict[Indicator, str] = {"sleep": "milewski2014", "change": "buchheit2014"}
"""The paper beside an indicator, where the ledger demands one."""


class Level(NamedTuple):
    """A class of an indicator: from `low` (in the indicator's unit) up to the next class."""

    low: float
    name: str
    points: int


class Scale(NamedTuple):
    """An indicator's classes, in rising order, and the most points it gives."""

    weight: int
    levels: tuple[Level, ...]


SCALES: dict[Indicator, Scale] = {
    # Hours. 7-9 is the National Sleep Foundation's range for adults (Hirshkowitz et al. 2015, Sleep Health 1:40); the
    # points are the service's. Sleep is known to the hundredth, so "longer than 9" begins at 9.01.
    "sleep": Scale(
        30,
        (
            Level(0, "least", 0),
            Level(4, "very_short", 0),
            Level(5, "short", 8),
            Level(6, "little", 16),
            Level(7, "fair", 24),
            Level(8, "best", 30),
            Level(9.01, "long", 16),
            Level(10.01, "too_long", 0),
        ),
    ),
    # bpm above the usual resting heart rate. A change is read as a sign of fatigue (Buchheit 2014, Front Physiol 5:73,
    # typical error about 10 %); the lines themselves are the service's.
    "change": Scale(
        30,
        (
            Level(-150, "best", 30),
            Level(1, "slight", 22),
            Level(6, "raised", 14),
            Level(10, "high", 6),
            Level(15, "alarming", 0),
        ),
    ),
    # Steps. Below 5,000 sedentary, 10,000 active (Tudor-Locke & Bassett 2004, Sports Med 34:1); 7,000 recommended
    # (Ding et al. 2025, Lancet Public Health).
    "steps": Scale(
        25,
        (
            Level(0, "least", 3),
            Level(3000, "sedentary", 7),
            Level(5000, "moderate", 12),
            Level(7000, "good", 17),
            Level(10_000, "best", 25),
        ),
    ),
    # Percent. 95 and more is usual at rest (WHO Pulse Oximetry Training Manual, 2011); below 90 is an emergency there.
    "oxygen": Scale(
        15,
        (
            Level(50, "emergency", 2),
            Level(90, "low", 2),
            Level(93, "lowish", 6),
            Level(95, "fair", 12),
            Level(97, "best", 15),
        ),
    ),
}

OXYGEN_SHOWN_BELOW = 95
"""Percent below which the saturation must be told (WHO manual: 95 and more is usual)."""
RESTING_TOO_FAST = 120
"""bpm at rest above which a person is referred (the service's line; tachycardia is above 100, AHA)."""


class Cap(NamedTuple):
    """A red flag is never averaged away: the score is at most `at_most`, and the person may be referred."""

    at_most: int
    refers: bool = False
    remeasures: bool = False


CAPS: dict[tuple[Indicator, str], Cap] = {
    ("oxygen", "emergency"): Cap(34, refers=True),
    ("oxygen", "low"): Cap(44, remeasures=True),
    ("change", "alarming"): Cap(44),
    ("change", "high"): Cap(54),
    ("sleep", "least"): Cap(44),
    ("sleep", "very_short"): Cap(54),
}
"""Caps by an indicator's class (the service's lines). Every class here counts as an alarm."""

TWO_ALARMS = Cap(34)
"""Two or more of: saturation below 93 %, change of 10 bpm or more, sleep below 5 hours."""
RED_FLAG = Cap(34, refers=True)
"""A resting heart rate above 120, or a red-flag symptom."""

UNKNOWN_COMPLAINT = Cap(54)
"""A complaint that nobody here understands: never a good day, a light exercise at most, and it is looked at."""

CAUTION_BELOW = 0.6
"""Share of an indicator's points below which its class is a ground for caution (⚠️): the two best classes are none."""


class Grade(NamedTuple):
    """A grade from `low` points on, with the shares of the heart-rate reserve for today's exercise in percent."""

    name: str
    low: int
    reserve: tuple[int, int] | None

    def called(self, what: Literal["mark", "label", "exercise", "intensity"]) -> str:
        """The grade's mark, label, exercise or intensity, of `grades.ko.toml`."""
        return str(material("grades")[self.name][what])


# Score limits are the service's; the intensity classes are those of ACSM's Guidelines for Exercise Testing and
# Prescription, 11th ed. (2021): light 30-39 %HRR, moderate 40-59, vigorous 60-89.
GRADES = (
    Grade("A", 80, (60, 84)),
    Grade("B", 70, (50, 69)),
    Grade("C+", 55, (40, 59)),
    Grade("C", 45, (40, 49)),
    Grade("D", 35, (30, 39)),
    Grade("F", 0, None),
)


def grade_of(score: int) -> Grade:
    """The grade of a score."""
    return next(grade for grade in GRADES if score >= grade.low)


def level_of(indicator: Indicator, value: float) -> Level:
    """The class of a value."""
    return next(level for level in reversed(SCALES[indicator].levels) if value >= level.low)


# Maximal heart rate as (intercept, years' factor): Fox et al. 1971; Tanaka et al. 2001, J Am Coll Cardiol 37:153;
# Gellish et al. 2007, Med Sci Sports Exerc 39:822.
HR_MAX = {"fox": (220, 1.0), "tanaka": (208, 0.7), "gellish": (207, 0.7)}

# Lower limits of BMI classes, Korean Society for the Study of Obesity, 2018 guideline and later.
BMI_CLASSES = (
    (0, "underweight"),
    (18.5, "normal"),
    (23, "pre_obese"),
    (25, "obese_1"),
    (30, "obese_2"),
    (35, "obese_3"),
)
WHO_NORMAL_BMI = (18.5, 24.9)
"""WHO's normal range for all adults; what lies in it is shown as normal."""

SHORT_SLEEP = 6
"""Hours below which sleep is always a ground for caution (the service's line)."""
