"""Ready means: it has just said something that was verified."""

import asyncio
import math
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from malssi.model.answer import Budget, Question
from malssi.model.seed import candidate_seed
from malssi.serve.health import PROBE_SEED, Health, Readiness, one_task_each
from malssi.serve.service import Service
from malssi.settings import load_settings
from malssi.tasks.registry import load_task
from waiting import until

TASK = load_task("signboard")


def service(model, **settings) -> Service:
    return Service.of(load_settings(**settings), {"signboard": model})


def asked_by(service: Service, client: str):
    """A client's request, in the queue."""
    queued = service.queued(client, TASK, Question(TASK.examples[0], seed=7), Budget())
    service.worker.queue.put(queued)
    return queued


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


def test_a_probe_goes_before_sixty_requests_that_wait(scripted, right):
    model = scripted(right)
    full = service(model, max_queue=60, batch=1)
    for n in range(60):
        asked_by(full, f"10.0.0.{n}")

    async def ask() -> Health:
        health = asyncio.ensure_future(Readiness(full).health())
        await asyncio.sleep(0)  # the probe is in the queue
        full.worker.start()
        return await health

    assert asyncio.run(ask()).reason is None
    full.worker.close(patience_s=10)
    assert model.requests[0].seed == candidate_seed(PROBE_SEED, 0)


def test_a_model_that_hangs_over_a_request_is_not_ready_once_it_took_too_long(scripted):
    released, reached = threading.Event(), threading.Event()
    hanging = service(scripted(lambda prompt, seed: str(reached.set() or released.wait(20))), max_seconds=0.1)
    hanging.worker.start()
    asked_by(hanging, "10.0.0.1")
    assert reached.wait(10)
    busy = Readiness(hanging, deadline_s=0.05, fresh_s=-1)
    hanging.worker.began_at = time.monotonic() + 60  # the request was just begun
    assert asyncio.run(busy.health()).reason is None
    hanging.worker.began_at = time.monotonic() - 60
    assert asyncio.run(busy.health()).reason == "no answer within 0.05 s"
    released.set()
    hanging.worker.close(patience_s=10)


def test_an_answer_to_anybody_shows_that_the_service_is_ready(scripted, right):
    model = scripted(right)
    asked = service(model)
    asked.worker.start()
    assert asked_by(asked, "10.0.0.1").future.result(10).verified
    until(lambda: asked.worker.verified_at > 0)
    assert asyncio.run(Readiness(asked, fresh_s=60).health()).reason is None
    asked.worker.close(patience_s=10)
    assert len(model.requests) == 1


def test_work_that_breaks_does_not_count_as_work_that_others_had_done(scripted):
    broken = service(scripted(lambda prompt, seed: 1 // 0))
    broken.worker.start()
    with pytest.raises(ZeroDivisionError):
        asked_by(broken, "10.0.0.1").future.result(10)
    broken.worker.close(patience_s=10)
    assert broken.worker.finished_at == -math.inf


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/health"])
def test_the_state_is_told_by_get_and_head(serve, scripted, right, path):
    client = serve(scripted(right))
    got, head = client.get(path), client.head(path)
    assert (got.status_code, head.status_code, head.content) == (200, 200, b"")
    assert got.json()["status"] == ("alive" if path == "/livez" else "ready")


def test_the_process_lives_while_its_model_only_says_wrong_things(serve, scripted):
    model = scripted(["틀린 문구"])
    client = serve(model)
    assert client.get("/livez").status_code == 200
    assert not model.requests
    assert client.get("/readyz").status_code == client.get("/health").status_code == 503


def test_a_service_that_was_idle_and_gets_64_requests_at_once_stays_ready(serve, scripted, right, monkeypatch):
    monkeypatch.setattr(Readiness.__init__, "__defaults__", (0.5, 0.0))
    client = serve(scripted(lambda prompt, seed: time.sleep(0.02) or right(prompt, seed)), max_queue=32, batch=8)
    day = {"yesterday_temp": 10, "today_temp": 20}
    with ThreadPoolExecutor(66) as pool:
        answers = [pool.submit(client.post, "/generate/temperature", json=day) for _ in range(64)]
        states = []
        while not all(answer.done() for answer in answers):
            states += [client.get("/health").status_code, client.get("/readyz").status_code]
    assert {answer.result().status_code for answer in answers} == {200, 503}  # there are 32 places
    assert set(states) == {200}
