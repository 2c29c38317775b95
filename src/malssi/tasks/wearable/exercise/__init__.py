"""The exercise task: a day and a planned routine to fit, target heart rate, energy and a coach's comment.

reading -> plan (criteria, catalogue) -> prompt -> (a model) -> checks, with draw, reference, corruptions for the data
"""

from malssi.tasks.task import Drawing, Intake, Presentation, Task
from malssi.tasks.wearable.alarm import alarm
from malssi.tasks.wearable.exercise.answer import phrases
from malssi.tasks.wearable.exercise.checks import CHECKS
from malssi.tasks.wearable.exercise.corruptions import CORRUPTIONS
from malssi.tasks.wearable.exercise.draw import group_key, held_out, sample, stratum
from malssi.tasks.wearable.exercise.examples import EXAMPLES
from malssi.tasks.wearable.exercise.prompt import prompt
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.exercise.reference import reference
from malssi.tasks.wearable.facts import facts, told_in_words
from malssi.tasks.wearable.reading import FORMS
from malssi.tasks.wearable.words import material

task = Task(
    name="wearable-exercise",
    version="1",
    title="루틴 적합도",
    reading=RoutineDay,
    prompt=prompt,
    drawing=Drawing[RoutineDay](
        sample=sample, stratum=stratum, group_key=group_key, held_out=held_out, phrases=phrases
    ),
    reference=reference,
    checks=CHECKS,
    corruptions=CORRUPTIONS,
    max_characters=1_000,
    examples=EXAMPLES,
    intake=Intake(
        columns=material("message")["columns"] | {"duration_min": ("운동 시간", "운동시간"), "items": ("운동",)},
        units=material("message")["units"] | {"duration_min": "minutes"},
        forms=FORMS,
        safety_notice=alarm,
        facts=facts,
    ),
    presentation=Presentation[RoutineDay](extras=told_in_words, markdown=True),
)
