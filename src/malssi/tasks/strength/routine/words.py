"""The routine's Korean material: phrases, and the reasons of its checks."""

from typing import Any

from malssi.tasks.strength.words import material


def phrases() -> dict[str, Any]:
    """The tables of `phrases.ko.toml`."""
    return material(__package__, "phrases")


def reason(key: str, /, **slots: object) -> str:
    """A Korean sentence of `reasons.ko.toml`; `{day}` is left for who knows which day it is."""
    return str(material(__package__, "reasons")[key]).format(day="{day}", **slots)
