"""What everyday words mean, as concepts: 숭늉 is a drink, 거닐다 walking. Domains say what may be said of concepts."""

from collections.abc import Mapping
from functools import cache

from malssi.resources import rows

NONE: frozenset[str] = frozenset()


@cache
def lexicon() -> Mapping[str, frozenset[str]]:
    """Concepts of each word: nouns as they are, verbs and adjectives in 다."""
    sets: dict[str, frozenset[str]] = {}
    return {word: sets.setdefault(said, frozenset(said.split(","))) for word, said in rows(__package__, "lexicon")}


def concepts_of(word: str) -> frozenset[str]:
    """The concepts of a word in its dictionary form; none for one that is not known."""
    return lexicon().get(word, NONE)
