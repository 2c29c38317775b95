"""What is refused: always problem+json, never a text of the model, and the server goes on."""

import json
import socket
import time

import pytest

from malssi.serve import body

GOOD = {"yesterday_temp": 10, "today_temp": 20}
NAN, INFINITY = float("nan"), float("inf")

BAD_READINGS = {
    "missing": ({"yesterday_temp": 10}, "today_temp"),
    "string": (GOOD | {"today_temp": "20"}, "today_temp"),
    "truth": (GOOD | {"today_temp": True}, "today_temp"),
    "null": (GOOD | {"today_temp": None}, "today_temp"),
    "nan": (GOOD | {"today_temp": NAN}, "today_temp"),
    "infinity": (GOOD | {"yesterday_temp": INFINITY}, "yesterday_temp"),
    "900": (GOOD | {"today_temp": 900}, "today_temp"),
    "-999": (GOOD | {"yesterday_temp": -999}, "yesterday_temp"),
    "61.0": (GOOD | {"today_temp": 61.0}, "today_temp"),
    "month 13": (GOOD | {"month": 13}, "month"),
    "jump": ({"yesterday_temp": -10, "today_temp": 30}, "today_temp"),
    "unknown": (GOOD | {"humidity": 3}, "humidity"),
}
BAD_OPTIONS = {
    "hot": ({"temperature": 2.5}, "temperature"),
    "nan": ({"temperature": NAN}, "temperature"),
    "negative seed": ({"seed": -1}, "seed"),
    "large seed": ({"seed": 2**31}, "seed"),
    "half seed": ({"seed": 1.5}, "seed"),
}


@pytest.fixture
def client(serve, scripted, right):
    return serve(scripted(right))


