"""What a word says on a park's board, beside its general concepts: a state, what it suits, a season, a claim."""

from collections.abc import Mapping
from functools import cache, lru_cache

from malssi.korean.lexicon import concepts_of
from malssi.korean.words import Word
from malssi.resources import rows

NONE: frozenset[str] = frozenset()
FLOWER = frozenset(["season:blossom"])
MIN_END = 2
"""Letters of the end of a compound that says what it is: 벚꽃길 is a 꽃길, 나무그늘 a 그늘."""


@cache
def table() -> Mapping[str, frozenset[str]]:
    """Kinds of each word of `concepts.ko.tsv`."""
    return {word: frozenset(said.split(",")) for word, said in rows(__package__, "concepts")}


@cache
def seasonal() -> tuple[str, ...]:
    """Words of seasons that begin compounds: 벚꽃축제, 단풍나무, 가을바람."""
    return tuple(word for word, said in table().items() if any(one.startswith("season:") for one in said))


def kinds_of(word: Word) -> frozenset[str]:
    """What a word says on a board; a noun that the table does not have says what its end and its season say."""
    return kinds(word.kind, word.lemma)


@lru_cache(maxsize=4096)
def kinds(kind: str, lemma: str) -> frozenset[str]:
    """What a word of a kind says on a board."""
    if kind in ("verb", "adjective"):
        return table().get(f"{lemma}다", NONE)
    if kind == "adverb":
        return of_adverb(lemma)
    found = table().get(lemma)
    return found if found is not None else NONE if kind == "number" else of_compound(lemma)


def of_adverb(lemma: str) -> frozenset[str]:
    """What an adverb says, also one made of an adjective: 따뜻하게."""
    found = table().get(lemma.rstrip("은는도만"), NONE)
    bare = frozenset(one for one in found if len(lemma) > 1 or one.startswith("degree:"))  # 별 차이: no star
    return table().get(f"{lemma.removesuffix('게')}다") or bare


def of_compound(lemma: str) -> frozenset[str]:
    """What a noun says by its end, and the season that it begins with."""
    ends = (lemma[at:] for at in range(1, len(lemma) - MIN_END + 1))
    end = next((table()[one] for one in ends if one in table()), NONE)
    if lemma.endswith("꽃") and lemma != "꽃" and not end:
        end = FLOWER
    if "drink" in concepts_of(lemma):  # 국화차
        return end
    begun = [table()[one] for one in seasonal() if lemma.startswith(one) and len(lemma) > len(one)]
    return end.union(*(frozenset(kind for kind in one if kind.startswith("season:")) for one in begun))


def named(word: Word, kind: str) -> str | None:
    """What of one kind a word says: "hot" of the state of 더운."""
    return next((one.partition(":")[2] for one in sorted(kinds_of(word)) if one.startswith(f"{kind}:")), None)


def all_named(word: Word, kind: str) -> list[str]:
    """Everything of one kind that a word says."""
    return [one.partition(":")[2] for one in sorted(kinds_of(word)) if one.startswith(f"{kind}:")]
