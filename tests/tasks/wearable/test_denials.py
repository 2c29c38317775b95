"""A denial covers all the complaints that it joins, nothing behind it, and no absence that is a complaint itself."""

import pytest

from malssi.tasks.wearable.denials import asserted

DENIED = [
    "가슴 통증이나 어지럼은 전혀 없습니다",
    "흉통, 호흡곤란 없음",
    "어지럽거나 숨차지 않아요",
    "마비나 언어장애는 없어요",
    "어지러움을 느낀 적 없다",
    "가슴도 머리도 아프지 않아요",
    "숨이 안 차요",
    "흉통은 안 느껴져요",
    "팔다리 힘 빠짐이나 말 어눌함 같은 건 전혀 없네요",
    "어지럽지도 않고, 말이 어눌하지도 않고, 손발 저린 데도 없습니다",
    "의식을 잃은 적도, 발작을 한 적도 평생에 없습니다",
    "통증이 사라졌어요",
]
LEFT = [
    ("흉통 없다고 생각했는데 계단 오르니 가슴이 조여요", "가슴이 조여요"),
    ("두통은 없고 가슴이 아파요", "가슴이 아파요"),
    ("통증도 부기도 없이 잘 잤어요", "잘 잤어요"),
    ("가슴 통증이나 어지럼은 없는데 달려도 되나요?", "달려도 되나요?"),
    ("기침도 가래도 멎었고 숨도 편합니다", "숨도 편합니다"),
]
NOT_DENIED = [
    "의식이 없어요",
    "숨을 안 쉬어요",
    "감각이 없어요",
    "팔에 힘이 없어요",
    "말을 못 함, 팔에 힘 없음",
    "눈을 뜨지 않아요",
    "맥이 안 잡혀요",
    "맥이 안 느껴져요",
    "다리에 감각이 느껴지지 않아요",
    "오른손이 아무것도 느끼지 않아요",
    "고개가 안 돌아가요",
    "피가 안 멎어요",
    "심장이 멎었어요",
    "가슴 통증이 없지 않아요",
    "흉통이 없어지지 않아요",
    "통증이 없다가 갑자기 아파요",
    "가슴이 아프지 않았는데 지금 조여요",
]


@pytest.mark.parametrize("said", DENIED)
def test_what_is_denied_is_gone(said: str) -> None:
    assert asserted(said).strip(" .,") == ""


@pytest.mark.parametrize(("said", "left"), LEFT)
def test_what_stands_behind_a_denial_is_left(said: str, left: str) -> None:
    assert asserted(said).endswith(left)
    assert len(asserted(said)) < len(said)


@pytest.mark.parametrize("said", NOT_DENIED)
def test_an_absence_that_is_a_complaint_is_no_denial(said: str) -> None:
    assert asserted(said) == said
