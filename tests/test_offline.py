"""Nothing leaves the machine: with all but loopback forbidden, the commands work and not one look-up is tried."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[1]
GUARD = """
import sys

def guard(event, args):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = args[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return
    if host not in (None, "", "127.0.0.1", "::1", "localhost", b"127.0.0.1"):
        open(sys.argv[1], "a").write(f"{event} {host}\\n")
        raise OSError(f"blocked: {event} {host}")

sys.addaudithook(guard)
from malssi.cli.main import main
main(sys.argv[2:])
"""
DAYS = str(ROOT / "examples" / "signboard" / "days.csv")
COMMANDS = {
    "say": ["say", "signboard", "--yesterday-temp", "10", "--today-temp", "20", "--json"],
    "say --from": ["say", "signboard", "--from", DAYS, "--json"],
    "data build": ["data", "build", "signboard", "--out", "{tmp}/data"],
    "evaluate": ["evaluate", "holdout", "signboard", "--n", "20", "--out", "{tmp}/holdout"],
    "validate": ["task", "validate", "signboard", "--readings", "20"],
}


def guarded(record: Path, args: list[str]) -> list[str]:
    return [sys.executable, "-c", GUARD, str(record), *args]


def tried(record: Path) -> str:
    return record.read_text("utf-8") if record.exists() else ""


@pytest.mark.parametrize("args", COMMANDS.values(), ids=COMMANDS)
def test_a_command_works_offline_and_looks_nothing_up(args: list[str], tmp_path: Path) -> None:
    record = tmp_path / "tried"
    command = guarded(record, [arg.format(tmp=tmp_path) for arg in args])
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    assert tried(record) == ""


def test_the_guard_of_this_test_sees_a_look_up(tmp_path: Path) -> None:
    record = tmp_path / "tried"
    code = GUARD.replace("from malssi.cli.main import main", "import socket").replace(
        "main(sys.argv[2:])", "socket.getaddrinfo('example.invalid', 80)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(record)], capture_output=True, check=False)
    assert done.returncode != 0
    assert "example.invalid" in tried(record)


def test_the_service_works_offline_and_looks_nothing_up(tmp_path: Path) -> None:
    record = tmp_path / "tried"
    reading = {"yesterday_temp": 10, "today_temp": 20}
    with serving(record) as address, httpx.Client(base_url=address, timeout=30) as client:
        assert client.get("/health").json()["status"] == "ready"
        assert client.post("/generate/temperature", json=reading).json()["verified"]
        assert client.post("/generate/signboard", json={"reading": reading}).json()["verified"]
        assert client.get("/docs").status_code == client.get("/openapi.json").status_code == 200
    assert tried(record) == ""


@contextlib.contextmanager
def serving(record: Path) -> Iterator[str]:
    """A guarded server on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen(guarded(record, ["serve", "--port", str(port)]), stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            with contextlib.suppress(httpx.HTTPError):
                httpx.get(f"{address}/docs")
                break
            time.sleep(0.1)  # the server's start is not ours to observe otherwise
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)
