"""Rates with what they prove: every share is told with its 95 % interval."""

from math import sqrt
from typing import NamedTuple

Z95 = 1.959964
"""Standard normal quantile of 97.5 %: two-sided 95 %."""


class Interval(NamedTuple):
    """Bounds of a share."""

    low: float
    high: float


class Rate(NamedTuple):
    """How many of how many."""

    passed: int
    total: int

    @property
    def share(self) -> float:
        """0 to 1; 0 where nothing was tried."""
        return self.passed / self.total if self.total else 0.0

    @property
    def interval(self) -> Interval:
        """Wilson's 95 % interval."""
        return wilson(self.passed, self.total)

    @property
    def percent(self) -> str:
        return f"{self.share:.1%}"

    @property
    def range(self) -> str:
        """The interval as it is printed."""
        return f"{self.interval.low:.1%} to {self.interval.high:.1%}"

    def as_dict(self) -> dict[str, float]:
        """For a summary's JSON."""
        low, high = self.interval
        return {
            "passed": self.passed,
            "total": self.total,
            "share": round(self.share, 6),
            "low": round(low, 6),
            "high": round(high, 6),
        }


def wilson(passed: int, total: int, z: float = Z95) -> Interval:
    """Wilson's score interval of a share (Wilson 1927), sound near 0 and 1 where the usual one is not.

    Nothing tried proves nothing: 0 to 1.
    """
    if total == 0:
        return Interval(0.0, 1.0)
    share = passed / total
    middle = share + z * z / (2 * total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return Interval(max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale))
