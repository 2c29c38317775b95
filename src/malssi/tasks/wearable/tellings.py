"""What an advice tells besides what it advises: the day's values, what the person feels, what comes first, what helps.

Anything else that is told is not known to be so.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.known import knowledge, pairs
from malssi.tasks.task import PASS, Verdict, fail, unclear
from malssi.tasks.wearable.claims import Told, findings_of, told
from malssi.tasks.wearable.effort import TABLE, WORDS
from malssi.tasks.wearable.kinds import INDICATORS, subject_of, subjects
from malssi.tasks.wearable.kinds import TABLE as CLAIMS
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.redflags import flags_in, named
from malssi.tasks.wearable.sayings import read, said_in
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import reason

UNMEASURED = frozenset(CLAIMS["unmeasured"]["words"].split())
HELP = {name: frozenset(said.split()) for name, said in TABLE["help"].items()}


@lru_cache(maxsize=1024)
def told_of(day: Day, said: tuple[Statement, ...]) -> tuple[Told, ...]:
    """The statements of one sentence with what they claim of the day."""
    return tuple(told(day, (), said))


@lru_cache(maxsize=256)
def own_lemmas(day: Day) -> frozenset[str]:
    """Words that the person used."""
    texts = [day.said, *(named(flag) for flag in judge(day).flags)]
    found = [word for text in texts for sentence in said_in(text) for word in words_of(read(sentence))]
    return frozenset(lemma for word in found for lemma in (word.lemma, *word.written.split()))


def words_of(said: Iterable[Statement]) -> list[Word]:
    """All words of some statements."""
    return [word for one in said for word in (*one.arguments, *one.adverbs, one.predicate)]


def judged_telling(day: Day | None, one: Statement, sentence: Sequence[Statement]) -> Verdict:
    """Whether what a statement tells is so, as far as anybody knows."""
    if one.predicate.has("including") or (one.predicate.lemma == "하" and not one.arguments):
        return PASS
    if any(word.lemma.startswith(tuple(UNMEASURED)) for word in words_of([one])):
        return unclear(one.written)
    if is_rule(one) or (one.denied and one.predicate.lemma == "대신하"):
        return PASS
    if rests_on(one, sentence) or suits(one, sentence) or is_limit_told(one):
        return PASS
    doubt = next(knowledge.against(one, [said for said in sentence if said.start < one.start], 0), None)
    if doubt is not None and doubt.wrong:
        return fail(reason("claim_false", said=doubt.said))
    if day is not None:
        verdict = of_the_day(day, one, tuple(sentence))
        if verdict is not None:
            return verdict
        if is_felt(day, one):
            return PASS
    if doubt is not None:
        return unclear(doubt.said)
    if (
        measures_badly(one, sentence)
        or is_frame(day, one, sentence)
        or comes_first(one)
        or helps(one, sentence)
        or cheers(one)
    ):
        return PASS
    return PASS if is_harmless(one, sentence) else unclear(one.written)


def is_harmless(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether nothing is known to speak against what is told, and it is of nothing that only a measurement tells."""
    before = [said for said in sentence if said.start < one.start]
    words = words_of([*before, one])
    if any(word.has(*WORDS["never"], *HELP["bad"]) or word.lemma.startswith(tuple(HELP["causes"])) for word in words):
        return False
    if one.past or one.predicate.lemma in HELP["meanings"] or any(map(is_of_a_value, sentence)):
        return False
    if (
        is_reckless(before, words)
        or (before and before[-1].link == "but")
        or any(is_of_a_body(said, words) for said in [*before[-1:], one])
    ):
        return False
    if pairs.puts_together(list(sentence)):
        return False
    return not list(knowledge.against(one, before, 0))


def is_of_a_body(one: Statement, words: Sequence[Word]) -> bool:
    """Whether a statement says how somebody's body is: no advice knows that but by the values."""
    own = (*one.arguments, one.predicate)
    ill = any(word.has("disease", "medicine", "symptom", "injury", "care") for word in words)
    guessed = one.mood == "may" and "같" in one.helped
    classed = any(word.lemma.endswith(("비만", "체중", "기능")) for word in own)
    states = one.predicate.kind != "verb" or one.predicate.copula or one.link == "of"
    of_body = any(word.has("body") or subject_of(word) in ("day", "weight") for word in own)
    return ill or guessed or classed or (states and of_body)


