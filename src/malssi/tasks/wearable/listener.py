"""Whether somebody's words tell of an emergency: linear heads over words, letters and concepts of a text.

The weights in `listener.npz` are trained on sentences of many hands by `malssi train listener`; no training library is
needed here. Values told in words are `told`'s, what is denied `denials`'s, and what follows from a flag is `score`'s.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple
from zlib import crc32

from malssi.korean.morphemes import Morpheme, morphemes, normalized
from malssi.tasks.wearable.words import material

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = "listener.npz"
LETTERS = (2, 3, 4)
"""Lengths of the runs of letters that are looked at."""

REACH = 6
"""Words within which two concepts are near."""

WORDS = frozenset(
    (
        "NNG",
        "NNP",
        "NNB",
        "NNBC",
        "NR",
        "NP",
        "VV",
        "VA",
        "VX",
        "XR",
        "MAG",
        "MM",
        "SL",
        "IC",
        "XSN",
        "XPN",
        "VCN",
        "MAJ",
    )
)
"""Tags of the morphemes that are looked at as words."""

SENTENCE_END = re.compile(
    r"(?<=[!?~…])\s*|(?<=[.])(?<!\d[.])\s*|[\n;,/·。|()]+|\s[-–]\s|[\u1100-\u11ff\u3130-\u318f]{2,}"
    r"|\^\^+|[\u2600-\u27bf\U0001f000-\U0001faff]+"
)
"""Where one statement ends and another begins: marks, line breaks, laughter, tears and pictures."""

FINAL = ("요", "습니다", "ᆸ니다", "죠", "네", "다")
"""How a statement ends where no mark ends it."""

JOINING = ("고", "는데", "은데", "ᆫ데", "지만", "어서", "아서", "니까", "으니까", "며", "으며", "면서", "더니", "다가")
"""Endings behind which another clause begins, as it does behind a nominal one (숨이 가쁨)."""

NUMBER = re.compile(r"\d+")
NOT_LETTERS = re.compile(r"[\s\W_]+")

Level = Literal["none", "care", "urgent", "despair"]
"""What a text tells of: nothing, something to be seen, an emergency, or despair."""

SURE, DOUBT = 0.4, 0.0
"""Scores of the head for care: above the first it is believed alone, above the second beside a complaint's own name."""

MEANT = 0.25
"""Score of the head for plain statements above which one is meant so, and is no figure of speech."""

UNREAL = frozenset(("story", "learning", "gadget"))
"""Concepts of what is told and not lived: beside them a plain statement is believed only where the head believes it."""


class Heads(NamedTuple):
    """A trained model. A feature that it does not know weighs in the length of a text alone."""

    keys: "NDArray[np.uint32]"
    """(features,), rising: CRC-32 of each feature."""
    rarity: "NDArray[np.float32]"
    """(features,): inverse document frequency."""
    weights: "NDArray[np.float32]"
    """(features, heads)."""
    bias: "NDArray[np.float32]"
    """(heads,); a head speaks where its score is above 0."""
    unknown: float
    """Rarity of a feature that the model does not know."""


HEADS = ("emergency", "care", "despair", "plain")
"""What the heads tell: whether it is an emergency, whether anything is to be seen, whether an emergency is despair, and
whether what states an emergency plainly is meant so."""


def features(text: str) -> frozenset[str]:
    """The features of a text: words by their dictionary form, runs of letters, concepts and which are near."""
    whole = normalized(text)
    letters = f"^{NUMBER.sub('0', NOT_LETTERS.sub('', whole))}$"
    runs = {letters[at : at + n] for n in LETTERS for at in range(len(letters) - n + 1)}
    read = [m for m in morphemes(whole) if m.tag in WORDS or m.tag == "SN"]
    words = {word_of(m.form, m.tag) for m in read}
    meant = [concepts().get(m.form, ()) for m in read]
    return frozenset(runs | words | near(meant))


def near(meant: Sequence[tuple[str, ...]]) -> set[str]:
    """Concepts, and pairs of which one stands at most `REACH` words behind the other."""
    found = {f"@{concept}" for own in meant for concept in own}
    for at, own in enumerate(meant):
        for other in meant[at + 1 : at + 1 + REACH]:
            found |= {f"@{min(a, b)}+{max(a, b)}" for a in own for b in other if a != b}
    return found


