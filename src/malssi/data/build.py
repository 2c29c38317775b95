"""Build a dataset: draw its rows, hold them against the recipe, write the folder whole or not at all."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Literal

from pydantic import ValidationError

from malssi.artifacts import MANIFEST, Section, hash_file, replacing_folder, write_json, write_jsonl, write_text
from malssi.data.card import card
from malssi.data.draw import Drawer, Row, blocks
from malssi.data.measure import Stats, measure, require
from malssi.data.recipe import Recipe, calendar_day, scaled
from malssi.data.split import SPLITS, Split
from malssi.errors import InputError
from malssi.tasks.registry import load_task
from malssi.tasks.task import Message, Task

Say = Callable[[str], None]
FILE_STEMS: dict[Split, str] = {"train": "train", "valid": "valid", "test": "test_model"}
STEP = 1000
"""Rows between two words of progress."""


class DatasetManifest(Section):
    """What lies in a dataset's folder and what it was made from."""

    format: Literal[1] = 1
    kind: Literal["dataset"] = "dataset"
    task: str
    task_version: str
    date: str
    seed: int
    verifier_hash: str
    recipe: dict[str, Any]
    """As it was built, its rows times the scale."""
    scale: int = 1
    """How many times the training rows of the recipe's file these are."""
    files: dict[str, str]
    """SHA-256 by file name."""


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
            ("hard checks", "every row passes" if not stats.hard_failures else f"{stats.hard_failures} rows fail"),
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
    rows = drawn(task, recipe, seed, say)
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


def drawn(task: Task[Any], recipe: Recipe, seed: int, say: Say) -> list[Row[Any]]:
    """All rows, split by split, each split shuffled."""
    drawer = Drawer(task, recipe, seed)
    rows: list[Row[Any]] = []
    total = sum(recipe.rows.of(split) for split in SPLITS)
    for block in blocks(recipe):
        for row in drawer.rows(block):
            rows.append(row)
            if len(rows) % STEP == 0:
                say(f"{len(rows)} of {total} rows")
    Random(f"{recipe.name}/{seed}/order").shuffle(rows)
    return sorted(rows, key=lambda row: SPLITS.index(row.split))


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
    }


def day(text: str) -> str:
    """A date option in its form.

    Raises:
        InputError: it is no day.
    """
    try:
        return calendar_day(text)
    except ValueError as cause:
        raise InputError(f"date: {cause}", "give for example 20261120") from cause


def require_own(out: Path) -> None:
    """Refuse a folder that would be replaced though it holds other things than a dataset of ours.

    Raises:
        InputError: it does, or it is a file.
    """
    if not out.exists():
        return
    hint = "give a new or empty folder, or one that holds nothing but an earlier build"
    if not out.is_dir():
        raise InputError(f"{out}: is a file, expected a folder", hint)
    found = {path.name for path in out.iterdir()}
    foreign = sorted(found - listed(out / MANIFEST))
    if foreign:
        raise InputError(f"{out}: holds {foreign[0]}, which no dataset build wrote", hint)


def listed(manifest: Path) -> set[str]:
    """Files that a dataset's manifest names, itself included; none where there is no such manifest."""
    try:
        return {MANIFEST, *DatasetManifest.model_validate(json.loads(manifest.read_text("utf-8"))).files}
    except (FileNotFoundError, ValueError, ValidationError):
        return set()
