"""Korean on the level of letters: which particle fits, how an ending is attached, templates filled with both.

Which particle fits is decided here alone. Everything is a pure function over text.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

FINAL_B = 17
"""Index of the final consonant ㅂ, as in 합니다."""

FINAL_L = 8
"""Index of the final consonant ㄹ in a Hangul syllable (Unicode 3.12, Conjoining Jamo Behavior)."""

SYLLABLES_A_CONSONANT = 588
"""Syllables that begin alike: 21 vowels by 28 finals."""

DIGIT_FINALS = dict(zip("0123456789", (21, FINAL_L, 0, 16, 0, 0, 1, FINAL_L, FINAL_L, 0), strict=True))
"""Final consonant of each digit's Sino-Korean reading: 영 일 이 삼 사 오 육 칠 팔 구."""

ROUND_FINALS = {1: 17, 2: 1, 3: 4, 4: 4, 5: 4, 6: 4, 7: 4, 8: 1}
"""Final consonant of a round number by its count of zeros: 십, 백, 천, 만 (to 천만), 억."""

LETTER_FINALS = {"l": FINAL_L, "m": 16, "n": 4, "r": FINAL_L}
"""Letters whose Korean name ends in a consonant: 엘, 엠, 엔, 알; the others end in a vowel."""

UNIT_FINALS = {
    "bpm": 16,  # 비피엠
    "kg": 16,  # 킬로그램
    "g": 16,
    "km": 0,  # 킬로미터
    "m": 0,
    "cm": 0,
    "kcal": 0,  # 킬로칼로리
    "L": 0,  # 리터
    "RM": 16,  # 알엠
    "%": 0,  # 퍼센트
    "℃": 0,
    "°C": 0,
}
"""Final consonant of a unit as it is read aloud; josa libraries spell Latin letters out instead."""

PIECE = re.compile(r"\{([^{}]+)\}")
NUMBER_TAIL = re.compile(r"[\d,.]*\d$")
UNIT_TAIL = re.compile(r"(?:[A-Za-z]+|%|℃|°C)$")


class Piece(NamedTuple):
    """A run of filled text and the slot that it came from (None for the template's own words)."""

    text: str
    slot: str | None


def final_consonant(text: str) -> int:
    """Return the index of the final consonant with which `text` ends when read aloud; 0 for a vowel."""
    text = text.rstrip(")]}\"'”’*")
    if not text:
        return 0
    last = text[-1]
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28
    if last in DIGIT_FINALS:
        return number_final(NUMBER_TAIL.search(text)[0])  # type: ignore[index]  # it ends in a digit
    unit = UNIT_TAIL.search(text)
    return UNIT_FINALS.get(unit[0], LETTER_FINALS.get(last.lower(), 0)) if unit else 0


def number_final(number: str) -> int:
    """Final consonant of a written number: "0" 영, "40" 사십, "3,500" 삼천오백, "7.5" 칠점오."""
    whole = number.replace(",", "")
    zeros = len(whole) - len(whole.rstrip("0"))
    if zeros == 0 or zeros == len(whole) or "." in whole:
        return DIGIT_FINALS[whole[-1]]
    return ROUND_FINALS.get(zeros, 0)


def particle(before: str, pair: str) -> str:
    """Choose from a pair like "은/는" or "으로/로" the one that follows `before`."""
    with_consonant, with_vowel = pair.split("/")
    final = final_consonant(before)
    if final == FINAL_L and with_consonant.startswith("으로"):
        return with_vowel
    return with_consonant if final else with_vowel


def attach(stem: str, ending: str) -> str:
    """Attach an ending like 세요 to a regular verb stem, with 으 after a consonant: 쉬세요, 입으세요, 노세요."""
    final = final_consonant(stem)
    if final == FINAL_L:
        return stem[:-1] + chr(ord(stem[-1]) - FINAL_L) + ending
    return stem + ("으" if final else "") + ending


def pieces(template: str, value: Callable[[str], str]) -> list[Piece]:
    """Fill `{slot}` by `value(slot)` and `{은/는}` by the particle that fits what stands before it."""
    out: list[Piece] = []
    so_far = ""
    at = 0
    for found in PIECE.finditer(template):
        out.append(Piece(template[at : found.start()], None))
        so_far += out[-1].text
        name = found[1]
        out.append(Piece(particle(so_far, name), None) if "/" in name else Piece(value(name), name))
        so_far += out[-1].text
        at = found.end()
    out.append(Piece(template[at:], None))
    return [piece for piece in out if piece.text]


def fill(template: str, value: Callable[[str], str]) -> str:
    """Fill a template and return its text; see `pieces`."""
    return join(pieces(template, value))


def join(parts: Iterable[Piece]) -> str:
    """The text of filled pieces."""
    return "".join(part.text for part in parts)
