"""The signboard task: yesterday's and today's temperature to one line for a park's LED board.

    reading -> prompt -> (a model) -> checks, with cells, reference and corruptions for the data

`criteria` has the numbers, the `.ko.toml` files the words; no module here knows of models.
"""

from malssi.tasks.signboard.board import extras, phrases
from malssi.tasks.signboard.cells import group_key, held_out, in_held_out_band, sample, stratum
from malssi.tasks.signboard.checks import CHECKS
from malssi.tasks.signboard.corruptions import CORRUPTIONS
from malssi.tasks.signboard.prompt import prompt
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.signboard.reference import reference
from malssi.tasks.task import Drawing, Endpoint, Intake, Presentation, Task

ACCEPTANCE = ((-10, 10), (38, 25), (20, 22), (25, 25), (-20, -10), (35, 42))
"""The six cases of (yesterday, today) by which a board is accepted."""

task = Task(
    name="signboard",
    version="1",
    title="공원 전광판",
    reading=Temperatures,
    prompt=prompt,
    drawing=Drawing(
        sample=sample,
        stratum=stratum,
        group_key=group_key,
        held_out=held_out,
        held_out_pair=in_held_out_band,
        phrases=phrases,
    ),
    reference=reference,
    checks=CHECKS,
    corruptions=CORRUPTIONS,
    max_characters=200,
    examples=tuple(Temperatures(yesterday_temp=yesterday, today_temp=today) for yesterday, today in ACCEPTANCE),
    intake=Intake(
        columns={
            "yesterday_temp": ("yesterday", "어제", "어제기온", "어제 기온", "어제온도", "어제 온도"),
            "today_temp": ("today", "오늘", "오늘기온", "오늘 기온", "오늘온도", "오늘 온도"),
            "month": ("월", "달"),
        },
        units={"yesterday_temp": "°C", "today_temp": "°C", "month": "month"},
    ),
    presentation=Presentation(
        extras=extras,
        endpoint=Endpoint(
            "/generate/temperature", lambda reading, text: {"generated_text": text} | extras(reading, text)
        ),
    ),
)
