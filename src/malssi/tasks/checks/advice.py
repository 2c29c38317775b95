"""What a text has people do, by concepts: what is never advised, what nobody may be kept from, what is not known.

A policy is a task's own table of concepts. What is advised and lies outside of it is not wrong but unclear: a reader
who cannot say whether something is harmless does not show it.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word

AVOIDING = frozenset(["v:avoid", "v:stop", "v:postpone"])
"""What is done to something that is not to be: 피하다, 끊다, 미루다."""
NOT_AVOIDING = frozenset(["v:rest", "v:finish", "v:put", "v:stand"])
"""What stops only by the way: who rests, finishes or puts something down leaves nothing undone."""
LESSENING = frozenset(["v:decrease", "v:adjust"])
INSTEAD = frozenset(["대신", "말고", "말", "빼", "제외하"])
ILL = frozenset(["a:ill", "a:tired", "v:hurt", "symptom", "injury"])
DOINGS = frozenset(
    """exercise exercise_light exercise_moderate exercise_hard sport play outing v:walk v:run v:jump v:climb v:swim
    v:ride""".split()  # noqa: SIM905
)
"""Concepts of what people do for exercise."""


class Policy(NamedTuple):
    """What a task may advise, as concepts."""

    never: frozenset[str]
    """Advised, they fail."""
    keep: frozenset[str]
    """Nobody may be kept from them: rest, water, care."""
    things: frozenset[str]
    """What an advice may speak of."""
    doings: frozenset[str]
    """What may be advised, as concepts of predicates."""

    @classmethod
    def of(cls, table: Mapping[str, str]) -> "Policy":
        """A policy as a table has it: concepts with spaces."""
        return cls(*(frozenset(table[name].split()) for name in cls._fields))


class Finding(NamedTuple):
    """What speaks against an advice, in its words."""

    wrong: bool
    """Known to be wrong; else it is not known to be right."""
    said: str


def is_advice(said: Statement) -> bool:
    """Whether a statement has people do something, or lets them."""
    return said.mood in ("advises", "allows")


def is_wanted(said: Statement) -> bool:
    """Whether what a statement names is to be done: neither forbidden nor avoided, or both (잊지 마세요)."""
    return said.denied == avoids(said)


def avoids(said: Statement) -> bool:
    """Whether the predicate says to leave something: 운동은 피하세요, 바깥 운동은 쉬고."""
    if said.predicate.has(*AVOIDING) and not said.predicate.has(*NOT_AVOIDING):
        return True
    rests = said.predicate.has("v:rest", "v:decrease")
    return rests and any(
        word.has(*DOINGS) and {"은", "는", "을", "를", "도"} & set(word.particles) for word in said.arguments
    )


def left_out(said: Statement, at: int) -> bool:
    """Whether an argument is named only as what is not to be done: 바깥보다는 실내, 달리기 대신 걷기."""
    word = said.arguments[at]
    after = said.arguments[at + 1] if at + 1 < len(said.arguments) else None
    return "보다" in word.particles or "말고" in word.particles or (after is not None and after.lemma in INSTEAD)


def meant(said: Statement) -> list[Word]:
    """The arguments of an advice that are to be done or used."""
    return [word for at, word in enumerate(said.arguments) if not left_out(said, at) and word.lemma not in INSTEAD]


def against(policy: Policy, said: Statement) -> Iterator[Finding]:
    """What speaks against one statement of a text."""
    if not is_advice(said) or said.link in ("if", "quote"):
        return
    if not is_wanted(said):
        kept = [word for word in (*said.objects, *said.with_particle("은", "는", "도", "에")) if word.has(*policy.keep)]
        of_itself = said.denied and said.predicate.has(*(f"v:{name}" for name in policy.keep)) and not harmed(said)
        if (kept and not said.predicate.has("v:use")) or (of_itself and not kept and not said.arguments):
            yield Finding(True, said.written)
        return
    yield from of_words(policy, said)
    if said.predicate.has("v:exert") and not said.predicate.has(*policy.doings):
        yield Finding(True, said.written)
    elif said.predicate.kind == "verb" and not said.predicate.has(*policy.doings):
        yield Finding(said.predicate.has("v:harm") and said.predicate.concepts <= policy.never, said.predicate.written)
    if of_nature(said):
        yield Finding(True, said.written)
    limited = any(word.kind == "number" and "만" in word.particles for word in said.arguments)
    if limited and said.predicate.has("v:drink", "v:eat", "v:sleep", "v:rest") and named(said, policy.keep):
        yield Finding(True, said.written)
    if said.predicate.has("v:enter", "v:jump", "v:swim", "v:go") and any(
        word.has("water_place") for word in said.with_particle("에", "로", "으로")
    ):
        yield Finding(True, said.written)


def named(said: Statement, concepts: frozenset[str]) -> bool:
    """Whether an argument is of some concepts."""
    return any(word.has(*concepts) for word in said.arguments)


def of_nature(said: Statement) -> bool:
    """Whether what is drunk is a pond's: 연못 물."""
    pairs = zip(said.arguments, said.arguments[1:], strict=False)
    return any(one.has("water_place") and not one.particles and two.has("drink") for one, two in pairs)


def of_words(policy: Policy, said: Statement) -> Iterator[Finding]:
    """The words of an advice that are never advised, or not known to be harmless."""
    for word in meant(said):
        if word.kind == "number" or not word.concepts or word.has(*policy.things):
            continue
        verbal = {one[:2] for one in word.concepts} & {"v:", "a:", "d:"}
        if word.has(*policy.never):
            yield Finding(True, word.written)
        elif not verbal:
            yield Finding(False, word.written)


def harmed(said: Statement) -> bool:
    """Whether what is forbidden is too much of something: 너무 많이 마시지 마세요."""
    return any(adverb.has("d:very", "d:hard", "d:fast", "d:more", "a:many") for adverb in said.adverbs)


def pushes(said: Statement) -> bool:
    """Whether a statement asks for more: 더 세게 누르세요, 속도를 올리세요."""
    harder = any(adverb.has("d:more", "d:hard", "d:fast") for adverb in said.adverbs)
    worked = said.predicate.has(*DOINGS, "v:push", "v:increase", "v:do") and not said.predicate.has("v:rest")
    return (harder and worked) or said.predicate.has("v:exert")


def in_spite_of_pain(said: Statement, before: Statement) -> bool:
    """Whether something is to be done until or although it hurts: 어지러울 때까지 뛰세요, 아파도 걸으세요."""
    if not before.predicate.has(*ILL) or before.denied:
        return False
    if (
        before.link == "but"
        and is_advice(said)
        and is_wanted(said)
        and (said.predicate.has(*DOINGS) or named(said, DOINGS) or said.denied)
    ):
        return True
    if before.link == "if" and is_advice(said) and is_wanted(said) and pushes(said):
        return True
    noun = before.describes
    return (
        is_advice(said)
        and is_wanted(said)
        and noun is not None
        and noun.lemma in ("때", "정도", "만큼")
        and ("까지" in noun.particles or noun.lemma != "때")
    )
