"""Which words name what is good for people and what is not, by the lists of `knowledge.ko.toml`."""

from functools import cache

from malssi.korean.words import Word
from malssi.resources import toml

TABLE = toml(__package__, "knowledge")


@cache
def listed(section: str, name: str) -> frozenset[str]:
    """The words and concepts of a list."""
    return frozenset(TABLE[section][name].split())


def is_of(word: Word, section: str, name: str) -> bool:
    """Whether a word, or one of its concepts, is of a list."""
    words = listed(section, name)
    return word.lemma in words or not word.concepts.isdisjoint(words)


def sign_of(word: Word) -> int:
    """Whether more of what a word names is good (1) or not (-1); 0 where that is open."""
    plus, minus = listed("sign", "plus"), listed("sign", "minus")
    if word.lemma in plus or word.lemma in minus:
        return 1 if word.lemma in plus else -1
    good, bad = bool(word.concepts & plus), bool(word.concepts & minus)
    return good - bad
