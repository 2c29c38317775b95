"""Whether what a text tells of a day is so: claims beside the classes of their indicators, numbers beside values."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.wearable.criteria import RESTING_TOO_FAST
from malssi.tasks.wearable.kinds import (
    DEGREE,
    INDICATORS,
    NEUTRAL,
    TABLE,
    UNKNOWN,
    Kind,
    kind_of,
    kinds,
    subject_of,
    subjects,
)
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.roles import CRITERIA, FIELDS, Number, numbers_of
from malssi.tasks.wearable.sayings import read
from malssi.tasks.wearable.score import Judgement, judge
from malssi.tasks.wearable.words import reason

BELOW = frozenset(["미만", "아래", "밑", "이하"])
ABOVE = frozenset(["이상", "위", "초과"])
RISING = frozenset(["reach", "long", "up", "many", "enough", "inside"])
FALLING = frozenset(["short", "down"])


NEAR = frozenset(["근접", "근접하", "육박", "육박하", "가깝", "다가서"])
NEARLY = 0.15
"""How far from a line a value may be that is called near it, as a share of the line."""
WISHED = frozenset(["good", "enough", "inside", "reach", "recovered", "calm"])
"""What would be so under a condition, and so is wanting: 더 움직이면 나을 하루."""


class Finding(NamedTuple):
    """What speaks against a claim."""

    wrong: bool
    why: str


class Told(NamedTuple):
    """A statement with what it is about, its claims and its numbers."""

    said: Statement
    about: frozenset[str]
    kinds: tuple[Kind, ...]
    numbers: tuple[Number, ...]
    asserts: bool


def told(day: Day, sentences: Iterable[str], *read_already: Sequence[Statement]) -> tuple[Told, ...]:
    """The statements of some sentences, each with what it is about; see `told_of`."""
    return told_once(day, tuple(sentences), tuple(map(tuple, read_already)))


@lru_cache(maxsize=1024)
def told_once(
    day: Day, sentences: tuple[str, ...], read_already: tuple[tuple[Statement, ...], ...]
) -> tuple[Told, ...]:
    """What `told` found, kept."""
    return tuple(told_of(day, sentences, *read_already))


def told_of(day: Day, sentences: Iterable[str], *read_already: Sequence[Statement]) -> Iterator[Told]:
    """The statements of some sentences that belong together, each with what it is about, if need be by those before it.

    Args:
        read_already: sentences that were read, besides.
    """
    about: frozenset[str] = frozenset()
    claimed = earlier = False
    for found in (*map(read, sentences), *read_already):
        for at, said in enumerate(found):
            own = subjects(said) or named_before(said, found[at + 1 :])
            asserts = is_asserted(said, found[at + 1 :])
            made = (
                tuple(made_by(said, found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None))
                if asserts
                else ()
            )
            own_value = at and found[at - 1].predicate.kind == "number"  # 6.39시간이면 7시간에 못 미쳐요
            if at and found[at - 1].link == "if" and found[at - 1].describes is None and not own_value:
                made = tuple(kind._replace(name="wanting") if kind.name in WISHED else kind for kind in made)
            if at and is_frame(said, found[at - 1]):  # 가장 낮은 구간
                made = ()
            if any(word.lemma == "나머지" for word in (*said.arguments, *said.adverbs)):  # 나머지 지표가 좋아
                yield Told(said, frozenset(["day"]), made, (), asserts)
                continue
            if own - {"day"}:
                about = own if claimed or not about else about | own
                claimed = False
            elif own and not about:
                about = own
            elif own == {"day"} and about:
                own = frozenset()
            numbers = tuple(numbers_of(day, said, own or about, earlier))
            earlier = earlier or any(number.role == "value" for number in numbers)
            racing = (day.resting_heart_rate or 0) > RESTING_TOO_FAST  # fast in itself, whatever is usual
            if not racing and any(number.value == 0 and number.role == "change" for number in numbers):
                made = tuple(
                    kind._replace(name="same") if kind.name in ("differs", "up", "down") else kind for kind in made
                )
            yield Told(said, own or about, made, numbers, asserts)
            claimed = claimed or bool(made)


FRAMES = frozenset(["구간", "범위", "단계", "영역", "층", "축", "부류", "수준"])
"""Nouns of which only what describes them claims anything: 가장 낮은 구간."""


def is_frame(said: Statement, before: Statement) -> bool:
    """Whether a statement ends in a noun that what stands before it describes."""
    described = before.describes is not None and before.describes.start == said.predicate.start
    return before.link == "of" and described and said.predicate.lemma in FRAMES


def named_before(said: Statement, after: Iterable[Statement]) -> frozenset[str]:
    """What a describing statement is about: what stands before it and belongs to a later one (수면은 충분한 시간)."""
    if said.link not in ("of", "as", "for", "if"):
        return frozenset()
    later = [word for one in after for word in one.arguments if word.start < said.predicate.start]
    return frozenset(name for word in later if (name := subject_of(word)))


def made_by(said: Statement, before: Statement | None, after: Statement | None) -> Iterator[Kind]:
    """The claims of a statement; 흠잡을 데 없어요 denies what 흠잡을 says, 풀리기 어려워요 what 풀리기 says."""
    if after is not None and said.link == "named" and after.predicate.lemma in ("어렵", "힘들"):
        yield from (kind._replace(denied=not kind.denied) for kind in kinds(said))
    elif before is not None and denies(said, before):
        yield from (kind._replace(denied=not kind.denied) for kind in kinds(before))
    else:
        yield from kinds(said)


def denies(said: Statement, before: Statement) -> bool:
    """Whether there is nothing of which the statement before it would be true."""
    noun = before.describes
    if said.predicate.lemma in ("없", "아니") and before.link == "named":
        return any(kinds(before))
    if (
        said.predicate.lemma not in ("없", "아니")
        or before.link not in ("of", "named")
        or noun is None
        or noun.lemma == "나위"
        or not any(kinds(before))
    ):
        return False
    return noun.lemma in (*(word.lemma for word in said.arguments), said.predicate.lemma) and noun.lemma not in UNKNOWN[
        "nouns"
    ] - {"것"}


def is_asserted(said: Statement, after: Iterable[Statement]) -> bool:
    """Whether a statement says that something is so, by itself or before a noun that says nothing: 낮은 값이에요."""
    following = next(iter(after), None)
    noun = said.describes
    if noun is not None and (noun.lemma in ("중", "때", "동안", "사이") or is_of_degree(said, noun)):
        return False
    if said.link == "but" and said.ending == "도":
        return False
    if following is not None and noun is not None and said.link == "of" and is_told_of(following, noun):
        return False
    if following is not None and said.link == "named" and following.predicate.lemma in ("없", "아니"):
        return False
    if following is not None and noun is not None and following.predicate.lemma in ("없", "아니", "모르"):
        return noun.lemma not in [word.lemma for word in following.arguments]
    if said.link == "of" or (said.link == "if" and said.describes is not None and said.describes.lemma == "날"):
        return (
            noun is None
            or noun.lemma in NEUTRAL["nouns"] | FRAMES
            or (noun.kind != "number" and subject_of(noun) is not None)
        )
    return said.asserts or said.link in ("named", "for")


def is_of_degree(said: Statement, noun: Word) -> bool:
    """Whether a statement only says how large something is that its noun tells: 가벼운 수면 부족."""
    sizes = DEGREE["little"] | DEGREE["much"] | DEGREE["most"]
    return said.predicate.lemma in sizes and not said.denied and kind_of(noun) is not None


def is_told_of(following: Statement, noun: Word) -> bool:
    """Whether a noun is what a following claim is told of: 몸을 되살릴 시간이 모자람."""
    own = [word for word in following.arguments if word.start == noun.start]
    return bool(own) and bool({"이", "가", "은", "는", "을", "를"} & set(own[0].particles)) and any(kinds(following))


def findings_of(day: Day, said: Iterable[Told]) -> Iterator[Finding]:
    """What speaks against statements that were read."""
    judged = judge(day)
    for one in said:
        if one.asserts:
            yield from of_sides(day, one)
            for kind in one.kinds:
                yield from of_kind(day, judged, one, kind)
            yield from of_nothing(one)


def of_sides(day: Day, one: Told) -> Iterator[Finding]:
    """A line on whose other side the value lies."""
    members = [*one.said.arguments, one.said.predicate]
    for number in one.numbers:
        own = getattr(day, FIELDS[number.about]) if number.about in FIELDS else None
        if number.role != "criterion" or own is None or number.about not in CRITERIA:
            continue
        if any(other.word.lemma == "%" for other in one.numbers) and number.about == "steps":  # 7,000보의 75%
            continue
        if number.about == "change" or (one.said.link == "for" and one.said.predicate.lemma in ("넘", "모자라")):
            continue
        if is_near(one) and abs(own - number.value) > NEARLY * number.value:
            yield Finding(True, reason("wrong_side", said=one.said.written))
        side = 0 if is_near(one) else side_of(members, number, one)
        if side and side * (own - number.value) < 0:
            yield Finding(True, reason("wrong_side", said=one.said.written))


def is_near(one: Told) -> bool:
    """Whether something is said to be near a line: 8시간에 근접, 7,000보에 거의 다다름."""
    almost = any(word.lemma in ("거의", "가까이") for word in one.said.adverbs) and not one.said.denied
    reached = any(kind.name == "reach" for kind in one.kinds)
    return one.said.predicate.lemma in NEAR or (almost and reached)


def side_of(members: list, number: Number, one: Told) -> int:  # type: ignore[type-arg]
    """The side of a line on which a value is put: 1 above, -1 below, 0 neither."""
    at = next(at for at, word in enumerate(members) if word is number.word)
    behind = {word.lemma for word in members[at + 1 : at + 3]}
    if behind & BELOW:
        return 1 if one.said.denied else -1
    if behind & ABOVE and not one.said.denied:
        return 1
    for kind in one.kinds:
        if kind.name in RISING | FALLING:
            return (1 if kind.name in RISING else -1) * (-1 if kind.denied else 1)
    if one.said.predicate.lemma in ("되", "걷", "자", "주무시") and one.said.denied:  # 3천 보도 못 걸으셨어요
        return -1
    return 1 if one.said.predicate.has("v:reach") and not one.said.denied else 0


def level_of(day: Day, judged: Judgement, about: str) -> str | None:
    """The class of what a claim is about; None where it is not known."""
    if about == "day":
        return judged.grade.name
    if about == "change" and (day.resting_heart_rate or 0) > RESTING_TOO_FAST:
        return "racing"
    if about not in judged.levels:
        return None
    if about == "change" and day.change is not None and day.change <= 0:
        return "none" if day.change == 0 else "fallen" if day.change < -2 else "eased"
    return judged.levels[about].name  # type: ignore[index]


def of_kind(day: Day, judged: Judgement, one: Told, kind: Kind) -> Iterator[Finding]:
    """A claim that is not true of what it is about, or of which nobody knows."""
    about = one.about & (INDICATORS | {"day"})
    if kind.name == "missing":
        yield from of_missing(judged, one, kind)
        return
    if one.about == {"weight"}:
        limits = [number.value for number in one.numbers if number.role == "criterion"]
        if len(limits) == 2 and day.bmi is not None and not limits[0] <= day.bmi <= limits[1]:
            yield Finding(True, reason("wrong_side", said=one.said.written))
        if kind.name not in ("inside", "same", "good", "plain"):
            yield Finding(False, one.said.written)
        return
    if not about:
        yield Finding(False, one.said.written)
    lined = {number.about for number in one.numbers if number.role == "criterion"}
    for name in sorted(about):
        if kind.name in ("reach", "short") and name in lined and name in FIELDS and name != "change":
            continue  # the line itself is compared
        level = level_of(day, judged, name)
        if name == "change" and day.change is None and any(word.lemma == "평소" for word in one.said.arguments):
            level = None
        rule = TABLE[name].get(kind.name)
        if level is None:
            yield Finding(True, reason("unknown_judged", said=one.said.written))
        elif rule is None:
            yield Finding(False, one.said.written)
        else:
            yield from beside(rule, level, one, kind)


def beside(rule: dict[str, str], level: str, one: Told, kind: Kind) -> Iterator[Finding]:
    """A claim beside the classes of which it is true and those of which it is false."""
    true, false = rule["true"].split(), rule["false"].split()
    if kind.denied:
        true, false = false, true
    if level in false:
        yield Finding(True, reason("claim_false", said=one.said.written))
    elif level not in true:
        yield Finding(False, one.said.written)
    elif (
        kind.degree
        and not kind.denied
        and level in TABLE["degree_false"].get("little" if kind.degree < 0 else "much", "").split()
    ):
        yield Finding(kind.degree != 1, reason("claim_false", said=one.said.written))


def of_missing(judged: Judgement, one: Told, kind: Kind) -> Iterator[Finding]:
    """Something that is said to be missing and is there."""
    for name in sorted(one.about & INDICATORS):
        of_none = name == "steps" and any(number.value == 0 and number.role == "value" for number in one.numbers)
        if name in judged.levels and not kind.denied and not of_none:  # 0보, 걸음이 잡히지 않음
            yield Finding(True, reason("missing_wrongly", ground=name, said=one.said.written))
    if not one.about:
        yield Finding(False, one.said.written)


def is_doing(one: Told) -> bool:
    """Whether it is told that somebody does an exercise, or walks beside a value that is of no steps."""
    if one.said.link != "and" or one.said.past:
        return False
    drilled = one.said.predicate.has("v:do") and any(
        word.has("exercise", "strength", "play") and {"을", "를"} & set(word.particles) for word in one.said.arguments
    )
    walked = one.said.predicate.has("v:walk", "v:run") and bool(one.about - {"steps", "day", "distance"})
    return drilled or walked


def of_nothing(one: Told) -> Iterator[Finding]:
    """A statement that makes no claim that is known here, and does not only tell a value."""
    predicate = one.said.predicate
    if is_doing(one):
        yield Finding(False, one.said.written)
    if one.kinds or predicate.kind == "number" or kind_of(predicate):
        return
    neutral = NEUTRAL["nouns" if predicate.kind == "noun" or predicate.copula else "verbs"]
    if predicate.lemma in neutral or subject_of(predicate) or subjects(one.said) & {"weight", "distance", "energy"}:
        return
    if predicate.kind == "noun" and (one.about or one.numbers):
        yield Finding(False, one.said.written)
        return
    yield Finding(False, one.said.written)
