"""Train what hears emergencies in people's words: linear heads over the features of `tasks/wearable/listener`.

Sentences lie in a folder, a file for each writer. The rates that are told come from folds of whole writers: no
sentence is judged by heads that saw another one of its writer's.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from malssi.artifacts import replacing_file
from malssi.errors import InputError
from malssi.tasks.wearable.listener import HEADS, SURE, features, keys_of, windows
from malssi.tasks.wearable.redflags import heard_of

FOLDS = 6
COST = 2.0
"""Of a support vector machine's slack; between 0.3 and 3 the rates of the folds do not differ."""

PLAIN, STATEMENTS = "plain", "plain-statements"
WEIGHTS = {PLAIN: 10.0, STATEMENTS: 4.0}
"""Files that no head is measured on, and how much a line of them counts: plain ways to say a symptom and to ask the
coach, which must be right, and plain statements of what has become of what, for the head of its own."""

MAX_PASSES = 20_000
MARGIN = 0.05
"""What the head for emergencies must reach above 0: the least at which two of a hundred harmless texts are heard."""

MIN_TEXTS = 2
"""Texts that a feature must be in: what one writer says once tells nothing."""

LEVELS = ("none", "care", "urgent", "despair")


class Row(NamedTuple):
    """A sentence, what it tells of, and who wrote it."""

    text: str
    level: str
    writer: str


@dataclass(frozen=True)
class Trained:
    """Heads with what they were measured to do on writers that they had not seen."""

    arrays: dict[str, NDArray[Any]]
    rates: dict[str, dict[str, int]]
    """By level: texts, and how many of them are heard, as urgent and as despair."""


def read_rows(folder: Path) -> list[Row]:
    """The sentences of a folder.

    Raises:
        InputError: there are none, or a line is not one.
    """
    rows = []
    for path in sorted(folder.glob("*.jsonl")):
        for line, text in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                fields = json.loads(text)
                row = Row(fields["text"], fields["level"], path.stem)
            except (ValueError, KeyError, TypeError) as wrong:
                raise InputError(f"{path}:{line}: {wrong!r}", 'expected {"text": ..., "level": ...}') from wrong
            if row.level not in LEVELS:
                raise InputError(f"{path}:{line}: level: got {row.level!r}", f"expected one of {', '.join(LEVELS)}")
            rows.append(row)
    if not rows:
        raise InputError(f"{folder}: no sentences", "give a folder of .jsonl files")
    return rows


def train(rows: Sequence[Row]) -> Trained:
    """Train the heads, and measure heads of the same making on whole writers that were left out."""
    parts = [part for at, row in enumerate(rows) for part in parts_of(row, at)]
    texts = Texts.of([part.row for part in parts])
    learned = np.array([part.learned for part in parts])
    left_out = np.zeros((len(parts), len(HEADS)))
    for fold in folds([part.row for part in parts]):
        left_out[fold] = texts.heads(~fold & learned).scores(texts, fold)
    return Trained(texts.heads(learned).arrays(texts.keys), rates(parts, left_out))


class Part(NamedTuple):
    """A part of a text as it is heard, and whether its level is known: of the whole text, and of a harmless part."""

    row: Row
    whole: int
    """Number of the whole text."""
    learned: bool


def parts_of(row: Row, whole: int) -> list[Part]:
    """The parts of a text without what it denies; plain ways to say something are known without spaces as well."""
    said = heard_of(row.text) or row.text
    squeezed = [said.replace(" ", "")] if row.writer == PLAIN else []
    heard = [Part(row._replace(text=part), whole, row.level == "none" or part == said) for part in windows(said)]
    return heard + [Part(row._replace(text=part), whole, True) for part in squeezed]


def folds(rows: Sequence[Row]) -> list[NDArray[np.bool_]]:
    """Rows by writers: each fold's are all others' strangers. Plain ways are learned by all, and never told of."""
    writers = sorted({row.writer for row in rows} - {PLAIN, STATEMENTS})
    return [np.array([row.writer in writers[at::FOLDS] for row in rows]) for at in range(min(FOLDS, len(writers)))]


@dataclass
class Fitted:
    """Heads over the features of some texts."""

    rarity: NDArray[np.float64]
    unknown: float
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def scores(self, texts: "Texts", which: NDArray[np.bool_]) -> NDArray[np.float64]:
        """(texts, heads)."""
        told: NDArray[np.float64] = texts.weighed(which, self.rarity, self.unknown) @ self.weights + self.bias
        return told

    def arrays(self, keys: NDArray[np.uint32]) -> dict[str, NDArray[Any]]:
        """What is kept of them: features that some head weighs."""
        used = np.abs(self.weights).max(axis=1) > 0
        return {
            "keys": keys[used],
            "rarity": self.rarity[used].astype(np.float16),
            "weights": self.weights[used].astype(np.float16),
            "bias": self.bias.astype(np.float32),
            "unknown": np.float32(self.unknown),
        }


