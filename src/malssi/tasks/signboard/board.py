"""What of a message the board and a dataset need besides the text: its screens, and the park elements that it names."""

import re
from functools import cache
from typing import Any

from malssi.tasks.signboard.criteria import SCREEN
from malssi.tasks.signboard.reading import Temperatures
from malssi.tasks.signboard.words import material


def extras(reading: Temperatures, text: str) -> dict[str, Any]:
    """What the service adds to an answer."""
    return {"pages": pages(text)}


def pages(text: str) -> list[str]:
    """Cut a line into screens at the end of a sentence where one is on the screen, else between words."""
    out = []
    rest = text.strip()
    while len(rest) > SCREEN:
        end = page_end(rest)
        out.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*out, rest] if rest else out


def page_end(rest: str) -> int:
    """Where the first screen of what is left ends; a word longer than a screen is cut."""
    window = rest[: SCREEN + 1]
    sentence_ends = [mark.end() for mark in re.finditer(r"[.!?](?= )", window)]
    if sentence_ends:
        return sentence_ends[-1]
    return window.rfind(" ") if " " in window else SCREEN


def phrases(text: str) -> list[str]:
    """The park elements that a text names, each once; 실내 쉼터 is not also 쉼터."""
    return list(dict.fromkeys(any_element().findall(text)))


@cache
def any_element() -> re.Pattern[str]:
    """Any park element, the longest name first."""
    names = sorted(material("words")["park"]["elements"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))
