"""The text of an open file, piece by piece, with bytes that are no text kept so that their rows can be told."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from malssi.errors import InputError
from malssi.sources.encoding import BAD_BYTE, ERRORS, decoded, encoding_of
from malssi.sources.opened import MAX_LOOK_AHEAD, Source

CHUNK = 1 << 16
"""Characters of a piece."""


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
    """The lines of a file that began in ASCII: the first one that is none and is text tells its encoding."""
    for line in lines:
        legacy = not line.isascii() and encoding_of(raw_line(line)) == "cp949"
        yield recoded(line) if legacy else line
        if legacy or not (line.isascii() or BAD_BYTE.search(line)):
            yield from map(recoded, lines) if legacy else lines


def raw_line(line: str) -> bytes:
    """The bytes of a line that was read as UTF-8."""
    return line.encode("utf-8", "surrogateescape")


def recoded(line: str) -> str:
    """A line that was read as UTF-8, read as CP949."""
    return raw_line(line).decode("cp949", "surrogateescape")
