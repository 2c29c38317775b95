"""Particles, endings and sentences of Korean."""

import pytest

from malssi.tasks.korean import attach, count, fill, is_polite, sentences


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("58bpm{이/가}", "58bpm이"),
        ("80kg{으로/로}", "80kg으로"),
        ("1RM{은/는}", "1RM은"),
        ("10{으로/로}", "10으로"),
        ("3{이/가}", "3이"),
        ("100{은/는}", "100은"),
        ("7.5{으로/로}", "7.5로"),
        ("1{으로/로}", "1로"),
        ("6{으로/로}", "6으로"),
        ("0{이/가}", "0이"),
        ("3,500{을/를}", "3,500을"),
        ("10,000{이/가}", "10,000이"),
        ("20%{를/를}", "20%를"),
        ("5km{은/는}", "5km는"),
        ("300kcal{을/를}", "300kcal를"),
        ("10도{을/를}", "10도를"),
        ("교실{으로/로}", "교실로"),
        ("숲길{으로/로}", "숲길로"),
        ("정자{을/를}", "정자를"),
        ("(광장){을/를}", "(광장)을"),
    ],
)
def test_a_particle_follows_the_sound_before_it(template: str, text: str) -> None:
    assert fill(template, str) == text


@pytest.mark.parametrize(
    ("stem", "ending", "text"),
    [("쉬", "세요", "쉬세요"), ("입", "세요", "입으세요"), ("놀", "세요", "노세요"), ("챙기", "십시오", "챙기십시오")],
)
def test_an_ending_takes_a_vowel_after_a_consonant(stem: str, ending: str, text: str) -> None:
    assert attach(stem, ending) == text


@pytest.mark.parametrize(
    "sentence",
    [
        "걸어 보세요.",
        "좋습니다",
        "어떠세요?",
        "걷기 좋죠",
        "쉬십시오.",
        "그렇습니까?",
        "산책도 하고요.",
        "필요해요",
        "입니다",
    ],
)
def test_polite_endings_are_known(sentence: str) -> None:
    assert is_polite(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "물이 필요.",
        "수요",
        "아니다.",
        "하니까",
        "좋다",
        "걸어 봐",
        "걷기 좋음",
        "쉬시오",
        "고요.",
        "",
        "!",
        "요",
        "니다",
    ],
)
def test_what_only_looks_polite_is_not(sentence: str) -> None:
    assert not is_polite(sentence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("더워요. 쉬세요.", ["더워요", "쉬세요"]),
        ("더워요 쉬세요", ["더워요", "쉬세요"]),
        ("덥습니다! 쉬십시오", ["덥습니다", "쉬십시오"]),
        ("필요 없는 옷은 두세요.", ["필요 없는 옷은 두세요"]),
        ("더워요, 쉬세요", ["더워요, 쉬세요"]),
        ("4.5시간 잤어요. 7.0km를 걸어요.", ["4.5시간 잤어요", "7.0km를 걸어요"]),
        ("10도예요.20도예요.", ["10도예요", "20도예요"]),
        ("", []),
    ],
)
def test_sentences_end_at_marks_and_at_final_endings(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_decomposed_letters_count_as_one() -> None:
    assert count("가나") == 2
