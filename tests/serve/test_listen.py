"""The address: this machine's own, and nobody else's."""

import socket

import pytest

from malssi.errors import InputError
from malssi.serve.listen import opened, require_loopback, url


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.7", "example.org", ""])
def test_an_address_that_others_reach_is_refused(host):
    with pytest.raises(InputError, match="no API keys yet"):
        require_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_an_address_of_this_machine_is_taken(host):
    assert require_loopback(host) in {"127.0.0.1", "::1"}


def test_port_0_takes_a_free_one():
    with opened("localhost", 0) as address:
        assert url(address) == f"http://127.0.0.1:{address.getsockname()[1]}"


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
