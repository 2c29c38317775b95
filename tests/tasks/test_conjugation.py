"""How stems take their endings."""

import pytest

from malssi.tasks.conjugation import bases, below, honorific, past


@pytest.mark.parametrize(
    ("stem", "irregular", "soft", "infinitive"),
    [
        ("입", "", "입으", "입어"),
        ("놀", "", "놀", "놀아"),
        ("가", "", "가", "가"),
        ("마시", "", "마시", "마셔"),
        ("나누", "", "나누", "나눠"),
        ("보", "", "보", "봐"),
        ("되", "", "되", "돼"),
        ("쉬", "", "쉬", "쉬어"),
        ("쓰", "", "쓰", "써"),
        ("모으", "", "모으", "모아"),
        ("오르", "", "오르", "올라"),
        ("두르", "", "두르", "둘러"),
        ("산책하", "", "산책하", "산책해"),
        ("걷", "ㄷ", "걸으", "걸어"),
        ("춥", "ㅂ", "추우", "추워"),
        ("돕", "ㅂ", "도우", "도와"),
        ("짓", "ㅅ", "지으", "지어"),
        ("그렇", "ㅎ", "그러", "그래"),
        ("따르", "ㅡ", "따르", "따라"),
    ],
)
def test_a_stem_changes_before_a_vowel_by_its_class(stem: str, irregular: str, soft: str, infinitive: str) -> None:
    found = bases(stem, irregular)
    assert (found.stem, found.soft, found.infinitives[0]) == (stem, soft, infinitive)


def test_a_stem_in_l_loses_it_before_n_and_s() -> None:
    found = bases("놀")
    assert (found.soft, found.dropped, found.nasal) == ("놀", "노", "노")
    assert bases("걷", "ㄷ").nasal == "걷"


@pytest.mark.parametrize(("base", "letter", "whole"), [("추우", "ㄴ", "추운"), ("노", "ㅂ", "놉"), ("가", "ㅆ", "갔")])
def test_the_first_letter_of_an_ending_goes_below_an_open_syllable(base: str, letter: str, whole: str) -> None:
    assert below(base, letter) == whole


def test_the_past_is_a_stem_that_takes_eo_whatever_its_vowel() -> None:
    (went,) = past(bases("가"))
    assert (went.stem, went.soft, went.infinitives) == ("갔", "갔으", ("갔어",))


def test_the_honorific_is_a_stem_of_its_own() -> None:
    assert honorific(bases("걷", "ㄷ")).stem == "걸으시"
    assert honorific(bases("놀")).infinitives[0] == "노셔"
