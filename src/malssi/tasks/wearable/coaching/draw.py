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
DAILY_WEIGHT, DAILY_DAY_SHARE = 8, 0.85
"""How much more often what is asked every day is drawn than another, and how often with a day, which answers it."""
HELD_SHARE = 0.15
"""Share of the draws that ask in a way that is held out."""
BOUNDARY_TOPICS = ("red_flag", "scope", "other")
"""What lies at the limits of coaching."""


def sample(rng: Random, mix: Mix) -> Question:
    """Draw a question: the intents alike, at the boundary those that are not coached; held-out ways are drawn too."""
    pool = [intent for intent in intents().values() if mix != "boundary" or intent.topic in BOUNDARY_TOPICS]
    intent = rng.choices(pool, weights=[DAILY_WEIGHT if intent.by_grade else 1 for intent in pool])[0]
    asks = intent.held if rng.random() < HELD_SHARE else intent.asks
    persona: Persona = rng.choice(get_args(Persona))
    day_mix: Mix = "natural" if mix == "boundary" else mix
    day_share = DAILY_DAY_SHARE if intent.by_grade else DAY_SHARE
    day = draw.sample(rng, day_mix) if rng.random() < day_share else None
    return Question(question=rng.choice(asks), persona=persona, day=day)


def stratum(reading: Question) -> Cell:
    """The scenario: the topic and what is asked of it, or care where the day calls for it."""
    intent = intent_of(reading.question)
    return f"{intent.topic}/{'referred' if demands_of(reading).by_day else intent.name}"


def group_key(reading: Question) -> str:
    """The question, which two splits never share."""
    return squeezed(reading.question)


def held_out(reading: Question) -> bool:
    """Whether a question is never trained on: asked in a held-out way, or on a held-out day."""
    plain = squeezed(reading.question)
    asked = any(plain == squeezed(held) for intent in intents().values() for held in intent.held)
    return asked or (reading.day is not None and draw.held_out(reading.day))
