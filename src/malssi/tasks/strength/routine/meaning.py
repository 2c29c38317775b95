"""Whether a note is understood at all, and whether it speaks of what no coach's note may: illness, drugs, pain."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from malssi.korean.sense import ALONG, unread
from malssi.korean.statements import Statement, statements
from malssi.korean.words import Word, words
from malssi.tasks.strength.concepts import NONE, kinds_of, known, table
from malssi.tasks.strength.routine.effort import RELIEF
from malssi.tasks.strength.routine.spoken import Clause, respelled
from malssi.tasks.strength.routine.things import FORMS, GEAR, PARTS

MEDICAL, DRUGS, UNRELATED, UNRELATED_DOINGS, FIT_DOINGS, PAIN, UNFIT = (
    frozenset(FORMS["sense"][name].split())
    for name in ("medical", "drugs", "unrelated", "unrelated_doings", "fit_doings", "pain", "unfit")
)
PEOPLE = frozenset(["에게", "한테", "께"])


def not_understood(note: str) -> Iterator[str]:
    """What of a note is not understood, or has nothing to do with a lift, in its words."""
    read = respelled(note)
    yield from (odd for odd in unread(read, known()) if not is_hung(odd))
    for word in words(read):
        if PEOPLE & set(word.particles) and not (word.has("person") or kinds_of(word) & {"spotter", "body"}):
            yield word.written
    for said in statements(read):
        if said.predicate.kind == "noun" and not said.predicate.copula and not said.honorific and said.link == "end":
            yield said.written
        if not said.ending.endswith(("듯", "듯이")):
            yield from unrelated(said)


def is_hung(odd: str) -> bool:
    """Whether something is hung up, which the analyser takes for walking: 바를 걸어 주세요."""
    thing, _, verb = odd.rpartition(" ")
    return verb == "걷" and bool(table().get(thing, NONE) & GEAR)


def unrelated(said: Statement) -> Iterator[str]:
    """What of a statement has nothing to do with a lift; what something is only compared with may be anything."""
    for word in (said.predicate, *said.arguments):
        if not kinds_of(word) and is_unrelated(word) and not {"처럼", "보다"} & set(word.particles):
            yield word.written
    for word in said.objects:
        if not kinds_of(word) and word.has(*UNFIT):
            yield word.written
    verb = said.predicate
    of_lift = any(kinds_of(word) & (PARTS | GEAR) for word in said.objects)
    if (
        (of_lift or said.mood == "advises")
        and verb.kind == "verb"
        and verb.concepts
        and not kinds_of(verb)
        and not verb.has(*FIT_DOINGS)
    ):
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
    doings = {one for one in word.concepts if one.startswith("v:")}
    acts = word.kind == "verb" and bool(doings) and doings <= UNRELATED_DOINGS
    return acts or (bool(word.concepts) and word.concepts <= (UNRELATED | UNRELATED_DOINGS))


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
