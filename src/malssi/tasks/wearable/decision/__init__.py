"""The wearable-decision task: a day's readings to a level, up to four grounds, and one sentence of advice.

    🚨 **경고 상태** / **판단 근거:** 1. ... → ... / 💡 **권장:** ...

`form` reads and writes the frame; what is judged and cited is the domain's.
"""

from malssi.tasks.task import Drawing, Intake, Presentation, Task
from malssi.tasks.wearable.alarm import alarm
from malssi.tasks.wearable.decision.checks import CHECKS
from malssi.tasks.wearable.decision.corruptions import CORRUPTIONS
from malssi.tasks.wearable.decision.form import phrases
from malssi.tasks.wearable.decision.prompt import prompt
from malssi.tasks.wearable.decision.reference import reference
from malssi.tasks.wearable.draw import group_key, held_out, sample, stratum
from malssi.tasks.wearable.examples import EXAMPLES
from malssi.tasks.wearable.facts import facts, told_in_words
from malssi.tasks.wearable.reading import JudgedDay
from malssi.tasks.wearable.sides import SIDES
from malssi.tasks.wearable.words import material

task = Task(
    name="wearable-decision",
    version="1",
    title="웨어러블 상태 판정",
    reading=JudgedDay,
    prompt=prompt,
    drawing=Drawing[JudgedDay](
        sample=sample, stratum=stratum, group_key=group_key, held_out=held_out, phrases=phrases, boundary_cases=SIDES
    ),
    reference=reference,
    checks=CHECKS,
    corruptions=CORRUPTIONS,
    max_characters=1_000,
    examples=EXAMPLES,
    intake=Intake(
        columns=material("message")["columns"], units=material("message")["units"], safety_notice=alarm, facts=facts
    ),
    presentation=Presentation[JudgedDay](extras=told_in_words, markdown=True),
)
