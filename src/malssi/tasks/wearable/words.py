"""The wearable domain's Korean material, read once from the `.ko.toml` files of this package and of its tasks."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def material(name: str, task: str = "") -> dict[str, Any]:
    """Read `NAME.ko.toml` of the domain, or of one of its tasks."""
    package = f"{__package__}.{task}" if task else __package__
    return tomllib.loads(files(package).joinpath(f"{name}.ko.toml").read_text("utf-8"))


@cache
def pattern(section: str, key: str, task: str = "") -> re.Pattern[str]:
    """The words of `[section] key` in `words.ko.toml`, as one expression that matches any of them."""
    return any_of(tuple(material("words", task)[section][key]))


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for several."""
    return re.compile("|".join(f"(?:{word})" for word in words))


def reason(name: str, task: str = "", **slots: object) -> str:
    """A Korean sentence of `reasons.ko.toml` that says what was expected and what was said."""
    return str(material("reasons", task)[name]).format(**slots)
