"""Values as people write them: one meaning is read; two, or another unit, are refused with the reason."""

import pytest

from malssi.sources.cells import PLAIN, notations, value_of
from malssi.sources.quantities import Notation, Unreadable, quantity
from malssi.sources.units import unit_named
from malssi.tasks.leaves import leaves
from malssi.tasks.registry import load_task

HEALTH, BOARD, ROUTINE, EXERCISE = "wearable-health", "signboard", "strength-routine", "wearable-exercise"


def read(task_name: str, leaf: str, text: str) -> object:
    """A text as a leaf of a task holds it."""
    task = load_task(task_name)
    kind = next(found.annotation for found in leaves(task.reading) if found.name == leaf)
    return value_of(text, kind, notations(task).get(leaf, PLAIN))


READ = [
    (HEALTH, "steps", "8,500", 8500),
    (HEALTH, "steps", "8,500보", 8500),
    (HEALTH, "steps", "8,500 걸음", 8500),
    (HEALTH, "steps", "1,234,567", 1_234_567),
    (HEALTH, "steps", "８，５００", 8500),
    (HEALTH, "steps", "8\u2009500", 8500),
    (HEALTH, "steps", "8\u00a0500\u202f보", 8500),
    (HEALTH, "steps", "8500 steps", 8500),
    (HEALTH, "heart_rate", "62bpm", 62),
    (HEALTH, "heart_rate", "62 BPM", 62),
    (HEALTH, "heart_rate", "62.0bpm", 62),
    (HEALTH, "heart_rate", "62\u00a0bpm", 62),
    (HEALTH, "heart_rate", "분당 62회", 62),
    (HEALTH, "oxygen_saturation", "97%", 97),
    (HEALTH, "oxygen_saturation", "97 ％", 97),
    (HEALTH, "oxygen_saturation", "97퍼센트", 97),
    (HEALTH, "sleep_hr", "7시간 30분", 7.5),
    (HEALTH, "sleep_hr", "7시간30분", 7.5),
    (HEALTH, "sleep_hr", "7시간", 7),
    (HEALTH, "sleep_hr", "7시간 반", 7.5),
    (HEALTH, "sleep_hr", "7h 30m", 7.5),
    (HEALTH, "sleep_hr", "7.5 hours", 7.5),
    (HEALTH, "sleep_hr", "7:30", 7.5),
    (HEALTH, "sleep_hr", "07:30:00", 7.5),
    (HEALTH, "sleep_hr", "450분", 7.5),
    (HEALTH, "distance_km", "5.2km", 5.2),
    (HEALTH, "distance_km", "5.2 킬로미터", 5.2),
    (HEALTH, "active_calories", "300kcal", 300),
    (HEALTH, "weight", "60kg", 60),
    (HEALTH, "weight", "60 킬로", 60),
    (HEALTH, "weight", "60㎏", 60),
    (HEALTH, "age", "35세", 35),
    (HEALTH, "age", "35살", 35),
    (HEALTH, "age", "만 35세", 35),
    (HEALTH, "bmi", "22.5kg/m²", 22.5),
    (BOARD, "today_temp", "10℃", 10),
    (BOARD, "today_temp", "10도", 10),
    (BOARD, "today_temp", "10°C", 10),
    (BOARD, "today_temp", "10 °c", 10),
    (BOARD, "today_temp", "영하 3도", -3),
    (BOARD, "today_temp", "영하3.5", -3.5),
    (BOARD, "today_temp", "영상 3도", 3),
    (BOARD, "today_temp", "-3도", -3),
    (BOARD, "today_temp", "−3", -3),
    (BOARD, "today_temp", "–3.5도", -3.5),
    (BOARD, "today_temp", "－３．５", -3.5),
    (BOARD, "month", "5월", 5),
    (BOARD, "month", "５", 5),
    (ROUTINE, "squat", "100kg", 100),
    (ROUTINE, "days_per_week", "주 3회", 3),
    (ROUTINE, "init_weight_rate", "50%", 50),
    (EXERCISE, "duration_min", "30분", 30),
    (EXERCISE, "duration_min", "1시간 30분", 90),
]


@pytest.mark.parametrize(("task", "leaf", "text", "value"), READ)
def test_a_text_with_one_meaning_is_read(task, leaf, text, value):
    found = read(task, leaf, text)
    assert found == value
    assert not isinstance(found, str)


