"""Whether a comment is safe, fits the day and its routine, and is understood: each of its statements is judged."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from malssi.korean.statements import Statement
from malssi.tasks.checks.known.doings import unusual
from malssi.tasks.checks.known.pairs import puts_together
from malssi.tasks.task import PASS, Outcome
from malssi.tasks.wearable.advice import (
    Allowed,
    Finding,
    allowed_by,
    any_of_all,
    contradictions,
    is_allowance,
    of_effort,
    of_statement,
    of_word,
)
from malssi.tasks.wearable.effort import REST, WORDS
from malssi.tasks.wearable.exercise.claims import eases, is_gauge, told_of_the_routine
from malssi.tasks.wearable.exercise.comment import Said, wrong_grade
from malssi.tasks.wearable.exercise.dangers import dangers
from malssi.tasks.wearable.exercise.grounds import is_framed, of_a_signal
from malssi.tasks.wearable.exercise.later import is_later, is_of_a_day
from malssi.tasks.wearable.exercise.manners import (
    EASING,
    of_a_kept_plan,
    of_a_plan_given_up,
    of_a_promise,
    of_manner,
    of_pain,
)
from malssi.tasks.wearable.exercise.names import DRILL, Sentence, are_told_apart
from malssi.tasks.wearable.exercise.plan import plan_of
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
        felt = mention.word.has("breathless", "sweat") and mention.said.describes is not None
        gauged = (
            felt and mention.said.link == "of" and said[-1].predicate.has("v:adjust", "v:check", "v:see", "v:think")
        )
        if not later and not gauged and (not mention.word.has(DRILL) or allowed.ceiling == REST):
            if not mention.word.has("sweat") or mention.said.predicate.has(
                "sweat", "v:sweat", "v:do", "v:make", "v:weather"
            ):
                yield from of_effort(mention, words_of(said), allowed)
            yield from of_word(mention, allowed)
    if not said:
        return
    if puts_together(said):
        yield Finding(True, reason("never", said=part.restored(part.read_as)))
    yield from (Finding(False, odd) for odd in unusual(said))
    moving = any(word.has(DRILL, *WORDS["doings"]) for word in words_of(said))
    later = allowed.ceiling == REST and not allowed.care and is_later(said[-1], said)
    for at, one in enumerate(said):
        if not later:
            eased = one.predicate.has(*EASING) or any(word.lemma in ("대신", "말고") for word in one.arguments)
            before_it = [other for other in said[:at] if not is_of_a_day(other) and not (eased and other.link == "if")]
            yield from of_statement(one, before_it, said[at + 1 :], allowed)
        yield from of_manner(one, moving)
        yield from of_a_kept_plan(day, one, said)
        yield from of_a_plan_given_up(day, one, said[:at])
        yield from of_a_promise(one, said[at + 1 :], words_of(said), allowed)
        yield from of_pain(one, said[:at])
        yield from dangers(plan_of(day), one, said[:at])
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
