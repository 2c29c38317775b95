"""Which questions there are: known ways to ask in the three tones, some with a day, and which are never trained on."""

from random import Random
from typing import get_args

from malssi.tasks.task import Cell, Mix
from malssi.tasks.wearable import draw
from malssi.tasks.wearable.coaching.demands import demands_of
from malssi.tasks.wearable.coaching.intents import intent_of, intents
from malssi.tasks.wearable.coaching.reading import Persona, Question
from malssi.tasks.wearable.redflags import squeezed

DAY_SHARE = 0.35
"""Share of the questions that come with a day."""
HELD_SHARE = 0.15
"""Share of the draws that ask in a way that is held out."""
BOUNDARY_TOPICS = ("red_flag", "scope", "other")
"""What lies at the limits of coaching."""


def sample(rng: Random, mix: Mix) -> Question:
    """Draw a question: the intents alike, at the boundary those that are not coached; held-out ways are drawn too."""
    pool = [intent for intent in intents().values() if mix != "boundary" or intent.topic in BOUNDARY_TOPICS]
    intent = rng.choice(pool)
    asks = intent.held if rng.random() < HELD_SHARE else intent.asks
    persona: Persona = rng.choice(get_args(Persona))
    day_mix: Mix = "natural" if mix == "boundary" else mix
    day = draw.sample(rng, day_mix) if rng.random() < DAY_SHARE else None
    return Question(question=rng.choice(asks), persona=persona, day=day)


def cell(reading: Question) -> Cell:
    """The scenario: the topic, and whether the person is sent to care."""
    intent, demands = intent_of(reading.question), demands_of(reading)
    return f"{intent.topic}/{'refer' if demands.refers else intent.kind}"


def split_key(reading: Question) -> str:
    """The question, which two splits never share."""
    return squeezed(reading.question)


def held_out(reading: Question) -> bool:
    """Whether a question is never trained on: asked in a held-out way, or on a held-out day."""
    plain = squeezed(reading.question)
    asked = any(plain == squeezed(held) for intent in intents().values() for held in intent.held)
    return asked or (reading.day is not None and draw.held_out(reading.day))
