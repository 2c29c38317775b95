"""Clients at several addresses: nobody waits for more than one stretch of another's hopeless request."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from malssi.model.seed import candidate_seed
from waiting import until

HOPELESS, DAY = {"yesterday_temp": -20, "today_temp": -10}, {"yesterday_temp": 10, "today_temp": 20}
PATH = "/generate/temperature"


@pytest.fixture
def other():
    """A client of the same service at another address."""
    clients = []

    def of(client: httpx.Client) -> httpx.Client:
        transport = httpx.HTTPTransport(local_address="127.0.0.2")
        clients.append(httpx.Client(base_url=client.base_url, transport=transport, timeout=30, trust_env=False))
        return clients[-1]

    yield of
    for client in clients:
        client.close()


def hopeless_or(right):
    return lambda prompt, seed: "틀린 문구" if "어제 -20도" in prompt else right(prompt, seed)


def test_another_clients_request_is_answered_after_one_stretch(serve, scripted, gate, right, other, pool):
    gate.script = hopeless_or(right)
    model = scripted(gate)
    calls: list[tuple[bool, int]] = []
    generate = model.generate

    def recorded(requests):
        prompt = model.tokens.with_control.decode(list(requests[0].prompt_ids))
        calls.append(("어제 -20도" in prompt, len(requests)))
        if len(calls) == 5:  # in the midst of a round of the hopeless request; the other client's comes
            gate.opened.clear()
            gate.reached.clear()
        return generate(requests)

    model.generate = recorded
    gate.opened.set()
    client = serve(model, max_stretch=2)
    hopeless = pool.submit(client.post, PATH, json=HOPELESS)
    until(lambda: len(calls) == 5)
    assert gate.reached.wait(10)
    answer = pool.submit(other(client).post, PATH, json=DAY)
    until(lambda: len(client.worker.queue) == 1)
    gate.opened.set()
    assert answer.result().status_code == 200
    assert hopeless.result().json()["attempts"] == sum(width for is_hopeless, width in calls if is_hopeless)
    assert [is_hopeless for is_hopeless, _ in calls[:7]] == [True] * 5 + [False, True]
    assert max(width for _, width in calls) == 2


def test_many_hopeless_requests_of_one_client_draw_no_more_at_a_time_than_one(serve, scripted, gate, right, other):
    gate.script = hopeless_or(right)
    model, widths = scripted(gate), []
    generate = model.generate
    model.generate = lambda requests: widths.append(len(requests)) or generate(requests)
    client = serve(model, max_stretch=4)
    with ThreadPoolExecutor(8) as pool:
        hopeless = [pool.submit(client.post, PATH, json=HOPELESS)]
        assert gate.reached.wait(10)
        hopeless += [pool.submit(client.post, PATH, json=HOPELESS) for _ in range(3)]
        until(lambda: len(client.worker.queue) == 3)
        gate.opened.set()
        told = [answer.result() for answer in hopeless]
    assert {answer.status_code for answer in told} == {503}
    assert max(widths) == 4
    assert sum(widths) == sum(answer.json()["attempts"] for answer in told)


@pytest.mark.parametrize("stretch", [1, 3, 64])
def test_an_answer_is_the_same_in_one_stretch_and_in_many(serve, scripted, right, stretch):
    first_good = candidate_seed(7, 12)
    model = scripted(lambda prompt, seed: right(prompt, seed) if seed == first_good else "틀린 문구")
    told = serve(model, max_stretch=stretch).post(PATH, json=DAY | {"seed": 7}).json()
    assert told["attempts"] == 13
    prompt = model.tokens.with_control.decode(list(model.requests[0].prompt_ids))
    assert told["generated_text"] == right(prompt, first_good)


def forwarded(client: httpx.Client) -> httpx.Response:
    return client.post(PATH, json=DAY, headers={"X-Forwarded-For": "10.1.1.1"})


@pytest.mark.parametrize(
    ("proxies", "known_as"),
    [("", "127.0.0.1"), ("127.0.0.1", "10.1.1.1"), ("127.0.0.0/8,::1", "10.1.1.1"), ("127.0.0.9", "127.0.0.1")],
)
def test_a_client_behind_a_proxy_is_told_apart_where_the_proxy_is_trusted(
    serve, scripted, gate, pool, proxies, known_as
):
    client = serve(scripted(gate), trusted_proxies=proxies)
    first = pool.submit(client.post, PATH, json=DAY)
    assert gate.reached.wait(10)
    second = pool.submit(forwarded, client)
    until(lambda: len(client.worker.queue) == 1)
    assert list(client.worker.queue.lines) == [known_as]
    gate.opened.set()
    assert first.result().status_code == second.result().status_code == 200


def test_when_to_come_again_follows_from_the_queue_and_how_fast_answers_come(serve, scripted, gate, pool):
    client = serve(scripted(gate), max_queue=2)
    waiting = [pool.submit(client.post, PATH, json=DAY)]
    assert gate.reached.wait(10)
    waiting += [pool.submit(client.post, PATH, json=DAY) for _ in range(2)]
    until(lambda: len(client.worker.queue) == 2)
    client.worker.recent_seconds, client.worker.recent_answers = 13.0, 4.0
    refused = client.post(PATH, json=DAY)
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "7")  # 2 x 3.25 s
    gate.opened.set()
    assert {answer.result().status_code for answer in waiting} == {200}
