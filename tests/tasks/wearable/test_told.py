"""Values that people tell in words count as readings, and numbers of something else do not."""

import pytest

from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.told import Told, flags_told, told_in, told_values, without_values

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
    ("혈압이 228에 131", "pressure", 228),
    ("혈당 38", "glucose", 38),
]
NUMERALS = [
    ("체온 삼십팔점오도", "temperature", 38.5),
    ("삼십팔 점 오 체온", "temperature", 38.5),
    ("체온이 34쩜 5도", "temperature", 34.5),
    ("맥박이 백 사십오 나와요", "pulse", 145),
    ("혈압 백 구십에 백 십", "pressure", 190),
    ("혈압이백구십", "pressure", 190),
    ("혈압이 백여든다섯", "pressure", 185),
    ("산소 칠구", "oxygen", 79),
    ("산소 팔십이", "oxygen", 82),
    ("맥박 일사공", "pulse", 140),
    ("체온 삼팔점오", "temperature", 38.5),
]
NAME_BEHIND = [
    ("79프로 산소", "oxygen", 79),
    ("140회 심박수", "pulse", 140),
    ("40 혈당", "glucose", 40),
    ("39℃ 체온", "temperature", 39),
    ("재 보니 85더라고요 산소포화도가", "oxygen", 85),
    ("190에 110 나와요 혈압이", "pressure", 190),
    ("상 190 하 110 혈압", "pressure", 190),
    ("38도 5분이에요 열이", "temperature", 38.5),
]
NAMES = [
    ("혈중산소농도 79", "oxygen", 79),
    ("O2 sat 79", "oxygen", 79),
    ("SpO285", "oxygen", 85),
    ("bpm 140", "pulse", 140),
    ("140bpm", "pulse", 140),
    ("심장이 분당 백육십 번 뛰어요", "pulse", 160),
    ("심장이 140으로 뛰어요", "pulse", 140),
    ("수축기혈압이 190", "pressure", 190),
    ("당 수치가 400", "glucose", 400),
    ("저혈당 45", "glucose", 45),
    ("식은땀 나고 당 45", "glucose", 45),
    ("몸이 39도예요", "temperature", 39),
    ("해열제 먹어도 39도예요", "temperature", 39),
    ("체온 102.5F", "temperature", 39.2),
    ("화씨 102도", "temperature", 38.9),
    ("혈당 2.3mmol/L", "glucose", 41.4),
    ("맥박 한 140 정도", "pulse", 140),
]
AGAIN = [
    ("산소포화도가 82였는데 다시 재니 98", "oxygen", 98),
    ("산소 79였는데 손 녹이고 재니 98", "oxygen", 98),
    ("센서가 헐거워서 산소 75로 떴는데 고쳐 차니 98", "oxygen", 98),
    ("열 39도로 나왔는데 다시 재니 36.5", "temperature", 36.5),
    ("혈압 190이었는데 쉬고 재니 120", "pressure", 120),
    ("잘못 쟀나 싶어 다시 쟀는데도 산소 82예요", "oxygen", 82),
    ("산소 79 아니고 97", "oxygen", 97),
    ("맥박 140이 아니라 74예요", "pulse", 74),
]
NOW_AND_AT_REST = [
    ("운동은 안 했고 맥박 140", "pulse", 140),
    ("운동 전인데 맥박 140", "pulse", 140),
    ("운동 후 1시간이 지나도 맥박 140", "pulse", 140),
    ("앉았을 때 맥박 140", "pulse", 140),
    ("달리다가 맥박이 30이에요", "pulse", 30),
    ("3년 전부터 혈압이 190", "pressure", 190),
    ("열이 39도인데 떨어지지 않아요", "temperature", 39),
    ("산소가 지금 79인데 이러면 어떡해요", "oxygen", 79),
    ("산소포화도가 85면 병원 가야 하나요?", "oxygen", 85),
    ("평소보다 혈압이 190으로 높아요", "pressure", 190),
    ("엄마가 재 줬는데 산소 79예요", "oxygen", 79),
    ("엄마, 저 산소 79예요", "oxygen", 79),
    ("강아지랑 놀다가 쟀는데 산소 79예요", "oxygen", 79),
    ("체온계로 재니 39도예요", "temperature", 39),
    ("산소포화도 79 나왔는데 오류일까요?", "oxygen", 79),
]
RANGES = [
    ("산소가 80대 초반", "oxygen", 89),
    ("산소가 팔십대예요", "oxygen", 89),
    ("산소 수치가 80 초반", "oxygen", 89),
    ("맥박이 130대예요", "pulse", 130),
    ("혈당이 40대예요", "glucose", 49),
    ("혈당이 400대예요", "glucose", 400),
    ("산소포화도 90%가 안 됩니다", "oxygen", 89),
    ("산소가 85를 넘지 않아요", "oxygen", 84),
    ("열이 39도 넘어요", "temperature", 39.1),
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
    "열이 39도는 아니에요",
    "열이 39도 넘으면 쉴게요",
    "산소가 79 나오면 119",
    "열이 39도 나거든 알려 줘",
    "열이 39도일 때 먹는 약",
    "맥박이 140일 경우",
    "혈압 180 이상은 위험하대요",
    "체온 35도 미만이 저체온증이래요",
    "심박수 알림을 140으로 설정했어요",
    "산소포화도 기준 90",
    "혈압 190 잘못 잰 거예요",
    "산소 79 착오였어요",
    "지난겨울에 열 39도",
    "군대에서 열이 40도 난 적 있어요",
    "수술했을 때 열이 39도였어요",
    "10년 전 혈압 190",
    "빨리 걸을 때 맥박이 125",
    "뛰고 와서 바로 맥박 140",
    "PT 받을 때 심박 160까지 갔어요",
    "강아지 체온이 39도예요",
    "태아 심박수가 150이래요",
    "뱃속 아기 심장이 150번 뛴대요",
    "산소 탱크 80%",
    "산소 호흡기 80만원",
    "산소에 벌초하러 79킬로",
    "맥박 체조 140회",
    "체온 39번 쟀어요",
    "체온 재기 39일째",
    "열선 시트 40도",
    "체온 담요 40도",
    "혈압약 190일치",
    "당이 38그램",
    "맥주 140",
    "혈압 있는 50대예요",
]


