"""Differences of two numbers, in many pairs of things, sentence forms and units."""

from random import Random

from malssi.data.corpus.documents import Document, document
from malssi.data.corpus.texts import texts
from malssi.tasks.korean import PIECE

SIGNED_SHARE = 0.75
"""Share of documents over the signed range of temperatures; the others count things and start at 0."""
LARGEST_CHANGE = 32
NEAR = (-30, 50)
FAR = (0, 150)


def difference(rng: Random) -> Document:
    """Two numbers and, in one sentence, how they differ."""
    return compared(rng, signed=rng.random() < SIGNED_SHARE)


def signed_difference(rng: Random) -> Document:
    """The same over the range of temperatures alone."""
    return compared(rng, signed=True)


def compared(rng: Random, signed: bool) -> Document:
    """A context with two numbers, and a statement that fits it."""
    words = texts("numbers")
    a, b = two_numbers(rng, *(NEAR if signed else FAR))
    x, y = rng.choice(words["pairs"])
    if rng.random() < 0.2:
        x, y = y, x
    given = rng.choice(words["contexts"])
    said = rng.choice(
        [
            form
            for form in words["rise" if b > a else "fall" if b < a else "same"]
            if slots(form) <= slots(given) | {"d"}
        ]
    )
    if rng.random() < 0.4:
        given = given.rstrip(".") + "." + rng.choice(words["questions"])
    return document(
        [given, said],
        {
            "x": x,
            "y": y,
            "a": a,
            "b": b,
            "d": abs(a - b),
            "u": rng.choice(words["signed_units" if signed else "units"]),
            "thing": rng.choice(words["things"]),
        },
        drawn="a b",
        numbers=(a, b),
    )


def short_difference(rng: Random) -> Document:
    """Two numbers and their difference with hardly any words: the densest way to learn it."""
    a, b = two_numbers(rng, *NEAR)
    unit = rng.choice(["", "", "", "도", "점"])
    form = rng.choice(texts("numbers")["short"])
    words = {"a": a, "b": b, "d": abs(a - b), "s": f"{b - a:+d}" if a != b else "0", "u": unit}
    return document(form, words, drawn="a b", numbers=(a, b))


def slots(form: str) -> set[str]:
    """The slots of a form, particles left out."""
    return {name for name in PIECE.findall(form) if "/" not in name}


def two_numbers(rng: Random, low: int, high: int) -> tuple[int, int]:
    """A first number in low..high and a second one not further off than the largest change of interest."""
    while True:
        a = rng.randint(low, high)
        change = rng.randint(-LARGEST_CHANGE, LARGEST_CHANGE) if rng.random() < 0.8 else rng.randint(-9, 9)
        if low <= a + change <= high:
            return a, a + change
