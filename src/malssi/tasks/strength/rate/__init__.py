"""The task strength-rate: a lifter to the loading rates of a 5/3/1 wave and its four weeks as text, in strict JSON.

    lifter -> prompt -> (a model) -> checks -> reply (what code adds), with corruptions for the data

The rates are the expert's for experience and purpose; that the model knows them is what it is trained for.
"""

from random import Random

from malssi.tasks.strength.draw import group_key, held_out, sample_lifter, stratum
from malssi.tasks.strength.estimates import ESTIMATES
from malssi.tasks.strength.examples import EXAMPLES
from malssi.tasks.strength.rate.answer import written
from malssi.tasks.strength.rate.checks import CHECKS
from malssi.tasks.strength.rate.corruptions import CORRUPTIONS
from malssi.tasks.strength.rate.prompt import prompt
from malssi.tasks.strength.rate.reply import extras, fields, tables
from malssi.tasks.strength.rate.schema import schema
from malssi.tasks.strength.rates import rates_for
from malssi.tasks.strength.request import UNITS, Lifter
from malssi.tasks.strength.words import columns
from malssi.tasks.task import Drawing, Endpoint, Intake, Presentation, Task


def reference(lifter: Lifter, rng: Random) -> str:
    """The expert's answer; there is one for each experience and purpose."""
    return written(rates_for(lifter.experience, lifter.purpose))


task = Task(
    name="strength-rate",
    version="1",
    title="5/3/1 비율",
    reading=Lifter,
    prompt=prompt,
    drawing=Drawing(sample=sample_lifter, stratum=stratum, group_key=group_key, held_out=held_out),
    reference=reference,
    checks=CHECKS,
    corruptions=CORRUPTIONS,
    max_characters=1_000,
    examples=EXAMPLES,
    intake=Intake(columns=columns(), units=UNITS, estimates=ESTIMATES),
    presentation=Presentation(extras=extras, tables=tables, endpoint=Endpoint("/gen/routine/rate", fields)),
    schema=schema,
)
