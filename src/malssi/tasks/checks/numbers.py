"""Where the numbers of a text come from."""

import re
from collections.abc import Callable, Collection
from decimal import Decimal
from random import Random
from typing import Any

from malssi.korean.morphemes import normalized
from malssi.korean.sentences import sentences
from malssi.korean.words import words
from malssi.tasks.checks.making import named, reason
from malssi.tasks.task import PASS, Check, Verdict, fail

Quantity = tuple[float, str]
"""A value and its unit, as a text may say it: (7.5, "시간")."""


def traceable(known: Callable[[Any], Collection[Quantity]], ordinary: Collection[Quantity] = ()) -> Check[Any]:
    """Every number of a text is one of the reading's or of the rules', with its unit.

    Args:
        known: what a reading gives and what follows from it.
        ordinary: what may be said of any reading, such as (2, "회").
    """

    def says_no_number_from_nowhere(reading: Any, text: str) -> Verdict:
        allowed = {(Decimal(str(value)), unit) for value, unit in (*known(reading), *ordinary)}
        for sentence in sentences(text):
            for word in words(normalized(sentence)):
                if word.kind == "number" and (value_of(word.value), word.lemma) not in allowed:
                    return fail(reason("number", said=word.written))
        return PASS

    def another_number(reading: Any, text: str, rng: Random) -> str | None:
        found = list(re.finditer(r"\d+", text))
        if not found:
            return None
        one = rng.choice(found)
        return f"{text[: one.start()]}{int(one[0]) + 100_003}{text[one.end() :]}"

    return named("says_no_number_from_nowhere", says_no_number_from_nowhere, another_number)


def value_of(written: str) -> Decimal:
    """A number as written: 7,500 or −3."""
    return Decimal(written.replace(",", "").replace("−", "-"))
