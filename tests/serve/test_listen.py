"""The address: this machine's own, and nobody else's."""

import socket
import time
from contextlib import ExitStack

import httpx
import pytest

from malssi.errors import InputError
from malssi.serve import connection
from malssi.serve.listen import opened, require_loopback
from malssi.serve.url import url
from waiting import until


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.7", "example.org", ""])
def test_an_address_that_others_reach_is_refused(host):
    with pytest.raises(InputError, match="no API keys yet"):
        require_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_an_address_of_this_machine_is_taken(host):
    assert require_loopback(host) in {"127.0.0.1", "::1"}


def test_port_0_takes_a_free_one():
    with opened("localhost", 0) as address:
        host, port = address.getsockname()
    assert host == "127.0.0.1"
    assert url(host, port) == f"http://127.0.0.1:{port}"
    assert url("::1", 8000) == "http://[::1]:8000"


def test_a_taken_port_is_told():
    with opened("127.0.0.1", 0) as address:
        port = address.getsockname()[1]
        with pytest.raises(InputError, match=f"127.0.0.1:{port} cannot be opened"):
            opened("127.0.0.1", port)


def test_an_answers_body_does_not_wait_for_its_heads_acknowledgement():
    with opened("127.0.0.1", 0) as address, socket.create_connection(address.getsockname()):
        connection, _ = address.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_connection_on_which_nothing_is_asked_is_closed(serve, scripted, right, monkeypatch):
    monkeypatch.setattr(connection, "HEAD_S", 0.1)
    client = serve(scripted(right))
    with socket.create_connection((client.base_url.host, client.base_url.port), timeout=10) as silent:
        silent.sendall(b"POST /generate/temp")
        assert silent.recv(1) == b""


def test_a_connection_outlives_the_time_for_its_first_request(serve, scripted, right, monkeypatch):
    monkeypatch.setattr(connection, "HEAD_S", 0.1)
    client = serve(scripted(right))
    assert client.get("/health").status_code == 200
    time.sleep(0.3)  # longer than a silent connection lives
    assert client.get("/health").extensions["network_stream"].get_extra_info("is_readable") is False
    assert client.get("/health").status_code == 200


GET = b"GET /livez HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /generate/temperature HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


@pytest.fixture
def connected(serve, scripted, right):
    """A connection to a service with some settings."""
    with ExitStack() as stack:

        def connect(**settings):
            address = serve(scripted(right), **settings).base_url
            return stack.enter_context(socket.create_connection((address.host, address.port), timeout=10))

        yield connect


def is_alive(connection: socket.socket) -> bool:
    """Whether `/livez` answers so; head and body can come apart."""
    answer = b""
    while not answer.endswith(b"}"):
        answer += connection.recv(65_536)
    return answer.startswith(b"HTTP/1.1 200")


def told(connection: socket.socket) -> bytes:
    """All that comes until the other end closes."""
    return b"".join(iter(lambda: connection.recv(65_536), b""))


def test_a_second_request_that_does_not_come_is_closed_as_a_first_one_is(connected, monkeypatch):
    slow = connected()
    slow.sendall(GET + b"\r\n")
    assert is_alive(slow)
    monkeypatch.setattr(connection, "HEAD_S", 0.1)
    slow.sendall(GET)
    assert told(slow) == b""


def test_a_second_request_that_comes_is_answered_later_than_a_head_may_take(connected, monkeypatch):
    monkeypatch.setattr(connection, "HEAD_S", 0.1)
    kept = connected()
    for _ in range(3):
        kept.sendall(GET)
        kept.sendall(b"\r\n")
        assert is_alive(kept)
    time.sleep(0.2)  # longer than a head may take
    kept.sendall(GET + b"\r\n")
    assert is_alive(kept)


def test_a_body_that_goes_on_after_the_answer_is_cut(connected, monkeypatch):
    monkeypatch.setattr(connection, "HEAD_S", 0.1)
    slow = connected()
    slow.sendall(GET + b"Content-Length: 1000\r\n\r\n")
    assert is_alive(slow)
    slow.sendall(b"x")
    assert told(slow) == b""


def test_a_body_whose_length_is_told_twice_is_refused_and_the_connection_closed(connected):
    both = connected()
    both.sendall(POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /livez HTTP/1.1\r\n")
    answer = told(both)
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"urn:malssi:length-twice" in answer
    assert answer.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize(
    "request_", [b"\x16\x03\x01\x02\r\n\r\n", b"GET /livez HTTP/1.1\r\n\r\n", GET + b"a b: c\r\n\r\n"]
)
def test_what_is_no_request_is_refused_as_a_problem(connected, request_):
    odd = connected()
    odd.sendall(request_)
    answer = told(odd)
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"content-type: application/problem+json" in answer
    assert b"urn:malssi:not-http" in answer
    assert b"X-Content-Type-Options: nosniff" in answer


def test_connections_beyond_the_limit_are_refused_and_logged_once(serve, scripted, right, caplog):
    client = serve(scripted(right), max_connections=3)
    with ExitStack() as stack:
        address = (client.base_url.host, client.base_url.port)
        opened = [stack.enter_context(socket.create_connection(address, timeout=10)) for _ in range(23)]
        refused = [told(each) for each in opened[3:]]
        opened[0].sendall(GET + b"\r\n")
        assert is_alive(opened[0])
    assert all(answer.startswith(b"HTTP/1.1 503") and b"too-many-connections" in answer for answer in refused)
    assert len([record for record in caplog.records if "MALSSI_MAX_CONNECTIONS" in record.message]) == 1
    until(lambda: is_answered(client))


def is_answered(client) -> bool:
    """Whether there is room for a connection."""
    try:
        return client.get("/livez").status_code == 200
    except httpx.HTTPError:
        return False


def test_no_more_connections_are_open_than_files_may_be(monkeypatch):
    monkeypatch.setattr("resource.getrlimit", lambda what: (100, 200))
    assert connection.most_connections(512) == 100 - connection.SPARE_FILES
    assert connection.most_connections(8) == 8
    monkeypatch.setattr("resource.getrlimit", lambda what: (10, 10))
    assert connection.most_connections(512) == 1
