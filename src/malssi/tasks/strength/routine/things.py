"""What the words of one statement say of things: which are moved, where they are, what becomes of them, as kinds."""

from collections.abc import Sequence
from itertools import pairwise

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.resources import toml
from malssi.tasks.strength.concepts import kinds_of

FORMS = toml(__package__, "notes")
PARTS, GEAR, POSTURES, RISING, FALLING, PLACES = (
    frozenset(FORMS["kinds"][name].split()) for name in ("parts", "gear", "postures", "rising", "falling", "places")
)
MOVED = frozenset(["을", "를", "이", "가", "은", "는", "도", "만", "부터", "께서"])
SKIPPED = frozenset(["보다", "말고"])
INSTEAD = frozenset(["대신", "말고"])
PART_OF = frozenset(["을", "를", "이", "가", "의", "와", "과"])
BEFORE = 2
"""Letters between a verb and 전에."""


def kinds_said(one: Statement, before: Statement | None) -> frozenset[str]:
    """The kinds of a statement's words, things with what becomes of them."""
    out = set(kinds_of(one.predicate))
    named = before.predicate.start if before is not None and before.link == "named" and is_unsaid(before, one) else -1
    time = before.describes.start if before is not None and before.describes is not None else -1
    spoken = [
        word for word in one.arguments if word.start != time or before is None or before.link not in ("if", "and")
    ]
    for at, word in enumerate(spoken):
        own = kinds_of(word)
        if word.start == named or is_of_nothing(one, spoken, at):
            continue
        if SKIPPED & set(word.particles) or (at + 1 < len(spoken) and spoken[at + 1].lemma in INSTEAD):
            continue
        if one.without(word):
            out |= {f"no:{kind}" for kind in own}
            continue
        if own & PLACES and PART_OF & set(word.particles):  # 정강이 바깥쪽을, 다리 뒤쪽이
            own -= PLACES
        out |= own | ({"first"} if "부터" in word.particles else set())
        place = not is_moved(spoken, at) or is_way(one, spoken, at)
        out |= {f"{'at' if place else 'of'}:{kind}" for kind in own if kind in PARTS or kind in GEAR}
    if one.topic is not None and one.topic not in one.arguments and not (one.objects or one.describes):
        own = kinds_of(one.topic)
        out |= own | {f"of:{kind}" for kind in own if kind in PARTS or kind in GEAR}
    for word in one.adverbs:
        out |= kinds_of(word)
    for first, second in pairwise(sorted((*one.arguments, *one.adverbs), key=lambda word: word.start)):
        if first.lemma in ("한", "한쪽", "외", "왼", "오른", "한쪽만") and second.start - first.end <= 1:
            out |= {f"one:{kind}" for kind in kinds_of(second)}
    if one.describes is not None and one.predicate.kind == "adjective":
        out |= kinds_of(one.describes)
    return frozenset(out)


def is_of_nothing(one: Statement, spoken: Sequence[Word], at: int) -> bool:
    """Whether a noun belongs to one that is not there: 다리 반동 없이."""
    after = spoken[at + 1] if at + 1 < len(spoken) else None
    return after is not None and not spoken[at].particles and not spoken[at].comma and one.without(after)


def is_way(one: Statement, spoken: Sequence[Word], at: int) -> bool:
    """Whether a noun is what something moves along: 바를 허벅지를 따라 내리고."""
    first = next((word for word in spoken if {"을", "를"} & set(word.particles)), None)
    only = sum(bool({"을", "를"} & set(word.particles)) for word in spoken) == 1
    return one.predicate.lemma == "따르" and (only or (first is not None and spoken[at].start > first.start))


def is_moved(spoken: Sequence[Word], at: int) -> bool:
    """Whether a noun is what something is done to; one without a particle is what the next one is."""
    for word in spoken[at:]:
        if word.lemma.endswith("로") and not word.particles:  # 머리 위로
            return False
        if set(word.particles) - {"의", "와", "과", "랑", "이랑", "하고"}:
            return bool(MOVED & set(word.particles)) and not {"에", "에서", "로", "으로", "까지"} & set(word.particles)
    return True


def is_unsaid(one: Statement, after: Statement) -> bool:
    """Whether a nominal only leads to what is said: 흔들리기 전에, 굽기 쉬우니."""
    return is_before(one, after) or after.predicate.lemma == "쉽"


def is_before(one: Statement, after: Statement) -> bool:
    """Whether something is done before it happens: 흔들리기 전에."""
    behind = (word for word in (*after.arguments, *after.adverbs) if 0 <= word.start - one.predicate.end <= BEFORE)
    return any(word.lemma in ("전", "전에", "직전", "직전에") and "까지" not in word.particles for word in behind)
