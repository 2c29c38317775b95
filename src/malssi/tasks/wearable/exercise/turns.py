"""Statements of a comment with what their words mean beside an exercise: to hold out is to hold it."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.wearable.effort import WORDS
from malssi.tasks.wearable.exercise.names import DRILL, Sentence, every_word
from malssi.tasks.wearable.exercise.swaps import is_alone, verbs
from malssi.tasks.wearable.kinds import INDICATORS, subject_of, subjects
from malssi.tasks.wearable.words import material

MINUTES = "minutes"
"""The unit of minutes that are no sleep."""
CLOSE = frozenset(["아", "어", "어서", "아서", "여서", "서", "ᅥ서", "ᅡ서", "고", "며", "면서"])
PLANNED = ("exercise", "exercise_light", "plan", DRILL)


@lru_cache(maxsize=1024)
def read(part: Sentence) -> tuple[Statement, ...]:
    """The statements of a part of a comment."""
    said = [in_minutes(without(changed(held(missed(told_again(one)))))) for one in with_before(part.statements)]
    said = with_essence(said)
    return tuple(denied_together(urged(said)))


def with_before(said: Sequence[Statement]) -> list[Statement]:
    """Statements in which what something is done before is only its time: 숨이 차기 전에 멈추세요."""
    words = sorted(every_word(said), key=lambda word: word.start)
    before = {
        word.start for word, after in pairwise(words) if after.lemma in ("전", "전에") and word.start != after.start
    }
    return [
        one._replace(link="if")
        if one.link == "named" and one.predicate.start in before
        else one._replace(
            arguments=tuple(word for word in one.arguments if word.start not in before or word.has(DRILL))
        )
        for one in said
    ]


def with_essence(said: Sequence[Statement]) -> list[Statement]:
    """Statements in which what is called the day's aim is advised: 힘이 남을 때 마치는 것이 오늘의 요령이에요."""
    last = said[-1] if said else None
    nouns = material("comment", "exercise")["judged"]["essence"].split()
    if last is None or last.denied or not last.predicate.copula or last.predicate.lemma not in nouns:
        return list(said)
    named = {word.start for word in last.arguments}
    return [
        one._replace(mood="advises", link="end")
        if one.link in ("of", "named") and {one.predicate.start, one.describes.start if one.describes else -1} & named
        else one
        for one in said
    ]


def told_again(one: Statement) -> Statement:
    """A statement of what was, which advises nothing whatever follows: 못 주무셔서 쉬는 게 좋아요."""
    failed = "못하" in one.helped or any(word.lemma == "못" for word in one.adverbs)
    happened = bool(one.with_particle("이", "가")) and bool(subjects(one) & INDICATORS)
    if (failed or happened) and one.ending in CLOSE and one.link in ("if", "of", "named", "end", "and"):
        one = one._replace(link="cause", describes=None)
    return one._replace(mood="tells") if one.link == "cause" and (failed or happened) else one


def missed(one: Statement) -> Statement:
    """A statement that somebody hardly walked or slept, as one of a shortage."""
    asleep = one.predicate.lemma in ("걷", "주무시", "자", "움직이") and one.denied and one.mood == "tells"
    if not asleep or one.link in ("if", "named", "for") or any(word.lemma == "덜" for word in one.adverbs):
        return one
    lacking = one.predicate._replace(lemma="부족하", kind="adjective", concepts=frozenset(["a:lacking"]))
    return one._replace(
        predicate=lacking, denied=False, adverbs=tuple(w for w in one.adverbs if w.lemma not in ("안", "못", "거의"))
    )


def held(one: Statement) -> Statement:
    """A statement in which to hold out is to hold an exercise: 플랭크는 30초 버티세요."""
    felt = any(
        word.has("symptom", "breath", "fatigue", "a:ill") or word.lemma in ("끝", "한계") for word in one.arguments
    )
    if one.predicate.lemma not in material("comment", "exercise")["effort"]["hold"].split() or felt:
        return one
    return one._replace(predicate=one.predicate._replace(concepts=frozenset(["v:hold"])))


