"""What a sentence does with each exercise that it names: it is done, taken out of the routine, or only spoken of."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.wearable.exercise.names import DRILL, Sentence
from malssi.tasks.wearable.stances import mentions
from malssi.tasks.wearable.words import material

Stand = Literal["done", "out", "spoken"]
INTO = frozenset(["로", "으로"])
JOINING = frozenset(["와", "과", "랑", "이랑", "하고", "이나", "나"])


class Named(NamedTuple):
    """An exercise in a sentence."""

    name: str
    stand: Stand
    said: Statement
    changes: bool
    """Whether the statement puts one exercise in another's place."""


def verbs(name: str) -> frozenset[str]:
    """A list of `[change]`."""
    return frozenset(str(material("comment", "exercise")["change"][name]).split())


@lru_cache(maxsize=1024)
def named_in(sentence: Sentence) -> tuple[Named, ...]:
    """The exercises of a sentence in their order."""
    said = swapped_together(sentence.statements)
    stances = {(id(one.said), one.word.start): one.stance for one in mentions(said)}
    found = [
        (
            word.start,
            Named(word.written, stand_of(one, word, stances.get((id(one), word.start), "neutral")), one, turns(one)),
        )
        for one in said
        for word in (*one.arguments, one.predicate)
        if word.has(DRILL)
    ]
    found = [(start, carried(named, start, said)) for start, named in found]
    return tuple(named for _, named in sorted(found, key=lambda pair: pair[0]))


