"""How a message is written: its characters, what stands around it, whether it stammers. What it says is for others."""

import re
from collections import Counter
from typing import NamedTuple

from malssi.korean.morphemes import normalized
from malssi.korean.slips import slip
from malssi.korean.statements import statements
from malssi.tasks.signboard.words import material

NOT_ON_A_BOARD = re.compile(r"[^가-힣0-9 .,!?%~°℃\-·]|(?<!\d)%|(?<!\d)-(?!\d)|[~·](?!\d)|[!?,]{2}|\.{2}")
"""Everything but Hangul, digits and plain marks: no quotes, brackets, markdown, colons, emoji, Latin letters."""

KS_X_1001_BYTES = 2
"""Bytes of a character of KS X 1001 in EUC-KR; the 8,822 syllables that it lacks have more or none."""

STAMMERS = (
    re.compile(r"(?:^| )([가-힣]+)[.,!?]? \1(?=[ .,!?]|$)"),
    re.compile(r"(?:^| )([가-힣0-9]+ [가-힣0-9]+)(?=[ .,]).* \1(?=[ .,!?]|$)"),
    re.compile(r"(?<![가-힣])(?!자전거)((?!산책[로길])[가-힣]{2}|[가-힣]{3})[가-힣]*,? \1"),
)
"""A word twice in a row, two words that come again, a word again with another ending; 산책로를 산책해 is fine."""
MAX_OF_A_WORD = 2


class Odd(NamedTuple):
    """What is wrong with how a text is written, as `reasons.ko.toml` calls it, and the words."""

    kind: str
    said: str


def odd(text: str) -> Odd | None:
    """The first thing that is wrong with how a text is written, if there is one."""
    looks = (
        ("characters", odd_character(text.replace("℃", "도").replace("°C", "도"))),
        ("label", label(text)),
        ("chatter", chatter(text)),
        ("question", next((one.strip() for one in re.findall(r"([^.!?]*)\?", text) if not may_be_asked(one)), None)),
        ("garbled", slip(text)),
        ("repeated", repeated(text)),
    )
    return next((Odd(kind, said) for kind, said in looks if said is not None), None)


def odd_character(text: str) -> str | None:
    """A character that no board shows: no Hangul, digit or plain mark, or Hangul that no board's font has."""
    found = NOT_ON_A_BOARD.search(text)
    return found[0] if found else next((one for one in text if not one.isascii() and not in_board_font(one)), None)


def in_board_font(character: str) -> bool:
    """Whether KS X 1001 has a character, by which boards are built: 2,350 of the 11,172 syllables."""
    try:
        return len(character.encode("euc_kr")) == KS_X_1001_BYTES
    except UnicodeEncodeError:
        return False


def label(text: str) -> str | None:
    """A label or a heading at the beginning."""
    words = material("words")["form"]
    begun = next((one for one in words["labels"] if re.match(rf" ?{one}(?:[\s,.-]|$)", text)), None)
    headed = (one for one in words["headings"] if re.match(f"{one}(?:,| (?=어제|오늘|하루|기온))", text))
    return begun or next(headed, None)


def chatter(text: str) -> str | None:
    """What only a chat says."""
    return next((one for one in material("words")["form"]["chatter"] if one in text), None)


def may_be_asked(question: str) -> bool:
    """Whether a question invites, as a board may: 걸어 볼까요, 어떠세요, 쉬어 가실래요."""
    said = statements(normalized(f"{question}?"))
    if not said:
        return False
    invites = said[-1].mood == "advises" or said[-1].predicate.lemma in ("어떻", "어떠하")
    return invites or question.endswith(("실래요", "시겠어요", "시겠습니까", "셨나요", "볼까요"))


def repeated(text: str) -> str | None:
    """A sentence or a word over and over, as a small model may stammer."""
    found = next((hit for stammer in STAMMERS if (hit := stammer.search(text))), None)
    if found:
        return found[0]
    often = Counter(re.findall(r"[가-힣]{2,}", text)).most_common(1)
    return often[0][0] if often and often[0][1] > MAX_OF_A_WORD else None
