"""How a Korean stem takes its endings: the few forms of it that all endings are put on.

Which stems there are, and which of them are irregular, is the caller's to say; so is what the endings mean.
"""

from typing import NamedTuple

from malssi.tasks.korean import FINAL_B, FINAL_L, final_consonant

FINAL_N, FINAL_M, FINAL_SS = 4, 16, 20
"""Indices of the final consonants ㄴ, ㅁ and ㅆ."""

VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
"""In the order in which Unicode composes syllables (3.12, Conjoining Jamo Behavior)."""

CONTRACTED = {"ㅣ": "ㅕ", "ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅚ": "ㅙ"}
"""What a last vowel becomes with 아/어: 마시 마셔, 보 봐, 주 줘, 되 돼."""

SWALLOWING = "ㅏㅐㅓㅔㅕㅖ"
"""Vowels that swallow 아/어: 가, 내, 서, 세, 펴; 내어 and 세어 are said too."""


class Bases(NamedTuple):
    """The forms of a stem that endings are put on."""

    stem: str
    """걷, 놀, 춥: before 고, 지만, 기."""
    soft: str
    """걸으, 놀, 추우: before 면, 며."""
    dropped: str
    """걸으, 노, 추우: before 니, 시, 세요 and what is written below a syllable."""
    infinitives: tuple[str, ...]
    """걸어, 놀아, 추워; 마셔 and 마시어."""

    @property
    def nasal(self) -> str:
        """걷, 노, 춥: before 는, 네요."""
        return self.dropped if final_consonant(self.stem) == FINAL_L else self.stem


def bases(stem: str, irregular: str = "") -> Bases:
    """The forms of a stem; `irregular` is what changes before a vowel: ㄷ, ㅂ, ㅅ, ㅎ, or the ㅡ of 따르, 들르."""
    if irregular == "ㄷ":
        open_ = with_final(stem, FINAL_L)
        return Bases(stem, open_ + "으", open_ + "으", (open_ + harmony(stem),))
    if irregular == "ㅂ":
        open_ = with_final(stem, 0)
        return Bases(stem, open_ + "우", open_ + "우", (open_ + ("와" if stem == "돕" else "워"),))
    if irregular == "ㅅ":
        open_ = with_final(stem, 0)
        return Bases(stem, open_ + "으", open_ + "으", (open_ + harmony(stem),))
    if irregular == "ㅎ":
        open_ = with_final(stem, 0)
        return Bases(stem, open_, open_, (with_vowel(open_, "ㅐ"),))
    if irregular == "ㅡ":
        return Bases(stem, stem, stem, (with_vowel(stem, "ㅏ" if bright(stem[:-1]) else "ㅓ"),))
    final = final_consonant(stem)
    if final == FINAL_L:
        return Bases(stem, stem, with_final(stem, 0), (stem + harmony(stem),))
    if final:
        return Bases(stem, stem + "으", stem + "으", (stem + harmony(stem),))
    return Bases(stem, stem, stem, open_infinitives(stem))


def open_infinitives(stem: str) -> tuple[str, ...]:
    """The forms in 아/어 of a stem that ends in a vowel."""
    last = vowel(stem)
    if stem.endswith("하"):
        return (stem[:-1] + "해", stem + "여")
    if stem.endswith("르") and len(stem) > 1:
        return (with_final(stem[:-1], FINAL_L) + ("라" if bright(stem[:-1]) else "러"),)
    if last == "ㅡ":
        return (with_vowel(stem, "ㅏ" if bright(stem[:-1]) else "ㅓ"),)
    if last in SWALLOWING:
        return (stem, stem + "어") if last in "ㅐㅔ" else (stem,)
    if last in CONTRACTED:
        return (with_vowel(stem, CONTRACTED[last]), stem + harmony(stem))
    return (stem + harmony(stem),)


def harmony(stem: str) -> str:
    """아 behind a bright vowel, else 어."""
    return "아" if bright(stem) else "어"


def bright(text: str) -> bool:
    """Whether the last vowel is ㅏ or ㅗ; behind ㅆ of the past it no longer counts: 갔어."""
    return bool(text) and vowel(text) in "ㅏㅗ" and final_consonant(text) != FINAL_SS


def vowel(text: str) -> str:
    """The last syllable's vowel."""
    return VOWELS[(ord(text[-1]) - ord("가")) // 28 % 21]


def with_vowel(text: str, letter: str) -> str:
    """The last, open syllable with another vowel."""
    return text[:-1] + chr(ord(text[-1]) + (VOWELS.index(letter) - VOWELS.index(vowel(text))) * 28)


def with_final(text: str, index: int) -> str:
    """The last syllable with another final consonant; 0 for none."""
    return text[:-1] + chr(ord(text[-1]) - final_consonant(text) + index)


FINALS = {"ㄴ": FINAL_N, "ㄹ": FINAL_L, "ㅁ": FINAL_M, "ㅂ": FINAL_B, "ㅆ": FINAL_SS}


def below(base: str, letter: str) -> str:
    """An open base with the first letter of an ending written below it: 추우 and ㄴ give 추운."""
    return with_final(base, FINALS[letter])


def honorific(base: Bases) -> Bases:
    """The forms of 걸으시: 걸으시고, 걸으시면, 걸으셔."""
    return bases(base.dropped + "시")


def past(base: Bases) -> list[Bases]:
    """The forms of 걸었: 걸었고, 걸었으니, 걸었어."""
    return [bases(below(infinitive, "ㅆ")) for infinitive in base.infinitives]
