"""Plain statements of emergencies by concepts, clause by clause: something of the body, and what has become of it.

The words are in `signs.ko.toml`. Whether a clause is meant so or as a figure of speech is `listener`'s.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from malssi.korean.morphemes import Morpheme, morphemes, normalized
from malssi.tasks.wearable.words import material

REACH = 7
"""Morphemes between what it is said of and what is said of it, particles and adverbs among them, at most."""

NEGATIONS = ("안", "못")
PASSIVE = (["어", "지"], ["아", "지"])


@lru_cache(maxsize=4096)
def signs_in(clause: str) -> tuple[str, ...]:
    """The flags that a clause states plainly."""
    said = morphemes(normalized(clause))
    return tuple(dict.fromkeys(sign["flag"] for sign in material("signs")["sign"] if [*stated(said, sign)]))


def stated(said: Sequence[Morpheme], sign: Mapping[str, Any]) -> Iterator[int]:
    """The places at which a sign is stated and nothing takes it back."""
    forms = {m.form for m in said}
    yield from (at for at, m in enumerate(said) if m.form in sign.get("alone", ()) and not is_blocked(said, at))
    if "with" in sign and not forms & set(sign["with"]):
        return
    for at, m in enumerate(said):
        if m.form in sign["of"]:
            yield from (place for place in range(at + 1, min(at + 1 + REACH, len(said))) if is_said(said, place, sign))


def is_said(said: Sequence[Morpheme], place: int, sign: Mapping[str, Any]) -> bool:
    """Whether a morpheme says it, with the right polarity."""
    wanted = "is_not" if is_negated(said, place) else "is"
    return said[place].form in sign.get(wanted, ()) and said[place].tag[0] in "NVXM" and not is_blocked(said, place)


def is_negated(said: Sequence[Morpheme], place: int) -> bool:
    """Whether a verb is negated: 안 뛰다, 못 쉬다, 뛰지 않다, 쉴 수 없다, also where it is passive (쉬어지지 않다)."""
    before = [m.form for m in said[max(0, place - 2) : place] if m.tag == "MAG"]
    behind = [m for m in said[place + 1 : place + 8] if m.tag[0] not in "J" and m.form not in ("하", "되", "수")]
    if [m.form for m in behind[:2]] in PASSIVE:
        behind = behind[2:]
    joined = [m.form for m in behind[:2]]
    denied = (
        len(behind) > 1 and behind[0].form in ("지", "질", "ᆯ", "을") and behind[1].form in ("않", "못", "못하", "없")
    )
    return any(form in NEGATIONS for form in before) or denied or joined[:1] == ["않"]


def is_blocked(said: Sequence[Morpheme], place: int) -> bool:
    """Whether what follows says that it is not so: a condition, or a manner of speaking."""
    block, behind = material("signs")["block"], said[place + 1 : place + 5]
    if any(m.form in block["behind"] and m.tag in ("NNB", "NNG") for m in behind[:3]):
        return True
    return any(m.tag == "EC" and m.form in block["conditional"] for m in behind[:3])
