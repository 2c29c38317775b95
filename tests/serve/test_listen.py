"""The address: this machine's own, and nobody else's."""

import socket
import time

import pytest

from malssi.errors import InputError
from malssi.serve import connection
from malssi.serve.listen import opened, require_loopback
from malssi.serve.url import url


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
