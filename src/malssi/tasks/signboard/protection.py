"""Rest, water and shelter that are taken from people, or called needless or bad."""

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.advice import is_advice, left_out
from malssi.tasks.signboard.words import listed

DANGEROUS = ("a:dangerous", "a:bad", "bad")
BETTER = ("a:good", "a:comfortable", "a:happy", "a:safe")
TOO_MUCH = ("d:very", "d:fast", "a:many")


def is_rest(word: Word) -> bool:
    """Whether a word is rest, water, breath or getting warm before."""
    named = word.lemma in listed("rest", "breath") | listed("rest", "water")
    return named or word.has("rest", "warm_up") or word.lemma.startswith(("물", "수분"))


def is_without_rest(one: Statement) -> bool:
    """Whether rest, water or shelter is needless, left for later, less or given up: 물은 필요 없으니."""
    for at, word in enumerate(one.arguments):
        sheltering = word.has("shelter", "indoors")
        if not (is_rest(word) or sheltering):
            continue
        if is_needless(one, at) or (
            is_later(one) and one.predicate.has("v:drink", "v:rest", "v:go", "v:carry", "v:eat")
        ):
            return True
        if not sheltering and one.without(word):
            return True
        if is_rest(word) and (is_lessened(one, word) or left_out(one, at)):
            return True
    return False


def is_needless(one: Statement, at: int) -> bool:
    """Whether an argument is not needed."""
    needed = one.predicate.lemma == "필요하" or any(other.lemma == "필요" for other in one.arguments[at + 1 : at + 2])
    return needed and (one.denied or one.predicate.lemma in ("없", "아니"))


def is_later(one: Statement) -> bool:
    """Whether something is left for later."""
    return not one.denied and any(word.lemma in listed("rest", "later") for word in (*one.adverbs, *one.arguments))


def is_lessened(one: Statement, word: Word) -> bool:
    """Whether rest or water is to be less: 수분 섭취를 줄이고, 휴식을 멈추고."""
    done_to = {"을", "를", "은", "는", "도"} & set(word.particles) or any(one.lemma == "섭취" for one in one.arguments)
    lessens = one.predicate.has("v:decrease", "v:stop", "v:postpone") and not one.predicate.has("v:rest", "v:finish")
    lessens = lessens or one.predicate.lemma in ("참", "견디")
    return bool(done_to) and lessens and not one.denied and one.link != "if"


def blames(one: Statement, before: Statement | None) -> bool:
    """Whether drinking, resting or staying in is called bad: 물을 마시면 위험하니, 외출을 피하면 건강에 나쁘니."""
    if before is None or before.link != "if" or before.denied or one.denied or not one.predicate.has(*DANGEROUS):
        return False
    if before.predicate.has("v:avoid") and any(word.has("outing") for word in before.arguments):
        return True
    moderate = not any(adverb.has(*TOO_MUCH) for adverb in before.adverbs)
    return moderate and before.predicate.has("v:drink", "v:rest") and any(map(is_rest, before.arguments))


def leaves_shelter(one: Statement) -> bool:
    """Whether a shelter is left or called bad, or a place outdoors is put above it: 그늘에서 나와."""
    if one.denied or one.past or one.link == "if":
        return False
    if one.predicate.lemma == "끄" and any(word.lemma in listed("rest", "coolers") for word in one.arguments):
        return True
    sheltering = [(at, word) for at, word in enumerate(one.arguments) if word.has("shelter", "indoors")]
    return any(one.without(word) or is_left(one, word) or is_put_below(one, at) for at, word in sheltering)


def is_left(one: Statement, word: Word) -> bool:
    """Whether people go out of a place."""
    into = {"으로", "로"} & set(word.particles)
    parted = {"에서", "을", "를"} & set(word.particles) or any(other.lemma == "밖" for other in one.arguments)
    return one.predicate.lemma in listed("rest", "out") and bool(parted) and not into


def is_put_below(one: Statement, at: int) -> bool:
    """Whether something else is better than a place, or the place is bad."""
    word = one.arguments[at]
    if left_out(one, at):
        return is_advice(one) or one.predicate.has(*BETTER)
    return one.mood == "tells" and one.predicate.has(*DANGEROUS) and word in one.about()


def belittles(one: Statement, after: Statement | None) -> bool:
    """Whether extreme heat or cold is enjoyed or called harmless: 무더위를 만끽하며, 위험한 더위이지만 안전하니."""
    enjoyed = one.predicate.has("v:enjoy") and any(word.has("heat", "cold") for word in one.objects)
    harmless = after is not None and after.mood == "tells" and after.predicate.has(*BETTER)
    return enjoyed or (one.link == "but" and one.predicate.has("heat", "cold") and harmless)
