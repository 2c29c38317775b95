"""An open file of readings, and of which kind it is.

Everything is read once and from front to back, so a pipe is as good as a file; what kind it is, is decided
from its beginning.
"""

import gzip
import io
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

from malssi.errors import InputError
from malssi.sources.encoding import beginning

Bytes: TypeAlias = "io.BufferedReader[io.RawIOBase]"

Kind = Literal["csv", "tsv", "jsonl", "json", "sheet"]

KINDS: dict[str, Kind] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".xlsx": "sheet",
}
EXPECTED = "expected .csv, .tsv, .json, .jsonl or .xlsx, each perhaps with .gz behind it"
STDIN = "-"
MAX_LOOK_AHEAD = 1 << 18
"""Bytes of a file's beginning from which its kind and its encoding are decided."""

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"


@dataclass
class Source:
    """An open file, standard input or a pipe."""

    name: str
    kind: Kind
    file: Bytes
    length: int | None = None
    """How long it is, in bytes or rows, where that is known."""
    read: float = 0
    """About how much of that was given on."""

    def share(self) -> float | None:
        """How much of it was given on, None where its length is unknown."""
        return min(1.0, self.read / self.length) if self.length else None


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open a file, or standard input where the path is `-`.

    Raises:
        InputError: there is no such file, or it is of no kind that is read.
    """
    name = "standard input" if str(path) == STDIN else str(path)
    with open_bytes(path) as raw:
        regular = str(path) != STDIN and stat.S_ISREG(path.stat().st_mode)
        kind = kind_by_name(path)
        if kind is None and regular:
            raise InputError(f"{name}: got a file named {path.suffix or 'without an ending'}", EXPECTED)
        file, size = raw, path.stat().st_size if regular else None
        if raw.peek(len(GZIP)).startswith(GZIP):
            file, size = looking_ahead(gzip.GzipFile(fileobj=raw)), None
        with whole(name):
            yield Source(name, kind or kind_by_beginning(file.peek(MAX_LOOK_AHEAD)), file, size)


@contextmanager
def open_bytes(path: Path) -> Iterator[Bytes]:
    """The bytes of a file, which is closed afterwards, or of standard input, which is not.

    Raises:
        InputError: there is no such file, or it is a folder.
    """
    if str(path) == STDIN:
        file = looking_ahead(getattr(sys.stdin.buffer, "raw", sys.stdin.buffer))
        try:
            yield file
        finally:
            file.detach()
        return
    if path.is_dir():
        raise InputError(f"{path}: is a directory", "give the path of one file in it")
    if not path.exists():
        raise InputError(f"{path}: no such file", f"give the path of a file; {EXPECTED}")
    with looking_ahead(path.open("rb", buffering=0)) as file:
        yield file


def looking_ahead(raw: Any) -> Bytes:
    """A stream whose beginning can be looked at before it is read."""
    return io.BufferedReader(cast(io.RawIOBase, raw), MAX_LOOK_AHEAD)


@contextmanager
def whole(name: str) -> Iterator[None]:
    """Tell of a compressed file that ends too early or is damaged."""
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as cause:
        raise InputError(f"{name}: the compressed file is damaged ({cause})", "copy it again, or unpack it") from cause


def kind_by_name(path: Path) -> Kind | None:
    """The kind that a file's name says."""
    plain = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return KINDS.get(plain.suffix.lower())


def kind_by_beginning(head: bytes) -> Kind:
    """The kind of what has no name."""
    if head.startswith(ZIP):
        return "sheet"
    return "json" if beginning(head).startswith(("[", "{")) else "csv"