def is_reckless(before: Sequence[Statement], words: Sequence[Word]) -> bool:
    """Whether rest, water or sleep is gone without, or something hurts and is worked all the same."""
    kept = any(said.denied and any(word.has(*WORDS["keep"]) for word in words_of([said])) for said in before)
    worked = any(word.has(*WORDS["doings"], "v:lift", "gear") for word in words)
    return kept or (worked and any(word.has(*WORDS["ill"]) for word in words))


def is_of_a_value(said: Statement) -> bool:
    """Whether a statement is of the heart, of oxygen, or of a number of hours or steps: the values say what is so."""
    about = subjects(said)
    numbered = any(word.kind == "number" for word in (*said.arguments, said.predicate))
    return bool(about & {"change", "oxygen"}) or bool(about & {"sleep", "steps"} and numbered)


def rests_on(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether it is told what a judgement rests on: 걸음만 본 판단이니, 산출한 결과예요."""
    if one.predicate.lemma not in HELP["basis"] or one.denied or not (one.predicate.copula or one.link == "end"):
        return False
    words = [word for said in sentence if said.start <= one.start for word in said.arguments]
    return any(subject_of(word) in INDICATORS or word.lemma in HELP["based_on"] for word in words)


def suits(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether an amount or a kind of exercise is told to be right; whether it is not too hard is `advice`'s affair."""
    if one.predicate.lemma not in HELP["fits"] or one.denied or one.mood != "tells":
        return False
    before = [said for said in sentence if said.start <= one.start]
    words = words_of(before)
    return any(word.has(*WORDS["doings"]) for word in words) and not any(
        word.kind == "noun" and subject_of(word) in ("sleep", "change", "oxygen") for word in words
    )


def is_limit_told(one: Statement) -> bool:
    """Whether it is told what the most is that may be done: 오늘의 상한은 중강도예요."""
    limits = any(
        word.lemma in HELP["limits"] and {"은", "는", "이", "가"} & set(word.particles) for word in one.arguments
    )
    return limits and one.predicate.has(*WORDS["names"]) and one.predicate.copula and not one.denied


def of_the_day(day: Day, one: Statement, sentence: tuple[Statement, ...]) -> Verdict | None:
    """What a claim of the day's values is; None where it claims nothing of them."""
    found = next((said for said in told_of(day, sentence) if said.said == one), None)
    if any(said.link == "if" and said.start < one.start for said in sentence):
        return None
    if one.predicate.kind == "number" and one.predicate.lemma == "점":
        right = one.predicate.amount == judge(day).score
        return PASS if right else fail(reason("foreign_number", said=one.predicate.written))
    odd = (*HELP["causes"], *UNMEASURED)
    if found is None or not found.about or any(word.lemma.startswith(odd) for word in words_of([one])):
        return None
    found = found._replace(numbers=tuple(number for number in found.numbers if number.role != "other"), asserts=True)
    if not (found.kinds or found.numbers):
        judges = one.predicate.lemma in HELP["judging"] and found.about & INDICATORS
        return PASS if judges else None
    findings = list(findings_of(day, [found]))
    wrong = next((finding for finding in findings if finding.wrong), None)
    later = any(word.lemma in HELP["later"] for word in words_of([one]))
    if wrong and not later and one.mood == "tells":
        return fail(wrong.why)
    return None if findings else PASS


def stem(lemma: str) -> str:
    """A word without what makes a verb of it, so that 피로하다 is 피로."""
    return lemma.removesuffix("하") if len(lemma) > 2 else lemma


def is_felt(day: Day, one: Statement) -> bool:
    """Whether a statement tells again what the person said to feel or to do."""
    words = [word for word in words_of([one]) if word.kind not in ("number", "adverb")]
    flags = {flag.name for flag in judge(day).flags}
    if flags and {flag.name for flag in flags_in(one.written)} & flags:
        return all(is_own(day, word) or word.has(*HELP["felt"]) for word in words)
    named = [word for word in words if is_own(day, word)]
    return bool(named) and all(is_own(day, word) or word.has(*HELP["felt"]) for word in words)


def is_own(day: Day, word: Word) -> bool:
    """Whether a word is the person's own, as a part of theirs or with 하다: 소화불량, 피로하다."""
    said = stem(word.lemma)
    own = {stem(lemma) for lemma in own_lemmas(day)}
    if said in own:
        return len(said) > 1 or word.has("symptom", "body")
    return len(said) > 1 and any(one.startswith(said) or (len(one) > 1 and said.startswith(one)) for one in own)


def is_frame(day: Day | None, one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether a statement only says of what kind the day is: 즐기기 좋은 날이에요, 운동할 때가 아니에요."""
    if one.predicate.lemma == "아니":
        named = {word.start for word in one.arguments}
        return any(
            said.predicate.has(*WORDS["doings"]) and said.describes is not None and said.describes.start in named
            for said in sentence
        )
    if one.predicate.lemma not in HELP["frames"] or one.denied:
        return False
    before = [said for said in sentence if said.link == "of" and is_before(said, one)]
    return bool(before) and all(
        said.mood in ("advises", "allows", "may")
        or (said.predicate.has("v:rest", "v:recover") and not said.denied)
        or (
            said.predicate.has(*WORDS["allowing"])
            and not subjects(said)
            and said.predicate.lemma != "되"
            and not said.denied
        )
        or judged_telling(day, said._replace(link="end"), [said._replace(link="end")]) == PASS
        for said in before
    )


def measures_badly(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether a value is said not to be sure where the watch or the hand is not as it should be."""
    unsure = one.predicate.lemma in HELP["unsure"] and any(word.has("measure") for word in one.arguments)
    return unsure and any(
        word.has("device", "body") for said in sentence if said.link in ("if", "or") for word in said.arguments
    )


def is_before(said: Statement, one: Statement) -> bool:
    """Whether a statement describes the noun that another one ends in."""
    return said.describes is not None and said.describes.lemma == one.predicate.lemma


def comes_first(one: Statement) -> bool:
    """Whether rest, sleep, water, care or safety is said to come first or to be needed."""
    first = one.predicate.lemma in HELP["first"] or any(word.lemma in HELP["first"] for word in one.adverbs)
    words = [word for word in one.arguments if word.kind == "noun"]
    return (
        first and not one.denied and any(word.has(*HELP["kept"]) or word.lemma in HELP["kept_words"] for word in words)
    )


def helps(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether something harmless is said to do good: 일찍 누우면 몸이 가벼워져요."""
    before = [said for said in sentence if said.start <= one.start]
    words = [word for word in words_of(before) if word.kind not in ("number",)]
    if is_reckless([said for said in before if said is not one], words):
        return False
    if (
        one.denied
        or not one.predicate.has(*HELP["good"])
        or any(word.has(*WORDS["never"], *HELP["bad"]) for word in words)
    ):
        return False
    finished = any(said.predicate.has("v:finish", "v:avoid", "v:decrease", "v:stop") for said in before)
    if any(word.has("caffeine", "screen", "late") for word in words) and not finished:
        return False
    if one.predicate.has("v:decrease", "v:fall") and not any(
        word.has("fatigue", "bad", "strain", "shortage") for word in one.arguments
    ):
        return False
    harmless = any(word.has(*HELP["helpful"]) for word in words if word is not one.predicate)
    return harmless and all(
        not word.concepts or word.has(*HELP["helpful"], *HELP["beside"], *HELP["good"]) for word in words
    )


def is_rule(one: Statement) -> bool:
    """Whether a statement tells a target heart rate or a week's amount; its numbers are checked as numbers."""
    numbers = [word for word in (*one.arguments, one.predicate) if word.kind == "number"]
    of_rate = any(word.lemma == "bpm" for word in numbers) and any(
        "심박" in word.lemma or word.lemma in ("목표", "범위") for word in one.arguments
    )
    of_reserve = any(word.lemma == "%" for word in numbers) and any(
        "심박" in word.lemma for word in (*one.arguments, one.predicate)
    )
    of_week = any(word.lemma == "분" and word.value in ("150", "300") for word in numbers)
    return (of_rate and len(numbers) > 1) or of_week or of_reserve


def cheers(one: Statement) -> bool:
    """Whether a statement only wishes well."""
    return one.predicate.has("cheer") or one.predicate.lemma in HELP["cheers"]
