"""Whose turn it is: clients take turns, whatever each of them asks."""

import pytest

from malssi.model.answer import Budget, Question, RenderedRequest
from malssi.serve.fair_queue import MAX_REMEMBERED, PROBE, FairQueue, QueueFull
from malssi.serve.queued import QueuedRequest
from malssi.tasks.registry import load_task

TASK, OTHER = load_task("signboard"), load_task("wearable-coaching")


@pytest.fixture
def asked(scripted):
    """A client's request; begun, it goes on with so many candidates."""
    model = scripted([""])

    def ask(client: str, begun: int = 0, task=TASK) -> QueuedRequest:
        question = Question(task.examples[0], seed=7)
        queued = QueuedRequest(client, task, model, question, Budget(), gives_up_at=0)
        if begun:
            queued.posed = RenderedRequest.of(task, model, question, Budget())
            queued.left = queued.posed.requests() * begun
        return queued

    return ask


def filled(*requests: QueuedRequest, places: int = 100) -> FairQueue:
    queue = FairQueue(places)
    for request in requests:
        queue.put(request)
    return queue


def clients(queue: FairQueue, turns: int) -> list[str]:
    return [queue.take(batch=1, stretch=8)[0].client for _ in range(turns)]


def test_clients_take_turns(asked):
    assert clients(filled(*map(asked, "aaabbc")), 6) == ["a", "b", "c", "a", "b", "a"]


def test_who_comes_back_after_each_answer_is_next_before_who_has_many_waiting(asked):
    queue = filled(*map(asked, "aaaa"))
    order = []
    for _ in range(3):
        order += clients(queue, 1)
        queue.put(asked("b"))
        order += clients(queue, 1)
    assert order == ["a", "b"] * 3


def test_a_batch_is_filled_from_all_clients_in_turn(asked):
    taken = filled(*map(asked, "aaabbc")).take(batch=4, stretch=8)
    assert [request.client for request in taken] == ["a", "b", "c", "a"]


def test_what_is_begun_goes_on_a_stretch_at_a_time_and_apart_from_what_begins(asked):
    queue = filled(asked("a", begun=16), asked("b"), asked("c", begun=3), asked("d", begun=5), asked("e"))
    widths = []
    while len(queue):
        taken = queue.take(batch=32, stretch=8)
        widths.append([(request.client, request.width(8)) for request in taken])
    assert widths == [[("a", 8)], [("b", 1), ("e", 1)], [("c", 3), ("d", 5)]]


def test_only_requests_of_the_same_task_are_answered_together(asked):
    queue = filled(asked("a"), asked("b", task=OTHER), asked("c"))
    assert [[request.client for request in queue.take(32, 8)] for _ in range(2)] == [["a", "c"], ["b"]]


def test_who_broke_together_with_others_has_its_turn_alone(asked):
    queue = filled(*map(asked, "abc"))
    broken = queue.take(32, 8)
    for request in broken:
        request.alone = True
    queue.put_back(broken)
    assert [len(queue.take(32, 8)) for _ in range(3)] == [1, 1, 1]


def test_who_is_not_answered_goes_to_the_end_of_its_own_line(asked):
    first, second = asked("a"), asked("a")
    queue = filled(first, second)
    queue.put_back(queue.take(1, 8))
    assert [queue.take(1, 8), queue.take(1, 8)] == [[second], [first]]


def test_who_hung_up_in_the_midst_is_not_put_back(asked):
    queue = filled(asked("a"))
    taken = queue.take(1, 8)
    taken[0].future.cancel()
    queue.put_back(taken)
    assert not len(queue)


def test_a_full_queue_takes_a_place_from_who_has_the_most(asked):
    many = [asked("a") for _ in range(4)]
    queue = filled(*many, places=4)
    queue.put(asked("b"))
    queue.put(asked("b"))
    assert [isinstance(request.future.exception(0), QueueFull) for request in many[2:]] == [True, True]
    with pytest.raises(QueueFull):
        queue.put(asked("b"))
    with pytest.raises(QueueFull):
        queue.put(asked("a"))
    assert [len(line) for line in queue.lines.values()] == [2, 2]


def test_the_probe_is_next_and_finds_a_place_in_a_full_queue(asked):
    queue = filled(asked("a"), asked("a"), places=2)
    for _ in range(2):
        queue.put(asked(PROBE))
        assert clients(queue, 1) == [PROBE]


def test_a_dropped_request_leaves_its_place(asked):
    first = asked("a")
    queue = filled(first, places=1)
    queue.drop(first)
    queue.drop(first)
    queue.put(asked("a"))
    assert len(queue) == 1


def test_a_closed_queue_takes_no_requests(asked):
    waiting, late, in_work = asked("a"), asked("a"), asked("b")
    queue = filled(waiting)
    queue.close()
    queue.put(late)
    queue.put_back([in_work])
    assert waiting.future.cancelled()
    assert late.future.cancelled()
    assert in_work.future.cancelled()
    assert queue.take(1, 8) == []


def test_not_every_client_is_remembered_for_ever(asked):
    queue = FairQueue(1)
    for number in range(MAX_REMEMBERED + 5):
        queue.put(asked(str(number)))
        queue.take(1, 8)
    assert len(queue.last_turn) == MAX_REMEMBERED
    assert queue.rank("4") == 0
    assert queue.rank("5") > 0


def test_a_probe_is_never_refused_for_want_of_room(asked):
    queue = filled(*(asked(PROBE) for _ in range(3)), asked("a"), asked("a"), places=5)
    queue.put(asked("b"))
    assert clients(queue, 5) == [PROBE, PROBE, PROBE, "a", "b"]


def test_what_is_begun_is_not_refused_for_a_newcomer(asked):
    begun = asked("a", begun=3)
    queue = filled(asked("a"), asked("a"), begun, places=3)
    queue.put(asked("b"))
    assert not begun.future.done()
