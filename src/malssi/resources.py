"""Tables of words as they lie beside the code that reads them: parsed once, typed, in one place."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def toml(package: str, name: str) -> Mapping[str, Any]:
    """The table `name`.ko.toml of a package."""
    return tomllib.loads((files(package) / f"{name}.ko.toml").read_text("utf-8"))


def rows(package: str, name: str) -> Iterator[tuple[str, ...]]:
    """The rows of `name`.ko.tsv of a package, columns apart by tabs; empty lines and those in # are for readers."""
    for line in (files(package) / f"{name}.ko.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))
