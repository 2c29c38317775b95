"""Whether a note is understood at all, and whether it speaks of what no coach's note may: illness, drugs, pain."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from malssi.korean.sense import ALONG, unread
from malssi.korean.statements import Statement, statements
from malssi.korean.words import Word, words
from malssi.tasks.strength.concepts import kinds_of, table
from malssi.tasks.strength.routine.effort import RELIEF
from malssi.tasks.strength.routine.spoken import FORMS, GEAR, PARTS, Clause, respelled

MEDICAL, DRUGS, UNRELATED, UNRELATED_DOINGS, PAIN = (
    frozenset(FORMS["sense"][name].split()) for name in ("medical", "drugs", "unrelated", "unrelated_doings", "pain")
)
PEOPLE = frozenset(["에게", "한테", "께"])


def not_understood(note: str) -> Iterator[str]:
    """What of a note is not understood, or has nothing to do with a lift, in its words."""
    read = respelled(note)
    yield from unread(read, table())
    for word in words(read):
        if PEOPLE & set(word.particles) and not (word.has("person") or kinds_of(word) & {"spotter", "body"}):
            yield word.written
        if not kinds_of(word) and is_unrelated(word):
            yield word.written
    for said in statements(read):
        if said.predicate.kind == "noun" and not said.predicate.copula and not said.honorific and said.link == "end":
            yield said.written


def senseless(note: str) -> str | None:
    """What makes no sense by itself: two things that one thing is done to at once, or the same clause again."""
    said = statements(respelled(note))
    for one in said:
        apart = max((word.end for word in one.arguments if word.comma), default=-1)
        objects = [word for word in one.objects if word.kind == "noun" and kinds_of(word) and word.end > apart]
        if len(objects) > 1 and one.predicate.lemma not in ALONG:
            return one.written
    told = [one for one in said if one.with_particle("을", "를", "이", "가")]
    return next((two.written for one, two in combinations(told, 2) if same(one) == same(two)), None)


def same(said: Statement) -> tuple[object, ...]:
    """What two statements have in common that say the same: 바닥에 내려놓고, 바닥에 내려놔 주세요."""
    return said.predicate.lemma[:1], tuple((word.lemma, word.particles) for word in said.arguments), said.denied


def is_unrelated(word: Word) -> bool:
    """Whether all that a word can mean has nothing to do with training."""
    return bool(word.concepts) and word.concepts <= (UNRELATED | UNRELATED_DOINGS)


def forbidden(note: str, said: Sequence[Clause]) -> str | None:
    """What a note says of illness, drugs or pain; to stop if something hurts is right."""
    for word in words(respelled(note)):
        kinds = kinds_of(word)
        if kinds & {"medical", "drug", "injured", "starve"} or (not kinds and word.has(*MEDICAL, *DRUGS)):
            return word.written
    for at, one in enumerate(said):
        if is_painful(one) and not is_heeded(one, said[at + 1 :]):
            return one.written
    return None


def is_painful(one: Clause) -> bool:
    """Whether something hurts."""
    said = (one.statement.predicate, *one.statement.arguments)
    return one.has("pain") or any(word.has(*PAIN) and not kinds_of(word) for word in said)


def is_heeded(one: Clause, after: Sequence[Clause]) -> bool:
    """Whether it does not hurt, or is stopped if it does."""
    relieved = any(other.has(*RELIEF) and not other.denied for other in after)
    return one.denied or (not one.asserted and not one.concession and relieved)
