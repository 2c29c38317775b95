"""Edits that spoil how a week is written: what stands around it, its fields, its sessions."""

import json
from random import Random
from typing import Any

from malssi.tasks.strength.routine.catalogue import LIFTS, lift_name
from malssi.tasks.strength.routine.prompt import question
from malssi.tasks.strength.routine.reading import Routine
from malssi.tasks.strength.routine.words import phrases

FIELDS = ("lifts", "warmup", "assistance", "note")


def something_around(reading: Routine, text: str, rng: Random) -> str | None:
    """A fence, a label, thanks or brackets around the object."""
    before, after = rng.choice(stock("around"))
    return f"{before}{text}{after}"


def with_a_template_token(reading: Routine, text: str, rng: Random) -> str | None:
    """A chat template's token behind the object."""
    return text + str(rng.choice(stock("tokens")))


def cut_off(reading: Routine, text: str, rng: Random) -> str | None:
    """The end is missing, as when the model ran out of tokens."""
    return text[: -rng.randint(1, len(text) // 2)]


def nothing(reading: Routine, text: str, rng: Random) -> str | None:
    """No answer at all."""
    return ""


def the_input_copied(reading: Routine, text: str, rng: Random) -> str | None:
    """The question for an answer."""
    return question(reading)


def the_days_twice(reading: Routine, text: str, rng: Random) -> str | None:
    """The same name twice in the object."""
    return text[:-1] + ',"days":[]}'


def a_field_less(reading: Routine, text: str, rng: Random) -> str | None:
    """A session without one of its fields."""
    fields = json.loads(text)
    del rng.choice(fields["days"])[rng.choice(FIELDS)]
    return compact(fields)


def a_field_more(reading: Routine, text: str, rng: Random) -> str | None:
    """A session that names kilograms, which are not the model's to say."""
    fields = json.loads(text)
    rng.choice(fields["days"])["kg"] = rng.choice([20, 57.5, 80])
    return compact(fields)


def a_number_as_text(reading: Routine, text: str, rng: Random) -> str | None:
    """A number in quotes, or with a fraction."""
    fields = json.loads(text)
    item = rng.choice(rng.choice(fields["days"])["assistance"])
    place = rng.randrange(2, len(item))
    item[place] = rng.choice([str(item[place]), float(item[place])])
    return compact(fields)


def a_session_less(reading: Routine, text: str, rng: Random) -> str | None:
    """One session is missing."""
    fields = json.loads(text)
    fields["days"].pop(rng.randrange(len(fields["days"])))
    return compact(fields)


def sessions_in_another_order(reading: Routine, text: str, rng: Random) -> str | None:
    """Two sessions have changed places."""
    fields = json.loads(text)
    one, other = rng.sample(range(len(fields["days"])), 2)
    fields["days"][one], fields["days"][other] = fields["days"][other], fields["days"][one]
    return compact(fields)


def another_lift_named(reading: Routine, text: str, rng: Random) -> str | None:
    """A session under another lift's name."""
    fields = json.loads(text)
    lifts = rng.choice(fields["days"])["lifts"]
    lifts[-1] = rng.choice([lift_name(lift) for lift in LIFTS if lift_name(lift) != lifts[-1]])
    return compact(fields)


def compact(fields: dict[str, Any]) -> str:
    """JSON without white space."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def stock(name: str) -> Any:
    """A list of `[corrupt]` in `phrases.ko.toml`."""
    return phrases()["corrupt"][name]
