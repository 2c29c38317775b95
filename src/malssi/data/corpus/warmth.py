"""How warm a temperature feels: a number and a word for it, alone or beside another number."""

from random import Random

from malssi.data.corpus.documents import Document, document
from malssi.data.corpus.texts import texts

COLDEST, HOTTEST = -25, 48
"""°C that are spoken of."""
BLUR = 0.7
"""°C by which people differ in their words (standard deviation)."""
FARTHEST = 25
"""°C between two temperatures that stand beside each other."""


def warmth(rng: Random) -> Document:
    """One temperature, or two of which the second is spoken of, and what one would say."""
    return felt_as(rng.choice(["single", "pair", "pair", "same"]), rng)


def changed_warmth(rng: Random) -> Document:
    """Two temperatures, how they differ and how the second one feels; a fifth of them are the same."""
    return felt_as(rng.choice(["rise", "rise", "fall", "fall", "same"]), rng)


def settled_warmth(rng: Random) -> Document:
    """One or two temperatures, in words that begin at the same degree for everyone."""
    return felt_as(rng.choice(["single", "pair", "same", "same", "rise", "fall"]), rng, blur=0)


def felt_as(kind: str, rng: Random, blur: float = BLUR) -> Document:
    """One of the kinds in warmth.ko.toml."""
    words = texts("warmth")
    x = rng.randint(COLDEST, HOTTEST)
    a = x if kind == "same" else rng.randint(max(COLDEST, x - FARTHEST), min(HOTTEST, x + FARTHEST))
    if kind in ("rise", "fall"):
        a = x + (-1 if kind == "rise" else 1) * rng.randint(1, rng.choice([5, FARTHEST]))
    before, now = rng.choice(words["moments"])
    given = {"x": x, "a": a, "d": abs(x - a), "p": before, "q": now, "month": rng.randint(1, 12)} | felt(x, rng, blur)
    given |= {
        "when": rng.choice(texts("outdoors")["slots"]["when"]),
        "city": rng.choice(texts("daily_life")["slots"]["city"]),
    }
    return document(rng.choice(words[kind]), given, drawn="x a p q month when city", numbers=(a, x))


def felt(x: int, rng: Random, blur: float) -> dict[str, str]:
    """A word for a temperature, in its three forms."""
    blurred = x + rng.gauss(0, blur)
    state = [name for name, low in texts("warmth")["states"] if blurred >= low or low == -40][-1]
    slots = texts("outdoors")["slots"]
    return {form: rng.choice(slots[f"{state}_{form}"]) for form in ("adj", "yo", "nida")}
