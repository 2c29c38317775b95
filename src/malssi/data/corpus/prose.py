"""Sentences of daily life and of parks, weather and clothing, filled from word lists."""

from random import Random

from malssi.data.corpus.documents import Document
from malssi.data.corpus.texts import texts
from malssi.tasks.korean import Piece, pieces

SPACE = Piece(" ", None)


def sentences(name: str, rng: Random) -> Document:
    """One to three sentences on one subject of the file `NAME.ko.toml`."""
    words = texts(name)
    subject = rng.choice(sorted(words["sentences"]))
    templates = rng.sample(words["sentences"][subject], min(rng.choice([1, 1, 2, 3]), len(words["sentences"][subject])))
    numbers: list[int] = []
    drawn: set[str] = set()

    def word(slot: str, chosen: dict[str, str]) -> str:
        if slot not in chosen:
            if ".." in slot:
                low, high = slot.partition(":")[2].split("..")
                numbers.append(rng.randint(int(low), int(high)))
                drawn.add(slot)
                chosen[slot] = str(numbers[-1])
            else:
                chosen[slot] = rng.choice(words["slots"][slot])
        return chosen[slot]

    filled = []
    for template in templates:
        chosen: dict[str, str] = {}
        filled.append(tuple(pieces(template, lambda slot: word(slot, chosen))))  # noqa: B023 - used at once
    turn = tuple(piece for sentence in filled for piece in (*sentence, SPACE))[:-1]
    return Document((turn,), frozenset(drawn), tuple(numbers))


def outdoors(rng: Random) -> Document:
    """Weather, park, clothing."""
    return sentences("outdoors", rng)


def daily_life(rng: Random) -> Document:
    """Home, exercise, sleep, health."""
    return sentences("daily_life", rng)
