"""The signboard's Korean material, read once from the `.ko.toml` files beside this module."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def material(name: str) -> dict[str, Any]:
    """Read `NAME.ko.toml` of this package."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.ko.toml").read_text("utf-8"))


def reason(name: str, **slots: object) -> str:
    """A Korean sentence of `reasons.ko.toml` that says what was expected and what was said."""
    return str(material("reasons")[name]).format(**slots)
