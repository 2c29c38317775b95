"""Edits that leave how a message is written and spoil what it says: a number, the state, the place, a claim."""

import re
from functools import cache
from random import Random

from malssi.tasks.signboard import degrees, safety
from malssi.tasks.signboard.criteria import COLD_INDOORS, HEAT_REST, MONTHS, STATES, state_of
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.signboard.words import material
from malssi.tasks.signboard.wrong_form import put_in, second_start, stock

STATE_FORMS = ("yo", "nida", "link", "cause", "adj")


def another_size(reading: Temperatures, text: str, rng: Random) -> str | None:
    """A change that is off by up to ten degrees."""
    size = abs(reading.degrees.change)
    wrong = [number for number in range(max(1, size - 10), size + 11) if number != size]
    return swap_number(text, size, rng.choice(wrong))


def another_size_as_long(reading: Temperatures, text: str, rng: Random) -> str | None:
    """A wrong change with as many digits, which no length and no shape gives away."""
    size = abs(reading.degrees.change)
    wrong = [number for number in range(1, 31) if number != size and len(str(number)) == len(str(size))]
    return swap_number(text, size, rng.choice(wrong))


def swap_number(text: str, size: int, wrong: int) -> str | None:
    """Put another number in place of the change."""
    swapped = re.sub(rf"(?<!\d){size}도", f"{wrong}도", text, count=1)
    return swapped if size and swapped != text else None


def without_the_number(reading: Temperatures, text: str, rng: Random) -> str | None:
    """The direction without its size."""
    bare = re.sub(r"\d+도 ", "", text, count=1)
    return bare if bare != text else None


def a_change_of_none(reading: Temperatures, text: str, rng: Random) -> str | None:
    """A rise on a day that is like yesterday."""
    if reading.degrees.change:
        return None
    said = sorted(
        (one for forms in material("phrases")["change"]["same"].values() for one in forms), key=len, reverse=True
    )
    same = next((one for one in said if one in text), None)
    return text.replace(same, f"어제보다 {rng.randint(1, 9)}도 올라", 1) if same else None


def the_other_direction(reading: Temperatures, text: str, rng: Random) -> str | None:
    """A rise told as a fall, or a fall as a rise."""
    for said, opposite in stock("directions"):
        if f"도 {said}" in text:
            return text.replace(f"도 {said}", f"도 {opposite}", 1)
    return None


def a_state_far_off(reading: Temperatures, text: str, rng: Random) -> str | None:
    """The state of quite another day, in the same form."""
    here = STATES.index(state_of(reading.degrees.today))
    return swap_state(text, here, [there for there in range(len(STATES)) if abs(there - here) > 2], rng)


def the_state_next_to_it(reading: Temperatures, text: str, rng: Random) -> str | None:
    """The state one step warmer or colder, in the same form."""
    here = STATES.index(state_of(reading.degrees.today))
    return swap_state(text, here, [there for there in (here - 1, here + 1) if 0 <= there < len(STATES)], rng)


def swap_state(text: str, here: int, others: list[int], rng: Random) -> str | None:
    """Replace the longest phrase that states the state by one of another state."""
    other = rng.choice(others)
    for phrase, form in state_phrases(STATES[here].name):
        replacements = material("phrases")["state"][STATES[other].name][form]
        if phrase in text and replacements:
            return text.replace(phrase, rng.choice(replacements), 1)
    return None


@cache
def state_phrases(name: str) -> list[tuple[str, str]]:
    """How a state is said, with the form of each phrase, longest first."""
    words = material("phrases")["state"][name]
    return sorted(((phrase, form) for form in STATE_FORMS for phrase in words[form]), key=lambda row: -len(row[0]))


def without_the_park(reading: Temperatures, text: str, rng: Random) -> str | None:
    """The first sentence alone, where the park comes in the second."""
    start = second_start(text)
    first = text[: (start or 1) - 1]
    return None if start is None or safety.names_the_park(degrees.folded(first)) else first


def with_weather(reading: Temperatures, text: str, rng: Random) -> str | None:
    """Weather or a warning that nobody measured."""
    return put_in(text, rng.choice(stock("weather")))


def with_a_foreign_number(reading: Temperatures, text: str, rng: Random) -> str | None:
    """A number that comes from nowhere."""
    return put_in(text, rng.choice(stock("numbers")))


def with_foreign_degrees(reading: Temperatures, text: str, rng: Random) -> str | None:
    """A temperature that is neither the change nor today's."""
    wrong = reading.degrees.today + rng.choice([-7, -3, 2, 5])
    return put_in(text, f"오늘은 {wrong}도이니 ")


def unsafe(reading: Temperatures, text: str, rng: Random) -> str | None:
    """Exertion in the heat, a stroll in the frost."""
    today = reading.degrees.today
    start = second_start(text)
    if start is None or COLD_INDOORS < today < HEAT_REST:
        return None
    return text[:start] + str(rng.choice(stock("unsafe_heat" if today >= HEAT_REST else "unsafe_cold")))


def of_another_season(reading: Temperatures, text: str, rng: Random) -> str | None:
    """A season that is not the month's, or any where the month is not known."""
    wrong = [words for words, season in stock("seasons") if reading.month not in MONTHS[season]]
    return put_in(text, rng.choice(wrong))
