"""The parts of a merged dataset held against each other: what each part's own measure cannot see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from malssi.artifacts import Section
from malssi.data.dedupe import masked
from malssi.data.draw import Row
from malssi.data.measure import Stats, in_several_splits
from malssi.data.recipe import Recipe
from malssi.data.split import SPLITS
from malssi.errors import DatasetError
from malssi.tasks.task import Task

MAX_SHARE_IN_TRAINING = 0.05
"""Share of the test rows whose answer, numbers masked, a training row may have."""


@dataclass(frozen=True)
class Part:
    """One task's rows."""

    recipe: Recipe
    task: Task[Any]
    rows: list[Row[Any]]


class MergedStats(Section):
    """What was measured of a merged dataset."""

    rows: dict[str, int]
    """By split."""
    shared_keys: int
    """Split keys in more than one split, over all parts and all that the recipe stays apart from."""
    said_in_training: int
    """Test rows whose answer, numbers masked, stands in a training row, of this dataset or of one that it stays
    apart from. Parts whose recipe wants equal answers do not count."""
    said_in_training_share: float
    repeated_rows: int
    """Rows whose question and answer occur before, in whichever part."""
    parts: dict[str, Stats]
    """By the name of the part's recipe."""


def measure_together(parts: Sequence[Part], apart: Sequence[Part], stats: dict[str, Stats]) -> MergedStats:
    """Count over all parts.

    Args:
        apart: what the dataset must stay apart from.
        stats: what was measured of each part.
    """
    own = [row for part in parts for row in part.rows]
    every = [*own, *(row for part in apart for row in part.rows)]
    trained = {masked(row.text) for row in every if row.split == "train"}
    tested = [row for part in parts for row in part.rows if row.split == "test" and not equal_answers_wanted(part)]
    said = sum(masked(row.text) in trained for row in tested)
    counts = {split: sum(row.split == split for row in own) for split in SPLITS}
    return MergedStats(
        rows={split: rows for split, rows in counts.items() if rows},
        shared_keys=in_several_splits((row.key, row.split) for row in every),
        said_in_training=said,
        said_in_training_share=round(said / len(tested), 4) if tested else 0.0,
        repeated_rows=len(own) - len({(row.user, row.text) for row in own}),
        parts=stats,
    )


def equal_answers_wanted(part: Part) -> bool:
    """Whether a part's recipe gives a reason for equal answers."""
    return bool(part.recipe.near_duplicates.wanted_because)


def require_together(name: str, stats: MergedStats) -> None:
    """Refuse parts that do not fit together.

    Raises:
        DatasetError: a key is in two splits, a row comes twice, or too many test answers are trained on.
    """
    wrong = [
        f"{getattr(stats, figure)} {figure.replace('_', ' ')}, expected 0"
        for figure in ("shared_keys", "repeated_rows")
        if getattr(stats, figure)
    ]
    if stats.said_in_training_share > MAX_SHARE_IN_TRAINING:
        wrong.append(
            f"{stats.said_in_training_share:.1%} of the test rows are said in training, "
            f"expected at most {MAX_SHARE_IN_TRAINING:.0%}"
        )
    if wrong:
        raise DatasetError(f"{name}: " + "; ".join(wrong), "correct the parts' recipes or the tasks' split keys")


def siblings(task: Task[Any], tasks: Sequence[Task[Any]]) -> tuple[str, ...]:
    """Names of the other tasks whose keys are made by the same function, and so mean the same."""
    return tuple(
        sorted({other.name for other in tasks if other.drawing.group_key is task.drawing.group_key} - {task.name})
    )
