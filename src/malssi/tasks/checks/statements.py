"""What a text says, by the concepts of its words: nothing that is not understood, nothing that is never advised."""

from collections.abc import Collection, Iterator, Mapping
from random import Random
from typing import Any

from malssi.korean.lexicon import lexicon
from malssi.korean.morphemes import normalized
from malssi.korean.sense import unread
from malssi.korean.sentences import sentences
from malssi.korean.statements import Statement, statements
from malssi.tasks.checks.making import named, reason, stock
from malssi.tasks.task import PASS, Check, Verdict, fail, unclear

AVOIDING = frozenset(["v:avoid", "v:stop", "v:postpone", "v:decrease", "v:lack"])
"""What is done to something that is not to be: 피하다, 끊다, 미루다, 줄이다."""


def understood(own: Mapping[str, frozenset[str]] | None = None) -> Check[Any]:
    """Every word is known and every sentence makes sense; else the check cannot tell.

    Args:
        own: words of the task with their concepts, besides the lexicon's.
    """

    def is_understood(reading: Any, text: str) -> Verdict:
        odd = [said for sentence in sentences(text) for said in unread(normalized(sentence), own)]
        return unclear(reason("unread", said=", ".join(dict.fromkeys(odd)))) if odd else PASS

    return named("is_understood", is_understood)


def never(*concepts: str) -> Check[Any]:
    """Nothing of these concepts is advised or allowed; it may be advised against.

    Raises:
        ValueError: no word of the lexicon has such a concept.
    """
    known = frozenset(concepts)
    require_concepts(known)

    def advises_nothing_harmful(reading: Any, text: str) -> Verdict:
        said = next(wanted(text, known), None)
        return fail(reason("never", said=said.written)) if said else PASS

    edits = [
        appended(name) for name, of in (("drink", "alcohol"), ("smoke", "tobacco"), ("drug", "illegal")) if of in known
    ]
    return named("advises_nothing_harmful", advises_nothing_harmful, *edits)


def wanted(text: str, concepts: Collection[str]) -> Iterator[Statement]:
    """The statements that advise or allow something of these concepts."""
    for sentence in sentences(text):
        for said in statements(normalized(sentence)):
            urged = said.mood in ("advises", "allows") and not said.denied and not said.predicate.has(*AVOIDING)
            if urged and any(word.has(*concepts) for word in (*said.arguments, said.predicate)):
                yield said


def require_concepts(concepts: Collection[str]) -> None:
    """Refuse a concept that no word has: such a check could not fail."""
    missing = set(concepts).difference(*lexicon().values())
    if missing:
        raise ValueError(f"concepts: got {', '.join(sorted(missing))}, which no word of the lexicon has")


def appended(name: str) -> Any:
    """An edit that adds a sentence of the stock."""

    def edit(reading: Any, text: str, rng: Random) -> str:
        return f"{text} {stock_text(name)}"

    edit.__name__ = f"with_{name}"
    return edit


def stock_text(name: str) -> str:
    """A sentence of the stock."""
    return "".join(stock(name))