@cache
def concepts() -> dict[str, tuple[str, ...]]:
    """The concepts of each word of `concepts.ko.toml`."""
    meant: dict[str, tuple[str, ...]] = {}
    for concept, words in material("concepts")["concept"].items():
        for word in dict.fromkeys(words):
            meant[word] = (*meant.get(word, ()), concept)
    return meant


def word_of(form: str, tag: str) -> str:
    """A word with the kind that it is of; what a number is worth is not looked at."""
    return f"/{form}/{tag[0]}" if tag != "SN" else "/#"


def keys_of(found: Iterable[str]) -> list[int]:
    """What features are known by."""
    return [crc32(feature.encode()) for feature in found]


@lru_cache(maxsize=4096)
def level_heard(text: str) -> Level:
    """What a text tells of, by the part of it that tells most: one alarming sentence among others is heard as alone."""
    told = [own_scores(part) for part in windows(text)]
    emergency, _, despair, _ = max(told)
    if emergency > 0:
        return "despair" if despair > 0 else "urgent"
    return "care" if max(care for _, care, *_ in told) > SURE else "none"


def is_meant(part: str, whole: str) -> bool:
    """Whether a plain statement in a part of a text is meant so."""
    emergency, *_, plain = own_scores(part)
    return emergency > 0 or (plain > MEANT and not is_unreal(whole))


def is_perhaps_care(part: str) -> bool:
    """Whether a part of a text may tell of something to be seen."""
    return own_scores(part)[1] > DOUBT


def is_unreal(text: str) -> bool:
    """Whether a text is about a story, a lesson or a device."""
    return any(UNREAL.intersection(concepts().get(m.form, ())) for m in morphemes(normalized(text)))


def windows(text: str) -> list[str]:
    """A text, its statements, each two that follow one another, and their clauses."""
    parts = [part.strip() for part in SENTENCE_END.split(text) if part.strip()]
    statements = [said for part in parts for said in cut(part, ends_statement)]
    pairs = [" ".join(pair) for pair in pairwise(statements)]
    clauses = [clause for said in statements for clause in cut(said, begins_another)]
    return list(dict.fromkeys([text, *statements, *pairs, *clauses]))


def cut(text: str, is_end: Callable[[Morpheme, Morpheme | None], bool]) -> list[str]:
    """A text cut behind the endings that end something."""
    whole = normalized(text)
    ends = [m.end for m, behind in pairwise((*morphemes(whole), None)) if m and is_end(m, behind)]
    cuts = [0, *(end for end in ends if whole[end : end + 1] == " "), len(whole)]
    return [part for start, end in pairwise(cuts) if (part := whole[start:end].strip())]


def ends_statement(ending: Morpheme, behind: Morpheme | None) -> bool:
    """Whether a statement ends without a mark: 점심을 먹었어요 가슴이 아파요."""
    is_auxiliary = behind is not None and behind.tag in ("VX", "SF", "JX", "EF")
    return ending.tag in ("EF", "EC", "JX") and ending.form.endswith(FINAL) and not is_auxiliary


def begins_another(ending: Morpheme, behind: Morpheme | None) -> bool:
    """Whether another clause follows an ending, as it does not in 사라지고 싶어요."""
    is_auxiliary = behind is not None and behind.tag == "VX"
    return ending.tag == "ETN" or (ending.tag == "EC" and ending.form in JOINING and not is_auxiliary)


@lru_cache(maxsize=16_384)
def own_scores(text: str) -> tuple[float, ...]:
    """What the shipped heads make of a text."""
    return scores(heads(), text)


def scores(model: Heads, text: str) -> tuple[float, ...]:
    """What each head makes of a text: cosine of its features with the head's weights, and the bias."""
    import numpy as np

    wanted = np.array(sorted(keys_of(features(text))), dtype=np.uint32)
    at = np.searchsorted(model.keys, wanted).clip(max=len(model.keys) - 1)
    at = at[model.keys[at] == wanted]
    length = np.sqrt(np.sum(model.rarity[at] ** 2) + (len(wanted) - len(at)) * model.unknown**2)
    told = model.rarity[at] @ model.weights[at] / max(length, 1e-9) + model.bias
    return tuple(float(score) for score in told)


@cache
def heads() -> Heads:
    """The shipped model, read once."""
    import numpy as np

    with files(__package__).joinpath(WEIGHTS).open("rb") as file, np.load(file, allow_pickle=False) as held:
        return Heads(
            held["keys"],
            held["rarity"].astype(np.float32),
            held["weights"].astype(np.float32),
            held["bias"],
            float(held["unknown"]),
        )
