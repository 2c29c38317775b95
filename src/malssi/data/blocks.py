"""What a recipe demands, as blocks of rows that are drawn alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from malssi.data.recipe import Recipe, in_group
from malssi.data.split import SPLITS, Split
from malssi.tasks.task import Cell, Mix

K = TypeVar("K")


@dataclass(frozen=True)
class Block:
    """Rows that are drawn alike: of one mix, and of one cell or group of cells where one is named."""

    split: Split
    mix: Mix
    count: int
    cell: Cell | None = None

    def __str__(self) -> str:
        mix = "" if self.cell and self.mix == "balanced" else self.mix
        return ", ".join(part for part in (self.split, self.cell, mix) if part)

    def takes(self, cell: Cell) -> bool:
        """Whether a reading of this cell is wanted."""
        return self.cell is None or in_group(cell, self.cell)


def blocks(recipe: Recipe) -> list[Block]:
    """What a recipe demands, in the order of drawing: rare cells first, while no phrase is near its limit."""
    covered = sorted(recipe.coverage.items(), key=lambda item: (item[1], item[0]))
    out = [Block("train", "balanced", count, cell) for cell, count in covered]
    groups: tuple[Cell | None, ...] = recipe.even_over or (None,)
    for split in SPLITS:
        open_ = recipe.rows.of(split) - (sum(recipe.coverage.values()) if split == "train" else 0)
        for group, rows in shared_out(open_, dict.fromkeys(groups, 1.0)).items():
            out += [Block(split, mix, count, group) for mix, count in shared_out(rows, recipe.mix).items()]
    return [block for block in out if block.count]


def shared_out(total: int, shares: Mapping[K, float]) -> dict[K, int]:
    """Whole counts that add up to `total`, nearest to the shares (largest remainders)."""
    exact = {name: total * share / sum(shares.values()) for name, share in shares.items()}
    counts = {name: int(count) for name, count in exact.items()}
    by_remainder = sorted(exact, key=lambda name: counts[name] - exact[name])
    for name in by_remainder[: total - sum(counts.values())]:
        counts[name] += 1
    return counts
