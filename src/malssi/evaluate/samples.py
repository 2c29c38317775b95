"""Which readings a model is measured on: none that it was ever trained on, in slices that ask different things."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from random import Random
from typing import Any, Generic, get_args

from malssi.artifacts import sha256
from malssi.data.split import split_of
from malssi.tasks.check import task_code
from malssi.tasks.task import Mix, R, Task

TRIES, TRIES_EACH = 20_000, 200
"""Draws for a slice: so many, and so many more for each reading."""
PATIENCE = 300
"""Draws in a row that bring no new pair, after which old ones are taken again, with other prompts."""


@dataclass(frozen=True)
class Slice:
    """A kind of reading to be measured on."""

    name: str
    mixes: tuple[Mix, ...]
    divisor: int
    """It has n // divisor readings."""
    held_out: bool = False
    """From the band that nothing is ever trained on; otherwise from the test region of the pairs."""
    spread: bool = True
    """Prefer pairs not drawn yet; a natural mix repeats its pairs."""


SLICES = (
    Slice("unseen_pairs", ("balanced",), divisor=1),
    Slice("held_out_band", get_args(Mix), divisor=4, held_out=True),
    Slice("boundary", ("boundary",), divisor=4),
    Slice("natural", ("natural",), divisor=1, spread=False),
)


@dataclass(frozen=True)
class Item(Generic[R]):
    """One reading to be answered."""

    id: str
    slice: str
    reading: R


def holdout(task: Task[R], n: int, seed: int, trained_keys: Collection[str] = ()) -> list[Item[R]]:
    """Draw all slices: n unseen pairs, n of the natural mix, a quarter of n each of the others, or what there is.

    A larger n begins with the same items.

    Args:
        trained_keys: split keys to leave out besides, for an adapter that was trained on other data than our recipes'.
    """
    return [
        item for part in SLICES for item in drawn(task, part, max(1, n // part.divisor), seed, frozenset(trained_keys))
    ]


def drawn(task: Task[R], part: Slice, n: int, seed: int, trained_keys: frozenset[str]) -> list[Item[R]]:
    """Draw one slice; no prompt comes twice."""
    rng = Random(f"{seed}/{part.name}")
    prompts: set[str] = set()
    keys: set[str] = set()
    items: list[Item[R]] = []
    misses = 0
    fits = unseen(task, part, trained_keys)
    for _ in range(TRIES + TRIES_EACH * n):
        if len(items) == n:
            break
        with task_code(task, "sample"):
            reading = task.drawing.sample(rng, rng.choice(part.mixes))
        if not fits(reading) or (prompt := prompt_hash(task, reading)) in prompts:
            continue
        key = task.drawing.group_key(reading)
        if part.spread and misses < PATIENCE:
            misses = misses + 1 if key in keys else 0
            if misses:
                continue
        keys.add(key)
        prompts.add(prompt)
        items.append(Item(f"{part.name}-{len(items):05d}", part.name, reading))
    return items


def unseen(task: Task[R], part: Slice, trained_keys: frozenset[str]) -> Callable[[R], bool]:
    """Whether a reading belongs to a slice and was never trained on."""
    wanted = None if part.held_out else "test"
    return lambda reading: split_of(task, reading) == wanted and task.drawing.group_key(reading) not in trained_keys


def prompt_hash(task: Task[Any], reading: Any) -> str:
    """Hash of what the model is asked."""
    with task_code(task, f"prompt of {reading!r}"):
        messages = task.prompt(reading)
    return sha256("\0".join(f"{role}\0{content}" for role, content in messages).encode())[:16]
