"""Edits that leave what a message says and spoil how: its length, its end, its tone, what stands around it."""

import re
from random import Random
from typing import Any

from malssi.tasks.signboard.criteria import MAX_LENGTH, MIN_LENGTH
from malssi.tasks.signboard.prompt import question
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.signboard.words import material


def over_long(reading: Temperatures, text: str, rng: Random) -> str | None:
    """More than the board takes, on the same two sentences."""
    fillers = rng.sample(stock("fillers"), k=3)
    longer = put_in(text, "".join(fillers))
    return longer if longer and len(longer) > MAX_LENGTH else None


def too_short(reading: Temperatures, text: str, rng: Random) -> str | None:
    """The first sentence only, where it is shorter than the board asks for."""
    first = text[: (second_start(text) or 1) - 1]
    return first if 0 < len(first) < MIN_LENGTH else None


def cut_off(reading: Temperatures, text: str, rng: Random) -> str | None:
    """The end of the last sentence is missing, as when the model ran out of tokens."""
    start = second_start(text)
    if start is None:
        return None
    words = text[start:].split()
    return text[:start] + " ".join(words[: -rng.randint(1, min(3, len(words) - 1))])


def with_a_label(reading: Temperatures, text: str, rng: Random) -> str | None:
    """The label of the training prompt, echoed."""
    return str(rng.choice(stock("labels"))) + text


def with_a_template_token(reading: Temperatures, text: str, rng: Random) -> str | None:
    """A chat template's token in the text."""
    token = rng.choice(stock("tokens"))
    return rng.choice([f"{token}{text}", f"{text}{token}", f"{text} {token}"])


def decorated(reading: Temperatures, text: str, rng: Random) -> str | None:
    """Quotes, markdown, a bullet, an emoji or an alternative."""
    before, after = rng.choice(stock("decorations"))
    return f"{before}{text}{after}"


def on_two_lines(reading: Temperatures, text: str, rng: Random) -> str | None:
    """A line break between the sentences."""
    return put_in(text, "\n")


def said_twice(reading: Temperatures, text: str, rng: Random) -> str | None:
    """The last sentence again."""
    start = second_start(text)
    return None if start is None else f"{text} {text[start:]}"


def with_no_word(reading: Temperatures, text: str, rng: Random) -> str | None:
    """A word that is none."""
    return put_in(text, f"{rng.choice(stock('no_words'))} ")


def the_input_copied(reading: Temperatures, text: str, rng: Random) -> str | None:
    """The question for an answer."""
    return question(reading)


def nothing(reading: Temperatures, text: str, rng: Random) -> str | None:
    """No answer at all."""
    return ""


def in_plain_speech(reading: Temperatures, text: str, rng: Random) -> str | None:
    """The last sentence without its politeness."""
    for polite, plain in stock("endings"):
        if re.search(rf"{re.escape(polite)}[.?]?$", text):
            return re.sub(rf"{re.escape(polite)}[.?]?$", f"{plain}.", text)
    return None


def stock(name: str) -> Any:
    """A list of `[corrupt]` in `phrases.ko.toml`."""
    return material("phrases")["corrupt"][name]


def second_start(text: str) -> int | None:
    """Where the second sentence begins."""
    found = re.search(r"[.!?] ", text)
    return found.end() if found else None


def put_in(text: str, words: str) -> str | None:
    """Put words before the second sentence."""
    start = second_start(text)
    return None if start is None else text[:start] + words + text[start:]
