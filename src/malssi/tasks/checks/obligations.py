"""What a reading demands to be said."""

from collections.abc import Callable
from random import Random
from typing import Any

from malssi.korean.morphemes import normalized
from malssi.korean.sentences import sentences
from malssi.korean.statements import statements
from malssi.tasks.checks.making import named, reason
from malssi.tasks.checks.statements import require_concepts
from malssi.tasks.task import PASS, Check, Verdict, fail


def must_say(when: Callable[[Any], bool], *concepts: str) -> Check[Any]:
    """Where a reading calls for it, something of these concepts is said, and neither denied nor only on a condition."""
    require_concepts(concepts)

    def says_what_it_must(reading: Any, text: str) -> Verdict:
        if not when(reading) or says(text, *concepts):
            return PASS
        return fail(reason("missing", said=", ".join(concepts)))

    def without_what_it_must_say(reading: Any, text: str, rng: Random) -> str | None:
        kept = [sentence for sentence in sentences(text) if not says(sentence, *concepts)]
        return ". ".join(kept) + "." if when(reading) and kept else None

    return named("says_what_it_must", says_what_it_must, without_what_it_must_say)


def says(text: str, *concepts: str) -> bool:
    """Whether a text asserts something of these concepts."""
    return any(
        word.has(*concepts)
        for sentence in sentences(text)
        for said in statements(normalized(sentence))
        if said.asserts and not said.denied
        for word in (*said.arguments, said.predicate)
    )
