"""Who waits for the same task's model is answered together: a batch takes little longer than one of its answers.

Every request has a place in the worker's queue. The first whose turn comes takes the others of its task along.
"""

import logging
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from malssi.model.answer import Answer, Budget, Question, answer_all
from malssi.model.protocol import Model
from malssi.tasks.task import Task

log = logging.getLogger("malssi.serve")


@dataclass(eq=False)
class Turn:
    """A question, the answer that somebody waits for, and the place in the worker's queue."""

    question: Question[Any]
    future: "Future[Answer[Any]]" = field(default_factory=Future)
    place: "Future[None] | None" = None


@dataclass(frozen=True)
class Turns:
    """The questions that wait for one task's model."""

    task: Task[Any]
    model: Model
    budget: Budget
    """For a question alone; those that are answered together share its seconds."""
    most: int
    """Questions that are answered together."""
    waiting: deque[Turn] = field(default_factory=deque)

    def answer(self) -> None:
        """Answer those who wait. What breaks is tried alone, so that it breaks for nobody else.

        Raises:
            BaseException: what broke last, which is told to whoever waits for it too.
        """
        taken = self.taken()
        if len(taken) > 1:
            try:
                self.answer_together(taken)
            except Exception:
                log.exception("%d questions could not be answered together", len(taken))
        broken = [self.answer_alone(turn) for turn in taken if not turn.future.done()]
        if any(broken):
            raise next(filter(None, reversed(broken)))

    def drop(self, turn: Turn) -> bool:
        """Let a question wait no longer; false where it is taken or answered already."""
        if not turn.future.cancel():
            return False
        with suppress(ValueError):  # it was just passed over
            self.waiting.remove(turn)
        return True

    def taken(self) -> list[Turn]:
        """Take the first of those who still wait; their places are free."""
        taken: list[Turn] = []
        while self.waiting and len(taken) < self.most:
            turn = self.waiting.popleft()
            if turn.future.set_running_or_notify_cancel():
                taken.append(turn)
                if turn.place:
                    turn.place.cancel()
        return taken

    def answer_together(self, turns: Sequence[Turn]) -> None:
        """Answer in one batch; each answer is given as soon as it stands."""
        budget = replace(self.budget, seconds=self.budget.seconds / len(turns))
        questions = [turn.question for turn in turns]
        answer_all(self.task, self.model, questions, budget, lambda at, found: turns[at].future.set_result(found))

    def answer_alone(self, turn: Turn) -> BaseException | None:
        """Answer one, or tell what broke."""
        try:
            self.answer_together([turn])
        except BaseException as broken:
            turn.future.set_exception(broken)
            return broken
        return None
