"""The strength-routine task: from a lifter to a month of training.

    reading -> prompt -> (a model chooses and words the week) -> checks -> load, month (code computes the kilograms)

`catalogue` has the exercises, `criteria` the numbers, `choice` who may do what; `notes` writes the notes and `spoken`
reads them: `cues` says what is right in a lift, `effort` how hard it may be, `meaning` what is understood, `drills`
what warms up.
"""

from typing import Literal

from malssi.tasks.strength.draw import group_key, held_out
from malssi.tasks.strength.estimates import ESTIMATES
from malssi.tasks.strength.request import UNITS, RmWeight
from malssi.tasks.strength.routine.checks import CHECKS
from malssi.tasks.strength.routine.corruptions import CORRUPTIONS
from malssi.tasks.strength.routine.draw import sample, stratum
from malssi.tasks.strength.routine.prompt import prompt
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.reference import reference
from malssi.tasks.strength.routine.reply import fields, tables
from malssi.tasks.strength.routine.schema import schema
from malssi.tasks.strength.words import columns
from malssi.tasks.task import Drawing, Endpoint, Intake, Presentation, Task


def example(
    experience: int,
    gender: Literal["남성", "여성"],
    purpose: int,
    weights: tuple[float, float, float, float],
    days: Literal[2, 3, 4],
) -> Routine:
    """An example in one line; the weights are those of bench press, squat, deadlift and overhead press."""
    bench, squat, dead, press = weights
    return Routine(
        experience=experience,
        gender=gender,
        purpose=purpose,
        rm_weight=RmWeight(bench_press=bench, squat=squat, dead_lift=dead, over_head_press=press),
        days_per_week=days,
    )


EXAMPLES = (
    example(1, "남성", 1, (40, 50, 55, 30), days=3),
    example(2, "여성", 3, (60, 70, 75, 40), days=2),
    example(3, "남성", 2, (80, 100, 105, 45), days=4),
    example(4, "여성", 4, (90, 110, 120, 50), days=3),
    example(5, "남성", 6, (130, 160, 170, 60), days=2),
)
"""The application's requests, with days."""

task = Task(
    name="strength-routine",
    version="1",
    title="5/3/1 한 달 훈련",
    reading=Routine,
    prompt=prompt,
    drawing=Drawing(sample=sample, stratum=stratum, group_key=group_key, held_out=held_out),
    reference=reference,
    checks=CHECKS,
    corruptions=CORRUPTIONS,
    max_characters=4_000,
    examples=EXAMPLES,
    intake=Intake(
        columns=columns(),
        units=UNITS
        | dict.fromkeys(("init_weight_rate", "increase_rate_week", "increase_rate_set", "deloading_rate"), "%")
        | {"days_per_week": "days a week", "bar_kg": "kg", "round_to_kg": "kg"},
        estimates=ESTIMATES,
    ),
    presentation=Presentation(extras=fields, tables=tables, endpoint=Endpoint("/gen/routine/month", fields)),
    schema=schema,
)
