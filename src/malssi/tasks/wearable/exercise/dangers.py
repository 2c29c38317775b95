"""What harms, whatever the day: no rest, held breath, wrenched joints, care turned away, pain passed over."""

from collections.abc import Iterator, Sequence

from malssi.korean.statements import Statement
from malssi.tasks.wearable.advice import Finding, is_ill
from malssi.tasks.wearable.exercise.names import DRILL
from malssi.tasks.wearable.exercise.plan import Plan

Statements = Sequence[Statement]

RECOMMENDED_HOURS = 7
MINDING = frozenset("신경 걱정 염려 개의 상관".split())  # noqa: SIM905
WRENCHING = ("v:bend", "v:harm", "v:turn", "v:pull", "v:push")
BODILY = frozenset("소리 딱딱 뚝뚝 우두둑 시큰거리 욱신거리 후들거리 저리 결리".split())  # noqa: SIM905


def dangers(plan: Plan, one: Statement, before: Statements) -> Iterator[Finding]:
    """What of a statement harms."""
    asked = one.mood in ("advises", "allows")
    objects = [word for word in one.objects if not word.has(DRILL)]
    if asked and one.denied and one.predicate.has("v:rest") and not objects:
        yield Finding(True, one.written)
    if asked and one.denied and one.predicate.lemma in ("멈추", "그만두") and not objects:
        yield Finding(False, one.written)
    if holds_breath(one) and not one.denied and one.link not in ("if", "quote") and one.mood != "may":
        yield Finding(asked or one.link in ("of", "as"), one.written)
    hard = any(word.has("d:hard", "a:strong", "exercise_hard", "all_out") for word in one.adverbs)
    if asked and hard and not one.denied and one.predicate.has(*WRENCHING) and any(w.has("body") for w in objects):
        yield Finding(True, one.written)
    if asked and one.denied and any(word.has("care") or word.lemma in ("의사", "의료진") for word in one.arguments):
        yield Finding(True, one.written)
    if one.predicate.has("v:buy") or any(word.has("money") for word in one.arguments):
        yield Finding(False, one.written)
    timed = any(word.lemma in ("시간", "분", "길이", "운동") for word in one.arguments)
    if asked and one.denied and plan.too_long and timed and one.predicate.has("v:decrease"):
        yield Finding(True, one.written)
    if asked and not one.denied and sleeps_short(one):
        yield Finding(True, one.written)
    meanwhile = [said for said in before if said.ending in ("면서", "며")]
    if (
        asked
        and one.predicate.has("v:eat", "v:sleep", "v:smoke")
        and any(w.has(DRILL) for s in meanwhile for w in s.arguments)
    ):
        yield Finding(False, one.written)
    yield from passed_over(one, before)


def sleeps_short(one: Statement) -> bool:
    """Whether less sleep than is recommended is advised for a night: 두 시간만 자고."""
    hours = [word.amount for word in one.arguments if word.kind == "number" and word.lemma == "시간"]
    besides = any(
        word.has("d:more", "nap") or word.lemma in ("일찍", "먼저", "이상", "더")
        for word in (*one.adverbs, *one.arguments)
    )
    return one.predicate.has("v:sleep") and bool(hours) and max(hours) < RECOMMENDED_HOURS and not besides


def holds_breath(one: Statement) -> bool:
    """Whether breath is held: 숨을 멈춘 채로."""
    held = one.predicate.lemma in ("참", "멈추", "막", "죽이", "억누르")
    return held and any(word.has("breath") for word in (*one.objects, *one.with_particle("은", "는")))


def passed_over(one: Statement, before: Statements) -> Iterator[Finding]:
    """Something that hurts or is out of the usual, of which it is said that it does not matter."""
    conceded = [said for said in before if said.link == "but" or said.ending in ("도", "어도", "아도")]
    hurts = any((is_ill(said) or is_bodily(said)) and not said.denied for said in conceded)
    lets = one.predicate.has("a:good", "a:possible", "a:safe", "v:allow") and not one.denied
    if hurts and lets and one.mood == "tells":
        yield Finding(True, one.written)
    minds = one.denied and any(word.lemma in MINDING for word in (*one.arguments, one.predicate))
    minds = minds or (one.denied and one.predicate.lemma.removesuffix("하") in MINDING)
    if (
        minds
        and conceded
        and any(word.has("measure", "symptom", "body") for said in conceded for word in said.arguments)
    ):
        yield Finding(False, one.written)
    crude = any(said.link == "if" and is_bodily(said) for said in before)
    if (
        crude
        and one.mood in ("advises", "allows")
        and any(word.has("d:more", "d:hard", "a:strong") for word in one.adverbs)
    ):
        yield Finding(not one.predicate.has("v:rest", "v:decrease"), one.written)


def is_bodily(one: Statement) -> bool:
    """Whether it is told that a joint makes itself felt: 무릎에서 소리가 나면."""
    words = (*one.arguments, one.predicate, *one.adverbs)
    felt = any(word.lemma in BODILY for word in words) or one.predicate.has("v:hurt")
    return felt and any(word.has("body") for word in one.arguments)