def swapped_together(said: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements in which what is changed into walking is said of the change: 줄넘기는 걷기로 바꾸세요."""
    out: list[Statement] = []
    for one in said:
        last = out[-1] if out else None
        into = [word for word in one.arguments if last is not None and word.start == last.predicate.start]
        turned_into = any(INTO & set(word.particles) for word in into)
        if last is not None and last.link == "named" and turned_into and one.predicate.lemma in verbs("turn"):
            out.pop()
            one = one._replace(arguments=tuple(sorted((*last.arguments, *one.arguments), key=lambda word: word.start)))
        out.append(one)
    return tuple(out)


def carried(named: Named, start: int, said: Sequence[Statement]) -> Named:
    """An exercise of which a reason is told first, with what is then done with it: 런지는 벅차니 스쿼트로 바꾸세요."""
    one = named.said
    at = next((place for place, word in enumerate(one.arguments) if word.start == start), None)
    if named.stand == "out" or at is None or one.link not in ("cause", "and", "but", "named") or one not in said:
        return named
    if not {"은", "는", "이", "가", "도"} & shared_particles(one.arguments, at):
        return named
    done = verbs("turn") | verbs("soften") | verbs("out")
    then = next((other for other in said[said.index(one) + 1 :] if other.predicate.lemma in done), None)
    if then is None or then.denied:
        return named
    drills = [place for place, word in enumerate(then.arguments) if word.has(DRILL)]
    into = [place for place in drills if shared_particles(then.arguments, place) & INTO]
    swapped = then.predicate.lemma in verbs("turn") | verbs("soften") and drills == into and bool(into)
    left = then.predicate.lemma in verbs("out") and not drills and not then.predicate.copula
    return named._replace(stand="out", changes=swapped or named.changes) if swapped or left else named


def stand_of(one: Statement, word: Word, stance: str) -> Stand:
    """What a statement does with one of its exercises."""
    base: Stand = {"wanted": "done", "unwanted": "out"}.get(stance, "spoken")  # type: ignore[assignment]
    if word is one.predicate:
        return stand_of_predicate(one, base)
    at = next(place for place, own in enumerate(one.arguments) if own.start == word.start)
    after = one.arguments[at + 1] if at + 1 < len(one.arguments) else None
    if is_left(one, word, after):
        return "out"
    particles = shared_particles(one.arguments, at)
    if one.predicate.has(DRILL):
        return stand_of_predicate(one, base)
    if one.link == "of" and one.describes is not None and one.describes.lemma in verbs("place"):
        return "out"
    if one.predicate.lemma in verbs("turn") | verbs("soften"):
        return turned(one, at, particles, base)
    if one.predicate.lemma in verbs("out") or (one.predicate.lemma in verbs("out_alone") and is_alone(one)):
        return ("done" if one.denied else "out") if not particles & INTO else base
    next_time = any(other.lemma in ("다음", "다음번", "내일", "나중", "모레") for other in one.arguments)
    if next_time and {"은", "는"} & particles and (one.mood != "tells" or one.honorific):
        return "spoken" if one.denied else "out"
    if one.predicate.lemma in verbs("mend") and one.link in ("if", "of", "named"):
        return "spoken"
    if after is not None and after.lemma in verbs("between"):
        return "out" if base == "out" and not one.arguments[at + 2 :] and one.predicate.has("v:do") else "done"
    if one.predicate.lemma in verbs("heavy"):
        return "spoken" if one.denied or one.link in ("if", "of") else "out"
    if one.predicate.lemma in verbs("put") and one.link not in ("of", "quote"):
        return "out" if one.denied else "done"
    if base == "out" and (is_technique(one) or (one.predicate.lemma in verbs("finish") and particles & INTO)):
        return "done"
    return base


def is_technique(one: Statement) -> bool:
    """Whether it is told what is not to happen in an exercise: 런지는 무릎이 모이지 않게."""
    other = any(
        not word.has(DRILL) and {"을", "를", "이", "가", "에", "에서"} & set(word.particles) for word in one.arguments
    )
    return other or (one.denied and not one.predicate.has("v:do", "exercise", "exercise_light"))


def stand_of_predicate(one: Statement, base: Stand) -> Stand:
    """What is said of exercises that something is said to be: 빼야 할 것은 런지예요."""
    by = next((word for word in one.arguments if word.lemma in verbs("out")), None)
    return "out" if by is not None else base


def is_left(one: Statement, word: Word, after: Word | None) -> bool:
    """Whether an exercise is left for another one: 런지 대신, 런지 자리에."""
    if after is not None and after.lemma in verbs("without"):
        return True
    if (
        after is not None
        and after.lemma in verbs("place")
        and set(after.particles) & {"에", "에는", "를", "는", "에다"}
    ):
        return True
    return (
        bool({"보다", "말고"} & set(word.particles))
        or one.without(word)
        or (one.predicate.lemma == "말" and one.denied)
    )


def shared_particles(arguments: Sequence[Word], at: int) -> frozenset[str]:
    """An exercise's particles; of one that is joined to the next, those of the next."""
    own = frozenset(arguments[at].particles)
    if own - JOINING:
        return own
    after = arguments[at + 1] if at + 1 < len(arguments) else None
    before = next((word for word in reversed(arguments[:at]) if word.has(DRILL)), None)
    if not own and before is not None and {"은", "는", "을", "를"} & set(before.particles):
        return INTO if arguments[at].comma or (after is not None and after.has(DRILL)) else own
    if after is None or not (
        after.has(DRILL)
        or after.kind == "number"
        or after.lemma in ("등", "하나", "둘", "모두", "같", "정도", "쯤", "수준", "동작", "만", "한가지", "쪽", "종목")
    ):
        return own
    return shared_particles(arguments, at + 1)


def turned(one: Statement, at: int, particles: frozenset[str], base: Stand) -> Stand:
    """What becomes of an exercise where one is changed into another."""
    into = any(
        shared_particles(one.arguments, place) & INTO for place, word in enumerate(one.arguments) if word.has(DRILL)
    )
    last = not any(word.has(DRILL) for word in one.arguments[at + 1 :])
    if particles & INTO or (one.predicate.lemma == "대신하" and particles & {"이", "가"}):
        return "spoken" if one.denied else "done"
    if not into and particles & {"와", "과", "랑"} and last:
        return "done"
    if not into and one.predicate.lemma in verbs("soften"):
        return base if one.objects and one.arguments[at] not in one.objects else "spoken"
    return "done" if one.denied else "out"


def is_alone(one: Statement) -> bool:
    """Whether a verb is done to nothing but exercises: 런지는 쉬고, and not 런지는 손목을 쉬고."""
    others = [word for word in one.arguments if not word.has(DRILL) and word.lemma not in ("등", "모두", "둘", "하나")]
    later = any(word.lemma in ("다음", "내일", "나중", "뒤", "오늘", "이번", "모레", "주말") for word in others)
    held = any({"을", "를", "에", "에서", "이", "가"} & set(word.particles) for word in others if word.kind == "noun")
    if one.predicate.lemma in ("두", "줄이", "끊", "아끼", "놓", "참") and not later:
        return False
    return later or not held


def turns(one: Statement) -> bool:
    """Whether a statement puts one exercise in another's place."""
    if one.predicate.lemma in verbs("turn") | verbs("soften"):
        return True
    return any(word.lemma in verbs("without") | verbs("place") for word in one.arguments)
