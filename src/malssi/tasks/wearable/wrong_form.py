"""Edits that leave what a wearable answer says and spoil how: length, sections, tone, what stands around it."""

from random import Random

from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.user_message import user_message
from malssi.tasks.wearable.wrong_content import changed, stock


def over_long(day: Day, text: str, rng: Random) -> str | None:
    """More than anybody reads."""
    return f"{text} {' '.join(rng.sample(stock('fillers'), k=len(stock('fillers'))))}"


def too_short(day: Day, text: str, rng: Random) -> str | None:
    """The first line and the advice alone."""
    first, *_, last = text.splitlines()
    return f"{first}\n{last}"[:79]


def cut_off(day: Day, text: str, rng: Random) -> str | None:
    """The end is missing, as when the model ran out of tokens."""
    return text[: -rng.randint(3, 6)].rstrip(" .!")


def without_a_section(day: Day, text: str, rng: Random) -> str | None:
    """One of the headings is gone."""
    headings = [line for line in text.splitlines() if "**" in line]
    heading = rng.choice(headings)
    return text.replace(heading, heading.rpartition("**")[2].strip(), 1).strip()


def without_its_lines(day: Day, text: str, rng: Random) -> str | None:
    """All on one line."""
    return " ".join(text.split())


def in_another_order(day: Day, text: str, rng: Random) -> str | None:
    """The advice first."""
    parts = text.split("\n\n")
    return "\n\n".join([parts[-1], *parts[:-1]])


def with_a_label(day: Day, text: str, rng: Random) -> str | None:
    """A label of the prompt, echoed."""
    return str(rng.choice(stock("labels"))) + text


def with_a_template_token(day: Day, text: str, rng: Random) -> str | None:
    """A chat template's token in the text."""
    token = rng.choice(stock("tokens"))
    return rng.choice([f"{token}{text}", f"{text}{token}", f"{text}\n{token}"])


def the_input_copied(day: Day, text: str, rng: Random) -> str | None:
    """The user message for an answer."""
    return user_message(day, derived=True)


def nothing(day: Day, text: str, rng: Random) -> str | None:
    """No answer at all."""
    return ""


def said_twice(day: Day, text: str, rng: Random) -> str | None:
    """The last line again."""
    return f"{text}\n{text.splitlines()[-1]}"


def in_plain_speech(day: Day, text: str, rng: Random) -> str | None:
    """The last sentence without its politeness."""
    for polite, plain in stock("endings"):
        if text.endswith(polite):
            return changed(text, text.removesuffix(polite) + plain)
    return None
