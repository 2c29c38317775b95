"""What a message has people do: whether it is harmless, and whether it calls them out or to exertion."""

from functools import cache, lru_cache
from itertools import pairwise

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.resources import toml
from malssi.tasks.checks.advice import (
    DOINGS,
    Finding,
    Policy,
    against,
    avoids,
    in_spite_of_pain,
    is_advice,
    is_wanted,
    meant,
)
from malssi.tasks.checks.known import doings, knowledge
from malssi.tasks.signboard.conduct import odd
from malssi.tasks.signboard.degrees import by_sentence, read
from malssi.tasks.signboard.told import unknown
from malssi.tasks.signboard.words import listed

FORCE = frozenset(["d:fast", "d:hard", "a:fast"])
EXERTION = DOINGS | FORCE | {"v:play", "gear"}
"""Concepts of what makes people sweat."""
OUTSIDE = frozenset(["outdoors", "nature", "seat", "season", "v:play"]) | DOINGS
"""Concepts of being outdoors."""
PARK = frozenset(["outdoors", "shelter", "seat", "nature", "indoors", "water_place", "gear", "v:rest"]) | DOINGS
"""Concepts of a park's places and of what is done there."""
SHELTERED = frozenset(["shelter", "indoors"])
RESTING = frozenset(["shelter", "indoors", "rest", "drink", "water_place", "v:rest", "v:cool"])


@cache
def policy() -> Policy:
    """What a board may advise."""
    return Policy.of(toml(__package__, "advice"))


@lru_cache(maxsize=128)
def objections(text: str) -> list[Finding]:
    """What speaks against the advice of a folded text."""
    said = read(text)
    found = [finding for one in said for finding in against(policy(), one)]
    foreign = [word for one in said for word in (*one.arguments, one.predicate) if is_foreign(one, word)]
    found += [Finding(False, word.written) for word in foreign]
    found += [Finding(False, words) for words in (*odd(said), *unknown(said))]
    found += [Finding(False, words) for sentence in by_sentence(text) for words in doings.unusual(sentence)]
    found += [Finding(True, one.said) for one in knowledge.objections(by_sentence(text)) if one.wrong]
    return found + [Finding(True, after.written) for before, after in pairwise(said) if in_spite_of_pain(after, before)]


def is_foreign(one: Statement, word: Word) -> bool:
    """Whether a word is only of what no board speaks of: alcohol, medicine, money, an illness not guarded against."""
    guarded = one.denied or one.predicate.has("v:avoid", "v:protect") or one.link in ("for", "if")
    if word.concepts == {"disease"} and guarded:
        return False
    return word.has("money") or (bool(word.concepts) and word.concepts <= policy().never)


def exertion(text: str) -> str | None:
    """What calls people to exertion, if anything."""
    resting = [any(word.has("rest") for word in one.arguments) for one in read(text)]
    said = zip(read(text), resting, strict=True)
    return next((one.written for one, rests in said if (calls(one, EXERTION) and not rests) or trains(one)), None)


def trains(said: Statement) -> bool:
    """Whether a body is to be worked: 근육을 키우고, 몸을 빠르게 움직여 보세요."""
    if is_advice(said) and is_wanted(said) and said.predicate.lemma in listed("conduct", "striving"):
        return True
    worked = any(word.has("body", "effort") for word in said.objects)
    return (
        worked
        and is_advice(said)
        and is_wanted(said)
        and said.predicate.has("v:increase", "v:loosen", "v:do", "v:exert", "exercise")
    )


def outdoors(text: str, shade: bool) -> str | None:
    """What calls people outdoors and not only for a moment, if anything.

    Args:
        shade: whether a shade is shelter, as it is in heat.
    """
    for one, after in zip(read(text), (*read(text)[1:], None), strict=False):
        if one.predicate.has("d:fast") and after is not None and goes_in(after):
            continue
        sheltered = any(word.has("indoors") or (shade and word.has("shelter")) for word in places(one))
        open_air = not shade and is_advice(one) and is_wanted(one) and any(map(is_open_shelter, one.arguments))
        if (open_air or calls(one, OUTSIDE)) and not sheltered and not is_brief(one):
            return one.written
    return None


