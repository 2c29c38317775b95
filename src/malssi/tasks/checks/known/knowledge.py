"""Whether what an answer tells is known to be so: causes and what comes of them, each good for people or not.

A sentence says of a cause (술, 잠이 모자라면) what comes of it (잠을 얕게 만들어요). Both have a sign; where the signs
contradict each other the sentence is wrong, or at least nobody knows it to be right. What has no sign claims nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.tasks.checks.known.causes import Cause, cause_of, condition, is_narrowed, is_subject, with_its_words
from malssi.tasks.checks.known.effects import effect_of, is_said_of, way_of
from malssi.tasks.checks.known.pairs import is_of_no_use, puts_together
from malssi.tasks.checks.known.signed import is_of, listed, sign_of
from malssi.tasks.task import PASS, Verdict


class Objection(NamedTuple):
    """What speaks against a sentence."""

    said: str
    wrong: bool
    """Known to be wrong; else not known to be right."""


def objections(read: Iterable[Sequence[Statement]], usual: int = 0) -> Iterator[Objection]:
    """What speaks against the claims of sentences without citations.

    Args:
        read: the statements of each.
        usual: the sign of more of what was asked about, for sentences that name nothing (낮을수록 좋아요).
    """
    for said in read:
        for at, one in enumerate(said):
            yield from against(one, said[:at], usual)
        if puts_together(said):
            yield Objection(" ".join(one.written for one in said), True)


def against(one: Statement, before: Sequence[Statement], usual: int) -> Iterator[Objection]:
    """What speaks against one statement."""
    if blames(one):
        yield Objection(one.written, True)
    if not one.asserts or one.mood in ("advises", "allows"):
        return
    if one.link == "but" and one.ending == "도":
        return
    forbids = one.denied and one.predicate.lemma in ("되", "하")  # 운동은 절대 안 됩니다
    if not forbids and any(is_of(word, "useless", "absolute") for word in one.adverbs):
        yield Objection(one.written, False)
    if any(is_of(word, "change", "death") for word in (*one.arguments, one.predicate)):
        yield Objection(one.written, False)
    if one.predicate.has("v:exert") and one.mood == "may" and not one.denied:
        yield Objection(one.written, False)
    if is_of_no_use(one) and (found := cause_of_none(one, before)).sign:
        yield Objection(written(one, before), found.grave)
    cause, grave = cause_of(with_its_words(one, before), before, usual)
    effect = effect_of(one, before)
    alike = any(is_of(word, "change", "no_matter") for word in (one.predicate, *one.adverbs))
    if before and before[-1].link == "but" and (alike or effect > 0):
        harm = condition(before[-1])
        if harm.sign < 0 and before[-1].ending == "도":
            yield Objection(written(one, before), harm.grave)
    if (not effect or one.denied) and has_cause(one, before) and is_of_organs(one):
        yield Objection(written(one, before), False)
    led = has_cause(one, before) or any(said.ending == "야" for said in before[-1:])
    if is_moved(one) and led and not any(map(can_move, (*before[-2:], one))):
        yield Objection(written(one, before), False)
    if cause * effect < 0:
        yield Objection(written(one, before), grave)
    elif (grave and not effect and is_brought_about(one)) or (
        effect and not cause and has_cause(one, before) and is_strange(one, before, effect)
    ):
        yield Objection(written(one, before), False)


def is_moved(one: Statement) -> bool:
    """Whether a statement tells that a value rises, falls or is a multiple: 심박이 내려가요, 걸음이 두 배가 돼요."""
    if one.link != "end" or one.mood not in ("tells", "may"):
        return False
    multiplied = any(word.kind == "number" and word.lemma == "배" for word in one.arguments) or any(
        word.lemma == "배가" for word in one.arguments
    )
    valued = any(is_of(word, "change", "values") for word in one.arguments)
    return valued and (bool(way_of(one)) or multiplied)


def is_of_organs(one: Statement) -> bool:
    """Whether it is told what becomes of an organ or a disease: 뼈를 약하게 해요, 병에 걸리지 않아요."""
    told = one.link == "end" and one.mood in ("tells", "may") and one.predicate.kind != "noun"
    ill = one.denied and any(word.has("disease") for word in one.arguments)
    return told and (ill or (bool(way_of(one)) and any(is_of(word, "change", "organs") for word in one.arguments)))


def can_move(one: Statement) -> bool:
    """Whether a statement names something that moves the values of a body: an effort, rest, a drink, the heat."""
    words = [*one.arguments, *one.adverbs, *([] if is_moved(one) else [one.predicate])]
    return any(is_of(word, "change", "moves") and not is_of(word, "change", "values") for word in words)


def is_brought_about(one: Statement) -> bool:
    """Whether a statement tells what comes of something that does harm, in words that have no sign: 몸이 적응해요."""
    return one.link == "end" and one.predicate.kind == "verb" and not one.denied and not one.honorific


def cause_of_none(one: Statement, before: Sequence[Statement]) -> Cause:
    """What a statement says to have no use or no effect; coffee and screens have one."""
    words = [word for word in (*one.arguments, one.topic) if word is not None and is_subject(word)]
    for word in words:
        if is_of(word, "sign", "sleepless"):
            return Cause(-1, True)
        if sign_of(word) and not is_of(word, "useless", "nouns"):
            narrowed = is_narrowed(word, one, before)
            return Cause(sign_of(word), not narrowed and is_of(word, "sign", "grave"))
    last = condition(before[-1]) if before and before[-1].link in ("but", "if") else Cause(0, False)
    return last if last.sign < 0 else Cause(0, False)


def written(one: Statement, before: Sequence[Statement]) -> str:
    """A statement with its condition, as they are said."""
    last = [said.written for said in before[-1:] if said.link in ("if", "of", "cause", "but")]
    return " ".join([*last, one.written])


def is_bodily(one: Statement, before: Sequence[Statement]) -> bool:
    """Whether a statement tells what a body does."""
    told = [said for said in before[-1:] if said.link == "quote"]
    return any(is_of(word, "change", "bodily") for said in (*told, one) for word in (*said.arguments, said.predicate))


def has_cause(one: Statement, before: Sequence[Statement]) -> bool:
    """Whether a statement gives a cause."""
    named = {word.start for said in (*before, one) for word in said.arguments}
    conditions = any(
        said.link in ("if", "cause") and not (said.describes is not None and said.describes.start in named)
        for said in before[-2:]
    )
    return conditions or (bool(one.objects) and any(is_subject(word) for word in one.arguments))


def is_strange(one: Statement, before: Sequence[Statement], effect: int) -> bool:
    """Whether an effect needs a cause that is known: a good one, or one of a body; a warning needs none."""
    if is_bodily(one, before):
        return True
    addressed = one.honorific or any(said.honorific for said in before)
    last = before[-1] if before else None
    timely = last is not None and last.link == "if" and (last.describes is not None or leaves(last))
    lessened = one.denied or any(adverb.lemma == "덜" for adverb in one.adverbs) or way_of(one) < 0
    soft = is_of(one.predicate, "change", "soft") or (
        last is not None and is_said_of(last, one) and is_of(last.predicate, "change", "soft")
    )
    return effect > 0 and not (addressed or timely or lessened or soft)


def leaves(said: Statement) -> bool:
    """Whether a condition is to leave something that nobody needs: 격한 운동만 피하면."""
    needed = any(word.has("rest", "sleep", "care", "drink", "meal", "food") for word in said.arguments)
    return said.predicate.has("v:avoid", "v:stop") and not said.denied and not needed


def blames(one: Statement) -> bool:
    """Whether a statement blames the person."""
    if any(word.lemma == "없이" for word in one.adverbs):  # 변명 없이
        return False
    words = [word for word in (*one.arguments, one.predicate) if "보다" not in word.particles]
    if one.predicate.lemma in listed("blame", "given_up") and one.mood == "advises":
        return not one.denied
    blamed = any(word.lemma in listed("blame", "words") for word in words)
    return blamed and not one.denied and one.predicate.lemma not in listed("blame", "allowed")


def not_judged(one: Statement, said: Sequence[Statement]) -> Verdict:
    """What is told is judged here as a whole, and not where advice is."""
    return PASS
