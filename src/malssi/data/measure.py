"""Measure a finished dataset and hold it against its recipe. It looks at the rows alone, not at how they were drawn."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any

from malssi.artifacts import Section
from malssi.data.dedupe import masked, mean_nearest
from malssi.data.draw import Row
from malssi.data.recipe import Recipe, in_group
from malssi.data.split import SPLITS
from malssi.errors import DatasetError
from malssi.tasks.check import verifier_hash
from malssi.tasks.korean import count
from malssi.tasks.task import Outcome, Task


class Lengths(Section):
    """Characters of the answers."""

    shortest: int
    median: float
    longest: int


class Phrase(Section):
    """The phrase that most rows of a split share."""

    phrase: str
    rows: int
    share: float


class Stats(Section):
    """What was measured of a dataset."""

    rows: dict[str, int]
    """By split."""
    cells: dict[str, dict[str, int]]
    """Rows by split and cell."""
    pairs: dict[str, int]
    """Different split keys, by split."""
    shared_pairs: int
    held_out_rows: int
    length: Lengths
    phrase: dict[str, Phrase]
    """The most repeated phrase, by split."""
    repeated_rows: int
    """Rows whose question and answer occur before."""
    distinct_masked: int
    """Different answers once numbers are masked."""
    most_masked: int
    """Rows that share the most repeated of them."""
    shared_masked: int
    """Masked answers in more than one split."""
    mean_nearest_similarity: float
    hard_failures: int
    """Rows that fail a hard check."""
    hard_unclear: int = 0
    """Rows that fail none, and about which a hard check is unclear."""
    soft_shares: dict[str, float]
    """Rows that do not fail a soft check, by its name."""
    sides_without_rows: list[str]
    """Sides of thresholds that no training row has."""
    verifier_hash: str


def measure(task: Task[Any], rows: Sequence[Row[Any]]) -> Stats:
    """Count and compare the rows."""
    texts = [row.text for row in rows]
    lengths = [count(text) for text in texts]
    splits = {split: [row for row in rows if row.split == split] for split in SPLITS}
    splits = {split: found for split, found in splits.items() if found}
    bare = Counter(masked(text) for text in texts)
    soft = [check.name for check in task.checks if not check.hard]
    failed = {name: sum(row.verification.outcome_of(name) is Outcome.FAILED for row in rows) for name in soft}
    return Stats(
        rows={split: len(found) for split, found in splits.items()},
        cells={split: dict(sorted(Counter(row.cell for row in found).items())) for split, found in splits.items()},
        pairs={split: len({row.key for row in found}) for split, found in splits.items()},
        shared_pairs=in_several_splits((row.key, row.split) for row in rows),
        held_out_rows=sum(task.drawing.held_out(row.reading) for row in rows),
        length=Lengths(shortest=min(lengths), median=float(median(lengths)), longest=max(lengths)),
        phrase={split: most_repeated(task, found) for split, found in splits.items()},
        repeated_rows=len(rows) - len({(row.user, row.text) for row in rows}),
        distinct_masked=len(bare),
        most_masked=max(bare.values()),
        shared_masked=in_several_splits((masked(row.text), row.split) for row in rows),
        mean_nearest_similarity=round(mean_nearest(texts), 4),
        hard_failures=sum(row.verification.outcome is Outcome.FAILED for row in rows),
        hard_unclear=sum(row.verification.outcome is Outcome.UNCLEAR for row in rows),
        soft_shares={name: round(1 - failed[name] / len(rows), 4) for name in soft},
        sides_without_rows=[
            side
            for side, lies in task.drawing.boundary_cases.items()
            if not any(lies(row.reading) for row in splits.get("train", []))
        ],
        verifier_hash=verifier_hash(task),
    )


def in_several_splits(pairs: Iterable[tuple[str, str]]) -> int:
    """How many values stand with more than one split."""
    return sum(splits > 1 for splits in Counter(value for value, _ in set(pairs)).values())


def most_repeated(task: Task[Any], rows: Sequence[Row[Any]]) -> Phrase:
    """The phrase in most rows; an empty one for a task without phrases."""
    counts = Counter(phrase for row in rows for phrase in sorted(set(task.drawing.phrases(row.text))))
    phrase, found = counts.most_common(1)[0] if counts else ("", 0)
    return Phrase(phrase=phrase, rows=found, share=round(found / len(rows), 4))


def require(recipe: Recipe, stats: Stats) -> None:
    """Hold a dataset against its recipe.

    Raises:
        DatasetError: it is not what the recipe demands; all that is wrong is told.
    """
    wrong = [
        *wrong_counts(recipe, stats),
        *[
            f"{getattr(stats, name)} {name.replace('_', ' ')}, expected 0"
            for name in none_of(recipe)
            if getattr(stats, name)
        ],
        *[
            f"{found.phrase!r} stands in {found.share:.1%} of the {split} rows, "
            f"expected at most {recipe.max_phrase_share:.0%}"
            for split, found in stats.phrase.items()
            if found.rows > max(1, recipe.max_phrase_share * stats.rows[split])
        ],
        *[
            f"{share:.1%} of the rows pass {name}, expected {recipe.min_soft_share:.0%} at least"
            for name, share in stats.soft_shares.items()
            if share < recipe.min_soft_share
        ],
    ]
    if wrong:
        raise DatasetError(f"{recipe.name}: " + "; ".join(wrong), "correct the recipe or the task's references")


def none_of(recipe: Recipe) -> tuple[str, ...]:
    """Figures that must be 0."""
    always = ("shared_pairs", "held_out_rows", "repeated_rows", "hard_failures", "hard_unclear")
    return always if recipe.near_duplicates.wanted_because else (*always, "shared_masked")


def wrong_counts(recipe: Recipe, stats: Stats) -> list[str]:
    """Splits and covered cells whose number of rows is not the recipe's."""
    wanted = {split: recipe.rows.of(split) for split in SPLITS}
    out = [
        f"{stats.rows.get(split, 0)} {split} rows, expected {rows}"
        for split, rows in wanted.items()
        if stats.rows.get(split, 0) != rows
    ]
    complete = sum(recipe.coverage.values()) == recipe.rows.train
    for cell, rows in recipe.coverage.items():
        found = rows_of(stats.cells.get("train", {}), cell)
        if found < rows or (complete and found > rows):
            out.append(f"{found} training rows of {cell}, expected {rows}")
    return [*out, *uneven(recipe, stats)]


def uneven(recipe: Recipe, stats: Stats) -> list[str]:
    """Splits in which the groups of `even_over` do not have equally many rows, or are not all."""
    out = []
    for split, cells in stats.cells.items():
        found = {group: rows_of(cells, group) for group in recipe.even_over}
        if found and (max(found.values()) - min(found.values()) > 1 or sum(found.values()) != stats.rows[split]):
            out.append(f"{found} of {stats.rows[split]} {split} rows, expected equally many of each")
    return out


def rows_of(cells: dict[str, int], group: str) -> int:
    """Rows of a cell or of a group of cells."""
    return sum(rows for cell, rows in cells.items() if in_group(cell, group))
