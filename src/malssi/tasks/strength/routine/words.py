"""The routine's Korean material: phrases, and the reasons of its checks."""

import re
from functools import cache
from typing import Any

from malssi.tasks.strength.words import material


def phrases() -> dict[str, Any]:
    """The tables of `phrases.ko.toml`."""
    return material(__package__, "phrases")


@cache
def refused(kind: str) -> re.Pattern[str]:
    """The words of `[refused] kind`, as one expression that matches any of them."""
    return re.compile("|".join(phrases()["refused"][kind]))


def reason(key: str, /, **slots: object) -> str:
    """A Korean sentence of `reasons.ko.toml`; `{day}` is left for who knows which day it is."""
    return str(material(__package__, "reasons")[key]).format(day="{day}", **slots)
