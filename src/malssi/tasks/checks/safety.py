"""What no health text may do: name somebody's disease, touch medicine, keep from care."""

from collections.abc import Callable
from typing import Any

from malssi.korean.morphemes import normalized
from malssi.korean.sentences import sentences
from malssi.korean.statements import Statement, statements
from malssi.korean.words import words
from malssi.tasks.checks.making import named, reason
from malssi.tasks.checks.obligations import says
from malssi.tasks.checks.statements import AVOIDING, appended
from malssi.tasks.task import PASS, Check, Verdict, fail


def no_disease() -> Check[Any]:
    """No disease is named, whosever it is."""
    return without("disease", "names_no_disease")


def no_medicine() -> Check[Any]:
    """No medicine is named, for or against."""
    return without("medicine", "names_no_medicine")


def without(concept: str, name: str) -> Check[Any]:
    """A check that no word of a concept is said."""

    def test(reading: Any, text: str) -> Verdict:
        for sentence in sentences(text):
            for word in words(normalized(sentence)):
                if word.has(concept):
                    return fail(reason("mentioned", said=word.written))
        return PASS

    return named(name, test, appended(concept))


def refers(when: Callable[[Any], bool]) -> Check[Any]:
    """Where a reading calls for care, the text sends people there; nowhere does it keep them from it."""

    def refers_where_it_must(reading: Any, text: str) -> Verdict:
        for sentence in sentences(text):
            for said in statements(normalized(sentence)):
                if keeps_from_care(said):
                    return fail(reason("care_denied", said=said.written))
        return fail(reason("no_referral")) if when(reading) and not says(text, "care", "v:contact") else PASS

    return named("refers_where_it_must", refers_where_it_must, appended("against_care"))


def keeps_from_care(said: Statement) -> bool:
    """Whether a statement advises against care."""
    of_care = any(word.has("care") for word in (*said.arguments, said.predicate))
    return of_care and said.mood in ("advises", "allows") and said.denied != said.predicate.has(*AVOIDING)
