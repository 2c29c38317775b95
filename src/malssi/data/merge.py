"""Build a dataset of several tasks: draw each part by its own recipe, hold the parts together, write them merged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from malssi.artifacts import MANIFEST, hash_file, replacing_folder, write_json, write_jsonl, write_text
from malssi.data.build import Say, chat, counted, drawn, in_splits, write_rows
from malssi.data.card import merged_card
from malssi.data.draw import RowSampler
from malssi.data.folder import MergedManifest, day, require_own
from malssi.data.measure import measure, require
from malssi.data.parts import MergedRecipe, part_recipes, recipes_in
from malssi.data.recipe import Recipe, scaled
from malssi.data.split import Split
from malssi.data.together import MergedStats, Part, measure_together, require_together, siblings
from malssi.tasks.registry import load_task
from malssi.tasks.task import Task

TaskOf = Callable[[str], Task[Any]]


@dataclass(frozen=True)
class Merged:
    """A finished dataset of several tasks."""

    folder: Path
    manifest: MergedManifest
    stats: MergedStats

    def table(self) -> list[tuple[str, str]]:
        """What a person wants to see of it, as names and values."""
        stats = self.stats
        return [
            ("rows", counted(stats.rows)),
            *[(f"rows, {name}", counted(part.rows)) for name, part in stats.parts.items()],
            ("keys shared between splits", str(stats.shared_keys)),
            ("test answers said in training", f"{stats.said_in_training} ({stats.said_in_training_share:.1%})"),
            ("hard checks", "every row passes its own task's"),
        ]


def merge(
    recipe: MergedRecipe,
    out: Path,
    date: str | None = None,
    seed: int | None = None,
    say: Say = lambda line: None,
    scale: int = 1,
    task_of: TaskOf = load_task,
) -> Merged:
    """Build a merged dataset into `out`, which gets it whole or keeps what it had.

    Args:
        date: YYYYMMDD in the file names; the recipe's where None.
        seed: the recipe's where None.
        say: told about the progress.
        scale: how many times each part's training rows and coverage to build.
        task_of: a task by its name.

    Raises:
        InputError: as `build` does, or a part's recipe is missing or wrong.
        DatasetError: a row fails its verifier, a part is not as its recipe demands, or parts share what they must not.
    """
    date = day(date) if date is not None else recipe.date
    seed = recipe.seed if seed is None else seed
    own = [scaled(part, scale) for part in part_recipes(recipe, seed)]
    others = [part for name in recipe.apart_from for part in recipes_in(name)]
    require_own(out)
    drawn_ = parts_of([*others, *own], task_of, say)
    apart, parts = drawn_[: len(others)], drawn_[len(others) :]
    stats = measured(recipe.name, parts, apart)
    with replacing_folder(out.resolve()) as folder:
        write_parts(folder, recipe, parts, date, seed)
        write_json(folder / f"stats_{date}.json", stats.model_dump())
        write_text(folder / "README.md", merged_card(recipe, stats, date, seed, scale))
        manifest = MergedManifest(
            date=date,
            seed=seed,
            recipe=recipe.model_dump(),
            parts={part.recipe.name: part.recipe.model_dump() for part in parts},
            task_versions={part.task.name: part.task.version for part in parts},
            verifier_hashes={name: found.verifier_hash for name, found in stats.parts.items()},
            scale=scale,
            files={path.name: hash_file(path) for path in sorted(folder.iterdir())},
        )
        write_json(folder / MANIFEST, manifest.model_dump())
    say(f"{out}: {counted(stats.rows)} rows, all verified")
    return Merged(out, manifest, stats)


def parts_of(recipes: Sequence[Recipe], task_of: TaskOf, say: Say) -> list[Part]:
    """Draw every part; what one said stays in its split for all."""
    tasks = [task_of(recipe.task) for recipe in recipes]
    home: dict[str, Split] = {}
    parts = []
    for recipe, task in zip(recipes, tasks, strict=True):
        drawer = RowSampler(task, recipe, recipe.seed, home=home, siblings=siblings(task, tasks))
        parts.append(Part(recipe, task, drawn(drawer, say)))
        say(f"{recipe.name}: {len(parts[-1].rows)} rows")
    return parts


def measured(name: str, parts: Sequence[Part], apart: Sequence[Part]) -> MergedStats:
    """Measure each part and all together, and hold them against the recipes.

    Raises:
        DatasetError: something is not as demanded.
    """
    each = {part.recipe.name: measure(part.task, part.rows) for part in parts}
    for part in parts:
        require(part.recipe, each[part.recipe.name])
    stats = measure_together(parts, apart, each)
    require_together(name, stats)
    return stats


def write_parts(folder: Path, recipe: MergedRecipe, parts: Sequence[Part], date: str, seed: int) -> None:
    """Write one file per part, and all of them merged and shuffled, one file per split."""
    for part in parts:
        write_jsonl(folder / f"{part.recipe.name}_{date}.jsonl", [chat(row) for row in part.rows])
    rows = [row for part in parts for row in part.rows]
    write_rows(folder, in_splits(rows, Random(f"{recipe.name}/{seed}/order")), date)
