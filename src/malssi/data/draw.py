"""Draw a dataset's rows: a reading of the wanted split and cell, then a wording that was not said too often."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Generic

from malssi.data.blocks import Block
from malssi.data.dedupe import SimilarityIndex, masked
from malssi.data.recipe import Recipe
from malssi.data.split import SPLITS, Split, split_of, split_of_key
from malssi.errors import DatasetError, ReadingError, RecipeError
from malssi.tasks.check import Verification, task_code, verify
from malssi.tasks.parse import parse_reading
from malssi.tasks.task import Cell, Message, Mix, R, Task

READING_TRIES = 20_000
"""Draws for one reading; the rarest cell of the signboard and its split need about 200."""
FRESH_TRIES = 2_000
"""Draws after which a pair that has a row already is taken again."""
SIDE_TRIES = 400
"""The same for a task that tells its thresholds: a side that one cell cannot have is left to the others."""
CELL_TRIES = 2_000
"""Draws for a reading of a cell that was drawn first; where there is none another cell takes the row."""
SPREAD_CHOICES = 24
"""Readings of which the one is taken that is farthest from the rows before it."""
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
    keys: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    """Sides of thresholds that a training row has."""
    waiting: dict[Mix, dict[Cell, list[R]]] = field(default_factory=dict)
    """Training readings that were drawn and have no row yet, where cells are drawn first."""
    without: set[tuple[Mix, Cell]] = field(default_factory=set)
    """Cells of a mix of which training has no reading, or hardly any."""
    places: dict[Block, list[tuple[float, ...]]] = field(default_factory=lambda: defaultdict(list))
    """Where a block's rows lie in the fields that they are spread over."""
    said: set[tuple[str, str]] = field(default_factory=set)
    likeness: SimilarityIndex = field(default_factory=SimilarityIndex)
    home: dict[str, Split] = field(default_factory=dict)
    """Split of every masked text: a test must not hold the training's templates. Drawers of one dataset share it."""
    siblings: tuple[str, ...] = ()
    """Other tasks of the dataset whose keys mean the same: none may train on what is measured here."""
    phrases: dict[Split, Counter[str]] = field(default_factory=lambda: {split: Counter() for split in SPLITS})

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
            reading = self.reading(block, rng)
            for _ in range(WORDINGS):
                row = self.worded(block.split, reading, rng)
                why = self.why_not(row)
                if why is None:
                    if self.spreads(block):
                        self.places[block].append(self.place(reading))
                    return self.kept(row)
                against[why] += 1
        told = ", ".join(f"{why} x{count}" for why, count in against.most_common())
        raise DatasetError(
            f"{self.recipe.name}: row {number} of {block.count} ({block}): no wording fits ({told})",
            "add phrases to the task, ask for fewer rows, or loosen the recipe's limits",
        )

    def reading(self, block: Block, rng: Random) -> R:
        """Draw a reading of the block's split and cell, one that shows something new where there is such a one."""
        if self.recipe.cells_as_drawn and block.split == "train" and block.cell is None:
            cell = self.task.stratum(self.sampled(block, rng))
            if (found := self.of_cell(block, cell, rng)) is not None:
                return found
        return self.farthest(block, rng) if self.spreads(block) else self.fresh(block, rng)

    def spreads(self, block: Block) -> bool:
        """Whether a block's rows are spread; those that measure are left as their mix draws them."""
        return bool(self.recipe.spread) and block.split == "train"

    def farthest(self, block: Block, rng: Random) -> R:
        """Of some readings the one that lies farthest from the block's rows."""
        choices = [self.fresh(block, rng) for _ in range(SPREAD_CHOICES)]
        taken = self.places[block]

        def distance(reading: R) -> float:
            return min((math.dist(self.place(reading), place) for place in taken), default=0)

        return max(choices, key=distance)

    def place(self, reading: R) -> tuple[float, ...]:
        """What a reading has of the fields that rows are spread over.

        Raises:
            RecipeError: it lacks one of them, or has no number there.
        """
        fields = dict(reading)
        for name in self.recipe.spread:
            if not isinstance(fields.get(name), int | float):
                known = ", ".join(name for name, value in reading if isinstance(value, int | float))
                raise RecipeError(
                    f"{self.recipe.name}: spread: got {name!r}, which is {fields.get(name)!r} in {reading!r}; expected "
                    "fields that are numbers in every reading",
                    f"name some of {known}",
                )
        return tuple(fields[name] for name in self.recipe.spread)

    def fresh(self, block: Block, rng: Random) -> R:
        """Draw a reading that shows something new where there is such a one."""
        again: R | None = None
        patience = SIDE_TRIES if self.task.boundary_cases else FRESH_TRIES
        for tried in range(READING_TRIES):
            reading = self.sampled(block, rng)
            if not self.fits(block, reading):
                continue
            if self.is_new(block, reading):
                return reading
            again = again or reading
            if tried >= patience:
                return again
        if again is not None:
            return again
        raise DatasetError(
            f"{self.recipe.name}: {block}: no reading in {READING_TRIES} draws",
            "name cells that the task has and its sample draws",
        )

    def of_cell(self, block: Block, cell: Cell, rng: Random) -> R | None:
        """Draw a training reading of a cell, if there is one; readings of other cells wait their turn."""
        waiting = self.waiting.setdefault(block.mix, defaultdict(list))
        if (block.mix, cell) in self.without:
            return None
        for _ in range(CELL_TRIES):
            if waiting[cell]:
                return waiting[cell].pop()
            reading = self.sampled(block, rng)
            if self.fits(block, reading):
                waiting[self.task.stratum(reading)].append(reading)
        self.without.add((block.mix, cell))
        return None

    def sampled(self, block: Block, rng: Random) -> R:
        """Draw a reading of the block's mix, with the recipe's fixed fields.

        Raises:
            RecipeError: the task's reading has no such field, or does not accept its value.
        """
        with task_code(self.task, f"sample of mix {block.mix}"):
            reading = self.task.sample(rng, block.mix)
        if not self.recipe.fixed:
            return reading
        try:
            return parse_reading(self.task, dict(reading) | self.recipe.fixed)
        except ReadingError as cause:
            raise RecipeError(f"{self.recipe.name}: fixed: {cause}", f"fix fields that {self.task.name} has") from cause

    def fits(self, block: Block, reading: R) -> bool:
        """Whether a reading is of the block's cell and split, and of no earlier split (train, valid) of a sibling."""
        if split_of(self.task, reading) != block.split or not block.takes(self.task.stratum(reading)):
            return False
        key = self.task.group_key(reading)
        return all(SPLITS.index(split_of_key(task, key)) >= SPLITS.index(block.split) for task in self.siblings)

    def is_new(self, block: Block, reading: R) -> bool:
        """Whether a reading is of a fresh pair, where the recipe prefers one, and at the boundary on a fresh side."""
        if self.recipe.fresh_pairs and self.task.group_key(reading) in self.keys:
            return False
        fresh = (
            self.task.boundary_cases.keys() - self.sides if (block.split, block.mix) == ("train", "boundary") else set()
        )
        return not fresh or any(self.task.boundary_cases[side](reading) for side in fresh)

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
        cell, key = self.task.stratum(reading), self.task.group_key(reading)
        return Row(self.task.name, split, reading, cell, key, prompt, text, done)

    def why_not(self, row: Row[R]) -> str | None:
        """What speaks against a row, if anything: it, or something too like it, is there already."""
        if (row.user, row.text) in self.said:
            return "said before"
        if any(
            self.phrases[row.split][phrase] >= self.phrase_limit(row.split)
            for phrase in set(self.task.phrases(row.text))
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
        self.keys.add(row.key)
        if row.split == "train":
            self.sides |= {side for side, lies in self.task.boundary_cases.items() if lies(row.reading)}
        self.said.add((row.user, row.text))
        if not self.recipe.near_duplicates.wanted_because:
            self.home[masked(row.text)] = row.split
            self.likeness.add(row.text)
        self.phrases[row.split].update(set(self.task.phrases(row.text)))
        return row
