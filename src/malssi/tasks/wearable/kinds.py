"""What a statement speaks of, and what kind of thing it says: the words of `claims.ko.toml`, nothing about the day."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.resources import toml

TABLE = toml(__package__, "claims")
NEUTRAL = {name: frozenset(said.split()) for name, said in TABLE["neutral"].items()}
UNKNOWN = {name: frozenset(said.split()) for name, said in TABLE["unknown"].items()}
DEGREE = {name: frozenset(said.split()) for name, said in TABLE["degree"].items()}
CONCEPTS = tuple((name, frozenset(said.split())) for name, said in TABLE["kind"].items())
"""The words and concepts of each kind, in their order."""
INDICATORS = frozenset(["sleep", "change", "steps", "oxygen"])


class Kind(NamedTuple):
    """A kind of claim that a statement makes, with the word that makes it."""

    name: str
    denied: bool
    degree: int
    """-1 a little, 0, 1 much."""
    said: str


@cache
def by_word(table: str) -> Mapping[str, str]:
    """Which entry of a table a word or a concept belongs to; the first that has it."""
    found: dict[str, str] = {}
    for name, said in TABLE[table].items():
        for word in said.split():
            found.setdefault(word, name)
    return found


def subject_of(word: Word) -> str | None:
    """What a word is about: an indicator, another value, or the day as a whole."""
    if word.kind == "number":
        return TABLE["unit"].get(word.lemma)  # type: ignore[no-any-return]
    if word.has("symptom"):
        return None
    if word.kind == "adverb" and word.lemma not in ("밤",):
        return None
    return entry_of("subject", word.lemma, range(len(word.lemma), 1, -1)) or by_word("subject").get(
        word.lemma.removesuffix("하")
    )


@lru_cache(maxsize=4096)
def entry_of(table: str, lemma: str, ends: range) -> str | None:
    """The entry of a word, or of the longest beginning of a compound: 수면기록 is about 수면."""
    words = by_word(table)
    return words.get(lemma) or next((words[lemma[:end]] for end in ends if lemma[:end] in words), None)


@lru_cache(maxsize=4096)
def entry_at_end(table: str, lemma: str) -> str | None:
    """The entry of a word, or of the longest end of a compound: 권장범위 is a 범위."""
    words = by_word(table)
    return words.get(lemma) or next((words[lemma[at:]] for at in range(1, len(lemma) - 1) if lemma[at:] in words), None)


def subjects(said: Statement) -> frozenset[str]:
    """What a statement is about."""
    words = (*said.arguments, said.predicate, *([said.describes] if said.describes else []))
    named = {name for word in words if word.kind != "number" and (name := subject_of(word))}
    if said.describes is not None and subject_of(said.describes) == "day":
        named -= {"day"}
    counted = {name for word in words if word.kind == "number" and (name := subject_of(word))}
    if named - {"day"} and "oxygen" not in named:
        counted -= {"oxygen"}
    values = (named | counted) - {"day"}
    return frozenset(values or named)


def kind_of(word: Word) -> str | None:
    """The kind of claim that a word makes by itself."""
    named = by_word("kind").get(word.lemma) if word.kind not in ("noun", "adverb") else entry_at_end("kind", word.lemma)
    if named is None and word.kind == "noun" and word.lemma.endswith("함"):  # 편안함
        named = by_word("kind").get(f"{word.lemma[:-1]}하")
    if named:
        return named
    if word.lemma in NEUTRAL["nouns"] | NEUTRAL["verbs"]:
        return None
    return next((name for name, said in CONCEPTS if not word.concepts.isdisjoint(said)), None)


@lru_cache(maxsize=4096)
def kinds(said: Statement) -> tuple[Kind, ...]:
    """The kinds of claims that a statement makes, most of them one."""
    return tuple(kinds_of(said))


def kinds_of(said: Statement) -> Iterator[Kind]:
    """The kinds of claims, one after the other."""
    degree = degree_of(said)
    if said.predicate.lemma in ("없", "아니"):
        yield from denied_kinds(said, degree)
        return
    own = kind_of(said.predicate)
    if is_left_out(said):
        yield Kind("missing", False, 0, said.written)
        return
    if is_short_of_a_goal(said):
        yield Kind("short", False, degree, said.written)
        return
    if (beside := beside_a_number(said)) is not None:
        yield Kind(beside, said.denied and said.predicate.lemma != "되", degree, said.written)
        if said.predicate.kind != "noun" or said.predicate.lemma in SIDES or kind_of(said.predicate) is None:
            return
    if said.predicate.lemma in ("수준", "범위", "정도") and any(
        word.lemma == "평소" and not word.particles for word in said.arguments
    ):
        yield Kind("same", said.denied, degree, said.written)
        return
    if said.predicate.lemma in HEEDED and (said.denied or any(word.lemma in ("그냥", "가볍") for word in said.adverbs)):
        yield Kind("watch", not said.denied, 0, said.written)
        return
    if said.predicate.lemma in BASIS and said.predicate.kind == "noun":
        return
    if said.denied and said.predicate.lemma in ("쓰", "움직이") and not any(w.lemma in BASIS for w in said.arguments):
        yield Kind("short", False, 0, said.written)
        return
    if said.denied and any("밖에" in word.particles for word in said.arguments):
        only = "small" if any(kind_of(word) == "differs" for word in said.arguments) else "short"
        yield Kind(only, False, degree, said.written)
        return
    sits = any(kind_of(word) == "sitting" for word in said.arguments if word.kind != "number")
    spent = any(word.lemma == "시간" for word in said.arguments) and not subjects(said)
    if (own in ("inside", "reach") and sits) or (own in ("many", "long") and spent):
        left = said.predicate.lemma in ("벗어나", "넘", "넘기", "지나", "면하")
        yield Kind("sitting", said.denied != left, 0, said.written)
        return
    if said.predicate.lemma in ("쉽", "어렵", "힘들") and said.predicate.kind == "adjective":
        return
    lost = own == "short" or said.predicate.lemma in ("불가", "불가능하")
    if (lost and any(kind_of(word) == "recovered" for word in said.arguments)) or (
        own == "recovered" and is_less(said)
    ):
        yield Kind("recovered", not said.denied, degree, said.written)
        return
    if own == "differs" and said.denied:
        own, said = "same", said._replace(denied=False)
    if own == "missing" or is_unknown(said):
        yield Kind("missing", own == "missing" and said.denied, 0, said.written)
        return
    if own in ("small", "big") and any(kind_of(word) == "differs" for word in said.arguments):
        yield Kind("small", said.denied != (own == "big"), degree, said.written)
        return
    for word in said.arguments:
        if word.lemma.endswith("적") and not word.particles and said.predicate.kind == "noun" and kind_of(word):
            yield Kind(kind_of(word) or "", said.denied, degree, said.written)  # 긍정적 변화
    other = next((name for word in said.arguments if word.kind != "number" and (name := kind_of(word))), None)
    if own in ("small", "big") and other in ("bad", "danger", "fatigue"):
        yield Kind(other, said.denied != (own == "small"), degree, said.written)
        return
    if own and not (said.predicate.lemma in NEUTRAL["verbs"] and has_other(said)):
        yield Kind(own, said.denied, degree, said.written)
        return
    if said.predicate.lemma in NEUTRAL["verbs"] or said.predicate.kind in ("noun", "number", "adverb") or own:
        names = {kind_of(word) for word in said.arguments if word.kind != "number"}
        for word in (*said.adverbs, *said.arguments):
            name = kind_of(word) if word.kind != "number" else None
            if name and name not in ("small", "big", "missing") and (tells(word) or is_amount(said, word)):
                if word.lemma == "오래" and said.predicate.lemma in ("걷", "움직이"):
                    name = "many"
                if (name == "same" and "fatigue" in names) or (name == "recovered" and not is_topic(word)):
                    continue
                yield Kind(name, said.denied != (name == "recovered" and is_less(said)), degree, said.written)


SIDES = {
    **dict.fromkeys(("이상", "위", "초과", "돌파", "상회"), "reach"),
    **dict.fromkeys(("미만", "아래", "밑", "이하", "하회", "직전", "문턱"), "short"),
    **dict.fromkeys(("이내", "안", "안쪽", "안팎", "부근"), "inside"),
}
"""Nouns behind a number that say on which side of it something lies."""


def beside_a_number(said: Statement) -> str | None:
    """On which side of a number something is put: 5,000보 미만, 6시간이 안 됨, 7,000보까지 400보 남음."""
    members = [*said.arguments, said.predicate]
    for before, word in pairwise(
        [word for word in members if not is_between(word)] if counted_in(members) else members
    ):
        if before.lemma in GOALS and word is said.predicate and word.lemma in ("이상", "초과", "미만", "이하", "이내"):
            return SIDES[word.lemma]
        if before.kind == "number" and word.lemma in SIDES:
            return (
                {"위": "up", "아래": "down"}.get(word.lemma, SIDES[word.lemma])
                if before.lemma == "bpm"
                else SIDES[word.lemma]
            )
    if said.predicate.lemma in ("필요", "필요하") and any(adverb.has("d:more") for adverb in said.adverbs):
        return "short"
    counted = [word for word in said.arguments if word.kind == "number"]
    if said.predicate.lemma == "되" and said.denied and any({"이", "가"} & set(word.particles) for word in counted):
        return "short"
    left = said.predicate.lemma in ("남", "남기", "빠지") and len(counted) > 0
    if left and any({"까지", "에서"} & set(word.particles) for word in said.arguments):
        return "short"
    return None


RECORDS = frozenset(["기록", "데이터", "값", "자료", "정보", "측정값"])


def is_left_out(said: Statement) -> bool:
    """Whether something is done without an indicator: 산소포화도 없이 본 결과."""
    words = sorted((*said.arguments, *said.adverbs), key=lambda word: word.start)
    return any(
        word.lemma == "없이" and before.kind == "noun" and (subject_of(before) in INDICATORS or before.lemma in RECORDS)
        for before, word in pairwise(words)
    )


BASIS = frozenset(["판단", "산출", "계산", "평가", "점수", "집계", "판정"])
"""Nouns of how a day was judged, which claim nothing."""
GOALS = frozenset(["권장량", "기준", "목표", "권장", "목표치", "기준치", "권장치"])


def is_short_of_a_goal(said: Statement) -> bool:
    """Whether more is needed up to a goal: 목표까지 조금 더."""
    goals = any(word.lemma in GOALS for word in (*said.arguments, said.predicate))
    more = any(adverb.lemma == "더" for adverb in said.adverbs)
    return goals and more and said.predicate.lemma in GOALS


def counted_in(members: list[Word]) -> bool:
    """Whether a number is among some words."""
    return any(word.kind == "number" for word in members)


def is_between(word: Word) -> bool:
    """Whether a word only says that a number is a line: 7,000보 권장 이상."""
    return word.lemma in ("권장", "기준", "선") and not word.particles


def tells(word: Word) -> bool:
    """Whether an argument or an adverb tells something of itself; what is only compared with does not."""
    return not {"보다", "대비", "부터"} & set(word.particles) and word.lemma not in DEGREE["much"] | DEGREE["little"]


HEEDED = frozenset(["미루", "늦추", "넘기", "넘어가", "지체하", "지체", "방치하", "무시하", "흘리"])
"""What is not done with a value that is to be looked at: 그냥 넘길 수 없는 값."""


def is_less(said: Statement) -> bool:
    """Whether something is only partly so: 회복이 덜 됨."""
    return any(word.lemma == "덜" for word in said.adverbs)


def is_topic(word: Word) -> bool:
    """Whether something is told of a noun, and it does not only say what for: 회복이, not 회복에."""
    return bool({"이", "가", "은", "는", "도"} & set(word.particles)) or word.kind == "adverb" or word.copula


def is_amount(said: Statement, word: Word) -> bool:
    """Whether an adverb says how long or how far somebody slept or walked: 많이 걸으셨어요."""
    return word.lemma in ("많이", "오래") and said.predicate.lemma in ("걷", "자", "주무시", "움직이")


def has_other(said: Statement) -> bool:
    """Whether another word than the predicate makes a claim."""
    return any(kind_of(word) for word in (*said.arguments, *said.adverbs) if word.kind != "number" and tells(word))


def denied_kinds(said: Statement, degree: int) -> Iterator[Kind]:
    """What is denied by 없다 or 아니다: 큰 차이가 없어요, 피로 신호 없음, 기록이 없어요."""
    if any(word.lemma == "나위" for word in said.arguments):
        yield Kind("good", said.denied, 0, said.written)
        return
    if said.predicate.lemma == "없" and any(word.lemma in RECORDS for word in said.arguments):
        yield Kind("missing", said.denied, 0, said.written)
        return
    found = [name for word in said.arguments if word.kind != "number" and (name := kind_of(word)) and name != "missing"]
    last = [name for name in found if name not in ("watch", "big", "small")]
    if said.predicate.lemma == "없" and not last:
        yield Kind("missing", said.denied, 0, said.written)
    elif last and last[-1] == "differs":
        yield Kind("same", False, 0, said.written)
    elif last:
        yield Kind(last[-1], not (said.denied and said.predicate.lemma == "없"), degree, said.written)


def is_unknown(said: Statement) -> bool:
    """Whether a value is said not to be known: 재지 못했어요, 알 수 없어요."""
    if not said.denied:
        return False
    known = any(word.lemma in UNKNOWN["nouns"] for word in said.arguments)
    verbs = UNKNOWN["verbs"] | ({"하", "되"} if said.predicate.lemma in ("하", "되") and not said.objects else set())
    received = said.predicate.lemma in ("받", "들어오", "오") and subjects(said) & INDICATORS
    return bool(received) or said.predicate.lemma in UNKNOWN["strong"] or (known and said.predicate.lemma in verbs)


def degree_of(said: Statement) -> int:
    """How much a claim says: -1 a little, 1 much, 2 very much, 0 neither."""
    words = (*said.adverbs, *said.arguments, said.predicate)
    if any(is_of(word, "little") for word in words):
        return -1
    if any(word.lemma in DEGREE["most"] for word in words):
        return 2
    return 1 if any(is_of(word, "much") for word in words) else 0


def is_of(word: Word, degree: str) -> bool:
    """Whether a word is one of a degree."""
    return word.lemma in DEGREE[degree] or not word.concepts.isdisjoint(DEGREE[degree])
