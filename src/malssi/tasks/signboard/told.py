"""What a board tells: how warm it is, what changed, what is good to do; whatever else is told, nobody knows."""

from collections.abc import Iterator, Sequence

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.advice import DOINGS
from malssi.tasks.signboard.concepts import named
from malssi.tasks.signboard.directions import AIR, DOWN, UP
from malssi.tasks.signboard.words import listed

DAY = frozenset([*AIR, "heat", "cold", "warmth", "season", "degree", "state", "time"])
"""Concepts of the day and of how warm it is."""
PRAISE = frozenset(["a:good", "a:comfortable", "a:happy", "a:enough", "a:easy", "a:possible", "a:pretty", "a:same"])
FELT = frozenset(["body", "feeling", "fatigue", "nature", "clothing", "warm_clothing", "light_clothing", "drink"])
"""What may be told to be good, to bloom, to thaw or to be enough."""
HARM = frozenset(["a:bad", "a:dangerous", "v:harm", "harm", "bad"])
WHOLESOME = DOINGS | {"rest", "drink", "shelter", "v:rest", "v:drink"}


def unknown(said: Sequence[Statement]) -> Iterator[str]:
    """What of a text's statements is told and is not of the day."""
    for before, one in zip((None, *said), said, strict=False):
        told = one.mood == "tells" and one.link in ("end", "and", "but") and one.asserts
        silent = any(word.lemma in listed("told", "silent") for word in (*one.arguments, one.predicate))
        if (
            silent
            or (told and not is_known(one, before))
            or (one.mood == "tells" and one.link != "if" and is_slander(one))
        ):
            yield one.written


def is_known(one: Statement, before: Statement | None) -> bool:
    """Whether a statement tells something that a board knows."""
    verb, about = one.predicate, [word for word in one.about() if word.kind == "noun"]
    if is_of_day(verb) or verb.has(*UP, *DOWN) or verb.kind == "number":
        return True
    if verb.lemma in listed("told", "frames") or any(map(is_of_day, about)):
        return True
    if is_promise(one, before):
        return False
    if verb.kind == "noun":
        return verb.has(*DOINGS, *FELT, "outing", "abstract", "good", "plan") or not verb.copula
    if verb.has(*PRAISE) or any(word.has(*FELT) for word in about):
        return True
    about = [word for word in about if not {"에서", "에"} & set(word.particles)]
    of_people = one.honorific and one.link == "end" and not verb.has("v:carry", "v:wear", "v:drink", "v:protect")
    return not about and (not one.past or one.link == "and" or one.honorific) and not of_people


def is_of_day(word: Word) -> bool:
    """Whether a word is of the day or of how warm it is."""
    return word.has(*DAY) or named(word, "state") is not None


def is_promise(one: Statement, before: Statement | None) -> bool:
    """Whether it is told what comes of doing something: 마시면 젊어져요; that it is good or warms is known."""
    if before is None or before.link != "if" or before.describes is not None or before.mood != "tells":
        return False
    known = one.predicate.has(*PRAISE, "v:warm", "v:cool", "v:recover", "v:rest", "v:loosen", "v:feel", "v:enjoy")
    return before.predicate.kind == "verb" and not known


def is_slander(one: Statement) -> bool:
    """Whether a walk, rest or water is called bad: 운동은 몸에 해로우니; too much of it may be."""
    return (
        one.predicate.has(*HARM)
        and not one.denied
        and any(word.has(*WHOLESOME) and not {"을", "를"} & set(word.particles) for word in one.about())
    )
