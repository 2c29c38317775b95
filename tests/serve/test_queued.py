"""A request that is drawn a stretch at a time."""

import time

import pytest

from malssi.model.answer import Budget, Question
from malssi.model.engine_scripted import ScriptedModel
from malssi.serve.queued import QueuedRequest
from malssi.tasks.registry import load_task

TASK = load_task("signboard")


@pytest.fixture
def model(scripted) -> ScriptedModel:
    return scripted(["틀린 문구"])


def queued(model: ScriptedModel, gives_up_in: float = 60.0) -> QueuedRequest:
    question = Question(TASK.examples[0], seed=7)
    return QueuedRequest("a", TASK, model, question, Budget(seconds=1.0), time.monotonic() + gives_up_in)


def drawn(request: QueuedRequest, model: ScriptedModel, seconds: float, stretch: int = 8) -> int:
    """Draw one stretch, and tell how wide it was."""
    candidates = model.generate(request.next_stretch(stretch))
    request.take(candidates, seconds)
    return len(candidates)


def test_rounds_are_drawn_in_stretches_and_verified_when_they_are_complete(model):
    request = queued(model)
    widths, verified = [], []
    for _ in range(6):
        widths.append(drawn(request, model, seconds=0.0, stretch=3))
        verified.append(len(request.posed.attempts))
    assert widths == [1, 3, 3, 1, 3, 3]
    assert verified == [1, 4, 4, 8, 8, 8]


@pytest.mark.parametrize(("seconds", "gives_up_in"), [(0.6, 60.0), (0.0, -1.0)], ids=["its own time", "all time"])
def test_a_request_whose_time_is_spent_is_answered_with_what_there_is(model, seconds, gives_up_in):
    request = queued(model, gives_up_in)
    while not request.future.done():
        drawn(request, model, seconds, stretch=2)
    answer = request.future.result()
    assert not answer.verified
    assert len(answer.attempts) == (3 if seconds else 1)  # of a round of 3, 2 were drawn
