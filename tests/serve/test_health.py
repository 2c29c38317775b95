"""Ready means: it has just said something that was verified."""

import asyncio
import math
import threading
import time

import pytest

from malssi.serve.health import Readiness, one_task_each
from malssi.serve.service import Service
from malssi.serve.worker import Worker
from malssi.settings import Settings


def service(model) -> Service:
    return Service(Settings(), {"signboard": model}, Worker(most_waiting=4))


def test_a_service_that_can_speak_is_ready(serve, scripted, right):
    response = serve(scripted(right), engine="scripted").get("/health")
    assert response.status_code == 200
    told = response.json()
    assert told["status"] == "ready"
    assert told["tasks"] == {"signboard": {"model": "scripted", "engine": "scripted", "adapter": None}}
    assert told["version"]


def test_head_has_the_status_and_no_body(serve, scripted, right):
    client = serve(scripted(right))
    response = client.head("/health")
    assert (response.status_code, response.content) == (200, b"")
    assert client.get("/health").status_code == 200


def test_head_of_a_service_that_is_not_ready_says_so(serve, scripted):
    assert serve(scripted(["틀린 문구"])).head("/health").status_code == 503


def test_a_service_that_says_only_wrong_things_is_not_ready(serve, scripted):
    response = serve(scripted(["틀린 문구"])).get("/health")
    assert response.status_code == 503
    assert response.json()["status"] == "not ready"
    assert "no verified answer" in response.json()["reason"]
    assert "틀린" not in response.text


def test_a_failing_engine_is_not_ready_and_leaks_nothing(serve, scripted):
    def broken(prompt: str, seed: int) -> str:
        raise RuntimeError("secret")

    response = serve(scripted(broken)).get("/health")
    assert response.status_code == 503
    assert "secret" not in response.text


def test_an_engine_that_hangs_is_not_ready(scripted):
    released = threading.Event()
    hanging = service(scripted(lambda prompt, seed: str(released.wait(20))))
    hanging.worker.start()
    found = asyncio.run(Readiness(hanging, deadline_s=0.05).health())
    released.set()
    hanging.worker.close(patience_s=10)
    assert found.reason == "no answer within 0.05 s"


def test_a_busy_service_whose_queue_moves_is_ready(scripted):
    released = threading.Event()
    busy = service(scripted(lambda prompt, seed: str(released.wait(20))))
    busy.worker.start()
    busy.worker.finished_at = time.monotonic() + 60  # others have just been answered
    found = asyncio.run(Readiness(busy, deadline_s=0.05).health())
    released.set()
    busy.worker.close(patience_s=10)
    assert found.reason is None


def test_a_fresh_outcome_is_told_again_without_asking_the_model(scripted, right):
    model = scripted(right)
    asked = service(model)
    asked.worker.start()

    async def often() -> None:
        readiness = Readiness(asked, fresh_s=60)
        await asyncio.gather(*(readiness.health() for _ in range(5)))

    asyncio.run(often())
    asked.worker.close(patience_s=10)
    assert len(model.requests) == 1


def test_a_model_of_several_tasks_is_asked_once(scripted, right):
    one, other = scripted(right), scripted(right)
    assert one_task_each({"a": one, "b": one, "c": other}) == ["c", "a"]


@pytest.mark.parametrize(("answered_ago_s", "reason"), [(0, None), (60, "too many requests are waiting")])
def test_a_service_without_a_free_place_is_ready_while_its_queue_moves(scripted, right, answered_ago_s, reason):
    full = Service(Settings(), {"signboard": scripted(right)}, Worker(most_waiting=1))
    full.worker.submit(lambda: None)
    full.worker.finished_at = time.monotonic() - answered_ago_s
    assert asyncio.run(Readiness(full).health()).reason == reason


def test_work_that_breaks_does_not_count_as_work_that_others_had_done():
    worker = Worker(most_waiting=2)
    worker.start()
    with pytest.raises(ZeroDivisionError):
        worker.submit(lambda: 1 // 0).result(10)
    worker.close(patience_s=10)
    assert worker.finished_at == -math.inf
