"""The wearable-health task: a day's readings to a short report with a grade, its grounds and today's exercise.

    ✅ **컨디션: 양호** (75/100) / **판단 근거:** ... / 💡 **오늘의 권장:** ...

`form` reads and writes the frame; what is judged and cited is the domain's.
"""

from malssi.tasks.task import Drawing, Intake, Presentation, Task
from malssi.tasks.wearable.alarm import alarm
from malssi.tasks.wearable.draw import group_key, held_out, sample_styled, stratum
from malssi.tasks.wearable.examples import STYLED
from malssi.tasks.wearable.facts import facts, told_in_words
from malssi.tasks.wearable.health.checks import CHECKS
from malssi.tasks.wearable.health.corruptions import CORRUPTIONS
from malssi.tasks.wearable.health.form import phrases
from malssi.tasks.wearable.health.prompt import prompt
from malssi.tasks.wearable.health.reference import reference
from malssi.tasks.wearable.reading import FORMS, StyledDay
from malssi.tasks.wearable.sides import SIDES
from malssi.tasks.wearable.words import material

task = Task(
    name="wearable-health",
    version="1",
    title="웨어러블 컨디션 리포트",
    reading=StyledDay,
    prompt=prompt,
    drawing=Drawing[StyledDay](
        sample=sample_styled,
        stratum=stratum,
        group_key=group_key,
        held_out=held_out,
        phrases=phrases,
        boundary_cases=SIDES,
    ),
    reference=reference,
    checks=CHECKS,
    corruptions=CORRUPTIONS,
    max_characters=1_000,
    examples=STYLED,
    intake=Intake(
        columns=material("message")["columns"],
        units=material("message")["units"],
        forms=FORMS,
        safety_notice=alarm,
        facts=facts,
    ),
    presentation=Presentation[StyledDay](extras=told_in_words, markdown=True),
)
