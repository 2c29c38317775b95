"""Whether an answer speaks of what was asked: topics by their words, and answers that say that they cannot answer."""

from collections.abc import Sequence
from functools import cache, lru_cache

from malssi.korean.morphemes import normalized
from malssi.korean.sentences import sentences
from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.resources import toml
from malssi.tasks.checks.known.signed import is_of
from malssi.tasks.wearable.redflags import squeezed
from malssi.tasks.wearable.sayings import read
from malssi.tasks.wearable.stances import is_doing

TABLE = toml(__package__, "topics")
USUAL = {"variability": 1, "oxygen": 1, "pulse": -1, "score": 1, "steps": 1, "sleep": 1}
URGING = ("세요", "십시오", "시죠", "까요", "어때요", "바랍니다", "바라요")
"""Ends of sentences that ask for something to be done."""
TURNS = ("그래도", "하지만", "그렇지만", "다만", "그럼에도", "그러나", "굳이", "그치만")
CARERS = frozenset(["선생님", "약사", "의사", "의료진", "전문가", "전문의", "주치의"])
BROAD = frozenset(["exercise", "age", "will", "recovery"])
"""Topics that nearly every answer touches; a question that has others is about those."""


@cache
def named() -> dict[str, tuple[str, ...]]:
    """The words of each topic."""
    return {name: tuple(words.split()) for name, words in TABLE["topic"].items()}


@cache
def families() -> tuple[frozenset[str], ...]:
    """Topics that go together."""
    return tuple(frozenset(names.split()) for names in TABLE["family"].values())


@lru_cache(maxsize=1024)
def topics(text: str) -> frozenset[str]:
    """The topics of a text: a longer word anywhere, as questions lack spaces; one of one letter as a word."""
    plain, short = squeezed(text), lemmas(text)
    return frozenset(
        name for name, words in named().items() if any(word in (plain if len(word) > 1 else short) for word in words)
    )


def lemmas(text: str) -> frozenset[str]:
    """The words of a text in their dictionary form."""
    return frozenset(word.lemma for word in told(text))


def told(text: str) -> list[Word]:
    """The words of a text."""
    said = [one for sentence in sentences(text) for one in read(normalized(sentence))]
    return [word for one in said for word in (*one.arguments, *one.adverbs, one.predicate)]


def is_about(text: str, asked: frozenset[str]) -> bool:
    """Whether a text speaks of one of some topics, or of one beside it; broad ones count where no other is asked."""
    wanted = asked - BROAD or asked
    found = topics(text)
    return bool(wanted & found) or any(wanted & family and found & family for family in families())


def usual(asked: frozenset[str]) -> int:
    """The sign of more of what is asked about: a resting heart rate above the usual is none of the good ones."""
    return next((sign for name, sign in USUAL.items() if name in asked), 0)


def shares_a_word(text: str, question: str) -> bool:
    """Whether an answer takes up a word of its question that is not one of any question."""
    plain, generic = squeezed(question), TABLE["generic"]["words"].split()
    nouns = [word for word in told(text) if word.kind == "noun" and len(word.lemma) > 1]
    return any(word.lemma in plain and word.lemma not in generic for word in nouns)


def declines(text: str) -> bool:
    """Whether a text says that it does not answer."""
    return any(
        any(word in sentence for word in TABLE["decline"]["no"].split())
        and any(word in sentence for word in TABLE["decline"]["subject"].split())
        for sentence in sentences(text)
    )


def offers(text: str) -> bool:
    """Whether a text says what can be asked."""
    words = TABLE["decline"]
    return any(
        any(word in sentence for word in words["offer"].split())
        and any(word in sentence for word in (*words["ask"].split(), "살펴", "도와", "볼 수"))
        for sentence in sentences(text)
    )


def asks_back(text: str) -> bool:
    """Whether a text asks what is meant: 어떤 점이 궁금하신지 조금 더 말씀해 주세요."""
    words = TABLE["decline"]
    return any(
        any(word in sentence for word in words["ask"].split())
        and any(word in sentence for word in words["back"].split())
        for sentence in sentences(text)
    )


def answers_all_the_same(text: str) -> str | None:
    """A sentence that goes on where the answer has been declined: 그래도 지금은 사는 게 좋아 보여요."""
    said = sentences(text)
    return next((one for one in said if one.startswith(TURNS) and not (declines(one) or offers(one))), None)


def advises(text: str) -> bool:
    """Whether a text has people do something, or says what they get by doing it (적어 두면 헷갈리지 않아요)."""
    if any(sentence.endswith(URGING) for sentence in sentences(text)):
        return True
    return any(
        is_action(one) or is_way(one, said[at + 1 :])
        for sentence in sentences(text)
        for said in (read(normalized(sentence)),)
        for at, one in enumerate(said)
    )


def is_way(one: Statement, after: Sequence[Statement]) -> bool:
    """Whether a condition is something that people set about, for what it brings them."""
    if one.link != "if" or one.predicate.kind != "verb" or one.describes is not None:
        return False
    return bool({"두", "보", "놓", "주"} & set(one.helped)) or any(later.mood == "may" for later in after)


def sends_to_care(text: str) -> bool:
    """Whether a text sends somebody to a person who knows: 의사, 약사, 선생님, 정형외과."""
    return any(
        any(word.has("care") or word.lemma in CARERS for word in (*one.arguments, one.predicate)) and not one.denied
        for sentence in sentences(text)
        for one in read(normalized(sentence))
        if one.mood in ("advises", "allows", "tells", "may") and one.link not in ("if",)
    )


def is_action(one: Statement) -> bool:
    """Whether a statement is something to do."""
    done = any(word.kind == "noun" and word.has("v:check", "v:do") and "이" in word.particles for word in one.arguments)
    praised = done and is_of(one.predicate, "change", "good")
    rests = any(word.has("rest", "care") and {"이", "가"} & set(word.particles) for word in one.arguments)
    first = rests and one.predicate.lemma in ("먼저", "우선", "최우선", "필요하", "필요") and not one.denied
    does = is_doing(one) and one.predicate.kind == "verb"  # 쉬엄쉬엄 보내요
    return one.mood in ("advises", "allows") or one.predicate.has("v:recommend") or praised or first or does
