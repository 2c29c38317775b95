"""Build a dataset: draw its rows, hold them against the recipe, write the folder whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from malssi.artifacts import MANIFEST, hash_file, replacing_folder, write_json, write_jsonl, write_text
from malssi.data.blocks import blocks
from malssi.data.card import card
from malssi.data.draw import Row, RowSampler
from malssi.data.folder import DatasetManifest, day, require_own
from malssi.data.measure import Stats, measure, require
from malssi.data.recipe import Recipe, scaled
from malssi.data.split import SPLITS, Split
from malssi.tasks.registry import load_task
from malssi.tasks.task import Message, Task

Say = Callable[[str], None]
FILE_STEMS: dict[Split, str] = {"train": "train", "valid": "valid", "test": "test_model"}
STEP = 1000
"""Rows between two words of progress."""


@dataclass(frozen=True)
class Built:
    """A finished dataset."""

    folder: Path
    manifest: DatasetManifest
    stats: Stats

    def table(self) -> list[tuple[str, str]]:
        """What a person wants to see of it, as names and values."""
        stats = self.stats
        phrases = ", ".join(f"{split} {found.phrase or '-'} {found.share:.1%}" for split, found in stats.phrase.items())
        return [
            ("rows", counted(stats.rows)),
            (
                "pairs",
                f"{counted(stats.pairs)}; shared between splits {stats.shared_pairs}, held out {stats.held_out_rows}",
            ),
            *[(f"cells, {split}", counted(cells)) for split, cells in stats.cells.items()],
            ("length", f"{stats.length.shortest} to {stats.length.longest} characters, median {stats.length.median:g}"),
            ("most repeated phrase", phrases),
            ("distinct masked texts", f"{stats.distinct_masked}, the most repeated {stats.most_masked} times"),
            ("nearest similarity", f"{stats.mean_nearest_similarity:.2f} on average"),
            ("hard checks", f"{stats.hard_failures} rows fail, {stats.hard_unclear} are unclear"),
            *[(f"soft: {name}", f"{share:.1%}") for name, share in stats.soft_shares.items()],
        ]


def counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def build(
    recipe: Recipe,
    out: Path,
    date: str | None = None,
    seed: int | None = None,
    say: Say = lambda line: None,
    task: Task[Any] | None = None,
    scale: int = 1,
) -> Built:
    """Build a dataset into `out`, which gets it whole or keeps what it had.

    Args:
        date: YYYYMMDD in the file names; the recipe's where None.
        seed: the recipe's where None.
        say: told about the progress.
        task: the recipe's, by its registered name, where None.
        scale: how many times the recipe's training rows and coverage to build.

    Raises:
        InputError: the date is none, the scale out of range, the task is not known, or `out` holds something else.
        DatasetError: a row fails the verifier, or the dataset is not what the recipe demands.
    """
    date = day(date) if date is not None else recipe.date
    seed = recipe.seed if seed is None else seed
    recipe = scaled(recipe, scale)
    task = task or load_task(recipe.task)
    require_own(out)
    rows = drawn(RowSampler(task, recipe, seed), say)
    stats = measure(task, rows)
    require(recipe, stats)
    with replacing_folder(out.resolve()) as folder:
        write_rows(folder, rows, date)
        write_json(folder / f"stats_{date}.json", stats.model_dump())
        write_text(folder / "README.md", card(recipe, stats, date, seed, scale))
        manifest = DatasetManifest(
            task=task.name,
            task_version=task.version,
            date=date,
            seed=seed,
            verifier_hash=stats.verifier_hash,
            recipe=recipe.model_dump(),
            scale=scale,
            files={path.name: hash_file(path) for path in sorted(folder.iterdir())},
        )
        write_json(folder / MANIFEST, manifest.model_dump())
    say(f"{out}: {counted(stats.rows)} rows, all verified")
    return Built(out, manifest, stats)


def drawn(drawer: RowSampler[Any], say: Say) -> list[Row[Any]]:
    """All rows, split by split, each split shuffled."""
    rows: list[Row[Any]] = []
    total = sum(drawer.recipe.rows.of(split) for split in SPLITS)
    for block in blocks(drawer.recipe):
        for row in drawer.rows(block):
            rows.append(row)
            if len(rows) % STEP == 0:
                say(f"{len(rows)} of {total} rows")
    return in_splits(rows, Random(f"{drawer.recipe.name}/{drawer.seed}/order"))


def in_splits(rows: Sequence[Row[Any]], rng: Random) -> list[Row[Any]]:
    """The rows split by split, each split shuffled."""
    mixed = [*rows]
    rng.shuffle(mixed)
    return sorted(mixed, key=lambda row: SPLITS.index(row.split))


def write_rows(folder: Path, rows: Sequence[Row[Any]], date: str) -> None:
    """Write each split twice: as whole chats, and as prompt and completion with what they were made from."""
    for split, stem in FILE_STEMS.items():
        found = [row for row in rows if row.split == split]
        if found:
            write_jsonl(folder / f"{stem}_{date}.jsonl", [chat(row) for row in found])
            write_jsonl(folder / f"{stem}_{date}.pairs.jsonl", [pair(row) for row in found])


def chat(row: Row[Any]) -> dict[str, Any]:
    """A row in OpenAI's chat format."""
    return {"messages": [message._asdict() for message in (*row.prompt, Message("assistant", row.text))]}


def pair(row: Row[Any]) -> dict[str, Any]:
    """A row with prompt and completion apart: a trainer learns from the completion alone."""
    return {
        "prompt": [message._asdict() for message in row.prompt],
        "completion": [Message("assistant", row.text)._asdict()],
        "reading": row.reading.model_dump(mode="json", exclude_none=True),
        "cell": row.cell,
        "task": row.task,
    }
