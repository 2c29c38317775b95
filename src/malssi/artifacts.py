"""What lies where: file names, manifests, hashes, and writing so that nothing is ever half-written."""

import hashlib
import json
import os
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from malssi.errors import ModelError, RecipeError, field_errors

MANIFEST = "manifest.json"
RUN = "run.json"
TOKENIZER = "tokenizer.json"

M = TypeVar("M", bound=BaseModel)


@contextmanager
def replacing_file(path: Path) -> Iterator[Path]:
    """Yield a temporary name beside `path`; on success it becomes `path`, on failure nothing changes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield half
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """Yield an empty temporary folder; on success it takes the place of `path`, on failure nothing changes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir()
    try:
        yield half
        old = path.with_name(f".{path.name}.{os.getpid()}.old")
        if path.exists():
            path.replace(old)
        try:
            half.replace(path)
        except BaseException:
            if old.exists():
                old.replace(path)
            raise
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def write_text(path: Path, text: str) -> None:
    """Write a whole text file or nothing."""
    with replacing_file(path) as half:
        half.write_text(text, encoding="utf-8")


def write_json(path: Path, value: Any) -> None:
    """Write JSON for people and programs: Korean as it is, keys in their order."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write_jsonl(path: Path, rows: list[Any]) -> None:
    """Write one JSON object a line."""
    write_text(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def read_json(path: Path) -> Any:
    """Read a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def load_toml(path: Path, model: type[M]) -> M:
    """Read a TOML file into its model.

    Raises:
        RecipeError: the file is missing, is not TOML, or a field is wrong.
    """
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as cause:
        raise RecipeError(f"{path}: no such file", "give the path of a recipe's .toml file") from cause
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise RecipeError(f"{path}: not TOML ({cause})", "correct the file") from cause
    except ValidationError as cause:
        raise RecipeError(f"{path}: {field_errors(cause)}", "correct the named fields") from cause


def sha256(data: bytes) -> str:
    """Hex digest of bytes."""
    return hashlib.sha256(data).hexdigest()


def hash_file(path: Path) -> str:
    """Hex digest of a file's bytes, which may be more than fit into memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_files(folder: Path) -> dict[str, str]:
    """Hex digests of all files in a folder and in those inside it, but for its manifest, by their paths in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hash_file(path) for path in files if path != folder / MANIFEST}


def require_intact(folder: Path, hashes: Mapping[str, str]) -> None:
    """Refuse a folder in which a file is not what it was when its manifest was written.

    Raises:
        ModelError: a file is missing, or a bit of it is another one.
    """
    hint = "export the adapter again, or install the package again where it is a shipped one"
    for name, expected in hashes.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path}: no such file, expected the one that {MANIFEST} names", hint)
        found = hash_file(path)
        if found != expected:
            raise ModelError(f"{path}: damaged: has SHA-256 {found[:12]}, expected {expected[:12]}", hint)


def write_hashes(folder: Path) -> None:
    """Write the digests of a folder's files into its manifest."""
    written = read_json(folder / MANIFEST) | {"files": hash_files(folder)}
    write_json(folder / MANIFEST, written)


def hash_weights(folder: Path) -> str:
    """Hex digest of a base's weights, in one file or in several."""
    shards = sorted(folder.glob("*.safetensors"))
    if len(shards) == 1:
        return hash_file(shards[0])
    return sha256("".join(f"{shard.name} {hash_file(shard)}\n" for shard in shards).encode())


def bind_run_folder(folder: Path, run: dict[str, Any], resuming: bool) -> None:
    """Note in a run's folder what the run is made of, and refuse to go on there with anything else.

    A folder without a note is taken as it is.

    Args:
        run: what decides the run's outcome, as JSON.
        resuming: whether the folder holds work that this run would continue.

    Raises:
        RecipeError: the folder holds the work of another run.
    """
    note, now = folder / RUN, json.loads(json.dumps(run))
    before = read_json(note) if resuming and note.exists() else now
    if before != now:
        told = ", ".join(f"{name} was {old!r}, is {new!r}" for name, old, new in differences(before, now))
        raise RecipeError(
            f"{folder} holds another run: {told}",
            "give another --out, or the same recipe, dataset and settings; remove the folder to start over",
        )
    write_json(note, now)


def differences(before: Any, now: Any, name: str = "") -> list[tuple[str, Any, Any]]:
    """Where two JSON values differ: the dotted name and both values."""
    if before == now:
        return []
    if not (isinstance(before, dict) and isinstance(now, dict)):
        return [(name, before, now)]
    found = []
    for key in dict.fromkeys([*before, *now]):
        found += differences(before.get(key), now.get(key), f"{name}.{key}" if name else key)
    return found


class Section(BaseModel):
    """Base of everything kept in a manifest."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Section):
    """Where something came from: a name and the hash of its content."""

    name: str
    hash: str


class TaskRecord(Section):
    """What an adapter is for one of its tasks."""

    version: str
    """The task's."""
    prompt_fingerprint: str
    selfcheck: dict[str, str]
    """How each engine began, without chance, to answer the task's first example; once loaded it must say it again."""
    results: dict[str, Any]
    """Measured: pass rates of adapter and export."""
    forms: dict[str, tuple[str | int, ...]] = {}
    """The values that the fields which decide an answer's form (`Task.forms`) had in the training's rows. A field that
    is not named, as in older manifests, may have any."""


class AdapterManifest(Section):
    """What lies in an adapter's folder, where it came from and what it was measured to do."""

    format: Literal[2] = 2
    tasks: dict[str, TaskRecord]
    """What it speaks for."""
    base: Source
    start: Source | None = None
    """The adapter that the training went on from, if any."""
    dataset: Source
    settings: dict[str, Any]
    """The resolved recipe of the training."""
    sampling: dict[str, int | float]
    """How the adapter is best drawn from."""
    results: dict[str, Any]
    """Measured: steps, seconds and losses."""
    files: dict[str, str] = {}
    """SHA-256 of every other file of the folder, by its path in it; none in older manifests."""


def load_manifest(folder: Path) -> AdapterManifest:
    """Read an adapter's manifest.

    Raises:
        ModelError: there is none, or it is of another format.
    """
    path = folder / MANIFEST
    try:
        return AdapterManifest.model_validate_json(path.read_bytes())
    except FileNotFoundError as cause:
        raise ModelError(f"{folder}: no {MANIFEST}", "give the folder that `malssi train sft` wrote") from cause
    except ValidationError as cause:
        raise ModelError(f"{path}: {field_errors(cause)}", "train the adapter again") from cause
