"""How fast the signboard answers on this machine: `.venv/bin/python benchmarks/signboard.py` (about two minutes).

Whole commands are timed from outside; the server is asked over loopback; the embedded engine is compared with
transformers' `generate` (fp32, the same adapter, one thread) in the same run. Medians over runs are printed, nothing is
judged.
"""

import argparse
import contextlib
import json
import multiprocessing
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import httpx

from malssi.model.answer import answer, answers
from malssi.model.load import open_model
from malssi.settings import Settings, load_settings
from malssi.tasks.registry import load_task

MALSSI = str(Path(sys.executable).with_name("malssi"))
SAY = [MALSSI, "say", "signboard", "--yesterday-temp", "10", "--today-temp", "20", "--seed", "7"]
TASK = load_task("signboard")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="runs of a whole command")
    options.add_argument("--requests", type=int, default=300, help="requests to the server")
    options.add_argument("--lines", type=int, default=1000, help="readings of the file")
    args = options.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    row("malssi --help", seconds([MALSSI, "--help"], args.runs), "s")
    row("import malssi", seconds([sys.executable, "-c", "import malssi"], args.runs), "s")
    row("say, cold start to text", seconds(SAY, args.runs), "s")
    with tempfile.TemporaryDirectory() as folder:
        file_rate(Path(folder) / "days.csv", args.lines)
    with server() as address:
        row("server, alone", requests(address, args.requests), "ms")
        with busy_neighbour():
            row("server, beside a busy core", requests(address, args.requests), "ms")
    engines()


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


def file_rate(path: Path, lines: int) -> None:
    """Verified lines a second of `say --from`, start-up included and without it."""
    rng = random.Random(1)
    drawn = [TASK.sample(rng, "balanced").model_dump() for _ in range(lines)]
    path.write_text(
        "yesterday_temp,today_temp,month\n"
        + "".join(f"{d['yesterday_temp']},{d['today_temp']},{d['month'] or ''}\n" for d in drawn),
        encoding="utf-8",
    )
    began = time.perf_counter()
    done = subprocess.run(
        [MALSSI, "say", "signboard", "--from", str(path), "--json", "--seed", "7"],
        check=False,
        capture_output=True,
        text=True,
    )
    took = time.perf_counter() - began
    said = [json.loads(line) for line in done.stdout.splitlines()]
    verified = sum(one["verified"] for one in said)
    print(f"say --from, {lines} readings           {verified} verified in {took:.2f} s: {verified / took:.1f} lines/s")


@contextlib.contextmanager
def server() -> Iterator[str]:
    """A server on a free port, gone at the end."""
    port = str(random.randint(20_000, 40_000))
    process = subprocess.Popen([MALSSI, "serve", "--port", port], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{address}/health").status_code == 200:
                    break
            time.sleep(0.1)  # between two looks at whether it has started
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def requests(address: str, count: int) -> list[float]:
    """Milliseconds of one verified line each, one client."""
    rng = random.Random(2)
    readings = [TASK.sample(rng, "balanced") for _ in range(count)]
    bodies = [r.model_dump(exclude_none=True) | {"seed": k} for k, r in enumerate(readings)]
    with httpx.Client() as client:

        def once(body: dict[str, float]) -> None:
            client.post(f"{address}/generate/temperature", json=body).raise_for_status()

        once(bodies[0])
        return [1000 * timed(lambda body=body: once(body)) for body in bodies]


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


def engines() -> None:
    """The embedded engine beside transformers' `generate`."""
    speed("openvino int8", load_settings())
    speed("transformers fp32", load_settings(engine="transformers"))


def speed(name: str, settings: Settings) -> None:
    """One line at a time, and sixteen at once."""
    rng = random.Random(3)
    readings = [TASK.sample(rng, "balanced") for _ in range(16)]
    model = open_model(TASK, settings)
    answer(TASK, model, readings[0], seed=0)
    row(f"{name}, one line", [1000 * timed(partial(answer, TASK, model, r, seed=0)) for r in readings], "ms")
    took = statistics.median(timed(lambda: answers(TASK, model, readings, seed=0)) for _ in range(3))
    print(f"{name + ', batch of 16':<32} {16 / took:8.1f} lines/s")
    model.close()


if __name__ == "__main__":
    main()