def goes_in(said: Statement) -> bool:
    """Whether people are sent in: 서둘러 실내로 가세요."""
    return said.predicate.has("v:go", "v:enter") and any(
        word.has("indoors") for word in said.with_particle("로", "으로")
    )


def is_open_shelter(word: Word) -> bool:
    """Whether a shelter has no walls against the cold: 정자, 그늘, 평상."""
    return word.has("shelter") and not word.has("indoors") and not word.lemma.endswith("쉼터")


def places(said: Statement) -> list[Word]:
    """What a statement names, without that beside which something is: 그늘 옆 꽃밭."""
    after = (*said.arguments[1:], None)
    return [
        word
        for word, head in zip(said.arguments, after, strict=False)
        if head is None or head.lemma not in listed("rest", "beside")
    ]


def calls(said: Statement, concepts: frozenset[str]) -> bool:
    """Whether a statement has people do something of these concepts, or says how good that is."""
    pleased = said.mood == "tells" and said.asserts and said.predicate.has("a:good", "a:happy", "a:comfortable")
    told = said.mood == "tells" and not said.past and said.link == "end" and said.predicate.has(*DOINGS)
    if not (is_advice(said) or pleased or told) or said.link in ("if", "quote"):
        return False
    if not is_wanted(said):  # 조깅으로 낮잠을 피하고
        return not said.denied and any(word.has(*concepts & DOINGS) for word in said.with_particle("로", "으로"))
    if any(word.has(*SHELTERED) for word in said.with_particle("로", "으로")):
        return False
    if any(word.lemma == "때" and "만" in word.particles for word in said.arguments):  # 꼭 필요할 때만
        return False
    words = meant(said)
    if said.predicate.kind != "adjective" and not said.predicate.has(*FORCE):
        words.append(said.predicate)
    words += said.adverbs if said.predicate.has(*DOINGS, "v:go", "v:play", "v:do") else ()
    return any(word.has(*concepts) and not word.has(*SHELTERED, "v:avoid") for word in words)


def is_brief(said: Statement, hurried: bool = False) -> bool:
    """Whether something is only for a moment, or is done in a hurry."""
    words = listed("rest", "briefly") | (listed("rest", "quickly") if hurried else frozenset())
    return any(word.lemma in words for word in (*said.adverbs, *said.arguments, said.predicate))


def keeps_in(said: Statement) -> bool:
    """Whether people are kept from going out, or sent in soon: 외출을 삼가고, 산책은 미루고, 짧게."""
    going = any(word.has(*OUTSIDE, "v:leave", "v:go") for word in said.arguments)
    left = going and said.predicate.has("v:avoid", "v:postpone", "v:stop", "v:decrease") and not said.denied
    return left or is_brief(said, hurried=True) or (said.denied and is_advice(said) and not avoids(said))


def is_rest(said: Statement) -> bool:
    """Whether a statement names shade, water or rest and has nobody do without."""
    words = (*meant(said), said.predicate)
    named = any(word.has(*RESTING) or word.lemma.endswith("나무") for word in words)
    flees = not said.denied and said.predicate.has("v:avoid") and any(word.has("heat") for word in said.arguments)
    return named and (is_wanted(said) or not is_advice(said) or flees)


def names_the_park(text: str) -> bool:
    """Whether a folded text names a place of a park's, or something that is done there."""
    named = (word for one in read(text) for word in (*one.arguments, one.predicate) if not word.has("v:rise", "v:fall"))
    return any(word.has(*PARK) for word in named)


def names_shelter(text: str) -> bool:
    """Whether a folded text names a shelter, or keeps people from being outdoors."""
    said = read(text)
    inside = any(word.has(*SHELTERED) for one in said for word in (*one.arguments, one.predicate))
    return inside or any(keeps_in(one) for one in said)