@pytest.mark.parametrize("text", ["남", "남자", "M", "m", "Male", "남성", " 남 ".strip(), "Ｍ"])
def test_a_man_is_called_as_people_do(text):
    assert read(HEALTH, "gender", text) == "남성"


@pytest.mark.parametrize("text", ["여", "여자", "F", "female", "여성"])
def test_a_woman_is_called_as_people_do(text):
    assert read(HEALTH, "gender", text) == "여성"


def test_a_choice_is_one_in_other_capitals():
    assert read(HEALTH, "hr_max_formula", "Tanaka") == "tanaka"
    assert read(HEALTH, "gender", "기타") == "기타"


@pytest.mark.parametrize(
    ("task", "leaf", "text", "why"),
    [
        (HEALTH, "weight", "132 lb", "lb is not kg"),
        (HEALTH, "weight", "132파운드", "파운드 is not kg"),
        (BOARD, "today_temp", "72°F", "°F is not °C"),
        (BOARD, "today_temp", "화씨 72도", None),
        (HEALTH, "distance_km", "5.2km/h", "km/h is not km"),
        (HEALTH, "distance_km", "5200m", "m is not km"),
        (HEALTH, "heart_rate", "62ms", "ms is not bpm"),
        (HEALTH, "sleep_hr", "450ms", "ms is not hours"),
        (HEALTH, "active_calories", "300kJ", "kJ is not kcal"),
        (HEALTH, "steps", "8500km", "km is not steps"),
    ],
)
def test_another_unit_is_refused_by_its_name(task, leaf, text, why):
    found = read(task, leaf, text)
    assert found == text
    assert why is None or repr(found) == f"{text!r} ({why})"


@pytest.mark.parametrize(
    ("leaf", "text", "why"),
    [
        ("weight", "1,5", "1.5 or 15?"),
        ("steps", "12,50", "12.50 or 1250?"),
        ("weight", "62,5kg", "62.5 or 625?"),
        ("weight", "0,500", "0.500 or 0500?"),
    ],
)
def test_a_comma_with_two_readings_is_refused_with_both(leaf, text, why):
    assert repr(read(HEALTH, leaf, text)) == f"{text!r} ({why})"


@pytest.mark.parametrize(
    ("task", "leaf", "text"),
    [
        (HEALTH, "sleep_hr", "7-8시간"),
        (HEALTH, "sleep_hr", "7~8"),
        (HEALTH, "sleep_hr", "약 7시간"),
        (HEALTH, "sleep_hr", "7:75"),
        (HEALTH, "sleep_hr", "7시간 90분"),
        (HEALTH, "sleep_hr", "30분 7시간"),
        (HEALTH, "steps", "8 500"),
        (HEALTH, "steps", "1,2,3"),
        (HEALTH, "steps", "10³"),
        (HEALTH, "sleep_hr", "7½"),
        (HEALTH, "steps", "③"),
        (BOARD, "today_temp", "영하 -3도"),
        (BOARD, "today_temp", "- 3"),
        (BOARD, "today_temp", "-"),
        (BOARD, "month", "2024년 5월"),
        (EXERCISE, "duration_min", "1:30"),
        (HEALTH, "steps", "9" * 41 + "보"),
    ],
)
def test_what_has_no_single_meaning_stays_text(task, leaf, text):
    assert read(task, leaf, text) == text


def test_a_point_stays_a_decimal_point():
    assert read(HEALTH, "steps", "8.500") == 8.5
    assert read(HEALTH, "oxygen_saturation", "0.97") == 0.97


COMMA = Notation(unit_named("kg"), decimal_comma=True)


@pytest.mark.parametrize(("text", "value"), [("7,5", 7.5), ("-0,5", -0.5), ("1.234,5", 1234.5), ("60,5 kg", 60.5)])
def test_a_decimal_comma_is_read_where_decimals_have_one(text, value):
    assert quantity(text, COMMA, whole=False) == value


def test_three_digits_behind_a_comma_have_two_readings_there_but_of_a_whole_number():
    found = quantity("8,500", COMMA, whole=False)
    assert isinstance(found, Unreadable)
    assert found.why == "8.500 or 8500?"
    assert quantity("8,500", COMMA, whole=True) == 8500


def test_numbers_of_a_column_in_minutes_become_hours_and_a_unit_of_their_own_goes_first():
    minutes = Notation(unit_named("hours"), unit_named("minutes"))
    assert value_of("450", float, minutes) == 7.5
    assert value_of("7시간", float, minutes) == 7
    assert "minutes and seconds" in repr(value_of("7:30", float, minutes))
