"""What cannot be understood is named: unknown words, things done to what they cannot be done to, heaps of nouns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malssi.korean.morphemes import normalized
from malssi.korean.sense import unread


@pytest.mark.parametrize(
    "text",
    ["의자를 마시세요.", "벤치가 산책로를 입어요.", "산책로 산책로 걸어요.", "뷁뷁뷁을 드세요.", "옷을 물을 드세요."],
)
def test_nonsense_is_named(text: str) -> None:
    assert list(unread(normalized(text)))


@pytest.mark.parametrize(
    "text", ["물을 마시세요.", "얇은 겉옷을 입고 산책로를 걸어 보세요.", "잠을 자고 나면 피로가 풀려요."]
)
def test_plain_korean_is_understood(text: str) -> None:
    assert list(unread(normalized(text))) == []


@given(st.text(max_size=300))
def test_any_text_may_be_asked_about(text: str) -> None:
    list(unread(normalized(text)))
