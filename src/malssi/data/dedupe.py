"""How alike two texts are once their numbers are masked: templates that differ by a number alone are one text.

Comparison is exact: an inverted index from every 3-gram to its rows, since 6,000 rows need no approximation.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
GRAM = 3


def masked(text: str) -> str:
    """The text with every number as #."""
    return NUMBER.sub("#", text)


def grams(text: str) -> frozenset[str]:
    """The 3-grams of a masked text's characters; a shorter text is its own one gram."""
    bare = masked(text)
    return frozenset(bare[at : at + GRAM] for at in range(max(1, len(bare) - GRAM + 1)))


class SimilarityIndex:
    """The texts of a dataset so far, ready to be compared with another."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self.rows_of: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        self.sizes = array("i")
        self.masked: Counter[str] = Counter()
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Take in a text; it becomes the next row."""
        row = len(self.sizes)
        found = grams(text)
        for gram in found:
            self.rows_of[gram].append(row)
        self.sizes.append(len(found))
        self.masked[masked(text)] += 1

    def similarities(self, text: str) -> NDArray[np.float64]:
        """Jaccard similarity with every row, in their order."""
        found = grams(text)
        sizes = np.array(self.sizes, dtype=np.int32)
        hits = [np.array(self.rows_of[gram], dtype=np.int32) for gram in found if gram in self.rows_of]
        shared = np.bincount(np.concatenate(hits) if hits else np.zeros(0, np.int32), minlength=len(sizes))
        return np.asarray(shared / (sizes + len(found) - shared), dtype=np.float64)


def mean_nearest(texts: Sequence[str]) -> float:
    """Mean over the texts of the similarity with the most similar other one; 0 for fewer than two."""
    if len(texts) < 2:
        return 0.0
    rows_of = Counter(masked(text) for text in texts)
    likeness = SimilarityIndex(list(rows_of))
    total = 0.0
    for place, (bare, rows) in enumerate(rows_of.items()):
        others = likeness.similarities(bare)
        others[place] = float(rows > 1)  # another row says the same
        total += rows * float(others.max())
    return total / len(texts)
