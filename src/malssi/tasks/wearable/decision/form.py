"""The frame of a wearable-decision: written once, read once."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from malssi.tasks.wearable.criteria import Grade
from malssi.tasks.wearable.words import material

MIN_LENGTH, MAX_LENGTH = 80, 300
"""Characters after NFC (the contract's range)."""


class Decision(NamedTuple):
    """A decision's parts."""

    mark: str
    level: str
    numbering: tuple[int, ...]
    grounds: tuple[str, ...]
    advice: str


def level_of(grade: Grade) -> str:
    """The level of a grade: normal, caution or warning."""
    return str(material("form", "decision")["level"][grade.name])


def write(grade: Grade, grounds: Sequence[str], advice: str) -> str:
    """Put a decision together."""
    lines = "\n".join(f"{number}. {ground}" for number, ground in enumerate(grounds, 1))
    return str(material("form", "decision")["decision"]).format(grade.called("mark"), level_of(grade), lines, advice)


def read(text: str) -> Decision | None:
    """Take a decision apart; None where it does not have the frame."""
    found = re.fullmatch("".join(material("form", "decision")["pattern"]), text)
    if found is None:
        return None
    numbered = [line.partition(". ") for line in found["grounds"].rstrip("\n").split("\n")]
    numbering = tuple(int(number) for number, _, _ in numbered)
    return Decision(found["mark"], found["level"], numbering, tuple(said for _, _, said in numbered), found["advice"])


def phrases(text: str) -> list[str]:
    """The sentences outside the frame, numbers masked: none may fill a dataset."""
    decision = read(text)
    return [re.sub(r"\d+(?:[.,]\d+)*", "#", part) for part in (*decision.grounds, decision.advice)] if decision else []
