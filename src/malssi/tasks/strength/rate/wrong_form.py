"""Edits that keep what the answer says and spoil how: its fields, their types, what stands around the object."""

import json
from random import Random

from malssi.tasks.strength.rate.answer import FIELDS, RATE_FIELDS, compact
from malssi.tasks.strength.rate.prompt import question
from malssi.tasks.strength.request import Lifter

TOKENS = ("<|im_end|>", "<|im_start|>assistant\n", "</s>", "<|eot_id|>", "[/INST]", "<start_of_turn>")
"""Control tokens of chat templates (ChatML, Llama 2 and 3, Gemma)."""


def a_field_lost(lifter: Lifter, text: str, rng: Random) -> str:
    """One of the six fields left out."""
    fields = json.loads(text)
    del fields[rng.choice(FIELDS)]
    return compact(fields)


def a_field_too_many(lifter: Lifter, text: str, rng: Random) -> str:
    """A seventh field."""
    extra = rng.choice(({"basis": "1RM"}, {"note": ""}, {"gender": lifter.gender}))
    return compact(json.loads(text) | extra)


def a_field_renamed(lifter: Lifter, text: str, rng: Random) -> str:
    """A name that is nearly right."""
    name = rng.choice(FIELDS)
    return text.replace(f'"{name}"', f'"{rng.choice((name.upper(), f"{name}s", f" {name}"))}"')


def a_number_of_another_type(lifter: Lifter, text: str, rng: Random) -> str:
    """A rate as text, as a fraction, as a list, or none."""
    fields = json.loads(text)
    name = rng.choice(RATE_FIELDS)
    value = fields[name]
    return compact(fields | {name: rng.choice((str(value), float(value), f"{value}%", [value], None, True))})


def a_field_twice(lifter: Lifter, text: str, rng: Random) -> str:
    """The same name again, which would hide the first value."""
    name = rng.choice(RATE_FIELDS)
    return f'{text[:-1]},"{name}":{json.loads(text)[name]}}}'


def in_a_code_fence(lifter: Lifter, text: str, rng: Random) -> str:
    """Markdown around the object."""
    return f"```{rng.choice(('json', ''))}\n{text}\n```"


def with_words_around(lifter: Lifter, text: str, rng: Random) -> str:
    """A label before the object or a remark after it."""
    return rng.choice((f"JSON: {text}", f"{text} OK", f"{text}\n{text}", f"{text},"))


def with_a_template_token(lifter: Lifter, text: str, rng: Random) -> str:
    """A chat template's token before or after the object."""
    token = rng.choice(TOKENS)
    return rng.choice((f"{token}{text}", f"{text}{token}"))


def cut_off(lifter: Lifter, text: str, rng: Random) -> str:
    """The end is missing, as when the model ran out of tokens."""
    return text[: rng.randrange(1, len(text))]


def in_single_quotes(lifter: Lifter, text: str, rng: Random) -> str:
    """As Python would write it."""
    return repr(json.loads(text))


def the_input_copied(lifter: Lifter, text: str, rng: Random) -> str:
    """The question for an answer."""
    return question(lifter)


def nothing(lifter: Lifter, text: str, rng: Random) -> str:
    """No answer at all."""
    return rng.choice(("", "{", "null"))
