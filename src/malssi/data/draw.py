"""Draw a dataset's rows: a reading that `readings` chose, then a wording that was not said too often."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Generic

from malssi.data.blocks import Block
from malssi.data.dedupe import SimilarityIndex, masked
from malssi.data.readings import ReadingSampler
from malssi.data.recipe import Recipe
from malssi.data.split import SPLITS, Split
from malssi.errors import DatasetError
from malssi.tasks.check import Verification, task_code, verify
from malssi.tasks.task import Cell, Message, R, Task

WORDINGS = 12
"""Wordings tried of one reading."""
READINGS = 200
"""Readings tried for one row."""


@dataclass(frozen=True)
class Row(Generic[R]):
    """One row of a dataset."""

    task: str
    split: Split
    reading: R
    cell: Cell
    key: str
    prompt: tuple[Message, ...]
    text: str
    verification: Verification

    @property
    def user(self) -> str:
        """What the model is asked."""
        return self.prompt[-1].content


@dataclass
class RowSampler(Generic[R]):
    """Draws row after row and remembers what was said and shown."""

    task: Task[R]
    recipe: Recipe
    seed: int
    said: set[tuple[str, str]] = field(default_factory=set)
    likeness: SimilarityIndex = field(default_factory=SimilarityIndex)
    home: dict[str, Split] = field(default_factory=dict)
    """Split of every masked text: a test must not hold the training's templates. Drawers of one dataset share it."""
    siblings: tuple[str, ...] = ()
    """See `ReadingSampler`."""
    phrases: dict[Split, Counter[str]] = field(default_factory=lambda: {split: Counter() for split in SPLITS})

    def __post_init__(self) -> None:
        self.readings = ReadingSampler(self.task, self.recipe, self.siblings)

    def rows(self, block: Block) -> Iterator[Row[R]]:
        """Draw a block's rows.

        Raises:
            DatasetError: a reference fails the verifier, or no further row can be drawn.
        """
        rng = Random(f"{self.recipe.name}/{self.seed}/{block}")
        for number in range(1, block.count + 1):
            yield self.row(block, number, rng)

    def row(self, block: Block, number: int, rng: Random) -> Row[R]:
        """Draw one row that nothing speaks against."""
        against: Counter[str] = Counter()
        for _ in range(READINGS):
            reading = self.readings.reading(block, rng)
            for _ in range(WORDINGS):
                row = self.worded(block.split, reading, rng)
                why = self.why_not(row)
                if why is None:
                    self.readings.shown(block, reading)
                    return self.kept(row)
                against[why] += 1
        told = ", ".join(f"{why} x{count}" for why, count in against.most_common())
        raise DatasetError(
            f"{self.recipe.name}: row {number} of {block.count} ({block}): no wording fits ({told})",
            "add phrases to the task, ask for fewer rows, or loosen the recipe's limits",
        )

    def worded(self, split: Split, reading: R, rng: Random) -> Row[R]:
        """Write a reference and prove it.

        Raises:
            DatasetError: a hard check does not pass it; a dataset with a row that is wrong, or that nobody
                understands, would teach it.
        """
        with task_code(self.task, f"reference of {reading!r}"):
            text = self.task.reference(reading, rng)
        done = verify(self.task, reading, text)
        if not done.passed:
            raise DatasetError(
                f"{self.recipe.name}: {split} row {reading!r} says {text!r} and does not pass {done.reasons}",
                f"correct the references of the task; `malssi task validate {self.task.name}` shows all such",
            )
        with task_code(self.task, f"prompt of {reading!r}"):
            prompt = tuple(self.task.prompt(reading))
        cell, key = self.task.drawing.stratum(reading), self.task.drawing.group_key(reading)
        return Row(self.task.name, split, reading, cell, key, prompt, text, done)

    def why_not(self, row: Row[R]) -> str | None:
        """What speaks against a row, if anything: it, or something too like it, is there already."""
        if (row.user, row.text) in self.said:
            return "said before"
        if any(
            self.phrases[row.split][phrase] >= self.phrase_limit(row.split)
            for phrase in set(self.task.drawing.phrases(row.text))
        ):
            return "phrase at its limit"
        return None if self.recipe.near_duplicates.wanted_because else self.too_alike(row)

    def too_alike(self, row: Row[R]) -> str | None:
        """Whether the masked text repeats, or comes near too many others."""
        limits = self.recipe.near_duplicates
        bare = masked(row.text)
        if self.home.get(bare, row.split) != row.split:
            return "said in another split"
        if self.likeness.masked[bare] >= limits.same_masked:
            return "masked text repeated"
        if int((self.likeness.similarities(row.text) >= limits.similarity).sum()) > limits.neighbours:
            return "too many near duplicates"
        return None

    def phrase_limit(self, split: Split) -> int:
        """Rows of a split in which one phrase may stand."""
        return max(1, int(self.recipe.max_phrase_share * self.recipe.rows.of(split)))

    def kept(self, row: Row[R]) -> Row[R]:
        """Remember a row."""
        self.said.add((row.user, row.text))
        if not self.recipe.near_duplicates.wanted_because:
            self.home[masked(row.text)] = row.split
            self.likeness.add(row.text)
        self.phrases[row.split].update(set(self.task.drawing.phrases(row.text)))
        return row
