"""A text to its morphemes, each with its dictionary form, part of speech and place, by mecab-ko.

Tags are those of the Sejong corpus as mecab-ko-dic has them: NNG noun, VV verb, VA adjective, EC ending and so on.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

INFLECTED, EXPRESSION = 4, 7
"""Columns of a dictionary row: the kind of the word, and what it is made of."""

MAX_READ = 1000
"""Letters of a text that are read; no field of a reading holds so many."""

SPACES = re.compile(r"[\x00\s\ud800-\udfff]+")


class Morpheme(NamedTuple):
    """A piece of a text as the dictionary has it: 떠요 is 뜨/VV and 어요/EF, both at its place."""

    form: str
    tag: str
    start: int
    """Place of the written word in the normalized text; `end` is behind it."""
    end: int


def normalized(text: str) -> str:
    """The beginning of a text as it is read: NFKC, and one space for any blanks and for halves of letters."""
    return SPACES.sub(" ", unicodedata.normalize("NFKC", text[:MAX_READ])).strip()


@lru_cache(maxsize=1024)
def morphemes(text: str) -> tuple[Morpheme, ...]:
    """The morphemes of a normalized text, in its order; inflected words are taken apart."""
    found: list[Morpheme] = []
    at = 0
    for line in (tagger().parse(text) if text else "").splitlines():
        written, _, features = line.partition("\t")
        if not features:
            continue
        start = text.index(written, at)
        at = start + len(written)
        found += [Morpheme(form, tag, start, at) for form, tag in parts(written, features.split(","))]
    return tuple(found)


def parts(written: str, columns: list[str]) -> list[tuple[str, str]]:
    """Form and tag of each part of a written word."""
    if columns[INFLECTED] != "Inflect":
        return [(written, columns[0].partition("+")[0])]
    told = [part.split("/") for part in columns[EXPRESSION].split("+")]
    return [(unicodedata.normalize("NFKC", form), tag) for form, tag, *_ in told]


@cache
def tagger() -> Any:
    """The analyser, loaded once: about 20 ms."""
    import mecab_ko

    return mecab_ko.Tagger()
