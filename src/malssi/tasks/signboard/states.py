"""How warm a text says that the day is: statements of heat and cold, not of a tea, a shade or a hand."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.signboard.concepts import named
from malssi.tasks.signboard.degrees import AIR, compares, read

HEAT = frozenset(["hot", "heat", "heatwave", "very_hot"])
COLD = frozenset(["cold", "chill", "very_cold", "freezing"])
STRONGER = {
    "very": ("very_hot", "very_cold"),
    "extreme": ("danger", "freezing"),
    "little": ("slightly_hot", "slightly_cold"),
}
"""What a degree makes of heat and of cold."""
CHANGED = {
    "hot": "hotter", "warm": "warmer", "mild": "milder", "cool": "cooler", "brisk": "cooler", "chilly": "chillier",
    "cold": "colder", "chill": "colder",
}  # fmt: skip
"""What a state is called that is told beside the day before: 더워졌어요, 어제보다 포근해요."""
LESS = {"hot": "less_hot", "heat": "less_hot", "cold": "less_cold", "chill": "less_cold"}
DAY = (*AIR, "heat", "cold", "season", "degree", "outdoors")
"""Concepts of what a state is said of when it is said of the day; a path is as warm as the day."""
NOT_DAY = frozenset(["줄", "리", "것", "수", "지", "때"])
"""Nouns before which nothing is told: 포근할 리, 추운 줄, 쌀쌀할 때."""
FELT = frozenset(["기운", "느낌", "기색", "공기"])
"""What a day's warmth is felt in: 쌀쌀한 기운이 감돌아요."""
THINGS = (
    "drink",
    "food",
    "clothing",
    "warm_clothing",
    "light_clothing",
    "shelter",
    "indoors",
    "water_place",
    "seat",
    "thing",
    "gear",
    "feeling",
    "person",
)
YESTERDAY = frozenset(["어제", "전날", "그제"])
GOING = ("v:fall", "v:decrease", "v:loosen", "v:leave", "v:stop", "a:weak")
"""What heat and cold do when they go: 추위가 풀려, 더위가 한풀 꺾여."""
GONE = frozenset(["없", "사라지", "모르", "부족하", "모자라", "아니"])


class StateWord(NamedTuple):
    """A word that says how warm it is, its kind, and whether it says so of yesterday."""

    kind: str
    said: str
    yesterday: bool = False


@lru_cache(maxsize=512)
def state_words(text: str) -> tuple[StateWord, ...]:
    """What a folded text says of how warm the day is, and yesterday."""
    said = read(text)
    found: list[StateWord] = []
    for at, one in enumerate(said):
        before = said[at - 1] if at else None
        after = said[at + 1] if at + 1 < len(said) else None
        found += of_predicate(one, before, after)
        found += of_adverbs(one)
        found += [word for noun in one.arguments for word in of_noun(noun, one, said, after)]
    return tuple([*found, *dangers(said, found)])


def of_predicate(one: Statement, before: Statement | None, after: Statement | None) -> Iterator[StateWord]:
    """The state that a predicate tells: 포근해요, 추운 날, 덥지 않은."""
    kind = named(one.predicate, "state")
    if kind is None or (kind == "very_hot" and one.predicate.lemma == "찌" and not one.adverbs):
        return
    if one.predicate.kind == "noun":
        yield from of_noun(one.predicate, one, (before, one) if before else (one,), after)
        return
    if not (tells(one) or is_reason(one, after)) or is_of_thing(one, kind):
        return
    yield StateWord(kind_of(one, kind, before, after), one.written, is_yesterdays(one))


def tells(one: Statement) -> bool:
    """Whether a statement says that something is so: no condition, no wish, no guess, nothing that is only asked for."""
    guessed = bool({"알", "모르", "싶"} & set(one.helped))
    told = one.mood == "tells" or (one.mood == "may" and "같" in one.helped)
    on_a_day = one.link == "if" and one.describes is not None and one.describes.lemma == "날"  # 무더운 날, 그늘에서
    return told and (one.link in ("end", "and", "cause", "but", "of", "or") or on_a_day) and not guessed


def is_reason(one: Statement, after: Statement | None) -> bool:
    """Whether a state is named as the reason of something: 춥기 때문에."""
    return one.link == "named" and after is not None and any(word.lemma == "때문에" for word in after.adverbs)


def is_of_thing(one: Statement, kind: str) -> bool:
    """Whether warmth is said of something else than the day: 따뜻한 차, 시원한 그늘, 몸이 따뜻해져요."""
    noun = one.describes
    if one.link in ("of", "if") and noun is not None:
        day = noun.has(*DAY) and not noun.has("indoors", "shelter", "water_place") and noun.lemma not in NOT_DAY
        return not day and noun.kind != "number" and noun.lemma not in FELT
    about = one.with_particle("이", "가", "은", "는", "도")
    if any(word.has("body") for word in about):
        return kind not in COLD
    return any(word.has(*THINGS) and not word.has(*AIR) for word in about)


def is_yesterdays(one: Statement) -> bool:
    """Whether a state is told of the day before: 어제는 추웠지만, 쌀쌀했던 어제보다."""
    subject = {word.lemma for word in one.with_particle("이", "가", "은", "는", "도", "의")}
    described = one.describes is not None and one.describes.lemma in YESTERDAY
    return bool(subject & YESTERDAY) or described or (one.past and not becomes(one))


