"""Slips that no Korean writer makes and a small model does: a particle that does not fit, an ending on the wrong form.

Rules of single syllables; whether words go together is for `malssi.korean.sense`.
"""

import re
from functools import cache

from malssi.korean.particles import FINAL_L, final_consonant
from malssi.korean.sentences import sentences
from malssi.resources import toml

YO_VOWELS = {0, 1, 3, 4, 5, 6, 7, 9, 10, 14}
"""Vowels with which a verb form ends before 요: ㅏ ㅐ ㅒ ㅓ ㅔ ㅕ ㅖ ㅘ ㅙ ㅝ, as in 가요, 해요, 봐요, 추워요."""

YO_BEFORE = "지고군든걸"
"""Other syllables before 요: 좋지요, 쉬고요, 포근하군요, 좋거든요."""

EU_NOUNS = re.compile(r"(?:가|마|노|고|지|나|이|부|저|그|여|다)[을은]$")
"""Words that end in 을 or 은 behind a vowel by themselves: 가을, 마을, 지을, 나은."""


@cache
def slips() -> re.Pattern[str]:
    """Any of the slips of `slips.ko.toml`."""
    return re.compile("|".join(f"(?:{one})" for kind in toml(__package__, "slips").values() for one in kind))


def slip(text: str) -> str | None:
    """The first slip in a text, if there is one."""
    garbled = slips().search(text)
    if garbled:
        return garbled[0].strip() or garbled[0]
    words = re.findall(r"[가-힣]+", text)
    return next((word for word in words if unfit_particle(word)), None) or next(
        (last for sentence in sentences(text) if (last := sentence.split()[-1]) and unfit_ending(last)), None
    )


def unfit_particle(word: str) -> bool:
    """Whether a word ends in a particle for the other kind of sound: 산책로을, 책를, 벤치으로, 물와."""
    if word.endswith("으로") and len(word) > 2:
        return final_consonant(word[:-2]) in (0, FINAL_L)
    if len(word) < 2 or word[-1] not in "를와을은":
        return False
    closed = final_consonant(word[:-1]) != 0
    return closed if word[-1] in "를와" else not closed and EU_NOUNS.search(word) is None


def unfit_ending(word: str) -> bool:
    """Whether a word ends in a polite ending on the wrong form of a verb: 챙기요, 올라습니다, 걸어세요."""
    if word.endswith(("습니다", "습니까")):
        return len(word) > 3 and final_consonant(word[:-3]) in (0, FINAL_L)
    if word.endswith(("세요", "십시오")):
        before = word.removesuffix("세요").removesuffix("십시오")
        return before != "" and (final_consonant(before) != 0 or before[-1] in "어겨셔려져해")
    if word.endswith("예요"):
        return final_consonant(word[:-2]) != 0
    return word.endswith("요") and len(word) > 1 and not bears_yo(word[-2])


def bears_yo(syllable: str) -> bool:
    """Whether 요 may stand behind a syllable."""
    if not "가" <= syllable <= "힣":
        return False
    vowel = (ord(syllable) - ord("가")) // 28 % 21
    return syllable in YO_BEFORE or (final_consonant(syllable) == 0 and vowel in YO_VOWELS and syllable != "하")
