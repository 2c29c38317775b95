"""The citation ledger: what may be cited, when, and with which claim. The rows are in `ledger.ko.toml`.

Whether a text keeps to it is `citations`'s.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from malssi.tasks.wearable.criteria import SHORT_SLEEP
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.words import material


class Source(NamedTuple):
    """A row of the ledger."""

    id: str
    form: str
    """How it stands in a text: (Milewski, 2014)."""
    names: tuple[str, ...]
    """Names by which a text may speak of it; each only as part of the form."""
    about: tuple[str, ...]
    """Words of which one stands beside the citation: it is cited for that and nothing else."""
    claim: str
    paper: str

    @property
    def forms(self) -> tuple[str, ...]:
        """How it may stand in a text: a body's name needs no year, (ACSM)."""
        return (self.form, *([f"({self.names[0]})"] if self.id in ("acsm", "kosso") else []))


def below(value: float | None, limit: float) -> bool:
    """Whether a value is known and below a limit."""
    return value is not None and value < limit


APPLIES: dict[str, Callable[[Day], bool]] = {
    "milewski2014": lambda day: below(day.sleep_hr, 8),
    "buchheit2014": lambda day: day.change is not None and day.change >= 10,
    "acsm": lambda day: True,
    "karvonen1957": lambda day: day.age is not None and day.resting_heart_rate is not None,
    "who2020": lambda day: True,
    "tudorlocke2004": lambda day: below(day.steps, 5000),
    "ding2025": lambda day: day.steps is not None,
    "kosso": lambda day: day.bmi is not None,
}
"""When a row may be cited; the numbers are the ledger's own third column."""

DEMANDED: dict[str, Callable[[Day], bool]] = {
    "milewski2014": lambda day: below(day.sleep_hr, SHORT_SLEEP),
    "buchheit2014": APPLIES["buchheit2014"],
}
"""When a row must be cited."""


@cache
def sources() -> dict[str, Source]:
    """The ledger by id."""
    return {
        name: Source(name, row["form"], tuple(row["names"]), tuple(row["about"]), row["claim"], row["paper"])
        for name, row in material("ledger").items()
    }


def allowed_for(day: Day) -> frozenset[str]:
    """What may be cited of a day."""
    return frozenset(name for name, applies in APPLIES.items() if applies(day))


def demanded_for(day: Day) -> frozenset[str]:
    """What must be cited of a day."""
    return frozenset(name for name, applies in DEMANDED.items() if applies(day))
