"""What may be estimated of a lifter whose record lacks it: powerlifting meets have no overhead press."""

from collections.abc import Mapping
from typing import Any

PRESS_PER_BENCH = 0.62
"""Overhead press by bench press: the middle of the 0.56 to 0.67 that lifters of all levels show."""


def press_from_bench(fields: Mapping[str, Any]) -> float | None:
    """The overhead press in kg, None without a bench press."""
    lifts = fields.get("rm_weight")
    bench = lifts.get("bench_press") if isinstance(lifts, Mapping) else None
    return round(PRESS_PER_BENCH * bench, 1) if isinstance(bench, int | float) else None


ESTIMATES = {"over_head_press": press_from_bench}
