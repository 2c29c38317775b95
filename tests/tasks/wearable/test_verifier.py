"""What the shared checks accept and what they reject; the texts are what models do say, or could."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from malssi.tasks.task import PASS, Outcome, Verdict
from malssi.tasks.wearable import citations, ground_words, grounds, numbers, safety, vocabulary
from malssi.tasks.wearable.reading import JudgedDay

Test = Callable[[JudgedDay, str], Verdict]
MODULES = (citations, ground_words, grounds, numbers, safety, vocabulary)

DAYS: dict[str, dict[str, Any]] = {
    "good": {"sleep_hr": 7.5, "resting_heart_rate": 67, "usual_resting_heart_rate": 65, "steps": 8500},
    "heavy": {"sleep_hr": 7.5, "steps": 8500, "distance_km": 1.2, "weight": 85, "bmi": 31.0},
    "best": {"sleep_hr": 8.2, "resting_heart_rate": 58, "usual_resting_heart_rate": 60, "steps": 12000},
    "alarm": {"sleep_hr": 4.5, "resting_heart_rate": 78, "usual_resting_heart_rate": 65, "steps": 3500},
    "fair": {"sleep_hr": 6.5, "resting_heart_rate": 66, "usual_resting_heart_rate": 65, "steps": 6000},
    "tired": {"sleep_hr": 5.5, "resting_heart_rate": 76, "usual_resting_heart_rate": 65, "steps": 12000},
    "low": {"sleep_hr": 8, "resting_heart_rate": 60, "usual_resting_heart_rate": 60, "oxygen_saturation": 91},
    "flag": {"sleep_hr": 8, "resting_heart_rate": 60, "usual_resting_heart_rate": 60, "symptoms": ("가슴 통증",)},
    "normal": {"sleep_hr": 8, "resting_heart_rate": 60, "usual_resting_heart_rate": 60, "oxygen_saturation": 97},
    "racing": {"sleep_hr": 8, "resting_heart_rate": 128, "usual_resting_heart_rate": 60, "oxygen_saturation": 97},
    "breath": {"sleep_hr": 8, "resting_heart_rate": 60, "usual_resting_heart_rate": 60, "oxygen_saturation": 85},
}
"""Days by the names that the tables use. Grades: best, normal A, good B, fair C+, tired C, low D, the others F."""


def texts_of(name: str) -> list[Any]:
    """Rows of "check day" with one text a line under each; `\\n` stands for a line break."""
    rows = []
    for line in Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(" "):
            check, day = line.split()
        elif line:
            rows.append(pytest.param(check, day, line[4:].replace("\\n", "\n"), id=f"{check}-{day}-{line[4:]}"))
    return rows


def test_of(name: str) -> Test:
    return next(getattr(module, name) for module in MODULES if hasattr(module, name))


test_of.__test__ = False  # type: ignore[attr-defined]


@pytest.mark.parametrize(("check", "day", "text"), texts_of("accepted"))
def test_a_right_text_is_accepted(check: str, day: str, text: str) -> None:
    assert test_of(check)(JudgedDay(**DAYS[day]), text) == PASS


@pytest.mark.parametrize(("check", "day", "text"), texts_of("rejected"))
def test_a_wrong_text_is_rejected_with_a_reason(check: str, day: str, text: str) -> None:
    verdict = test_of(check)(JudgedDay(**DAYS[day]), text)
    assert verdict.outcome is Outcome.FAILED
    assert re.search("[가-힣]", verdict.why)


@pytest.mark.parametrize("text", ["", " ", "\x00", "수면", "0" * 5000, "수면 " * 2000, "9" * 5000 + "bpm", "(" * 3000])
@pytest.mark.parametrize("check", sorted({row.values[0] for row in texts_of("rejected")}))
def test_no_text_breaks_a_check(check: str, text: str) -> None:
    assert test_of(check)(JudgedDay(**DAYS["alarm"]), text).outcome in (Outcome.PASSED, Outcome.FAILED)
