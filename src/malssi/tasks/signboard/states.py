"""How warm a text says that the day is: statements of heat and cold, not of a tea, a shade or a hand."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.advice import DOINGS
from malssi.tasks.signboard.concepts import named
from malssi.tasks.signboard.degrees import read
from malssi.tasks.signboard.directions import AIR, GOING, compares, is_less
from malssi.tasks.signboard.words import listed

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
THINGS = frozenset(
    """drink food clothing warm_clothing light_clothing shelter indoors water_place seat thing gear feeling
    person""".split()  # noqa: SIM905
)
"""Concepts of what is warm or cool by itself."""
GOES = (*GOING, "a:weak")


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
    return (*found, *dangers(said, found))


def of_predicate(one: Statement, before: Statement | None, after: Statement | None) -> Iterator[StateWord]:
    """The state that a predicate tells: 포근해요, 추운 날, 덥지 않은."""
    kind = named(one.predicate, "state")
    if kind is None or (kind == "very_hot" and one.predicate.lemma == "찌" and not one.adverbs):
        return
    if one.predicate.kind == "noun":
        yield from of_noun(one.predicate, one, (before, one) if before else (one,), after)
        return
    of_day = is_all_the_same(one, after) or ((tells(one) or is_reason(one, after)) and not is_of_thing(one, kind))
    if not of_day:
        return
    yield StateWord(kind_of(one, kind, before, after), one.written, is_yesterdays(one))


def tells(one: Statement) -> bool:
    """Whether a statement says that something is so: no condition, no wish, no guess."""
    guessed = bool({"알", "모르", "싶"} & set(one.helped))
    told = one.mood == "tells" or (one.mood == "may" and "같" in one.helped)
    on_a_day = one.link == "if" and one.describes is not None and one.describes.lemma == "날"  # 무더운 날, 그늘에서
    return told and (one.link in ("end", "and", "cause", "but", "of", "or") or on_a_day) and not guessed


def is_all_the_same(one: Statement, after: Statement | None) -> bool:
    """Whether a state is said to be as it was: 덥기로는 똑같아요, 더운 건 마찬가지예요."""
    frame = one.link == "named" or (one.describes is not None and one.describes.lemma in ("것", "거", "건"))
    same = after is not None and (after.predicate.has("a:same", "v:same") or after.predicate.lemma == "마찬가지")
    return frame and same and after is not None and not after.denied and after.mood == "tells"


def is_reason(one: Statement, after: Statement | None) -> bool:
    """Whether a state is named as the reason of something: 춥기 때문에."""
    return one.link == "named" and after is not None and any(word.lemma == "때문에" for word in after.adverbs)


def is_of_thing(one: Statement, kind: str) -> bool:
    """Whether warmth is said of something else than the day: 따뜻한 차, 시원한 그늘, 몸이 따뜻해져요."""
    noun = one.describes
    if one.link in ("of", "if") and noun is not None:
        return not (is_day(noun) or noun.kind == "number" or noun.lemma in listed("day", "felt"))
    if any(word.has("body") for word in one.about()):
        return kind not in COLD
    return any(word.has(*THINGS) and not word.has(*AIR) for word in one.about())


def is_day(noun: Word) -> bool:
    """Whether a noun is the day, or a place outdoors that is as warm as the day."""
    inside = noun.has("indoors", "shelter", "water_place")
    return noun.has(*DAY) and not inside and noun.lemma not in listed("day", "not_day")


def is_yesterdays(one: Statement) -> bool:
    """Whether a state is told of the day before: 어제는 추웠지만, 쌀쌀했던 어제보다."""
    days = listed("day", "yesterday")
    subject = any(word.lemma in days for word in (*one.about(), *one.with_particle("의")))
    described = one.describes is not None and one.describes.lemma in days
    return subject or described or (one.past and not becomes(one))


def becomes(one: Statement) -> bool:
    """Whether something has become so: 더워졌어요."""
    return "지" in one.helped or one.predicate.has("v:become") or one.predicate.lemma.endswith("지")


def kind_of(one: Statement, kind: str, before: Statement | None, after: Statement | None) -> str:
    """The kind of a state with its degree, its denial and what it is told beside."""
    if denies_both(one, after) or denies_both(before, one):
        return "neither"
    if one.denied:
        return "not_hot" if kind in HEAT else "not_cold" if kind in COLD else "denied"
    if is_less(one):
        return LESS.get(kind, "none")
    if becomes(one) and degree_of(one, before) == "little" and kind in HEAT | COLD:  # 조금 더워졌어요
        return with_degree(kind, "little")
    if becomes(one) or compares(one) or any(adverb.has("d:more") for adverb in one.adverbs):
        return CHANGED.get(kind, kind)
    return with_degree(kind, degree_of(one, before))


def denies_both(one: Statement | None, two: Statement | None) -> bool:
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
    moved = one.predicate.has(*DOINGS, "v:do", "v:loosen") and "좋" in one.helped  # 시원하게 움직이기 좋아요
    if not (felt or pleasant or moved) or one.link in ("if", "quote", "for"):
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
    elif kind in LESS and noun in one.about() and one.predicate.has(*GOES) and not one.predicate.has("v:cool"):
        yield StateWord(LESS[kind], one.written)
    else:
        days = listed("day", "yesterday")
        goes_on = one.predicate.has("v:continue", "v:keep") and noun in one.about()  # 어제의 추위가 이어져요
        yesterday = is_yesterdays(one) and not goes_on and any(word.lemma in days for word in one.arguments)
        yield StateWord(with_degree(kind, degree_of_noun(noun, one, said)), noun.written, yesterday)


def degree_of_noun(noun: Word, one: Statement, said: Sequence[Statement]) -> str | None:
    """How much of heat or cold there is: 극심한 더위, 더위가 심해요, 위험 수준의 더위."""
    before = [other.predicate for other in said if other.describes == noun]
    beside = [word for word in (*one.arguments, one.predicate) if word is not noun]
    found = {named(word, "degree") for word in (*before, *beside)}
    return next((name for name in ("extreme", "very") if name in found), None)


def is_gone(noun: Word, one: Statement, after: Statement | None) -> bool:
    """Whether a noun of heat or cold is said not to be there: 추위는 없어요, 더위를 느끼기 어려워요."""
    if one.predicate.lemma in listed("day", "gone") or (one.denied and one.predicate.kind == "copula"):
        return True
    if any(adverb.lemma == "없이" and adverb.start >= noun.end for adverb in one.adverbs):
        return True
    return one.link == "named" and after is not None and after.predicate.has("a:hard")


def dangers(said: Sequence[Statement], found: Sequence[StateWord]) -> Iterator[StateWord]:
    """A day that is called dangerous beside its heat or cold: 매우 덥고 위험한 하루예요."""
    kinds = {one.kind for one in found}
    for one in said:
        of_day = one.describes is None or one.describes.has(*AIR)
        if one.predicate.has("a:dangerous") and of_day and tells(one) and not one.denied:
            if kinds & {"very_hot", "hot", "heat"}:
                yield StateWord("danger", one.written)
            elif kinds & {"very_cold", "cold", "chill"}:
                yield StateWord("freezing", one.written)
