"""Turns at the model: one at a time, a bounded number waiting, none for those who hung up."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from waiting import until

DAY = {"yesterday_temp": 10, "today_temp": 20}


def test_a_full_queue_is_refused_with_when_to_come_again(serve, scripted, gate, pool):
    client = serve(scripted(gate), max_queue=1)
    first = pool.submit(client.post, "/generate/temperature", json=DAY)
    assert gate.reached.wait(10)
    others = [pool.submit(client.post, "/generate/temperature", json=DAY) for _ in range(2)]
    until(lambda: any(other.done() for other in others))
    gate.opened.set()
    responses = [waiting.result() for waiting in (first, *others)]
    assert sorted(response.status_code for response in responses) == [200, 200, 503]
    refused = next(response for response in responses if response.status_code == 503)
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.headers["content-type"] == "application/problem+json"


def test_who_hangs_up_before_its_turn_is_passed_over(serve, scripted, gate, pool):
    model = scripted(gate)
    client = serve(model, max_queue=1)
    first = pool.submit(client.post, "/generate/temperature", json=DAY)
    assert gate.reached.wait(10)
    body = b'{"yesterday_temp": -20, "today_temp": -10}'
    head = "POST /generate/temperature HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    with socket.create_connection((client.base_url.host, client.base_url.port)) as gone:
        gone.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        until(lambda: client.post("/generate/temperature", json=DAY).status_code == 503)  # it waits in the only place
    third = None

    def finds_a_place() -> bool:
        nonlocal third
        third = pool.submit(client.post, "/generate/temperature", json=DAY)
        time.sleep(0.1)  # a refusal would have come by then
        return not third.done()

    until(finds_a_place)
    gate.opened.set()
    assert first.result().status_code == third.result().status_code == 200
    prompts = [model.tokens.with_control.decode(list(request.prompt_ids)) for request in model.requests]
    assert not any("어제 -20도" in prompt for prompt in prompts)


def test_who_waits_too_long_for_a_turn_is_told_when_to_come_again(serve, scripted, gate, pool):
    model = scripted(gate)
    client = serve(model, max_wait=0.1)
    first = pool.submit(client.post, "/generate/temperature", json=DAY)
    assert gate.reached.wait(10)
    late = client.post("/generate/temperature", json=DAY | {"month": 5})
    gate.opened.set()
    assert (late.status_code, late.json()["type"]) == (503, "urn:malssi:waited-too-long")
    assert int(late.headers["retry-after"]) >= 1
    assert first.result().status_code == 200  # its turn had come, so its work may take longer than the wait
    assert len(model.requests) == 1


def test_who_hangs_up_in_the_midst_is_drawn_no_further_candidates_for(serve, scripted, gate):
    gate.script = lambda prompt, seed: "틀린 문구"
    model = scripted(gate)
    client = serve(model)
    body = b'{"yesterday_temp": -20, "today_temp": -10}'
    head = "POST /generate/temperature HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    with socket.create_connection((client.base_url.host, client.base_url.port)) as gone:
        gone.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert gate.reached.wait(10)
    time.sleep(0.3)  # for the server to notice
    gate.opened.set()
    client.get("/health")  # its probe comes after, in the same queue
    drawn = [model.tokens.with_control.decode(list(request.prompt_ids)) for request in model.requests]
    assert sum("어제 -20도" in prompt for prompt in drawn) == 1


def test_a_server_that_is_stopped_finishes_what_is_in_work(serve, scripted, gate, pool):
    client = serve(scripted(gate))
    answer = pool.submit(client.post, "/generate/temperature", json=DAY)
    assert gate.reached.wait(10)
    client.stop()
    time.sleep(0.3)  # for the server to notice
    gate.opened.set()
    assert answer.result().status_code == 200


def test_who_still_waits_when_a_stopped_server_ends_is_told_so(serve, scripted, gate, pool):
    client = serve(scripted(gate), shutdown_seconds=4)
    first = pool.submit(client.post, "/generate/temperature", json=DAY)
    assert gate.reached.wait(10)
    second = pool.submit(client.post, "/generate/temperature", json=DAY)
    wait_for(client, 1)
    client.stop()
    refused = second.result()
    gate.opened.set()
    assert (refused.status_code, refused.json()["type"]) == (503, "urn:malssi:shutting-down")
    assert refused.headers["retry-after"] == "4"
    assert first.result().status_code == 200


def wait_for(client, count: int) -> None:
    """Until so many requests wait for the model."""
    until(lambda: len(client.worker.queue) == count)


def test_who_waits_together_is_answered_together_and_as_if_alone(serve, scripted, gate):
    model, batches = scripted(gate), []
    generate = model.generate
    model.generate = lambda requests: batches.append(len(requests)) or generate(requests)
    client = serve(model)
    days = [DAY | {"today_temp": 11 + k, "seed": k} for k in range(6)]
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(client.post, "/generate/temperature", json=DAY)
        assert gate.reached.wait(10)
        others = [pool.submit(client.post, "/generate/temperature", json=day) for day in days]
        wait_for(client, 6)
        gate.opened.set()
        together = [other.result().json()["generated_text"] for other in others]
        assert first.result().status_code == 200
    assert batches[:2] == [1, 6]
    assert together == [client.post("/generate/temperature", json=day).json()["generated_text"] for day in days]


def test_who_breaks_the_engine_breaks_it_for_nobody_else(serve, scripted, gate, right):
    def script(prompt: str, seed: int) -> str:
        if "오늘 12도" in prompt:
            raise RuntimeError("broken")
        return right(prompt, seed)

    gate.script = script
    client = serve(scripted(gate))
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(client.post, "/generate/temperature", json=DAY)
        assert gate.reached.wait(10)
        others = [
            pool.submit(client.post, "/generate/temperature", json=DAY | {"today_temp": 11 + k}) for k in range(4)
        ]
        wait_for(client, 4)
        gate.opened.set()
        assert [other.result().status_code for other in others] == [200, 500, 200, 200]
        assert first.result().status_code == 200


def test_who_is_answered_at_once_does_not_wait_for_who_is_not(serve, scripted, gate, right):
    second_round = threading.Event()
    held: list[int] = []

    def script(prompt: str, seed: int) -> str:
        if "오늘 12도" not in prompt:
            return right(prompt, seed)
        held.append(seed)
        assert len(held) == 1 or second_round.wait(20)
        return "틀린 문구"

    gate.script = script
    client = serve(scripted(gate), max_candidates=4)
    with ThreadPoolExecutor(8) as pool:
        pool.submit(client.post, "/generate/temperature", json=DAY)
        assert gate.reached.wait(10)
        hard, easy = (pool.submit(client.post, "/generate/temperature", json=DAY | {"today_temp": t}) for t in (12, 13))
        wait_for(client, 2)
        gate.opened.set()
        assert easy.result(10).status_code == 200
        assert not hard.done()
        second_round.set()
        assert hard.result().status_code == 503


def test_a_question_that_is_taken_frees_its_place(serve, scripted, gate, right):
    slow, said = threading.Event(), []

    def script(prompt: str, seed: int) -> str:
        said.append(prompt)
        assert len(said) == 1 or slow.wait(20)
        return right(prompt, seed)

    gate.script = script
    client = serve(scripted(gate), max_queue=2)
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(client.post, "/generate/temperature", json=DAY)
        assert gate.reached.wait(10)
        others = [pool.submit(client.post, "/generate/temperature", json=DAY) for _ in range(2)]
        wait_for(client, 2)
        gate.opened.set()
        assert first.result().status_code == 200
        wait_for(client, 0)
        others += [pool.submit(client.post, "/generate/temperature", json=DAY) for _ in range(2)]
        wait_for(client, 2)
        slow.set()
        assert [other.result().status_code for other in others] == [200] * 4


def test_nothing_is_kept_of_who_found_no_place_or_hung_up(serve, scripted, gate, pool):
    client = serve(scripted(gate), max_queue=1, max_wait=0.1)
    first = pool.submit(client.post, "/generate/temperature", json=DAY)
    assert gate.reached.wait(10)
    late = [pool.submit(client.post, "/generate/temperature", json=DAY) for _ in range(3)]
    assert {response.result().status_code for response in late} == {503}
    assert not len(client.worker.queue)
    gate.opened.set()
    assert first.result().status_code == 200
