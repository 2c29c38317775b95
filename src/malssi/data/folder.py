"""A dataset's folder: what its manifest says, the day in its file names, and which folders a build may replace."""

from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from malssi.artifacts import MANIFEST, Section, hash_file, read_json
from malssi.data.recipe import calendar_day
from malssi.errors import InputError


class DatasetManifest(Section):
    """What lies in a dataset's folder and what it was made from."""

    format: Literal[1] = 1
    kind: Literal["dataset"] = "dataset"
    task: str
    task_version: str
    date: str
    seed: int
    verifier_hash: str
    recipe: dict[str, Any]
    """As it was built, its rows times the scale."""
    scale: int = 1
    """How many times the training rows of the recipe's file these are."""
    files: dict[str, str]
    """SHA-256 by file name."""


class MergedManifest(Section):
    """What lies in the folder of a dataset of several tasks and what it was made from."""

    format: Literal[1] = 1
    kind: Literal["merged dataset"] = "merged dataset"
    date: str
    seed: int
    recipe: dict[str, Any]
    """As its file says."""
    parts: dict[str, dict[str, Any]]
    """The recipe of each part as it was built, its rows times the scale."""
    task_versions: dict[str, str]
    verifier_hashes: dict[str, str]
    scale: int = 1
    files: dict[str, str]


MANIFESTS: TypeAdapter[DatasetManifest | MergedManifest] = TypeAdapter(DatasetManifest | MergedManifest)


def day(text: str) -> str:
    """A date option in its form.

    Raises:
        InputError: it is no day.
    """
    try:
        return calendar_day(text)
    except ValueError as cause:
        raise InputError(f"date: {cause}", "give for example 20261120") from cause


def require_own(out: Path) -> None:
    """Refuse a folder that would be replaced though it holds other things than a dataset of ours.

    Raises:
        InputError: it does, or it is a file.
    """
    if not out.exists():
        return
    hint = "give a new or empty folder, or one that holds nothing but an earlier build"
    if not out.is_dir():
        raise InputError(f"{out}: is a file, expected a folder", hint)
    hashes = listed(out / MANIFEST)
    own = {MANIFEST, *hashes} if hashes else set()
    for path in sorted(out.iterdir()):
        if path.name not in own:
            raise InputError(f"{out}: holds {path.name}, which no dataset build wrote", hint)
        if path.name in hashes and hash_file(path) != hashes[path.name]:
            raise InputError(f"{path}: was changed since it was built", hint)


def listed(manifest: Path) -> dict[str, str]:
    """SHA-256 of the files that a dataset's manifest names; none where there is no such manifest."""
    try:
        return MANIFESTS.validate_python(read_json(manifest)).files
    except (FileNotFoundError, ValueError, ValidationError):
        return {}
