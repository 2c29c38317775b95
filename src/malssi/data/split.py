"""Which split a reading belongs to, for ever: decided by its key alone, whatever the recipe, the seed or the date."""

from typing import Literal

from malssi.artifacts import sha256
from malssi.tasks.task import R, Task

Split = Literal["train", "valid", "test"]
SPLITS: tuple[Split, ...] = ("train", "valid", "test")

VALID_FROM, TEST_FROM = 0.55, 0.60
"""Where the regions of validation and test begin on 0..1. The test region is large because it also measures: of the
signboard's 2,700 pairs it must hold the 1,000 different ones that an evaluation asks for."""


def split_of(task: Task[R], reading: R) -> Split | None:
    """The split of a reading; None for one that nothing is ever trained on, measured apart."""
    return None if task.drawing.held_out(reading) else split_of_key(task.name, task.drawing.group_key(reading))


def split_of_key(task: str, key: str) -> Split:
    """The split of a key: its hash, the same in every process and on every machine, falls into one of three regions."""
    at = int(sha256(f"{task}/{key}".encode())[:13], 16) / 16**13
    return "train" if at < VALID_FROM else "valid" if at < TEST_FROM else "test"
