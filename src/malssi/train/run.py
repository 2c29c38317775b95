"""What a fine-tuning is: for which tasks, from which base and dataset, by which settings, and where to."""

from dataclasses import dataclass
from functools import cached_property
from itertools import count, islice
from math import ceil
from pathlib import Path
from random import Random
from typing import Any

from malssi.artifacts import (
    Source,
    hash_file,
    hash_weights,
)
from malssi.data.split import split_of
from malssi.errors import RecipeError
from malssi.model.load import BASE, require_safe_weights
from malssi.model.tokens import ChatTokens, Example
from malssi.settings import load_settings
from malssi.tasks.task import Task
from malssi.train.rows import preflight, read_rows, repeated, trained_forms
from malssi.train.settings import SftSettings

ADAPTER = "adapter"


@dataclass(frozen=True)
class Run:
    """One fine-tuning: for which tasks, on which dataset, how, and where to."""

    tasks: tuple[Task[Any], ...]
    data: Path
    """A folder that `malssi data build` wrote."""
    settings: SftSettings
    """The recipe's `[train]` table."""
    out: Path
    """`out/adapter` gets the result whole or keeps what it had; from `out/checkpoints` a stopped run goes on."""
    start: Path | None = None
    """An adapter of the same base and shape whose weights are trained further; it may get frames that it had not."""

    @cached_property
    def base(self) -> Path:
        """The shipped base by its name, or a folder."""
        name = self.settings.base
        return require_safe_weights(load_settings().weights / BASE if name == BASE else Path(name))

    @cached_property
    def base_source(self) -> Source:
        """The base by its folder's name and its weights."""
        return Source(name=self.base.name, hash=hash_weights(self.base))

    @cached_property
    def start_source(self) -> Source | None:
        """The adapter that is trained further, by its run's name."""
        if self.start is None:
            return None
        named = self.start.resolve()
        return Source(name=named.parent.name if named.name == ADAPTER else named.name, hash=hash_weights(named))

    @cached_property
    def tokens(self) -> ChatTokens:
        return ChatTokens.load(self.base).with_frames(self.settings.frames)

    def split(self, name: str) -> Path:
        """The newest file of a split in the dataset's folder."""
        found = sorted(self.data.glob(f"{name}_????????.jsonl"))
        if not found:
            raise RecipeError(
                f"{self.data}: no {name}_YYYYMMDD.jsonl", "give the folder that `malssi data build` wrote"
            )
        return found[-1]

    def examples(self, split: str) -> list[Example]:
        """The rows of a split, each through the pre-flight; of the training's rare scenarios as often as asked for."""
        path = self.split(split)
        rows = read_rows(path)
        if split == "train" and self.settings.least_cell_rows:
            rows = repeated(rows, path, self.settings.least_cell_rows)
        return preflight(rows, self.tokens, self.settings.max_length)

    @cached_property
    def forms(self) -> dict[str, dict[str, tuple[Any, ...]]]:
        """The forms of answer in the training rows, by task."""
        return {task.name: trained_forms(self.split("train"), task) for task in self.tasks}

    def made_of(self) -> dict[str, Any]:
        """All that decides what comes of the run, but for the program itself."""
        return {
            "tasks": [task.name for task in self.tasks],
            "base": self.base_source.model_dump(),
            "dataset": {name: hash_file(self.split(name)) for name in ("train", "valid")},
            "settings": self.settings.model_dump(exclude={"base"}),
        } | ({"start": self.start_source.model_dump()} if self.start_source else {})

    def validation_readings(self, task: Task[Any]) -> list[Any]:
        """Readings of a task's validation region: its share of those on which the export is checked."""
        rng = Random(f"export/{self.settings.seed}")
        drawn = (task.drawing.sample(rng, "balanced") for _ in count())
        share = ceil(self.settings.export_check / len(self.tasks))
        return list(islice((r for r in drawn if split_of(task, r) == "valid"), share))
