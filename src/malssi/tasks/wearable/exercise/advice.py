"""Whether a comment is safe, fits the day and its routine, and is understood: each of its statements is judged."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from malssi.korean.statements import Statement
from malssi.tasks.task import PASS, Outcome
from malssi.tasks.wearable.advice import (
    Allowed,
    Finding,
    allowed_by,
    any_of_all,
    contradictions,
    is_allowance,
    is_ill,
    of_effort,
    of_statement,
    of_word,
)
from malssi.tasks.wearable.effort import REST, WORDS
from malssi.tasks.wearable.exercise.claims import eases, is_gauge, told_of_the_routine
from malssi.tasks.wearable.exercise.comment import Said, wrong_grade
from malssi.tasks.wearable.exercise.grounds import is_framed, listed, of_a_signal
from malssi.tasks.wearable.exercise.names import DRILL, Sentence, are_told_apart
from malssi.tasks.wearable.exercise.plan import Fit, plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.exercise.turns import read
from malssi.tasks.wearable.ground_checks import of_study
from malssi.tasks.wearable.kinds import subjects
from malssi.tasks.wearable.stances import is_doing, is_let, is_no_trouble, mentions, words_of
from malssi.tasks.wearable.tellings import comes_first, judged_telling
from malssi.tasks.wearable.words import reason

Statements = Sequence[Statement]


@lru_cache(maxsize=512)
def findings(day: RoutineDay, said: tuple[Said, ...]) -> tuple[Finding, ...]:
    """What speaks against the sentences of a comment."""
    return tuple(found(day, said))


def found(day: RoutineDay, said: Sequence[Said]) -> Iterator[Finding]:
    """What speaks against the sentences, one after the other."""
    allowed = allowed_by(day)
    before: Statements = ()
    all_mentions = []
    for one in said:
        yield from (Finding(*odd) for odd in of_study(day, one.line))
        grade = wrong_grade(day, one)
        if grade:
            yield Finding(True, reason("wrong_grade", "exercise", said=grade))
        for part in one.parts:
            statements = read(part)
            signal = any(source.id == "buchheit2014" for source in one.cited)
            yield from judged_sentence(day, part, statements, () if signal else before, allowed, signal)
            all_mentions += mentions(statements)
            before = statements
    yield from contradictions(all_mentions)


def judged_sentence(
    day: RoutineDay, part: Sentence, said: Statements, before: Statements, allowed: Allowed, signal: bool = False
) -> Iterator[Finding]:
    """What speaks against a sentence."""
    yield from (Finding(False, odd) for odd in part.unread)
    if not are_told_apart(part):
        yield Finding(False, part.restored(part.read_as))
    for mention in mentions(said):
        later = is_later(mention.said, said) and allowed.ceiling == REST and not allowed.care
        if not later and (not mention.word.has(DRILL) or allowed.ceiling == REST):
            if not mention.word.has("sweat") or mention.said.predicate.has(
                "sweat", "v:sweat", "v:do", "v:make", "v:weather"
            ):
                yield from of_effort(mention, words_of(said), allowed)
            yield from of_word(mention, allowed)
    if not said:
        return
    moving = any(word.has(DRILL, *WORDS["doings"]) for word in words_of(said))
    later = allowed.ceiling == REST and not allowed.care and is_later(said[-1], said)
    for at, one in enumerate(said):
        if not later:
            eased = one.predicate.has(*EASING)
            before_it = [other for other in said[:at] if not is_of_a_day(other) and not (eased and other.link == "if")]
            yield from of_statement(one, before_it, said[at + 1 :], allowed)
        yield from of_manner(one, moving)
        yield from of_a_kept_plan(day, one, said)
        yield from of_pain(one, said[:at])
        if (
            is_told(said, at)
            and not (later and one.predicate.has("a:short", "a:light", "a:easy"))
            and not (signal and of_a_signal(one) == PASS)
        ):
            yield from of_telling(day, one, said, before)


def is_told(said: Statements, at: int) -> bool:
    """Whether a statement tells something, and does not only advise."""
    one = said[at]
    if one.mood in ("advises", "allows") or not one.asserts or one.predicate.has(*WORDS["avoiding"]):
        return False
    if one.link == "but" and (one.ending == "도" or (one.ending == "면서" and one.predicate.has("v:do", "v:speak"))):
        return False
    return not (one.predicate.kind == "adjective" and "하" in one.helped and one.link in ("and", "cause", "or"))


def lets(said: Statements, one: Statement) -> bool:
    """Whether a statement lets something be done, which is judged as advice is."""
    at = said.index(one) if one in said else 0
    return (
        is_let(one, said[at - 1] if at else None)
        or is_doing(one)
        or is_allowance(one)
        or (is_no_trouble(one) and len(one.arguments) > 1)
        or (one.predicate.has("a:good") and any_of_all(said, one))
    )


def of_telling(day: RoutineDay, one: Statement, said: Statements, before: Statements) -> Iterator[Finding]:
    """What a statement tells that is not so, or of which nobody knows."""
    if is_kept_from(one):
        yield Finding(True, reason("kept_from", said=one.written))
    verdict = told_of_the_routine(day, one, said)
    if verdict is None and lets(said, one):
        return
    framed = is_framed(one, said) if verdict is None else []
    if framed:
        for inner in framed:
            topic = () if subjects(inner) else tuple(word for word in one.arguments if word not in inner.arguments)
            own = inner._replace(link="end", describes=None, arguments=(*topic, *inner.arguments))
            if inner.predicate.has(*WORDS["avoiding"]) or inner.mood in ("advises", "allows"):
                continue
            conditions = [other for other in said if other.link == "if" and other.start < own.start]
            yield from of_telling(day, own, (*conditions, own), before)
        return
    if verdict is None and comes_first(one):
        return
    if verdict is None:
        verdict = judged_telling(day, one, said)
        if verdict.outcome is Outcome.UNCLEAR and before and not any(other.link == "if" for other in before):
            verdict = judged_telling(day, one, (*before, *said))
        if verdict.outcome is Outcome.UNCLEAR and (eases(one, said) or is_gauge(one, said)):
            verdict = PASS
    if verdict != PASS:
        yield Finding(verdict.outcome is Outcome.FAILED, verdict.why)


def is_kept_from(one: Statement) -> bool:
    """Whether rest, sleep, water or care is said not to be needed."""
    kept = any(word.has("rest", "sleep", "care", "drink") for word in one.arguments)
    return kept and one.denied and one.predicate.has("a:necessary", "v:need", "a:important", "a:good")


def of_manner(one: Statement, moving: bool = True) -> Iterator[Finding]:
    """Where, with what and in which state something is done, as far as nobody does it so."""
    if one.mood not in ("advises", "allows") and one.link not in ("if", "and", "of"):
        return
    for word in one.arguments:
        if "에서" in word.particles and word.has(*PLACES) and word.lemma not in listed("place", "good"):
            yield Finding(False, f"{word.written}에서")
    if (
        any(word.has("person", "animal") and not word.has("speech") for word in one.objects)
        and not one.predicate.has(*MEETING)
        and not one.denied
    ):
        yield Finding(one.predicate.has("v:lift", "v:pull", "v:push", "v:hold", "v:bend", "v:harm"), one.written)
    if (
        moving
        and one.describes is not None
        and one.predicate.lemma in listed("place", "bad")
        and not one.denied
        and one.describes.has("indoors", "outdoors", "seat", "thing")
    ):
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
    if (
        one.predicate.has("v:do", "v:continue", "v:begin", "v:go", "exercise", "v:keep", "v:enjoy")
        and not part
        and not shorter
    ):
        yield Finding(True, reason("praised", "exercise", said=one.written))


PLACES = (
    "indoors",
    "outdoors",
    "seat",
    "thing",
    "vehicle",
    "shelter",
    "nature",
    "animal",
    "device",
    "water_place",
    "food",
)
"""Concepts of where somebody may be, not all of them fit for exercise."""
MEETING = ("v:contact", "v:speak", "v:ask", "v:meet", "care", "v:see", "v:help", "v:wait", "v:think", "v:adjust")
"""What is done with somebody else."""
EASING = frozenset(
    """v:rest v:stop v:avoid v:decrease v:adjust v:contact care v:sit v:lie v:check v:breathe v:postpone v:cool v:drink
    v:finish neglect careful v:keep v:speak v:think v:lean v:see rest""".split()  # noqa: SIM905
)
"""What is done where something hurts."""


def of_pain(one: Statement, before: Statements) -> Iterator[Finding]:
    """What is done where something hurts, but to ease it."""
    hurts = any(
        (said.link in ("if", "but") or said.ending == "도")
        and not said.denied
        and is_ill(said)
        and not (said.predicate.has("a:tired", "fatigue"))
        for said in before[-2:]
    )
    eases_it = one.predicate.has(*EASING) or one.predicate.lemma in ("내려놓", "놓", "짚", "앉히")
    if hurts and one.mood in ("advises", "allows") and one.denied == eases_it:
        words = (*one.adverbs, *one.arguments)
        yield Finding(
            one.denied or any(word.has("d:hard", "d:more", "exercise_hard", "all_out", "d:all") for word in words),
            one.written,
        )


def is_of_a_day(one: Statement) -> bool:
    """Whether it is only told of what kind a day is: 몸이 무거운 날."""
    return one.describes is not None and one.describes.lemma == "날" and one.predicate.has("a:tired", "a:heavy")


def is_later(one: Statement, said: Statements) -> bool:
    """Whether something is put off till another day, or till somebody has recovered."""
    words = [
        word
        for other in said
        for word in (*other.arguments, *other.adverbs, *([other.describes] if other.describes else []))
    ]
    other_day = any(word.lemma in ("내일", "다음", "모레", "다음번", "나중", "나중에", "며칠") for word in words)
    behind = any(
        other.describes is not None
        and other.describes.lemma in ("뒤", "후", "다음", "날", "때")
        and other.predicate.has("v:recover", "a:healthy", "a:good", "v:solve", "v:rise")
        for other in said
    )
    again = any(word.lemma == "다시" for word in words) and any(other.predicate.has("v:begin") for other in said)
    first = any(word.lemma in ("첫날", "처음") for word in words) and any(word.lemma == "하루" for word in words)
    return (other_day or behind or again or first) and not any(word.lemma in ("지금", "당장") for word in words)