def changed(one: Statement) -> Statement:
    """A statement that takes something out of a routine or changes it, with that for its verb's meaning."""
    if not any(word.has(*PLANNED) or word.lemma in ("시간", "전체") for word in one.arguments):
        return one
    lemma = one.predicate.lemma
    out = lemma in verbs("out") or (
        lemma in verbs("out_alone") and lemma not in ("쉬", "멈추", "줄이", "두") and is_alone(one)
    )
    if out and not one.predicate.has("v:rest", "v:stop"):
        return one._replace(predicate=one.predicate._replace(concepts=frozenset(["v:avoid"])))
    if lemma in verbs("turn") | verbs("put") | verbs("soften") and not one.predicate.has("v:decrease", "v:eat"):
        return one._replace(predicate=one.predicate._replace(concepts=one.predicate.concepts | {"v:adjust"}))
    return one


def without(one: Statement) -> Statement:
    """A statement without what it is done without, where that harms: 무리 없이, 지체 없이."""
    harmless = [
        word
        for word in one.arguments
        if one.without(word) and word.has("neglect", "strain", "bad", "a:slow", "symptom", "fatigue")
    ]
    return one._replace(arguments=tuple(word for word in one.arguments if word not in harmless)) if harmless else one


def in_minutes(one: Statement) -> Statement:
    """A statement whose minutes are no sleep, as such: 20분이면 알맞아요."""
    if any(word.has("sleep", "v:sleep", "nap") for word in (*one.arguments, one.predicate)):
        return one
    return one._replace(predicate=no_sleep(one.predicate), arguments=tuple(map(no_sleep, one.arguments)))


def no_sleep(word: Word) -> Word:
    """Minutes with a unit that no sleep has."""
    return word._replace(lemma=MINUTES) if word.kind == "number" and word.lemma == "분" else word


def urged(said: Sequence[Statement]) -> list[Statement]:
    """Statements that tell what is done today, as advice, with those that lead to them: 시간을 줄여 요가를 해요."""
    out: list[Statement] = []
    for one in reversed(said):
        last = not out or (out[-1].mood == "advises" and one.link == "and")
        leads = bool(out) and out[-1].mood == "advises" and one.link in ("cause", "and", "or") and one.ending in CLOSE
        if one.mood == "tells" and (last or leads) and is_done(one) and (leads or not ends_formally(one)):
            one = one._replace(mood="advises")
        out.append(one)
    return out[::-1]


def is_done(one: Statement) -> bool:
    """Whether a statement is what somebody does, and no claim of the day."""
    does = one.predicate.kind == "verb" and one.predicate.has(*WORDS["acts"]) and not one.past
    named = {subject_of(word) for word in one.arguments if word.kind != "number"}
    told = named & INDICATORS and not any(word.has(DRILL, "exercise") for word in one.arguments)
    return does and not one.with_particle("이", "가") and not told and one.link in ("end", "and", "cause", "or")


def ends_formally(one: Statement) -> bool:
    """Whether a statement ends in 합니다, which only tells."""
    form = one.predicate.endings[-1][0] if one.predicate.endings else ""
    return form.endswith(("니다", "네요", "군요", "거든요", "죠", "는데요"))


def denied_together(said: Sequence[Statement]) -> list[Statement]:
    """Statements with the denial of what they lead to, where they name what is never done: 운전해서 가지 마세요."""
    out: list[Statement] = []
    for one in reversed(said):
        after = out[-1] if out else None
        leads = after is not None and after.denied and after.mood == "advises" and one.ending in CLOSE
        if leads and not one.denied and one.predicate.has(*WORDS["never"]):
            one = one._replace(denied=True, mood="advises")
        out.append(one)
    return out[::-1]
