"""JSON in one piece or in lines: an array of objects, objects one after another, an object a line.

An array is never held as a whole; an item that is no JSON spoils no other.
"""

import re
from collections.abc import Iterator
from itertools import chain

from malssi.sources.encoding import beginning
from malssi.sources.fill import RowDefaults
from malssi.sources.opened import Source
from malssi.sources.rows import Row, row_of_json
from malssi.sources.text import head_of, text_chunks, text_lines
from malssi.tasks.task import R, Task

MAX_ITEM = 1 << 20
"""Characters within which an item must end."""

BETWEEN = re.compile(r"[\s,]*")
SCALAR = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,\]]+', re.DOTALL)
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[{}\[\]]', re.DOTALL)
GOES_ON = ("{", "[", ",")
"""Ends of a first line after which an object goes on in the next one."""


def json_rows(task: Task[R], source: Source, filling: RowDefaults) -> Iterator[Row[R]]:
    """One reading an item."""
    first = beginning(head_of(source)).split("\n", 1)[0].rstrip()
    if source.kind == "jsonl" or not (first.startswith("[") or first.endswith(GOES_ON)):
        numbered = enumerate(map(stripped, text_lines(source, newline="\n")), 1)
    else:
        numbered = enumerate(json_items(text_chunks(source)), 1)
    return (row_of_json(task, line, text, filling) for line, text in numbered if text)


def stripped(line: str) -> str:
    """A line without spaces and a byte order mark around it."""
    return line.strip("\ufeff \t\r\n")


def json_items(chunks: Iterator[str]) -> Iterator[str]:
    """The text of each item of an array, or of each object without one around them; what follows is told as an item."""
    text, at, inside = "", 0, False
    for chunk in chain(chunks, [""]):
        text, at = text[at:] + chunk, 0
        while (start := BETWEEN.match(text, at).end()) < len(text):  # type: ignore[union-attr]  # it matches nothing too
            sign = text[start]
            if sign == ("]" if inside else "["):
                at, inside = start + 1, not inside
                continue
            end = end_of(text, start)
            if end is None:
                break
            yield text[start:end]
            at = end
        if len(text) - at > MAX_ITEM:
            break
    if rest := text[at:].strip(" \t\r\n,"):
        yield rest


def end_of(text: str, start: int) -> int | None:
    """Where an item ends, None where it goes on behind the text."""
    if text[start] not in "{[":
        match = SCALAR.match(text, start)
        return match.end() if match and match.end() < len(text) else None
    depth = 0
    for token in TOKEN.finditer(text, start):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
        if depth == 0:
            return token.end()
    return None
