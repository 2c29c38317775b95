"""Draw a dataset's readings: of the wanted split and cell, new where the recipe wants it, spread over its fields."""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import Generic

from malssi.data.blocks import Block
from malssi.data.recipe import Recipe
from malssi.data.split import SPLITS, split_of, split_of_key
from malssi.errors import DatasetError, ReadingError, RecipeError
from malssi.tasks.check import task_code
from malssi.tasks.parse import parse_reading
from malssi.tasks.task import Cell, Mix, R, Task

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


@dataclass
class ReadingSampler(Generic[R]):
    """Draws readings and remembers which were shown."""

    task: Task[R]
    recipe: Recipe
    siblings: tuple[str, ...] = ()
    """Other tasks of the dataset whose keys mean the same: none may train on what is measured here."""
    keys: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    """Sides of thresholds that a training row has."""
    waiting: dict[Mix, dict[Cell, list[R]]] = field(default_factory=dict)
    """Training readings that were drawn and have no row yet, where cells are drawn first."""
    without: set[tuple[Mix, Cell]] = field(default_factory=set)
    """Cells of a mix of which training has no reading, or hardly any."""
    places: dict[Block, list[tuple[float, ...]]] = field(default_factory=lambda: defaultdict(list))
    """Where a block's rows lie in the fields that they are spread over."""

    def shown(self, block: Block, reading: R) -> None:
        """Remember a reading that has a row."""
        self.keys.add(self.task.drawing.group_key(reading))
        if block.split == "train":
            self.sides |= {side for side, lies in self.task.drawing.boundary_cases.items() if lies(reading)}
        if self.spreads(block):
            self.places[block].append(self.place(reading))

    def reading(self, block: Block, rng: Random) -> R:
        """Draw a reading of the block's split and cell, one that shows something new where there is such a one."""
        if self.recipe.cells_as_drawn and block.split == "train" and block.cell is None:
            cell = self.task.drawing.stratum(self.sampled(block, rng))
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
        patience = SIDE_TRIES if self.task.drawing.boundary_cases else FRESH_TRIES
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
                waiting[self.task.drawing.stratum(reading)].append(reading)
        self.without.add((block.mix, cell))
        return None

    def sampled(self, block: Block, rng: Random) -> R:
        """Draw a reading of the block's mix, with the recipe's fixed fields.

        Raises:
            RecipeError: the task's reading has no such field, or does not accept its value.
        """
        with task_code(self.task, f"sample of mix {block.mix}"):
            reading = self.task.drawing.sample(rng, block.mix)
        if not self.recipe.fixed:
            return reading
        try:
            return parse_reading(self.task, dict(reading) | self.recipe.fixed)
        except ReadingError as cause:
            raise RecipeError(f"{self.recipe.name}: fixed: {cause}", f"fix fields that {self.task.name} has") from cause

    def fits(self, block: Block, reading: R) -> bool:
        """Whether a reading is of the block's cell and split, and of no earlier split (train, valid) of a sibling."""
        if split_of(self.task, reading) != block.split or not block.takes(self.task.drawing.stratum(reading)):
            return False
        key = self.task.drawing.group_key(reading)
        return all(SPLITS.index(split_of_key(task, key)) >= SPLITS.index(block.split) for task in self.siblings)

    def is_new(self, block: Block, reading: R) -> bool:
        """Whether a reading is of a fresh pair, where the recipe prefers one, and at the boundary on a fresh side."""
        if self.recipe.fresh_pairs and self.task.drawing.group_key(reading) in self.keys:
            return False
        fresh = (
            self.task.drawing.boundary_cases.keys() - self.sides
            if (block.split, block.mix) == ("train", "boundary")
            else set()
        )
        return not fresh or any(self.task.drawing.boundary_cases[side](reading) for side in fresh)
