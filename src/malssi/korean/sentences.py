"""Where sentences end, whether they end politely, how long a text is."""

import re
import unicodedata

from malssi.korean.particles import FINAL_B, final_consonant

SENTENCE_END = re.compile(
    r"(?:[!?…]|(?<!\d)\.|\.(?!\d))+|(?<=[가-힣]요)(?= [가-힣])|(?<=니다)(?= [가-힣])|(?<=십시오)(?= [가-힣])"
)
"""Where a sentence ends: at its mark (the point in 4.5 is none), or behind a final ending whose mark was forgotten."""

NOT_ENDINGS = ("필요", "중요", "수요", "소요", "강요", "개요")
"""Nouns that end in 요; no verb form ends like them."""

NOT_ENDINGS_ALONE = ("고요", "주요", "동요", "민요", "요")
"""Nouns that end in 요 as whole words only: 먹고요 is polite, 고요 is not."""


def count(text: str) -> int:
    """Characters of a text as its reader counts them: composed (NFC), spaces included."""
    return len(unicodedata.normalize("NFC", text))


def sentences(text: str) -> list[str]:
    """Split into sentences without their marks; 필요 없는 is not the end of one."""
    out: list[str] = []
    for piece in SENTENCE_END.split(text):
        if out and ends_in_noun(out[-1]) and f"{out[-1]} {piece.strip()}" in text:
            out[-1] += f" {piece.strip()}"
        elif piece.strip():
            out.append(piece.strip())
    return out


def is_polite(sentence: str) -> bool:
    """Whether a sentence ends in 해요체 or 합쇼체.

    A rule of endings with a list of nouns that look like them; it does not parse, so an unlisted noun in 요 passes.
    """
    words = sentence.rstrip(" .!?~…").split()
    if not words or ends_in_noun(words[-1]):
        return False
    last = words[-1]
    if last.endswith(("니다", "니까")):
        return len(last) > 2 and final_consonant(last[:-2]) == FINAL_B
    return last.endswith(("요", "죠", "십시오")) and len(last) > 1


def ends_in_noun(text: str) -> bool:
    """Whether the last word is a noun that only looks like a polite ending: 필요, 수요, 고요."""
    words = text.split()
    return bool(words) and (words[-1].endswith(NOT_ENDINGS) or words[-1] in NOT_ENDINGS_ALONE)
