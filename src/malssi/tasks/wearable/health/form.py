"""The frame of a wearable-health report: written once, read once."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from malssi.tasks.wearable.words import material

SHORTEST, LONGEST = 80, 300
"""Characters after NFC (the contract's range; about 200 is aimed at)."""


class Report(NamedTuple):
    """A report's parts."""

    mark: str
    label: str
    score: str
    grounds: tuple[str, ...]
    advice: str


def write(mark: str, label: str, score: int, grounds: Sequence[str], advice: str) -> str:
    """Put a report together."""
    lines = "\n".join(f"- {ground}" for ground in grounds)
    return str(material("form", "health")["report"]).format(mark, label, score, lines, advice)


def read(text: str) -> Report | None:
    """Take a report apart; None where it does not have the frame."""
    found = re.fullmatch(material("form", "health")["pattern"], text)
    if found is None:
        return None
    grounds = tuple(line.removeprefix("- ") for line in found["grounds"].splitlines())
    return Report(found["mark"], found["label"], found["score"], grounds, found["advice"])


def phrases(text: str) -> list[str]:
    """The sentences outside the frame, numbers masked: none may fill a dataset."""
    report = read(text)
    return [re.sub(r"\d+(?:[.,]\d+)*", "#", part) for part in (*report.grounds, report.advice)] if report else []
