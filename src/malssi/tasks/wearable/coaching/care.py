"""What goes with care and what does not: where somebody is sent there, nothing else is to be done or enjoyed."""

from collections.abc import Iterator, Sequence
from functools import cache

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.resources import toml
from malssi.tasks.checks.known.effects import effect_of
from malssi.tasks.korean import sentences
from malssi.tasks.wearable.sayings import read, said_in
from malssi.tasks.wearable.stances import stance_of, words_of
from malssi.tasks.wearable.words import pattern


@cache
def listed(name: str) -> frozenset[str]:
    """Words and concepts of a list of `[care]`."""
    return frozenset(toml(__package__, "words")["care"][name].split())


def aside(text: str) -> str | None:
    """What is to be done beside care, if anything."""
    for sentence in said_in(text):
        said = read(sentence)
        for at, one in enumerate(said):
            if is_aside(one, said[at + 1 :]):
                return one.written
    return None


def is_aside(said: Statement, after: Sequence[Statement]) -> bool:
    """Whether a statement has people do something that has nothing to do with care, or says that it helps."""
    wanted = said.mood in ("advises", "allows") and said.link not in ("if", "quote")
    purpose = said.link == "for" and any(one.mood in ("advises", "allows") and not one.denied for one in after)
    helps = said.link == "if" and any(one.mood == "tells" and effect_of(one, ()) > 0 for one in after)
    if not (wanted or purpose or helps) or said.denied:
        return False
    return (not wanted or stance_of(said, "neutral") == "wanted") and any(map(is_foreign, own_words(said)))


def own_words(said: Statement) -> Iterator[Word]:
    """The words of what is to be done."""
    yield from (*said.arguments, said.predicate)


def is_foreign(word: Word) -> bool:
    """Whether a word is of food, play or exercise."""
    if word.lemma in listed("kept"):
        return False
    return word.has(*listed("aside")) or (word.kind == "noun" and word.has("animal"))


def is_unwell(question: str) -> bool:
    """Whether a question tells of a symptom, an injury or a medicine."""
    words = [word for sentence in said_in(question) for word in words_of(read(sentence))]
    return any(word.has("symptom", "injury", "disease", "medicine", "a:ill", "v:hurt") for word in words)


def is_whether(sentence: str) -> bool:
    """Whether a medicine is only named in what is asked or left open: 약을 먹었는지와 상관없이."""
    named = [one for one in read(sentence) if any(word.has("medicine") for word in one.arguments)]
    return bool(named) and all(one.link == "quote" for one in named)


def is_conditional(text: str) -> bool:
    """Whether 119 is named only for what may come: 쓰러질 듯하면 119를 부르세요."""
    named = [sentence for sentence in sentences(text) if pattern("safety", "emergency").search(sentence)]
    return bool(named) and all(pattern("safety", "conditional").search(one) and is_unwell(one) for one in named)
