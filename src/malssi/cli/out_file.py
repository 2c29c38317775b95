"""`--out FILE`: answers go into a file as they come, and a run that was stopped can go on there.

Beside the file lies a note of how far it is good and what was asked, until all rows are answered. It is written behind
each batch, so what a killed run wrote after it is dropped, a torn line with it.
"""

import hashlib
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from malssi.artifacts import read_json, write_json
from malssi.errors import InputError
from malssi.sources.tables import Row

ENDING = ".resume.json"


@dataclass(frozen=True)
class Reached:
    """How far a run came."""

    rows: int = 0
    line: int = 0
    """Of the last row."""
    size: int = 0
    """Bytes of the output."""
    digest: str = ""
    """Of the rows so far, so that another file is noticed."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many rows fared how."""

    def after(self, row: Row[Any], fared: str = "") -> "Reached":
        """How far it is with one row more."""
        digest = hashlib.sha256(f"{self.digest}{row!r}".encode("utf-8", "surrogatepass")).hexdigest()
        counts = {**self.counts, fared: self.counts.get(fared, 0) + 1}
        return Reached(self.rows + 1, row.line, self.size, digest, counts)


def note_path(path: Path) -> Path:
    """Where it is noted how far an output is good."""
    return path.with_name(path.name + ENDING)


def load_reached(path: Path, asked: dict[str, Any]) -> Reached:
    """How far the run that is to go on came.

    Raises:
        InputError: there is no such run, or something else is asked now.
    """
    note = note_path(path)
    if not note.exists():
        if path.exists():
            raise InputError(
                f"{path}: has no {note.name} beside it, so nothing is left to do there",
                "leave --resume out to write it anew",
            )
        return Reached()
    try:
        noted = read_json(note)
        before, reached = noted["asked"], Reached(**noted["reached"])
    except (ValueError, TypeError, KeyError) as cause:
        raise InputError(f"{note}: cannot be read ({cause!r})", "remove it, and leave --resume out") from cause
    for name in before | asked:
        if before.get(name) != asked.get(name):
            told = f"{name} was {before.get(name)}, now {asked.get(name)}"
            raise InputError(f"{path}: was begun otherwise: {told}", "ask the same again, or give another --out")
    if not path.is_file() or path.stat().st_size < reached.size:
        raise InputError(f"{path}: is shorter than what was written", f"remove {note.name}, and leave --resume out")
    return reached


def seed_before(path: Path) -> int | None:
    """The seed of the run that is to go on, where there is one."""
    try:
        return int(read_json(note_path(path))["asked"]["seed"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def require_free(path: Path, source: Path) -> None:
    """Refuse to write over what is read, or into what is no file.

    Raises:
        InputError: that would happen.
    """
    if path.exists() and not path.is_file():
        raise InputError(f"--out: {path} is no file", "give the path of a file")
    if path.exists() and source.exists() and path.samefile(source):
        raise InputError(f"--out: {path} is the file that is read", "give another path")


def require_nothing_unfinished(path: Path) -> None:
    """Refuse to begin anew where a run was stopped.

    Raises:
        InputError: one was.
    """
    if note_path(path).exists():
        raise InputError(
            f"{path}: holds the answers of a run that was stopped",
            f"give --resume to go on with it, or remove {note_path(path).name} to begin anew",
        )


def skip(rows: Iterator[Row[Any]], reached: Reached, path: Path) -> None:
    """Pass over the rows that are answered.

    Raises:
        InputError: they are others than those that were.
    """
    passed = Reached()
    for row in islice(rows, reached.rows):
        passed = passed.after(row)
    if passed.digest != reached.digest:
        raise InputError(
            f"{path}: the first {reached.rows:,} rows are not those that were answered",
            "give the file as it was, or another --out",
        )


@dataclass(frozen=True)
class OutFile:
    """An output that is being written."""

    path: Path
    asked: Mapping[str, Any]
    file: io.FileIO

    def write(self, text: str, reached: Reached) -> Reached:
        """Write a batch's answers, and note how far the run is with them."""
        data = text.encode("utf-8", "backslashreplace")
        while data:
            data = data[self.file.write(data) :]
        reached = replace(reached, size=self.file.tell())
        write_json(note_path(self.path), {"asked": self.asked, "reached": asdict(reached)})
        return reached


@contextmanager
def open_out(path: Path, asked: Mapping[str, Any], reached: Reached) -> Iterator[OutFile]:
    """The output from where it is good; once all is written nothing is noted any more."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with io.FileIO(path, "r+" if reached.rows else "w") as file:
        file.truncate(reached.size)
        file.seek(reached.size)
        out = OutFile(path, asked, file)
        out.write("", reached)
        yield out
    note_path(path).unlink()
