"""A text is taken apart into dictionary forms at their places, whatever it holds."""

from hypothesis import given
from hypothesis import strategies as st

from malssi.korean.morphemes import morphemes, normalized


def forms(text: str) -> list[str]:
    return [f"{m.form}/{m.tag}" for m in morphemes(normalized(text))]


def test_an_inflected_word_is_taken_apart() -> None:
    assert forms("쓰러졌는데") == ["쓰러지/VV", "었/EP", "는데/EC"]


def test_spaces_that_are_left_out_change_little() -> None:
    assert forms("숨을안쉬어요") == forms("숨을 안 쉬어요")


def test_each_morpheme_knows_its_place() -> None:
    text = normalized("가슴이  아파요")
    assert [text[m.start : m.end] for m in morphemes(text) if m.tag[0] in "NV"] == ["가슴", "아파"]


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    whole = normalized(text)
    assert all(0 <= m.start < m.end <= len(whole) for m in morphemes(whole))
