"""What the shared checks accept and what they reject; the texts are what models do say, or could."""

import re
from pathlib import Path
from typing import Any

import pytest

from malssi.tasks.task import PASS, Outcome, Verdict
from malssi.tasks.wearable import care_checks, citations, figures, ground_checks, safety
from malssi.tasks.wearable.reading import JudgedDay

GROUNDS = (
    "judges_each_ground_rightly",
    "each_ground_tells_the_day",
    "tells_every_ground",
    "names_what_is_missing",
    "says_no_number_from_nowhere",
)
ADVICE = (
    "advises_no_more_than_the_grade_allows",
    "keeps_to_care_or_rest",
    "names_no_disease_or_medicine",
    "refers_where_it_must",
)

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


def checked(check: str, day: JudgedDay, text: str) -> Verdict:
    """What a check finds; a text of several lines is as many grounds."""
    lines = [line for line in text.splitlines() if line.strip()]
    if hasattr(ground_checks, check):
        return getattr(ground_checks, check)(day, lines)
    if check == "says_no_number_from_nowhere":
        grounds, advice = (figures.says_no_number_from_nowhere(day, *parts) for parts in ((lines, ""), ((), text)))
        return advice if grounds != PASS else grounds
    module = next(one for one in (care_checks, citations, safety) if hasattr(one, check))
    return getattr(module, check)(day, text)


def beside(check: str) -> tuple[str, ...]:
    """The checks of the same part of a text, of which one must object to what is wrong."""
    return next((group for group in (GROUNDS, ADVICE) if check in group), (check,))


@pytest.mark.parametrize(("check", "day", "text"), texts_of("accepted"))
def test_a_right_text_is_accepted(check: str, day: str, text: str) -> None:
    assert checked(check, JudgedDay(**DAYS[day]), text) == PASS


@pytest.mark.parametrize(("check", "day", "text"), texts_of("rejected"))
def test_a_wrong_text_is_not_shown_and_has_a_reason(check: str, day: str, text: str) -> None:
    found = [checked(name, JudgedDay(**DAYS[day]), text) for name in (check, *beside(check))]
    objection = next(verdict for verdict in found if verdict.outcome is not Outcome.PASSED)
    assert re.search("[가-힣]", objection.why)


@pytest.mark.parametrize("text", ["", " ", "\x00", "수면", "0" * 5000, "수면 " * 2000, "9" * 5000 + "bpm", "(" * 3000])
@pytest.mark.parametrize("check", sorted({row.values[0] for row in texts_of("rejected")}))
def test_no_text_breaks_a_check(check: str, text: str) -> None:
    assert checked(check, JudgedDay(**DAYS["alarm"]), text).outcome in Outcome
