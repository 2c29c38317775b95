"""What a day accepts, what it refuses and with which words."""

import math
from pathlib import Path
from typing import Any

import pytest

from malssi.errors import ReadingError
from malssi.sources.tables import read_rows, unread_columns
from malssi.tasks.parse import parse_reading
from malssi.tasks.wearable.health import task
from malssi.tasks.wearable.reading import Day, JudgedDay, shown


def refusal(**fields: Any) -> str:
    with pytest.raises(ReadingError) as caught:
        parse_reading(task, {"sleep_hr": 7, **fields})
    return str(caught.value)


@pytest.mark.parametrize(
    ("field", "lowest", "highest"),
    [
        ("age", 10, 100),
        ("heart_rate", 30, 220),
        ("resting_heart_rate", 30, 150),
        ("usual_resting_heart_rate", 30, 150),
        ("sleep_hr", 0, 24),
        ("steps", 0, 100_000),
        ("distance_km", 0, 200),
        ("active_calories", 0, 10_000),
        ("oxygen_saturation", 50, 100),
        ("weight", 20, 400),
        ("bmi", 8, 90),
    ],
)
def test_a_field_is_accepted_at_its_limits_and_refused_beyond(field: str, lowest: int, highest: int) -> None:
    for value in (lowest, highest):
        assert getattr(Day(**{"sleep_hr": 7, "resting_heart_rate": 60, field: value}), field) == value
    for value in (lowest - 1, highest + 1):
        assert f"{field}: got {value}, expected" in refusal(**{field: value})


def test_a_refused_night_says_what_to_give() -> None:
    assert refusal(sleep_hr=27) == "sleep_hr: got 27, expected 0 to 24 hours; give last night's sleep"


def test_a_saturation_as_a_fraction_is_refused_with_a_hint() -> None:
    assert refusal(oxygen_saturation=0.97) == (
        "oxygen_saturation: got 0.97, expected 50 to 100 %; this looks like a fraction, give 97"
    )


@pytest.mark.parametrize("value", ["7", True, math.nan, math.inf, [7]])
def test_what_is_no_number_of_hours_is_refused(value: Any) -> None:
    assert "expected 0 to 24 hours" in refusal(sleep_hr=value)


@pytest.mark.parametrize("fields", [{}, {"steps": 9000}, {"heart_rate": 70, "oxygen_saturation": 98}])
def test_a_day_without_sleep_and_resting_heart_rate_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ReadingError, match="sleep_hr or resting_heart_rate at least"):
        parse_reading(task, fields)


def test_a_resting_heart_rate_alone_cannot_be_judged() -> None:
    with pytest.raises(ReadingError, match="something to judge by; give usual_resting_heart_rate"):
        parse_reading(task, {"resting_heart_rate": 60})
    assert Day(resting_heart_rate=60).change is None


ALARMED = [
    ({"symptoms": ["가슴이 조여요"]}, "가슴 통증 증상은 119가 먼저입니다"),
    ({"sleep_hr": "8시간", "symptoms": ["실신"]}, "실신 증상은 119가 먼저입니다"),
    ({"sleep_hr": 7, "steps": -1, "note": "피를 토했어요"}, "심한 이상 증상은 119가 먼저입니다"),
    ({"sleep_hr": 7, "note": "죽고 싶어요"}, "지금 109에 전화하면"),
]


@pytest.mark.parametrize(("fields", "told"), ALARMED)
def test_who_is_refused_is_told_what_comes_first(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ReadingError, match=f"(?s)expected .*{told}"):
        parse_reading(task, fields)


def test_a_file_may_have_korean_columns(tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("나이,수면 시간,걸음 수,산소포화도,증상\n35,7.5,8500,96,두통\n", "utf-8")
    (row,) = read_rows(task, path)
    assert row.reading == parse_reading(
        task, {"age": 35, "sleep_hr": 7.5, "steps": 8500, "oxygen_saturation": 96, "symptoms": ["두통"]}
    )
    assert list(unread_columns(task, path)) == []


def test_too_many_symptoms_are_told_in_plain_words() -> None:
    assert "symptoms: got" in (told := refusal(symptoms=["피로"] * 11))
    assert told.endswith("expected at most 10 items")


def test_a_muscle_pain_raises_no_alarm() -> None:
    assert "119" not in refusal(steps=-1, symptoms=["근육통"])


@pytest.mark.parametrize("fields", [{"resting_heart_rate": 130}, {"resting_heart_rate": 60, "symptoms": ["가슴 통증"]}])
def test_a_red_flag_alone_can_be_judged(fields: dict[str, Any]) -> None:
    assert parse_reading(task, fields)


def test_symptoms_may_be_a_list_or_typed_with_commas() -> None:
    assert JudgedDay(sleep_hr=7, symptoms="두통, 피로감").symptoms == ("두통", "피로감")  # type: ignore[arg-type]
    assert parse_reading(task, {"sleep_hr": 7, "symptoms": ["두통", "피로감"]}).symptoms == ("두통", "피로감")


@pytest.mark.parametrize(
    "fields",
    [{"note": "가" * 301}, {"symptoms": ["가" * 41]}, {"symptoms": ["두통"] * 11}, {"gender": "M"}, {"sleep": 7}],
)
def test_what_is_too_long_or_unknown_is_refused(fields: dict[str, Any]) -> None:
    assert next(iter(fields)) in refusal(**fields)


def test_sleep_is_judged_to_the_hundredth_as_it_is_shown() -> None:
    assert Day(sleep_hr=7.996).sleep_hr == 8.0
    assert Day(sleep_hr=7.994).sleep_hr == 7.99


@pytest.mark.parametrize(("value", "text"), [(8500, "8,500"), (7.5, "7.5"), (7.0, "7"), (10, "10"), (6.525, "6.53")])
def test_numbers_are_shown_as_people_read_them(value: float, text: str) -> None:
    assert shown(value) == text


def test_the_change_needs_both_heart_rates() -> None:
    assert Day(resting_heart_rate=67, usual_resting_heart_rate=65).change == 2
    assert Day(sleep_hr=7, usual_resting_heart_rate=65).change is None