def becomes(one: Statement) -> bool:
    """Whether something has become so: 더워졌어요."""
    return "지" in one.helped or one.predicate.has("v:become") or one.predicate.lemma.endswith("지")


def kind_of(one: Statement, kind: str, before: Statement | None, after: Statement | None) -> str:
    """The kind of a state with its degree, its denial and what it is told beside."""
    if one.denied:
        pair = after if before is None or not both(before, one) else before
        if pair is not None and (both(one, pair) or both(before, one)):
            return "neither"
        return "not_hot" if kind in HEAT else "not_cold" if kind in COLD else "denied"
    if before is not None and after is not None and one.ending == "지" and both(one, after):
        return "neither"
    if one.ending == "지" and after is not None and both(one, after):
        return "neither"
    less = any(adverb.has("d:less") for adverb in one.adverbs)
    if less:
        return LESS.get(kind, "none")
    beside = compares(one) or any(adverb.has("d:more") for adverb in one.adverbs)
    if becomes(one) or beside:
        return CHANGED.get(kind, kind)
    return with_degree(kind, degree_of(one, before))


def both(one: Statement | None, two: Statement | None) -> bool:
    """Whether two statements deny heat and cold together: 덥지도 춥지도 않아요."""
    if one is None or two is None or not two.denied or one.ending != "지":
        return False
    kinds = {named(one.predicate, "state"), named(two.predicate, "state")}
    return bool(kinds & HEAT and kinds & COLD)


def with_degree(kind: str, degree: str | None) -> str:
    """A kind of state made stronger or weaker."""
    if degree is None or (kind in ("very_hot", "very_cold", "freezing", "heatwave") and degree != "extreme"):
        return kind
    hot, cold = STRONGER[degree]
    if kind in HEAT:
        return hot if kind != "heat" or degree != "little" else kind
    if kind in COLD:
        return cold if kind != "chill" or degree != "little" else kind
    return "denied" if degree == "extreme" else kind


def degree_of(one: Statement, before: Statement | None) -> str | None:
    """How much a statement says: 매우 더워요, 위험할 만큼 더워요, 숨이 막히게 더워요."""
    own = [found for word in (*one.adverbs, *one.arguments) if (found := named(word, "degree"))]
    if before is not None:
        leads = before.describes is not None and before.describes in one.arguments
        as_much = before.link in ("for", "as") and before.ending == "게"
        if leads or as_much:
            own += [found for found in [named(before.predicate, "degree")] if found]
    return next((name for name in ("extreme", "very", "little") if name in own), None)


def of_adverbs(one: Statement) -> Iterator[StateWord]:
    """A state that is felt or in which something is pleasant: 덥게 느껴지는 날, 선선하게 걷기 좋은 날."""
    felt = one.predicate.has("v:feel", "v:continue") or one.predicate.lemma in ("이어지", "잇", "시작하")
    pleasant = one.link == "of" and one.describes is not None and one.describes.has(*AIR)
    if not (felt or pleasant) or one.link in ("if", "quote", "for"):
        return
    for adverb in one.adverbs:
        kind = named(adverb, "state")
        if kind:
            yield StateWord(with_degree(kind, degree_of(one, None)), one.written)


def of_noun(noun: Word, one: Statement, said: Sequence[Statement], after: Statement | None) -> Iterator[StateWord]:
    """The state that a noun names: 심한 더위, 한파 수준, 추위가 풀려."""
    kind = named(noun, "state")
    if kind is None or one.link == "if" or noun.has("indoors", "shelter"):
        return
    if is_gone(noun, one, after):
        yield StateWord("denied", one.written)
        return
    if (
        kind in LESS
        and "v:cool" not in one.predicate.concepts
        and one.predicate.has(*GOING)
        and noun in one.with_particle("이", "가", "은", "는", "도")
    ):
        yield StateWord(LESS[kind], one.written)
        return
    before = [found for other in said if other.describes == noun and (found := named(other.predicate, "degree"))]
    beside = [
        found for word in (*one.arguments, one.predicate) if word is not noun and (found := named(word, "degree"))
    ]
    degree = next((name for name in ("extreme", "very") if name in (*before, *beside)), None)
    yield StateWord(
        with_degree(kind, degree),
        noun.written,
        is_yesterdays(one) and bool({w.lemma for w in one.arguments} & YESTERDAY),
    )


def is_gone(noun: Word, one: Statement, after: Statement | None) -> bool:
    """Whether a noun of heat or cold is said not to be there: 추위는 없어요, 더위를 느끼기 어려워요."""
    if one.predicate.lemma in GONE or (one.denied and one.predicate.kind == "copula"):
        return True
    if any(adverb.lemma == "없이" and adverb.start >= noun.end for adverb in one.adverbs):
        return True
    return one.link == "named" and after is not None and after.predicate.has("a:hard")


def dangers(said: Sequence[Statement], found: Sequence[StateWord]) -> Iterator[StateWord]:
    """A day that is called dangerous beside its heat or cold: 매우 덥고 위험한 하루예요."""
    kinds = {one.kind for one in found}
    for one in said:
        of_day = one.describes is None or one.describes.has(*AIR)
        if (
            named(one.predicate, "degree") == "extreme"
            and tells(one)
            and of_day
            and not one.denied
            and one.predicate.has("a:dangerous")
        ):
            if kinds & {"very_hot", "hot", "heat"}:
                yield StateWord("danger", one.written)
            elif kinds & {"very_cold", "cold", "chill"}:
                yield StateWord("freezing", one.written)
