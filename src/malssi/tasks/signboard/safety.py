"""Whether a text invites people to something: named, not advised against, and not kept to a moment."""

import re
from collections.abc import Iterator

from malssi.tasks.korean import sentences
from malssi.tasks.signboard.lexicon import readings
from malssi.tasks.signboard.words import pattern

WORD = re.compile(r"[가-힣]+")
CLAUSE_END = re.compile(r"(?:고|며|면서|니|다가|는데|지만|[가-힣] [뒤후]에?) ")

REACH = 14
"""Characters after an activity within which it is advised against: "운동은 되도록 피하세요"."""


def invitation(text: str, key: str) -> str | None:
    """A word of `[safety] key` that the text neither advises against nor makes short, if there is one."""
    for sentence in sentences(text):
        for word in named(sentence, key):
            after = sentence[word.end() : word.end() + REACH]
            if not advised_against(after) and not kept_short(clause_at(sentence, word.start()), key):
                return word[0]
    return None


def named(sentence: str, key: str) -> Iterator[re.Match[str]]:
    """What a sentence names of `[safety] key`; being outdoors is every place of the lexicon without a shelter."""
    yield from pattern("safety", key).finditer(sentence)
    if key == "outdoors":
        for word in WORD.finditer(sentence):
            if is_place(word[0]) and not pattern("safety", "sheltered").search(word[0]):
                yield word


def is_place(word: str) -> bool:
    """Whether a word can only be a place, with its particle."""
    found = readings(word)
    return bool(found) and all("place" in reading.kinds for reading in found)


def advised_against(after: str) -> bool:
    """Whether the words behind an activity tell people to leave it: 피하세요, not 피하지 마세요 or 더위를 피하세요."""
    found = pattern("safety", "against").search(after)
    if found is None or pattern("safety", "not_against").search(after[: found.start()]):
        return False
    return not pattern("safety", "but_do").search(after)


def clause_at(sentence: str, at: int) -> str:
    """The clause around a place of a sentence: of 잠시만 쉬고 산책로를 걸으세요 the walk is not for a moment."""
    ends = [0, *(end.end() for end in CLAUSE_END.finditer(sentence)), len(sentence)]
    return sentence[max(end for end in ends if end <= at) : min(end for end in ends if end > at)]


def kept_short(clause: str, key: str) -> bool:
    """Whether being outdoors is only for a moment; exertion is never made right by being short."""
    return key.startswith("outdoors") and pattern("safety", "briefly").search(clause) is not None
