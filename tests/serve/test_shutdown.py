"""A process that is told to stop while its model does not come back: everybody is answered, and it ends in time."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

SERVE = """
import time
from malssi.cli.main import run
from malssi.model.engine_scripted import ScriptedModel

def hang(model, requests):
    print("reached", flush=True)
    time.sleep(1000)

ScriptedModel.generate = hang
run()
"""
SECONDS = 2.0
BODY = b'{"yesterday_temp": 10, "today_temp": 20}'
HEAD = b"POST /generate/temperature HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
POST = HEAD + b"Content-Length: %d\r\n\r\n" % len(BODY)


@contextmanager
def process(code: str = SERVE, **settings: str) -> Iterator[tuple[subprocess.Popen[str], tuple[str, int]]]:
    """A service and its address."""
    command = [sys.executable, "-c", code, "serve", "--engine", "scripted", "--port", "0"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=os.environ | settings, **pipes) as service:
        try:
            host, port = service.stdout.readline().split()[3].rstrip(",").removeprefix("http://").split(":")
            yield service, (host, int(port))
        finally:
            service.kill()


def answer(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(65_536), b""))


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ([signal.SIGTERM], -signal.SIGTERM),
        ([signal.SIGINT, signal.SIGINT], 130),
        pytest.param([signal.SIGINT], 130, marks=pytest.mark.slow),
        pytest.param([signal.SIGTERM, signal.SIGTERM], -signal.SIGTERM, marks=pytest.mark.slow),
    ],
    ids=["SIGTERM", "Ctrl-C twice", "Ctrl-C", "SIGTERM twice"],
)
def test_everybody_is_answered_and_the_process_ends_in_time(told, code):
    settings = {"MALSSI_SHUTDOWN_SECONDS": str(SECONDS), "MALSSI_MAX_QUEUE": "64"}  # none is refused for want of room
    with process(**settings) as (service, address), ExitStack() as stack:
        clients = [stack.enter_context(socket.create_connection(address, timeout=20)) for _ in range(34)]
        for client in clients[:-1]:
            client.sendall(POST + BODY)
        clients[-1].sendall(POST)  # its body does not come
        assert service.stdout.readline() == "reached\n"
        wait_until_read(address)
        began = time.monotonic()
        for number in told:
            service.send_signal(number)
            time.sleep(0.3)  # the second time is told once the first was noticed
        answers = [answer(client) for client in clients]
        assert service.wait(20) == code
        seconds = time.monotonic() - began
        noise = service.stderr.read()
    assert {given.partition(b"\r\n")[0] for given in answers} == {b"HTTP/1.1 503 Service Unavailable"}
    assert all(b"content-type: application/problem+json" in given for given in answers)
    assert sum(b"urn:malssi:shutting-down" in given for given in answers) == len(answers)
    assert seconds < (SECONDS if len(told) == 1 else SECONDS * 0.7)
    assert "Traceback" not in noise


def wait_until_read(address: tuple[str, int]) -> None:
    """All that was sent before is read once this is answered, for connections are read in turn."""
    with socket.create_connection(address, timeout=20) as later:
        later.sendall(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert answer(later).startswith(b"HTTP/1.1 200")


FEW_FILES = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (90, 90))" + SERVE


def test_a_process_that_may_have_few_files_open_refuses_connections_and_logs_it_once():
    with process(FEW_FILES) as (service, address):
        with ExitStack() as stack:
            clients = [stack.enter_context(socket.create_connection(address, timeout=20)) for _ in range(100)]
            assert all(b"too-many-connections" in answer(client) for client in clients[26:])
        wait_until_read(address)
        service.send_signal(signal.SIGTERM)
        assert service.wait(20) == -signal.SIGTERM
        (logged,) = service.stderr.read().splitlines()
    assert logged.startswith("26 connections are open")
