"""Target heart rates: (HRmax - resting) x share + resting (Karvonen 1957). Nothing is assumed that was not given."""

from decimal import Decimal
from typing import NamedTuple

from malssi.tasks.wearable.criteria import HR_MAX
from malssi.tasks.wearable.reading import Day, rounded


class Target(NamedTuple):
    """A range of heart rates in bpm, and the shares of the reserve in percent that it comes from."""

    low: int
    high: int
    shares: tuple[int, int]


def hr_max(age: int, formula: str = "fox") -> Decimal:
    """The maximal heart rate in bpm, not rounded."""
    intercept, factor = HR_MAX[formula]
    return Decimal(intercept) - Decimal(str(factor)) * age


def target_bpm(age: int, resting: int, share: int, formula: str = "fox") -> int:
    """The heart rate at a share of the reserve (percent), rounded half up."""
    return int(rounded(float((hr_max(age, formula) - resting) * share / 100 + resting)))


def target(day: Day, shares: tuple[int, int] | None) -> Target | None:
    """The target range of a day; None where the grade has none, or age or resting heart rate are missing."""
    if shares is None or day.age is None or day.resting_heart_rate is None:
        return None
    low, high = (target_bpm(day.age, day.resting_heart_rate, share, day.hr_max_formula) for share in shares)
    return Target(low, high, shares)
