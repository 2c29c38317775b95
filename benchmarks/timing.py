"""What the benchmarks share: timing whole commands and requests to a server, and how figures are printed."""

import contextlib
import multiprocessing
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

MALSSI = str(Path(sys.executable).with_name("malssi"))


def machine() -> str:
    """What the figures were measured on."""
    return f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def row(name: str, values: list[float], unit: str) -> None:
    """Median, 95th percentile and worst of some timings."""
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    told = (("p50", statistics.median(ordered)), ("p95", p95), ("max", ordered[-1]))
    print(f"{name:<32} {'   '.join(f'{at} {value:8.3f} {unit}' for at, value in told)}")


def timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def seconds(command: list[str], runs: int) -> list[float]:
    """Wall time of a whole command after one warm-up."""

    def once() -> None:
        subprocess.run(command, check=True, capture_output=True)

    once()
    return [timed(once) for _ in range(runs)]


@contextlib.contextmanager
def server() -> Iterator[str]:
    """A server on a free port, gone at the end."""
    port = str(random.randint(20_000, 40_000))
    process = subprocess.Popen([MALSSI, "serve", "--port", port], stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            if process.poll() is not None:
                raise SystemExit(f"the server stopped with {process.returncode}; it says why above")
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{address}/health").status_code == 200:
                    break
            time.sleep(0.1)  # between two looks at whether it has started
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def requests(address: str, path: str, bodies: Sequence[dict[str, Any]]) -> list[float]:
    """Milliseconds of one verified answer each, one client, after one warm-up."""
    with httpx.Client(timeout=60) as client:

        def once(body: dict[str, Any]) -> None:
            client.post(f"{address}{path}", json=body).raise_for_status()

        once(bodies[0])
        return [1000 * timed(lambda body=body: once(body)) for body in bodies]


def at_once(address: str, path: str, bodies: Sequence[dict[str, Any]], clients: int) -> tuple[list[float], float]:
    """Milliseconds of one verified answer each, and answers a second, of so many clients at the same time."""
    shares = [bodies[k::clients] for k in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        began = time.perf_counter()
        took = [one for share in pool.map(lambda share: requests(address, path, share), shares) for one in share]
        return took, (len(took) + clients) / (time.perf_counter() - began)


@contextlib.contextmanager
def busy_neighbour() -> Iterator[None]:
    """Another process that keeps one core busy."""
    process = multiprocessing.Process(target=spin, daemon=True)
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def spin() -> None:
    while True:
        pass
