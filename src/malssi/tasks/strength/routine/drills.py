"""What a drill of a warm-up is for: the lifts whose parts of the body it moves, or whose movement it is."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from malssi.korean.morphemes import normalized
from malssi.korean.words import words
from malssi.resources import rows
from malssi.tasks.strength.concepts import kinds_of, table
from malssi.tasks.strength.routine.catalogue import LIFTS, Lift
from malssi.tasks.strength.routine.cues import LETTERS
from malssi.tasks.strength.routine.spoken import respelled
from malssi.tasks.strength.routine.things import FORMS

EASY, HARD, NAMES, MOVES, SMALL = (
    frozenset(FORMS["drills"][name].split()) for name in ("easy", "hard", "names", "moves", "small")
)
"""What makes a lift a drill, what makes it work, the lifts, what is done, and words that add nothing."""
WITH = frozenset(["band", "stick", "wall"])
"""What is pulled or pushed with the arms where no part of the body is named: 밴드 당기기, 벽 밀기."""
PLAIN = re.compile(r"[가-힣 ]+")


class Drill(NamedTuple):
    """What is known of a drill."""

    lifts: frozenset[Lift]
    """That it warms up for."""
    hard: bool
    """Whether it is no drill but work."""
    known: bool
    """Whether its words are understood, and say what is done."""


@cache
def served() -> Mapping[str, frozenset[Lift]]:
    """The lifts of each kind of `drills.ko.tsv`."""
    return {
        kind: frozenset(LIFTS) if lifts == "*" else frozenset(LETTERS[one] for one in lifts)
        for kind, lifts in rows(__package__, "drills")
    }


@lru_cache(maxsize=1024)
def drill(text: str) -> Drill:
    """Read a drill."""
    parts = [kinds_of_part(part) for part in joined(normalized(text).split())]
    kinds = frozenset(kind for part in parts if part is not None for kind in part)
    easy = bool(kinds & EASY) or ("bar" in kinds and "빈" in text.split())
    lifts = [served()[kind] for kind in kinds if kind in served()]
    lifts = lifts or [served()[kind] for kind in ("with_a_band",) if kinds & WITH]
    named = [served()[kind] for kind in kinds & NAMES]
    done = bool(kinds & MOVES) or (bool(named) and easy)
    known = bool(PLAIN.fullmatch(text)) and None not in parts and done and bool(lifts)
    narrowest = named or sorted(lifts, key=len)[:1]
    return Drill(frozenset().union(*narrowest), bool(kinds & HARD), known)


def joined(parts: list[str]) -> list[str]:
    """Words between spaces, those put together that are one word of the table: 벤치 프레스, 페이스 풀."""
    out: list[str] = []
    for part in parts:
        if out and out[-1] + part in table():
            out[-1] += part
        else:
            out.append(part)
    return out


def kinds_of_part(part: str) -> frozenset[str] | None:
    """What a word between spaces says, whole or by its words; None where it is not known."""
    if part in table():
        return table()[part]
    said = [word for word in words(respelled(part)) if word.kind != "mark"]
    if any(not kinds_of(word) and word.lemma not in SMALL for word in said) and part not in SMALL:
        return None
    return frozenset(kind for word in said for kind in kinds_of(word))
