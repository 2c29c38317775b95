"""The frames of a wearable-health report, brief and long: each written once, read once."""

import re
from typing import NamedTuple

from malssi.tasks.wearable.reading import Style
from malssi.tasks.wearable.words import material

LENGTHS: dict[Style, tuple[int, int]] = {"brief": (80, 300), "report": (400, 700)}
"""Characters after NFC (the contract's ranges; about 200 and 500 are aimed at)."""

MARKER = re.compile(r"^(?:- |\d\. )")


class Report(NamedTuple):
    """A report's parts; the last three stand in the long style alone."""

    mark: str
    label: str
    score: str
    grounds: tuple[str, ...]
    advice: str
    meanings: tuple[str, ...] = ()
    """What each indicator means today."""
    steps: tuple[str, ...] = ()
    """What to do today, in its order."""
    watch: str = ""

    @property
    def added(self) -> tuple[str, ...]:
        """The sentences that a brief report does not have."""
        return (*self.meanings, *self.steps, *([self.watch] if self.watch else []))


def write(report: Report, style: Style) -> str:
    """Put a report together."""
    slots = report._asdict() | {
        "grounds": "\n".join(f"- {ground}" for ground in report.grounds),
        "meanings": "\n".join(f"- {meaning}" for meaning in report.meanings),
        "steps": "\n".join(f"{number}. {step}" for number, step in enumerate(report.steps, start=1)),
    }
    return str(material("form", "health")[style]["text"]).format_map(slots)


def read(text: str, style: Style) -> Report | None:
    """Take a report apart; None where it does not have the frame."""
    found = re.fullmatch("".join(material("form", "health")[style]["pattern"]), text)
    if found is None:
        return None
    said = {"meanings": "", "steps": "", "watch": ""} | found.groupdict()
    grounds, meanings, steps = (listed(said[name]) for name in ("grounds", "meanings", "steps"))
    return Report(said["mark"], said["label"], said["score"], grounds, said["advice"], meanings, steps, said["watch"])


def listed(lines: str) -> tuple[str, ...]:
    """The items of a list, without their markers."""
    return tuple(MARKER.sub("", line) for line in lines.splitlines())


def phrases(text: str) -> list[str]:
    """The sentences outside the frame, numbers masked: none may fill a dataset."""
    report = read(text, "brief") or read(text, "report")
    if report is None:
        return []
    return [re.sub(r"\d+(?:[.,]\d+)*", "#", part) for part in (*report.grounds, *report.added, report.advice)]