@pytest.mark.parametrize(
    ("said", "quantity", "value"), VALUES + NUMERALS + NAME_BEHIND + NAMES + AGAIN + NOW_AND_AT_REST
)
def test_a_value_is_read(said: str, quantity: str, value: float) -> None:
    assert told_in(said) == (Told(quantity, value, True),)  # type: ignore[arg-type]


@pytest.mark.parametrize(("said", "quantity", "value"), RANGES)
def test_a_value_told_roughly_is_no_exact_one(said: str, quantity: str, value: float) -> None:
    assert [(told.quantity, told.value, told.is_exact) for told in told_in(said)] == [(quantity, value, False)]


def test_two_values_of_a_text_are_both_read() -> None:
    assert [told.value for told in told_in("산소 97, 심박 64")] == [97, 64]
    assert [told.value for told in told_in("79프로 산소, 140 맥박")] == [79, 140]
    assert [told.value for told in told_in("산소가 91~92 나와요")] == [91, 92]


@pytest.mark.parametrize(
    "said", ["아버지 산소가 79예요", "저 말고 남편 맥박이 140이에요", "산소가 79예요 우리 아들이", "제 아내 산소가 79"]
)
def test_another_persons_value_fills_no_field(said: str) -> None:
    assert told_values(said) == {}
    assert [told.is_own for told in told_in(said)] == [False]


def test_the_writers_value_beside_another_persons_is_the_writers() -> None:
    assert told_values("아버지는 산소가 79인데 저는 98이에요") == {"oxygen_saturation": 98}


def test_of_other_people_only_what_is_marked_is_a_red_flag() -> None:
    assert flags_told("아버지 산소가 79예요") == {"unwell": "79"}
    assert flags_told("우리 아들이 열이 40.5도래요") == {"severe": "40.5"}
    assert flags_told("우리 아들이 열이 39도래요") == {}


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("산소 79인데 어지러워요", "인데 어지러워요"),
        ("혈압이 190에 110이고 가슴이 아파요", "이고 가슴이 아파요"),
        ("79프로 산소 나왔고 숨이 차요", "나왔고 숨이 차요"),
        ("맥박이 한 64bpm 정도라 안심", "라 안심"),
        ("체온 재다가 쓰러졌고 39도", "재다가 쓰러졌고"),
        ("열이 39도 넘으면 쉴게요", "넘으면 쉴게요"),
        ("3일째 기침", "3일째 기침"),
    ],
)
def test_a_text_without_its_values_keeps_the_rest(said: str, left: str) -> None:
    assert without_values(said) == left


@pytest.mark.parametrize(
    "said", ["", "İSTANBUL 산소 79", "9" * 400, "산소 ٣٩", "🫁산소\n79%", "혈압 /", "0.0.0도", "백" * 50]
)
def test_any_text_is_read_without_an_error(said: str) -> None:
    told_in(said), flags_told(said), told_values(said), without_values(said)


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
        ("열이 38도를 넘은 적 없어요", set()),
        ("맥박이 120을 넘지 않아요", set()),
        ("산소가 90 밑으로 떨어지지 않았어요", set()),
        ("체온이 38도가 안 돼요", set()),
        ("혈압이 180 밑이에요", set()),
        ("혈당이 300이 안 돼요", set()),
        ("혈당이 54가 안 돼요", {"severe"}),
        ("맥박이 130대예요", {"unwell"}),
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
