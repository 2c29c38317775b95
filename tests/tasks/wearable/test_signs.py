"""Plain statements of emergencies are heard in any ending and beside anything else, and their opposites are none."""

import pytest

from malssi.tasks.wearable.redflags import flags_in, in_despair
from malssi.tasks.wearable.signs import signs_in

STATED = [
    ("의식이 전혀 없어요", "fainting"),
    ("호흡이 없습니다", "breathless"),
    ("숨을 쉬지 않는다", "breathless"),
    ("맥박이 하나도 없어요", "severe"),
    ("맥박이 느껴지지 않아요", "severe"),
    ("다리에 감각이 느껴지지 않아요", "neurological"),
    ("숨이 쉬어지지 않아요", "breathless"),
    ("심장이 뛰지 않아요", "severe"),
    ("말을 하지 못해요", "neurological"),
    ("다리가 움직이지 않아요", "neurological"),
    ("한쪽 팔에 힘이 빠져요", "neurological"),
    ("출혈이 멈추지 않아요", "severe"),
    ("검은 변을 봤다", "severe"),
    ("가슴이 조이듯 아픔", "chest"),
    ("살고 싶지 않아요", "despair"),
]
NOT_STATED = [
    "심장이 멎는 줄 알았어요",
    "숨이 막힐 듯한 경기",
    "가슴이 답답하면 쉬세요",
    "숨을 쉬어요",
    "눈을 떴어요",
    "심장이 잘 뛰어요",
    "말이 잘 나와요",
    "맥박이 잘 느껴져요",
]
ORDINARY = ["점심을 먹었다", "기분은 괜찮아요", "어제 늦게 잤다", "산책했어요"]
ALARMING = [
    "가슴이 조이듯 아프다",
    "의식을 잃었다",
    "검은 변을 봤다",
    "피를 토했다",
    "숨을 안 쉬어요",
    "말이 어눌해졌어요",
]
BETWEEN = [". ", ".", "; ", " / ", " ^^ ", " 😀 ", " - ", "。", "…", ", ", " ", "ㅎㅎ ", "ㅠㅠ ", "\n"]


@pytest.mark.parametrize(("said", "flag"), STATED)
def test_a_plain_statement_is_read(said: str, flag: str) -> None:
    assert flag in signs_in(said)


@pytest.mark.parametrize("said", NOT_STATED)
def test_what_is_not_so_is_not_stated(said: str) -> None:
    assert signs_in(said) == ()


@pytest.mark.parametrize("between", BETWEEN, ids=range(len(BETWEEN)))
def test_an_emergency_is_heard_whatever_stands_beside_it(between: str) -> None:
    notes = [f"{said}{between}{alarming}{between}{said}" for said in ORDINARY for alarming in ALARMING]
    assert [note for note in notes if not flags_in(note)] == []


@pytest.mark.parametrize(
    "said",
    ["드라마 보다가 심장이 멎는 줄 알았어요", "배터리가 죽었어요", "서버가 쓰러졌다", "심폐소생술 교육을 받았어요"],
)
def test_what_is_told_of_other_things_is_none(said: str) -> None:
    assert flags_in(said) == ()
    assert not in_despair(said)
