"""What a word says in a coach's note, beside its general concepts: a part of the body, a movement, a manner."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from malssi.korean.words import Word
from malssi.resources import rows

NONE: frozenset[str] = frozenset()
MADE = re.compile("(하|되|시키)$")
"""What makes a verb of a noun: 정렬하다, 고정되다."""
MIN_END = 2
"""Letters of the end of a compound that says what it is: 오른발목 is a 발목."""


@cache
def table() -> Mapping[str, frozenset[str]]:
    """Kinds of each word of `concepts.ko.tsv`."""
    return {word: frozenset(said.split(",")) for word, said in rows(__package__, "concepts")}


@cache
def known() -> Mapping[str, frozenset[str]]:
    """The words of the table and the verbs that are made of them."""
    made = {
        f"{word}{ending}": said
        for word, said in table().items()
        if len(word) > 1
        for ending in ("하다", "되다", "시키다")
    }
    return {**made, **table()}


def kinds_of(word: Word) -> frozenset[str]:
    """What a word says in a note."""
    return kinds(word.kind, word.lemma)


@lru_cache(maxsize=4096)
def kinds(kind: str, lemma: str) -> frozenset[str]:
    """What a word of a kind says in a note; a noun may also be the name of what is done (내리기)."""
    if kind in ("verb", "adjective"):
        return table().get(f"{lemma}다") or (table().get(MADE.sub("", lemma), NONE) if len(lemma) > 2 else NONE)
    if kind == "adverb":
        bare = lemma.removesuffix("까지").rstrip("은는도만")
        return table().get(lemma) or table().get(bare) or table().get(f"{lemma.removesuffix('게')}다", NONE)
    if lemma.endswith("끼리"):
        return kinds(kind, lemma.removesuffix("끼리")) | {"gather"}
    return table().get(lemma) or table().get(f"{lemma}다") or of_compound(lemma)


def of_compound(lemma: str) -> frozenset[str]:
    """What a noun says by its end."""
    ends = (lemma[at:] for at in range(1, len(lemma) - MIN_END + 1))
    return next((table()[end] for end in ends if end in table()), NONE)
