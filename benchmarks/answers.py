"""How fast a task's answers are written here: `.venv/bin/python benchmarks/answers.py strength-rate` (a minute).

Requests are sent to a server over loopback, one at a time, and answers are counted in batches; the embedded engine is
compared with transformers (fp32, the same adapter, one thread, no grammar) in the same run. Nothing is judged.
"""

import argparse
import random
import statistics
from typing import Any

from timing import machine, requests, row, server, timed

from malssi.model.answer import Budget, answer, answers
from malssi.model.load import open_model
from malssi.settings import Settings, load_settings
from malssi.tasks.registry import load_task
from malssi.tasks.task import Task


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("tasks", nargs="+", metavar="TASK", help="names of tasks that have weights")
    options.add_argument("--requests", type=int, default=100, help="requests to the server, each task")
    args = options.parse_args()
    tasks = [load_task(name) for name in args.tasks]
    print(machine())
    with server() as address:
        for task in tasks:
            readings = [reading.model_dump(exclude_none=True) for reading in drawn(task, args.requests)]
            bodies = [{"reading": reading, "seed": k} for k, reading in enumerate(readings)]
            row(f"server, {task.name}", requests(address, f"/generate/{task.name}", bodies), "ms")
    for task in tasks:
        speed(task, "openvino int8", load_settings())
        speed(task, "transformers fp32", load_settings(engine="transformers"))


def drawn(task: Task[Any], count: int) -> list[Any]:
    """Readings of the balanced mix."""
    rng = random.Random(2)
    return [task.drawing.sample(rng, "balanced") for _ in range(count)]


def speed(task: Task[Any], name: str, settings: Settings) -> None:
    """First answers: one at a time, and sixteen at once."""
    model, readings, once = open_model(task, settings), drawn(task, 16), Budget(candidates=1, seconds=600)
    answer(task, model, readings[0], seed=0)
    alone = [1000 * timed(lambda r=r: answer(task, model, r, seed=0, budget=once)) for r in readings]
    row(f"{task.name}, {name}", alone, "ms")
    took = statistics.median(timed(lambda: answers(task, model, readings, seed=0, budget=once)) for _ in range(3))
    print(f"{'    in batches of 16':<32} {16 / took:8.1f} answers/s")
    model.close()


if __name__ == "__main__":
    main()
