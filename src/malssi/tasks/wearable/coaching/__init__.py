"""The coaching task: a question in free Korean to an answer, one practical action and a citation where it applies.

question -> intent (data) -> demands -> prompt -> (a model) -> checks, with draw, reference, corruptions for the data
"""

from malssi.tasks.task import Drawing, Intake, Presentation, Task
from malssi.tasks.wearable.alarm import alarm
from malssi.tasks.wearable.coaching.checks import CHECKS
from malssi.tasks.wearable.coaching.corruptions import CORRUPTIONS
from malssi.tasks.wearable.coaching.draw import group_key, held_out, sample, stratum
from malssi.tasks.wearable.coaching.examples import EXAMPLES
from malssi.tasks.wearable.coaching.prompt import prompt
from malssi.tasks.wearable.coaching.reading import Question, told_in_words
from malssi.tasks.wearable.coaching.reference import reference
from malssi.tasks.wearable.facts import facts
from malssi.tasks.wearable.reading import FORMS
from malssi.tasks.wearable.words import material

task = Task(
    name="wearable-coaching",
    version="1",
    title="코칭",
    reading=Question,
    prompt=prompt,
    drawing=Drawing(sample=sample, stratum=stratum, group_key=group_key, held_out=held_out),
    reference=reference,
    checks=CHECKS,
    corruptions=CORRUPTIONS,
    max_characters=1_000,
    examples=EXAMPLES,
    intake=Intake(
        columns=material("message")["columns"] | {"question": ("물음", "질문"), "persona": ("말투",)},
        units=material("message")["units"],
        forms=FORMS,
        safety_notice=alarm,
        facts=facts,
    ),
    presentation=Presentation(extras=told_in_words),
)
