"""Korean material of the strength tasks, read once from the `.ko.toml` files of their packages."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def material(package: str, name: str) -> dict[str, Any]:
    """Read `NAME.ko.toml` of a package."""
    return tomllib.loads(files(package).joinpath(f"{name}.ko.toml").read_text("utf-8"))


def legend(kind: str) -> dict[str, str]:
    """What the codes of a kind mean: experience, purpose or lifts."""
    return dict(material(__package__, "legend")[kind])


def columns() -> dict[str, list[str]]:
    """Other names of a file's columns, by field."""
    return dict(material(__package__, "legend")["columns"])


def legend_text(kind: str) -> str:
    """The legend of a kind in one line: 1 처음 · 2 6개월 미만 · ..."""
    return " · ".join(f"{code} {meaning}" for code, meaning in legend(kind).items())
