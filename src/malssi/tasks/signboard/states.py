"""Which thermal states a text states: every state word, with the kind that `words.ko.toml` counts it to."""

from typing import NamedTuple

from malssi.tasks.signboard.words import kinds, pattern

TAKEN = "▒"
"""Stands where a word has been taken, so that 매우 더운 is not read again as 더운."""


class StateWord(NamedTuple):
    """A word that says how warm it is, and its kind."""

    kind: str
    said: str


def state_words(text: str) -> list[StateWord]:
    """Find the state words of a folded text; warmth of things (따뜻한 차) is none."""
    found = []
    for kind in kinds("state_words"):
        for word in pattern("state_words", kind).finditer(text):
            found.append(StateWord(kind, word[0]))
        text = pattern("state_words", kind).sub(lambda word: TAKEN * len(word[0]), text)
    return [word for word in found if word.kind != "thing"]