@dataclass(frozen=True)
class Texts:
    """Sentences as a sparse matrix of their features."""

    levels: NDArray[Any]
    weights: NDArray[np.float64]
    is_statement: NDArray[np.bool_]
    """Plain statements, which only the head for them learns of."""
    keys: NDArray[np.uint32]
    found: Any
    """(texts, features): 1 where a text has a feature."""

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Texts":
        """Look at sentences."""
        from scipy.sparse import csr_matrix

        known = [sorted(set(keys_of(features(row.text)))) for row in rows]
        keys, columns = np.unique(
            np.concatenate([np.array(own, dtype=np.uint32) for own in known]), return_inverse=True
        )
        starts = np.cumsum([0, *map(len, known)])
        found = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), len(keys)))
        weights = np.array([WEIGHTS.get(row.writer, 1.0) for row in rows])
        is_statement = np.array([row.writer == STATEMENTS for row in rows])
        return cls(np.array([row.level for row in rows]), weights, is_statement, keys, found)

    def is_in(self, *levels: str) -> NDArray[np.bool_]:
        """Which texts are of some levels."""
        return np.isin(self.levels, levels)

    def weighed(self, which: NDArray[np.bool_], rarity: NDArray[np.float64], unknown: float) -> Any:
        """Texts as vectors of length 1; a feature of rarity 0 is one that is not known."""
        from scipy.sparse import diags

        found = self.found[which]
        known = found @ diags(rarity)
        strange = found @ (rarity == 0) * unknown**2
        lengths = np.sqrt(np.asarray(known.multiply(known).sum(axis=1)).ravel() + strange)
        return diags(1 / lengths) @ known

    def heads(self, which: NDArray[np.bool_]) -> Fitted:
        """Fit every head to some texts."""
        people = which & ~self.is_statement
        count, times = int(people.sum()), np.asarray(self.found[people].sum(axis=0)).ravel()
        rarity = np.where(times >= MIN_TEXTS, np.log(count / (1 + times)) + 1, 0).astype(np.float16).astype(np.float64)
        unknown = float(np.log(count) + 1)
        alarming = self.is_in("urgent", "despair")
        fitted = [
            self.head(people, rarity, unknown, alarming),
            self.head(people, rarity, unknown, ~self.is_in("none")),
            self.head(people & alarming, rarity, unknown, self.is_in("despair")),
            self.head(which, rarity, unknown, alarming),
        ]
        bias = np.array([b for _, b in fitted]) - np.array([MARGIN, 0, 0, 0])
        return Fitted(rarity, unknown, np.stack([w for w, _ in fitted], axis=1), bias)

    def head(
        self, which: NDArray[np.bool_], rarity: NDArray[np.float64], unknown: float, positive: NDArray[np.bool_]
    ) -> tuple[NDArray[np.float64], float]:
        """Weights and bias of one head, fitted to the texts that it is to tell apart."""
        from sklearn.svm import LinearSVC

        machine = LinearSVC(C=COST, random_state=0, max_iter=MAX_PASSES)
        machine.fit(self.weighed(which, rarity, unknown), positive[which], sample_weight=self.weights[which])
        return machine.coef_[0], float(machine.intercept_[0])


def rates(parts: Sequence[Part], scores: NDArray[np.float64]) -> dict[str, dict[str, int]]:
    """How many texts of each level there are, how many are heard by some part, and for what they are taken."""
    told = {level: dict.fromkeys(("texts", "heard", "emergency", "despair"), 0) for level in LEVELS}
    for _, own in groupby(range(len(parts)), key=lambda at: parts[at].whole):
        at = [*own]
        row, emergency = parts[at[0]].row, max(at, key=lambda part: scores[part, 0])
        if row.writer not in (PLAIN, STATEMENTS):
            is_emergency, is_care = scores[emergency, 0] > 0, scores[at, 1].max() > SURE
            is_despair = is_emergency and scores[emergency, 2] > 0
            taken = {"texts": True, "heard": is_emergency or is_care, "emergency": is_emergency, "despair": is_despair}
            told[row.level] = {name: count + int(taken[name]) for name, count in told[row.level].items()}
    return told


def save(trained: Trained, out: Path) -> None:
    """Write the heads, whole or not at all, without anything that could run."""
    with replacing_file(out) as half, half.open("wb") as file:
        np.savez(file, **trained.arrays)  # type: ignore[arg-type]  # arrays by name
