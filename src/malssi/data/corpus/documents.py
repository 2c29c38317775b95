"""A document of the pretraining corpus: what is given, what follows from it, and which numbers stand side by side."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

from malssi.tasks.korean import Piece, join, pieces
from malssi.tasks.task import Task

Pair = tuple[int, int]
LeftOut = Callable[[Pair], bool]


@dataclass(frozen=True)
class Document:
    """One or two turns of text.

    A piece whose slot is in `drawn` was thrown by dice: nothing before it tells what it is, so its loss would be
    noise and is not learned from.
    """

    turns: tuple[tuple[Piece, ...], ...]
    drawn: frozenset[str]
    numbers: tuple[int, ...] = ()
    """Numbers that the document sets beside each other; any two of them make a pair that it teaches."""

    @property
    def text(self) -> str:
        return " ".join(join(turn) for turn in self.turns)

    def teaches(self, left_out: LeftOut) -> bool:
        """Does any pair of its numbers, in either order, belong to those left out?"""
        return any(left_out((a, b)) or left_out((b, a)) for a, b in combinations(self.numbers, 2))


def left_out_of(tasks: Iterable[Task[Any]]) -> LeftOut:
    """The pairs that some task holds out of all training."""
    holders = [task.drawing.held_out_pair for task in tasks if task.drawing.held_out_pair]
    return lambda pair: any(holds(pair) for holds in holders)


def document(
    form: str | list[str], words: Mapping[str, object], drawn: str = "", numbers: tuple[int, ...] = ()
) -> Document:
    """Fill a form (one text, or a question and its answer) with words; `drawn` names the dice, blank-separated."""
    turns = [form] if isinstance(form, str) else form
    filled = tuple(tuple(pieces(turn, lambda slot: str(words[slot]))) for turn in turns)
    return Document(filled, frozenset(drawn.split()), numbers)


def drawn_until(draw: Callable[[Random], Document], rng: Random, left_out: LeftOut) -> Document:
    """Draw until a document teaches no pair that is left out."""
    while True:
        made = draw(rng)
        if not made.teaches(left_out):
            return made
