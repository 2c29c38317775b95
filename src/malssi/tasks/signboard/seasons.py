"""Which seasons a text's words belong to."""

from collections.abc import Iterator

from malssi.korean.statements import Statement
from malssi.tasks.signboard.concepts import all_named
from malssi.tasks.signboard.degrees import read

SHOWN = ("v:bloom", "v:see", "v:enjoy", "a:many", "a:pretty", "a:color", "v:appear")
LEAVES = frozenset(["잎", "나뭇잎", "이파리"])
GREEN = frozenset(["초록", "녹색", "초록빛"])


def seasons(text: str) -> Iterator[tuple[str, str]]:
    """The seasons to which a folded text's words belong, as `criteria.MONTHS` calls them, with the words."""
    for one in read(text):
        for word in (*one.arguments, *one.adverbs, one.predicate):
            for name in all_named(word, "season"):
                yield name, word.written
        found = of_plants(one) or of_ice(one)
        if found:
            yield found, one.written


def of_plants(one: Statement) -> str | None:
    """Flowers and leaves of which something is told: 꽃이 핀, 꽃이 가득한, 노란 잎, 밤을 주우며."""
    about = [*one.arguments, *([one.describes] if one.describes and one.link == "of" else [])]
    lemmas, verb = {word.lemma for word in about}, one.predicate
    if any(word.has("indoors") for word in about):
        return None
    if verb.has("v:bloom") or ("꽃" in lemmas and (verb.has(*SHOWN) or verb.lemma in ("날리", "흩날리"))):
        return "blossom"
    if lemmas & LEAVES and (verb.has("a:color") or verb.lemma in ("푸르", "익", "지", "떨어지", "밟")):
        return (
            "fresh_green"
            if verb.lemma in ("푸르", "파랗")
            else "fallen_leaves"
            if verb.lemma == "밟"
            else "autumn_leaves"
        )
    if verb.lemma in ("짙", "우거지") and lemmas & GREEN:
        return "fresh_green"
    return "autumn_leaves" if "밤" in lemmas and verb.lemma in ("줍", "따") else None


def of_ice(one: Statement) -> str | None:
    """Ice on a pond and snow on a path: 언 연못, 하얀 산책로."""
    about = [*one.arguments, *([one.describes] if one.describes and one.link == "of" else [])]
    frozen = one.predicate.lemma == "얼" and any(word.has("water_place", "outdoors") for word in about)
    white = one.predicate.lemma in ("하얗", "새하얗") and any(word.has("outdoors") for word in about)
    return "ice" if frozen or white else None
