"""The signboard's Korean material, read once from the `.ko.toml` files beside this module."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from malssi.resources import toml


def material(name: str) -> Mapping[str, Any]:
    """The table `NAME.ko.toml` of this package."""
    return toml(__package__, name)


@cache
def listed(section: str, name: str) -> frozenset[str]:
    """The words of a list of `park.ko.toml`."""
    return frozenset(material("park")[section][name].split())


def reason(name: str, **slots: object) -> str:
    """A Korean sentence of `reasons.ko.toml` that says what was expected and what was said."""
    return str(material("reasons")[name]).format(**slots)
