"""What no board asks of people, by what is done to whom: it may do no harm, yet nobody can say that it is right."""

from collections.abc import Iterator

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.advice import DOINGS, is_advice, is_wanted
from malssi.tasks.signboard.words import listed

SEEN = frozenset(
    ["v:see", "v:hear", "v:meet", "v:protect", "v:help", "v:keep", "v:check", "v:hold", "v:wait", "v:avoid"]
)
"""What is done to a person or an animal without touching or taking it; a child is held by the hand."""
GIVEN = frozenset(["clothing", "warm_clothing", "light_clothing", "drink", "speech", "rest", "warm_up", "shelter"])
STAYING = frozenset(["v:sit", "v:lie", "v:rest", "v:play", "v:stay", "v:stand"]) | DOINGS
CLIMBED = frozenset(["gear", "thing", "seat", "play", "vehicle", "person", "animal"])
OWNED = frozenset(["gear", "thing", "vehicle", "drink", "food", "clothing", "device", "money"])


def odd(said: tuple[Statement, ...]) -> Iterator[str]:
    """What of a text's statements no board asks for, in its words."""
    for before, one in zip((None, *said), said, strict=False):
        if one.link in ("if", "quote"):
            continue
        words = (*one.arguments, *one.adverbs, one.predicate)
        rude = any(word.lemma in listed("conduct", "rude") for word in words)
        if rude or offers(one) or (is_asked(one) and is_odd(one, before)) or (one.denied and shuts_out(one)):
            yield one.written


def is_odd(one: Statement, before: Statement | None) -> bool:
    """Whether nobody asks for what a statement has people do."""
    if any(word.lemma in listed("conduct", "barred") for word in one.arguments):
        return True
    swims = one.predicate.has("v:swim") or any(word.has("v:swim") for word in one.arguments)
    if swims and not any(word.has("water_place") or word.lemma.endswith("수영장") for word in one.arguments):
        return True
    return touches(one) or gives(one) or owns(one) or mounts(one, before) or kicks(one) or is_on_road(one) or lasts(one)


def is_asked(one: Statement) -> bool:
    """Whether people are to do what a statement says, or do it on the way to what they are to do."""
    return (is_advice(one) and is_wanted(one)) or (one.link in ("and", "cause") and not one.past and not one.denied)


def things(one: Statement) -> list[Word]:
    """What something is done to, where a particle says so."""
    return [*one.objects, *(word for word in one.with_particle("도") if word not in one.objects)]


def touches(one: Statement) -> bool:
    """Whether a person or an animal is taken, pushed or moved: 새를 데려가고, 아이를 밀고; pets go along."""
    if one.predicate.kind != "verb" or one.predicate.has(*SEEN):
        return False
    if any(word.lemma in listed("conduct", "untouched") for word in things(one)):
        return True
    if one.predicate.has("v:get") and any(word.has("seat") for word in things(one)):
        return True
    pushed = one.predicate.lemma in ("밀", "떠밀", "끌어당기") and not one.predicate.has("v:ride")
    if pushed and any(word.lemma not in listed("conduct", "pushed") for word in things(one)):
        return True
    living = [word for word in things(one) if word.has("person", "animal")]
    return any(word.lemma not in listed("conduct", "pets") for word in living)


def gives(one: Statement) -> bool:
    """Whether something is given or said to somebody that nobody needs on a walk: 낯선 사람에게 번호를 알리고."""
    to = [word for word in one.arguments if {"에게", "한테", "께"} & set(word.particles)]
    if not to:
        return False
    return not all(word.has("person") for word in to) or not any(word.has(*GIVEN) for word in things(one))


def owns(one: Statement) -> bool:
    """Whether something of somebody else's is used: 다른 사람 자전거를 타고."""
    if not one.predicate.has("v:use", "v:ride", "v:get", "v:carry", "v:eat", "v:drink", "v:leave"):
        return False
    if not any(adverb.lemma in ("다른", "모르는", "남", "옆") for adverb in one.adverbs):
        return False
    pairs = zip(one.arguments, one.arguments[1:], strict=False)
    return any(one.has("person") and not one.particles and two.has(*OWNED, "exercise_moderate") for one, two in pairs)


def lasts(one: Statement) -> bool:
    """Whether an exercise goes on all day."""
    long = any(word.lemma in listed("conduct", "all_day") for word in (*one.arguments, *one.adverbs))
    return long and (one.predicate.has(*DOINGS) or any(word.has(*DOINGS) for word in one.arguments))


def mounts(one: Statement, before: Statement | None) -> bool:
    """Whether people climb or step on what is not made for it: 미끄럼틀을 올라가고, 등받이를 밟고."""
    if one.predicate.lemma in listed("conduct", "trodden"):
        return any(word.kind == "noun" and word.lemma not in listed("conduct", "ground") for word in things(one))
    if one.predicate.kind != "verb" or not one.predicate.has("v:climb"):
        return False
    led = before.arguments if before is not None and before.link in ("cause", "and") and not one.arguments else ()
    return any(word.has(*CLIMBED) and not word.has("outdoors") for word in (*one.arguments, *led))


def kicks(one: Statement) -> bool:
    """Whether something is hit or kicked that is no ball."""
    hit = one.predicate.lemma in listed("conduct", "hit") and bool(things(one))
    return hit and not any(word.has("gear", "sport", "play", "body") for word in things(one))


def is_on_road(one: Statement) -> bool:
    """Whether people stay or play where vehicles go."""
    if not one.predicate.has(*STAYING) and not any(word.has(*DOINGS) for word in one.arguments):
        return False
    ways = [word for word in one.arguments if word.lemma.endswith(tuple(listed("conduct", "roads")))]
    return bool(ways) and not one.predicate.has("v:ride")


def offers(one: Statement) -> bool:
    """Whether the park is said to give something: 상품권을 드려요, 나눠 드려요."""
    told = one.mood == "tells" and one.link in ("end", "and") and not one.denied
    return told and one.predicate.kind == "verb" and (one.predicate.has("v:give") or "드리" in one.helped)


def shuts_out(one: Statement) -> bool:
    """Whether some people are told to stay away: 노인은 오지 마세요."""
    if not is_advice(one):
        return False
    who = any(word.has("person") and {"은", "는"} & set(word.particles) for word in one.arguments)
    return who and one.predicate.has("v:go", "v:enter", "v:use", "v:sit", "v:leave")
