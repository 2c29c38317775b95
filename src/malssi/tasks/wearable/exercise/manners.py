"""How a comment has something done: where, with whom, in which state, in spite of what, at which promise."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.wearable.advice import Allowed, Finding, is_ill, of_effort
from malssi.tasks.wearable.exercise.grounds import listed
from malssi.tasks.wearable.exercise.later import is_later
from malssi.tasks.wearable.exercise.names import DRILL
from malssi.tasks.wearable.exercise.plan import Fit, plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.stances import mentions
from malssi.tasks.wearable.words import reason

Statements = Sequence[Statement]

PLACES = frozenset(
    "indoors outdoors seat thing vehicle shelter nature animal device water_place food traffic".split()  # noqa: SIM905
)
"""Concepts of where somebody may be, not all of them fit for exercise."""
ON = frozenset(["위", "한가운데", "가운데", "밑", "가장자리", "끝", "속"])
MEETING = frozenset("v:contact v:speak v:ask v:meet care v:see v:help v:wait v:think v:do".split())  # noqa: SIM905
"""What is done with somebody else."""
HANDLING = ("v:lift", "v:pull", "v:push", "v:hold", "v:bend", "v:harm", "v:carry")
EASING = frozenset(
    """v:rest v:stop v:avoid v:decrease v:adjust v:contact care v:sit v:lie v:check v:breathe v:postpone v:cool v:drink
    v:finish neglect careful v:keep v:speak v:think v:lean v:see rest""".split()  # noqa: SIM905
)
"""What is done where something hurts."""
ILLS = ("v:hurt", "v:harm", "bad", "fatigue", "strain", "a:ill", "a:hard", "a:tired", "a:dangerous", "a:bad", "v:lack")
"""What warns, and promises nothing."""
SOFTER = frozenset("얕 낮 짧 작 가볍 느리 천천히 살살 가볍게 부드럽 부드럽게 절반 덜".split())  # noqa: SIM905
HARD = ("d:hard", "a:strong", "exercise_hard", "all_out")


def of_manner(one: Statement, moving: bool = True) -> Iterator[Finding]:
    """Where, with whom and without what something is done, as far as nobody does it so."""
    if one.mood not in ("advises", "allows") and one.link not in ("if", "and", "of", "as"):
        return
    yield from of_place(one, moving)
    if one.mood == "allows" and not one.denied and one.predicate.has("v:hurt", "v:harm", "a:ill"):
        yield Finding(True, one.written)
    kept = ("rest", "drink", "warm_up", "sleep", "v:rest")
    if any(one.without(word) and (word.has(*kept) or word.lemma in ("시간", "휴식")) for word in one.arguments):
        yield Finding(False, one.written)
    others = [word for word in one.objects if word.has("person", "animal") and not word.has("speech", "abstract")]
    if others and not one.denied and (one.predicate.has(*HANDLING) or not one.predicate.has(*MEETING)):
        yield Finding(one.predicate.has(*HANDLING), one.written)


def of_place(one: Statement, moving: bool) -> Iterator[Finding]:
    """A place in which nobody exercises: 난간 위에서, 젖은 바닥에서."""
    good = listed("place", "good")
    for word in one.arguments:
        if "에서" in word.particles and word.has(*PLACES) and word.lemma not in good:
            yield Finding(False, f"{word.written}에서")
    for word, after in pairwise(one.arguments):
        if after.lemma in ON and word.has("person", "animal"):
            yield Finding(True, one.written)
        if after.lemma in ON and after.particles and word.has(*PLACES) and word.lemma not in good:
            yield Finding(False, f"{word.written} {after.written}")
    described = one.describes is not None and one.describes.has("indoors", "outdoors", "seat", "thing")
    if moving and described and one.predicate.lemma in listed("place", "bad") and not one.denied:
        yield Finding(False, one.written)


def of_a_kept_plan(day: RoutineDay, one: Statement, said: Statements) -> Iterator[Finding]:
    """A routine that must change, kept as it is."""
    plan = plan_of(day)
    kept = any(word.lemma in listed("fit", "kept") for word in (*one.adverbs, *one.arguments))
    if not kept or plan.fit is Fit.FITS or one.denied or one.link in ("if", "quote"):
        return
    words = [word for other in said for word in (*other.arguments, other.predicate)]
    part = any(word.has(DRILL) or word.lemma in listed("fit", "rest") for word in words)
    shorter = not plan.too_hard and any(word.kind == "number" for word in words)
    doing = one.predicate.has("v:do", "v:continue", "v:begin", "v:go", "exercise", "v:keep", "v:enjoy")
    if doing and not part and not shorter:
        yield Finding(True, reason("praised", "exercise", said=one.written))


def of_a_plan_given_up(day: RoutineDay, one: Statement, before: Statements) -> Iterator[Finding]:
    """A day's rest, or a whole routine left, on a day that bears it."""
    conditional = any(other.link == "if" for other in before)
    if plan_of(day).rests or one.denied or one.mood not in ("advises", "allows") or conditional:
        return
    whole = any(
        word.lemma in ("루틴", "운동", "계획") and {"을", "를", "은", "는", "도"} & set(word.particles)
        for word in one.arguments
    )
    parts = any(
        word.kind == "number" or word.has(DRILL) or word.lemma in ("중", "사이", "뒤", "일부", "가운데")
        for word in one.arguments
    )
    words = (*one.arguments, *one.adverbs)
    rests = one.predicate.has("v:rest", "v:lie") and any(word.lemma in ("오늘", "하루", "푹") for word in words)
    if not parts and (rests or (whole and one.predicate.has("v:avoid", "v:stop", "v:postpone"))):
        yield Finding(False, one.written)


def of_a_promise(one: Statement, after: Statements, around: Sequence[Word], allowed: Allowed) -> Iterator[Finding]:
    """What is above the day and said to do good: 전력으로 뛰면 개운해져요."""
    last = after[-1] if after else None
    promised = last is not None and last.mood in ("tells", "may") and not last.denied and not last.predicate.has(*ILLS)
    if one.link != "if" or one.mood != "tells" or one.denied or not promised or is_later(one, (one, *after)):
        return
    for mention in mentions([one]):
        if mention.word.has("sweat", "breathless"):
            continue
        if mention.word.kind != "adverb" or mention.word.has("exercise_hard", "all_out", "eager"):
            yield from of_effort(mention._replace(stance="wanted"), around, allowed)


def of_pain(one: Statement, before: Statements) -> Iterator[Finding]:
    """What is done where something hurts, but to ease it."""
    hurts = any(
        (said.link in ("if", "but") or said.ending == "도")
        and not said.denied
        and is_ill(said)
        and not said.predicate.has("a:tired", "fatigue")
        for said in before[-2:]
    )
    if not hurts or one.mood not in ("advises", "allows"):
        return
    words = (*one.adverbs, *one.arguments)
    harder = any(word.has(*HARD) for word in words)
    stops = one.predicate.has("v:rest", "v:avoid", "v:contact", "care", "v:postpone")
    softer = any(word.lemma in SOFTER for word in (*one.adverbs, one.predicate))
    instead = any(word.lemma in ("대신", "말고") for word in one.arguments)
    gentle = softer or instead or one.predicate.has(*EASING) or one.predicate.lemma in ("내려놓", "놓", "짚", "앉히")
    eases = gentle and (stops or not harder)
    if one.denied == eases:
        yield Finding(one.denied or harder or any(word.has("d:more") for word in words), one.written)
