"""Values that people tell in words count as readings, and numbers of something else do not."""

import pytest

from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.told import flags_told, told_in, told_values

VALUES = [
    ("산소포화도 85예요", "oxygen", 85),
    ("산소포화도가 80까지 떨어졌어요", "oxygen", 80),
    ("산소가 79프로 나와요", "oxygen", 79),
    ("산소포화도 여든다섯", "oxygen", 85),
    ("산소포화도가 팔십오 퍼센트", "oxygen", 85),
    ("맥박이 백사십이에요", "pulse", 140),
    ("가만히 있어도 맥박이 130이에요", "pulse", 130),
    ("체온이 38도 5부", "temperature", 38.5),
    ("40도 가까운 고열", "temperature", 40),
    ("혈압이 190에 110이에요", "pressure", 190),
    ("혈당 38", "glucose", 38),
    ("산소포화도가 82였는데 다시 재니 98", "oxygen", 98),
]
NO_VALUES = [
    "달릴 때 심박 165",
    "10킬로 뛰고 맥박이 165까지 올랐다가 금방 내려왔어요",
    "산소포화도가 90 아래면 위험한가요?",
    "오늘 기온 39도",
    "열 개씩 40회",
    "매니큐어 때문에 산소포화도 70",
    "코로나 때 열이 39도까지 났었지요. 3년 전 얘기네요",
    "아침 심박이 10 넘게 올랐는데 괜찮아요?",
    "평소보다 심박이 20 높아요",
]


@pytest.mark.parametrize(("said", "quantity", "value"), VALUES)
def test_a_value_is_read(said: str, quantity: str, value: float) -> None:
    assert [(told.quantity, told.value) for told in told_in(said)] == [(quantity, value)]


@pytest.mark.parametrize("said", NO_VALUES)
def test_a_number_of_something_else_is_no_value(said: str) -> None:
    assert told_in(said) == ()


@pytest.mark.parametrize(
    ("said", "flags"),
    [
        ("체온이 39도", {"unwell"}),
        ("체온이 40.2도", {"severe"}),
        ("혈압 120/80", set()),
        ("혈압이 190에 110", {"unwell"}),
        ("혈당 38", {"severe"}),
        ("맥박 170", {"severe"}),
        ("산소포화도가 90 밑이에요", {"unwell"}),
        ("산소포화도 85", set()),  # the day's field holds it
    ],
)
def test_a_value_beyond_a_line_is_a_red_flag_by_itself(said: str, flags: set[str]) -> None:
    assert set(flags_told(said)) == flags


def test_a_value_told_fills_an_empty_field() -> None:
    day = Day(sleep_hr=8, note="산소가 79프로 나와요")
    assert day.oxygen_saturation == 79
    assert judge(day).refer
    assert day.told_in_words == {"oxygen_saturation": {"told": 79, "given": None}}


def test_of_a_field_and_words_the_worse_counts_and_both_are_told() -> None:
    day = Day(sleep_hr=8, oxygen_saturation=97, note="산소 91")
    assert (day.oxygen_saturation, judge(day).grade.name) == (91, "D")
    assert day.told_in_words == {"oxygen_saturation": {"told": 91, "given": 97}}
    assert Day(sleep_hr=8, oxygen_saturation=85, note="산소 98").told_in_words == {}


def test_a_racing_pulse_told_is_one_at_rest() -> None:
    assert Day(sleep_hr=8, resting_heart_rate=60, symptoms=("맥박 140",)).resting_heart_rate == 140
    assert Day(sleep_hr=8, resting_heart_rate=60, note="맥박 72").resting_heart_rate == 60


def test_a_day_read_again_is_the_same() -> None:
    day = Day(sleep_hr=8, oxygen_saturation=97, note="산소 91")
    assert Day(**day.model_dump()).model_dump() == day.model_dump()


def test_values_of_a_text_without_any_are_none() -> None:
    assert told_values("비가 와서 쉬었어요") == {}
