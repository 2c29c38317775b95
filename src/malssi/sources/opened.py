"""An open file of readings: of which kind it is, and its text line by line.

Everything is read once and from front to back, so a pipe is as good as a file; what kind and which encoding it is, is
decided from its beginning.
"""

import codecs
import gzip
import io
import re
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

from malssi.errors import InputError

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
"""Bytes of a file's beginning from which its kind and encoding are decided."""

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF32 = codecs.BOM_UTF32_LE
ERRORS = {"utf-16": "replace"}
"""How bytes that are no text are kept, where not as `BAD_BYTE`."""

CHUNK = 1 << 16
MULTIBYTE = re.compile("[^\x00-\x7f\udc80-\udcff]")
BAD_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that is no text in the encoding of its file."""


@dataclass
class Source:
    """An open file, standard input or a pipe."""

    name: str
    kind: Kind
    file: Bytes
    size: int | None = None
    """Its bytes, where they are known and not compressed."""
    read: float = 0
    """About how many of its bytes were given on as text."""

    def share(self) -> float | None:
        """How much of it was given on, None where its length is unknown."""
        return min(1.0, self.read / self.size) if self.size else None


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


def beginning(head: bytes) -> str:
    """The beginning as text, from the first sign that is to be seen."""
    return decoded(head, encoding_of(head) or "utf-8").lstrip("\ufeff \t\r\n")


def text_lines(source: Source, newline: str = "") -> Iterator[str]:
    """The lines of a text; bytes that are none in its encoding are kept for `BAD_BYTE`.

    Args:
        newline: as of `open`: the empty one ends a line at every kind of line break.

    Raises:
        InputError: it is no text.
    """
    with open_text(source, newline) as text:
        yield from counted(source, text)


def text_chunks(source: Source) -> Iterator[str]:
    """A text in pieces that end anywhere, since one without line breaks may be long.

    Raises:
        InputError: it is no text.
    """
    with open_text(source, newline="\n") as text:
        yield from counted(source, iter(lambda: text.read(CHUNK), ""))


@contextmanager
def open_text(source: Source, newline: str) -> Iterator[io.TextIOWrapper]:
    """The text of a file."""
    encoding = encoding_of(head_of(source))
    if not encoding:
        raise InputError(
            f"{source.name}: is neither UTF-8 nor CP949 text", "save it as CSV UTF-8, or send it through iconv -t UTF-8"
        )
    text = io.TextIOWrapper(source.file, encoding, ERRORS.get(encoding, "surrogateescape"), newline)
    try:
        yield text
    finally:
        with suppress(ValueError):  # the file was closed first
            text.detach()


def counted(source: Source, pieces: Iterator[str]) -> Iterator[str]:
    """The pieces of a text, counted as they are given on."""
    head = head_of(source)
    bytes_a_sign = len(head) / max(1, len(decoded(head, encoding_of(head))))
    for piece in settled(pieces) if head.isascii() else pieces:
        source.read += len(piece) * bytes_a_sign
        yield piece


def head_of(source: Source) -> bytes:
    """The beginning of a file of which nothing was read yet."""
    return source.file.peek(MAX_LOOK_AHEAD)


def settled(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a file that began in ASCII: the first one that is none decides which encoding it has."""
    for line in lines:
        if not line.isascii():
            legacy = encoding_of(raw_line(line)) == "cp949"
            yield recoded(line) if legacy else line
            yield from map(recoded, lines) if legacy else lines
            return
        yield line


def raw_line(line: str) -> bytes:
    """The bytes of a line that was read as UTF-8."""
    return line.encode("utf-8", "surrogateescape")


def recoded(line: str) -> str:
    """A line that was read as UTF-8, read as CP949."""
    return raw_line(line).decode("cp949", "surrogateescape")


def encoding_of(head: bytes) -> str:
    """The encoding of a text by its beginning; the empty one where it has none that is read.

    Korean spreadsheets and the KMA's downloads are CP949; all else is UTF-8, from Excel with a byte order mark, or
    UTF-16 with one. A text that is UTF-8 but for a few bytes is UTF-8.
    """
    if head.startswith(UTF16) and not head.startswith(UTF32):
        return "utf-16"
    if head.count(0) * 10 > len(head):
        return ""
    text = decoded(head, "utf-8")
    bad = len(BAD_BYTE.findall(text))
    if bad <= len(MULTIBYTE.findall(text)):
        return "utf-8-sig"
    return "cp949" if len(BAD_BYTE.findall(decoded(head, "euc_kr"))) * 2 < bad else "utf-8-sig"


def decoded(head: bytes, encoding: str) -> str:
    """The beginning of a text, without the sign that it may end within."""
    return codecs.getincrementaldecoder(encoding)(ERRORS.get(encoding, "surrogateescape")).decode(head)
