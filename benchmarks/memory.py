"""How much memory all shipped adapters take: `.venv/bin/python benchmarks/memory.py --answers 10000` (half an hour).

Answers of all tasks are drawn in this process, mixed and a few at a time, as a service draws them. The resident memory
is printed every 500 answers. MALSSI_CACHE_MB is what to try.
"""

import argparse
import random
import time
from pathlib import Path

from timing import machine

from malssi.model.answer import Budget, answers
from malssi.serve.models import open_models
from malssi.settings import load_settings
from malssi.tasks.registry import load_task

TOLD_EVERY = 500
MAX_TOGETHER = 16


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--answers", type=int, default=10_000)
    wanted, settings = options.parse_args().answers, load_settings()
    print(f"{machine()}, MALSSI_CACHE_MB={settings.cache_mb}")
    models = open_models(settings)
    print(f"{'loaded':>14}   {resident_mb():7.0f} MB", flush=True)
    rng, budget, began = random.Random(1), Budget.of(settings), time.perf_counter()
    done = verified = 0
    while done < wanted:
        task = load_task(rng.choice(list(models)))
        readings = [task.drawing.sample(rng, "natural") for _ in range(rng.randint(1, MAX_TOGETHER))]
        found = answers(task, models[task.name], readings, rng.getrandbits(31), budget=budget)
        verified += sum(answer.verified for answer in found)
        done += len(found)
        if done % TOLD_EVERY < len(found):
            speed = f"{done / (time.perf_counter() - began):6.1f} answers/s, {verified / done:.1%} verified"
            print(f"{done:>6} answers   {resident_mb():7.0f} MB   {speed}", flush=True)


def resident_mb() -> float:
    """Resident memory of this process, as Linux tells it."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    main()
