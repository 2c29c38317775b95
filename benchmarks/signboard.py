"""How fast the signboard answers on this machine: `.venv/bin/python benchmarks/signboard.py` (about two minutes).

Whole commands are timed from outside; the server is asked over loopback; the embedded engine is compared with
transformers' `generate` (fp32, the same adapter, one thread) in the same run. Medians over runs are printed, nothing is
judged.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from timing import MALSSI, at_once, busy_neighbour, machine, requests, row, seconds, server, timed

from malssi.model.answer import answer, answers
from malssi.model.load import open_model
from malssi.settings import Settings, load_settings
from malssi.tasks.registry import load_task

SAY = [MALSSI, "say", "signboard", "--yesterday-temp", "10", "--today-temp", "20", "--seed", "7"]
TASK = load_task("signboard")
CLIENTS = 16


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="runs of a whole command")
    options.add_argument("--requests", type=int, default=300, help="requests to the server")
    options.add_argument("--lines", type=int, default=1000, help="readings of the file")
    args = options.parse_args()
    print(machine())
    row("malssi --help", seconds([MALSSI, "--help"], args.runs), "s")
    row("import malssi", seconds([sys.executable, "-c", "import malssi"], args.runs), "s")
    row("say, cold start to text", seconds(SAY, args.runs), "s")
    with tempfile.TemporaryDirectory() as folder:
        file_rate(Path(folder) / "days.csv", args.lines)
    with server() as address:
        rng = random.Random(2)
        drawn = [TASK.drawing.sample(rng, "balanced").model_dump(exclude_none=True) for _ in range(args.requests)]
        bodies = [fields | {"seed": k} for k, fields in enumerate(drawn)]
        row("server, alone", requests(address, "/generate/temperature", bodies), "ms")
        took, rate = at_once(address, "/generate/temperature", bodies, CLIENTS)
        row(f"server, {CLIENTS} clients at once", took, "ms")
        print(f"{'':<32} {rate:8.1f} lines/s")
        with busy_neighbour():
            row("server, beside a busy core", requests(address, "/generate/temperature", bodies), "ms")
    engines()


def file_rate(path: Path, lines: int) -> None:
    """Verified lines a second of `say --from`, start-up included and without it."""
    rng = random.Random(1)
    drawn = [TASK.drawing.sample(rng, "balanced").model_dump() for _ in range(lines)]
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


def engines() -> None:
    """The embedded engine beside transformers' `generate`."""
    speed("openvino int8", load_settings())
    speed("transformers fp32", load_settings(engine="transformers"))


def speed(name: str, settings: Settings) -> None:
    """One line at a time, and sixteen at once."""
    rng = random.Random(3)
    readings = [TASK.drawing.sample(rng, "balanced") for _ in range(16)]
    model = open_model(TASK, settings)
    answer(TASK, model, readings[0], seed=0)
    row(f"{name}, one line", [1000 * timed(partial(answer, TASK, model, r, seed=0)) for r in readings], "ms")
    took = statistics.median(timed(lambda: answers(TASK, model, readings, seed=0)) for _ in range(3))
    print(f"{name + ', batch of 16':<32} {16 / took:8.1f} lines/s")
    model.close()


if __name__ == "__main__":
    main()
