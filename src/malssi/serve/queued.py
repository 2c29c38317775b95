"""A request on its way to an answer: its question, how far it was drawn, and the future that somebody waits for."""

import time
from collections.abc import Sequence
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from malssi.model.answer import Answer, Budget, Question, RenderedRequest
from malssi.model.protocol import Candidate, Model, Request
from malssi.tasks.task import Task


@dataclass(eq=False)
class QueuedRequest:
    """Drawn a stretch at a time. A stretch can be less than a round, whose candidates are then verified at its end, so
    that the answer is the one that the rounds would give without a pause.
    """

    client: str
    """Whose turn it is; clients take turns."""
    task: Task[Any]
    model: Model
    question: Question[Any]
    budget: Budget
    gives_up_at: float
    """When it is answered with what there is, by the monotonic clock."""
    future: "Future[Answer[Any]]" = field(default_factory=Future)
    posed: RenderedRequest[Any] | None = None
    """None before its first turn."""
    alone: bool = False
    """Not to be drawn for together with others: that broke."""
    left: list[Request] = field(default_factory=list)
    """Candidates of the round that are not drawn yet."""
    drawn: list[Candidate] = field(default_factory=list)
    """Candidates of the round that are drawn."""
    began_at: float = 0.0
    seconds: float = 0.0
    """Seconds of the model that it has had, of a batch its share."""

    @property
    def begun(self) -> bool:
        """Whether it has had a turn."""
        return self.posed is not None

    @property
    def wanted(self) -> bool:
        """Whether somebody waits for the answer."""
        return not self.future.done() and not (self.question.cancel_event and self.question.cancel_event.is_set())

    def width(self, stretch: int) -> int:
        """How many candidates the next stretch takes; the first round is one."""
        return min(len(self.left), stretch) if self.begun else 1

    def joins(self, other: "QueuedRequest") -> bool:
        """Whether one call of the model can draw for both, and neither would wait for what takes far longer."""
        return self.task.name == other.task.name and self.begun == other.begun and not (self.alone or other.alone)

    def next_stretch(self, stretch: int) -> list[Request]:
        """The candidates of the next stretch.

        Raises:
            TaskError: the question cannot be put.
        """
        if self.posed is None:
            self.began_at = time.monotonic()
            self.posed = RenderedRequest.of(self.task, self.model, self.question, self.budget)
            self.left = self.posed.requests()
        return self.left[:stretch]

    def take(self, candidates: Sequence[Candidate], seconds: float) -> None:
        """Take what was drawn, verify a round that is complete, and answer if nothing is left to draw.

        Raises:
            TaskError: a check failed by its own fault.
        """
        assert self.posed
        self.seconds += seconds
        self.drawn += candidates
        del self.left[: len(candidates)]
        is_late = self.seconds > self.budget.seconds or time.monotonic() > self.gives_up_at
        if not self.left or is_late:
            self.posed.judged(self.drawn)
            self.drawn, self.left = [], self.posed.requests()
        if not self.left or is_late:
            self.settle()

    def settle(self) -> None:
        """Answer with what there is."""
        assert self.posed
        answer = self.posed.answer(time.monotonic() - self.began_at)
        with suppress(InvalidStateError):  # nobody waits any more
            self.future.set_result(answer)

    def fail(self, broken: BaseException) -> None:
        """Answer that it broke, or was refused."""
        with suppress(InvalidStateError):
            self.future.set_exception(broken)
