"""How a text about a day is read: sentence by sentence, as statements whose words mean what they mean to this domain."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from malssi.korean.morphemes import normalized
from malssi.korean.sense import unread
from malssi.korean.sentences import sentences
from malssi.korean.statements import Statement, statements
from malssi.korean.words import Word
from malssi.resources import rows

BRISK = re.compile(r"중[-–~∼·](?=고강도)")
LOW_SIDE = re.compile(r"중강도 ?\(([^()]*낮은[^()]*)\)")
MARK = re.compile("[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff*\"'“”‘’]")


@cache
def own() -> Mapping[str, frozenset[str]]:
    """What words mean to the domain, besides the lexicon's."""
    return {word: frozenset(said.split(",")) for word, said in rows(__package__, "concepts")}


def plain(text: str) -> str:
    """A text without pictures, with one spelling of what is written in several ways."""
    folded = unicodedata.normalize("NFKC", text).replace("−", "-")
    return MARK.sub(" ", LOW_SIDE.sub("낮은 중강도", BRISK.sub("중", folded)))


def known(word: Word) -> Word:
    """A word with what it means here."""
    bare = word.lemma if word.kind in ("noun", "adverb", "number") else f"{word.lemma}다"
    said = own().get(bare) or own().get(f"{word.lemma}다")
    return word if said is None else word._replace(concepts=said)


@lru_cache(maxsize=1024)
def read(sentence: str) -> tuple[Statement, ...]:
    """The statements of one sentence."""
    return tuple(
        said._replace(
            predicate=known(said.predicate),
            arguments=tuple(map(known, said.arguments)),
            adverbs=tuple(map(known, said.adverbs)),
            describes=known(said.describes) if said.describes else None,
        )
        for said in statements(normalized(sentence))
    )


def said_in(text: str) -> list[str]:
    """The sentences of a text as they are read."""
    return [sentence for line in plain(text).splitlines() for sentence in sentences(line)]


@lru_cache(maxsize=1024)
def not_understood(sentence: str) -> tuple[str, ...]:
    """What of a sentence has no meaning here, in its words."""
    return tuple(dict.fromkeys(unread(normalized(sentence), own())))