def posted(client, path, body):
    """Post as JSON with NaN and Infinity as Python writes them."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post(path, content=content, headers={"content-type": "application/json"})


def fields_of(response):
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == 422
    assert {"type", "title", "detail"} < set(told)
    assert all(set(error) == {"field", "got", "expected"} for error in told["errors"])
    return [error["field"] for error in told["errors"]]


@pytest.mark.parametrize(("body", "field"), BAD_READINGS.values(), ids=BAD_READINGS)
def test_a_bad_field_is_named(client, body, field):
    assert fields_of(posted(client, "/generate/temperature", body)) == [field]
    assert fields_of(posted(client, "/generate/signboard", {"reading": body})) == [field]


@pytest.mark.parametrize(("options", "field"), BAD_OPTIONS.values(), ids=BAD_OPTIONS)
def test_a_bad_option_is_named(client, options, field):
    assert fields_of(posted(client, "/generate/temperature", GOOD | options)) == [field]
    assert fields_of(posted(client, "/generate/signboard", {"reading": GOOD} | options)) == [field]


def test_the_value_and_what_is_accepted_are_told(client):
    error = posted(client, "/generate/temperature", GOOD | {"today_temp": 61.0}).json()["errors"][0]
    assert error["got"] == 61.0
    assert "-40 to 50" in error["expected"]


def test_all_bad_fields_are_told_at_once(client):
    response = posted(client, "/generate/temperature", {"today_temp": "x", "seed": -1})
    assert fields_of(response) == ["yesterday_temp", "today_temp", "seed"]


def test_a_body_without_a_reading_is_told(client):
    assert fields_of(posted(client, "/generate/signboard", {})) == ["reading"]
    assert fields_of(posted(client, "/generate/signboard", GOOD)) == ["yesterday_temp", "today_temp", "reading"]


@pytest.mark.parametrize(
    "body", [b"", b'{"yesterday_temp": 10', b"[" * 20_000, b"1" * 5_000, b"\xff\xfe\x00", b'{"a":1,"a":2}']
)
def test_broken_json_is_refused(client, body):
    assert fields_of(posted(client, "/generate/temperature", body)) == ["body"]


@pytest.mark.parametrize("body", [[], "text", 3, None])
def test_a_body_that_is_no_object_is_refused(client, body):
    assert fields_of(posted(client, "/generate/temperature", body)) == ["body"]
    assert fields_of(posted(client, "/generate/signboard", body)) == ["body"]


def test_a_long_value_is_not_sent_back_whole(client):
    response = posted(client, "/generate/temperature", GOOD | {"note": "가" * 10_000})
    assert fields_of(response) == ["note"]
    assert len(response.text) < 2_000


def test_of_thousands_of_wrong_fields_some_are_told(client):
    response = posted(client, "/generate/temperature", {f"a{number}": 1 for number in range(5_000)})
    assert len(fields_of(response)) == 20
    assert len(response.text) < 10_000


def test_broken_json_is_told_as_the_command_line_tells_it(client):
    detail = posted(client, "/generate/temperature", b'{"a": 1,}').json()["detail"]
    assert detail.startswith("not JSON (")
    assert "; expected one object" in detail


def test_half_a_character_is_refused_and_not_an_error(client):
    assert fields_of(posted(client, "/generate/temperature", b'{"today_temp": "\\ud800"}'))[-1] == "today_temp"


@pytest.mark.parametrize("content_type", [None, "text/plain", "application/x-www-form-urlencoded"])
def test_only_json_is_read(client, content_type):
    headers = {"content-type": content_type} if content_type else {}
    response = client.post("/generate/temperature", content=json.dumps(GOOD), headers=headers)
    assert response.status_code == 415
    assert response.headers["content-type"] == "application/problem+json"


def test_a_large_body_is_refused(client):
    assert posted(client, "/generate/temperature", b" " * (64 * 1024 + 1)).status_code == 413


def test_a_large_body_without_its_length_is_refused(client):
    response = client.post(
        "/generate/temperature", content=(b" " * 1024 for _ in range(100)), headers={"content-type": "application/json"}
    )
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/nothing", 404), ("GET", "/generate/temperature", 405)]
)
def test_what_is_not_there_is_a_problem_too(client, method, path, status):
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status


def test_who_hangs_up_inside_the_body_is_no_error(client, caplog):
    head = b"POST /generate/temperature HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    with socket.create_connection((client.base_url.host, client.base_url.port)) as gone:
        gone.sendall(head + b"Content-Length: 99\r\n\r\n{")
        time.sleep(0.2)  # for the server to begin reading
    time.sleep(0.2)  # for the server to notice
    assert client.post("/generate/temperature", json=GOOD).status_code == 200
    assert not caplog.records


def test_without_a_passing_candidate_there_is_503_and_no_text(serve, scripted):
    response = serve(scripted(["오늘은 맑은 비밀문구"])).post("/generate/temperature", json=GOOD)
    told = response.json()
    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    assert (told["attempts"], told["given_up"] in told["failed_checks"]) == (16, True)
    assert told["failed_checks"]["states_the_change_rightly"] == 16
    assert "비밀문구" not in response.text
    assert not {"text", "generated_text", "pages"} & set(told)


def test_a_failing_engine_leaks_nothing_and_the_server_goes_on(serve, scripted, right):
    broken = iter([True])

    def script(prompt: str, seed: int) -> str:
        if next(broken, False):
            raise RuntimeError("secret path /home/someone")
        return right(prompt, seed)

    client = serve(scripted(script))
    failed = client.post("/generate/temperature", json=GOOD)
    assert failed.status_code == 500
    assert failed.headers["content-type"] == "application/problem+json"
    assert "secret" not in failed.text
    assert client.post("/generate/temperature", json=GOOD).status_code == 200


def test_a_body_that_does_not_come_is_refused(client, monkeypatch):
    monkeypatch.setattr(body, "MAX_SECONDS", 0.1)
    head = b"POST /generate/temperature HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    with socket.create_connection((client.base_url.host, client.base_url.port), timeout=10) as slow:
        slow.sendall(head + b"Content-Length: 99\r\n\r\n{")
        assert slow.recv(1024).startswith(b"HTTP/1.1 408")


def test_nobody_is_sent_where_the_host_header_says(client):
    response = client.get("/health/", headers={"host": "localhost:1"})
    assert (response.status_code, "location" in response.headers) == (404, False)


def test_an_unknown_field_of_a_flat_body_is_told_with_all_that_there_are(client):
    told = posted(client, "/generate/temperature", GOOD | {"temperatue": 0.5}).json()
    assert [error["field"] for error in told["errors"]] == ["temperatue"]
    assert "the fields are yesterday_temp, today_temp, month, temperature, seed" in told["detail"]


def test_a_whole_number_may_be_written_with_a_point(client):
    day = b'{"yesterday_temp": 10, "today_temp": 2e1, "month": 5.0, "seed": 7.0}'
    assert posted(client, "/generate/temperature", day).json()["seed"] == 7
    nested = b'{"reading": {"yesterday_temp": 10, "today_temp": 20, "month": 5.0}, "seed": 7.0}'
    told = posted(client, "/generate/signboard", nested).json()
    assert (told["reading"]["month"], told["seed"]) == (5, 7)


def test_a_part_of_a_whole_number_is_refused(client):
    assert fields_of(posted(client, "/generate/temperature", GOOD | {"month": 4.5})) == ["month"]
    assert fields_of(posted(client, "/generate/signboard", {"reading": GOOD | {"month": 4.5}})) == ["month"]
