"""What a comment tells of a routine: that it fits, that a part of it is too hard or too long, that a way is easier."""

from collections.abc import Sequence

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.task import PASS, Verdict, fail, unclear
from malssi.tasks.wearable.effort import WORDS
from malssi.tasks.wearable.exercise.criteria import bears, catalogue
from malssi.tasks.wearable.exercise.grounds import (
    is_essence,
    is_needed,
    is_own_doing,
    judged_on,
    listed,
    of_service,
    rests_now,
)
from malssi.tasks.wearable.exercise.names import DRILL
from malssi.tasks.wearable.exercise.plan import Fit, Plan, plan_of
from malssi.tasks.wearable.exercise.reading import RoutineDay
from malssi.tasks.wearable.exercise.swaps import verbs
from malssi.tasks.wearable.exercise.turns import MINUTES
from malssi.tasks.wearable.kinds import INDICATORS, subjects
from malssi.tasks.wearable.kinds import kind_of as domain_kind
from malssi.tasks.wearable.words import reason

BENEFITS = frozenset(
    """body breath posture effort state feeling fatigue sleep exercise exercise_light strength running exercise_moderate
    good drill plan position time quantity degree abstract measure cause gear""".split()  # noqa: SIM905
)
"""Concepts of what gets better by how something is done."""
EASES = (
    "a:comfortable",
    "a:easy",
    "a:light",
    "a:safe",
    "a:good",
    "v:loosen",
    "v:help",
    "v:recover",
    "a:soft",
    "a:certain",
    "a:enough",
    "v:decrease",
)


def told_of_the_routine(day: RoutineDay, one: Statement, sentence: Sequence[Statement]) -> Verdict | None:
    """What a telling statement about the routine is; None where it is about something else."""
    plan = plan_of(day)
    for verdict in (judged_on(plan, one), of_service(plan, one), is_needed(plan, one), of_a_day(plan, one, sentence)):
        if verdict is not None:
            return verdict
    if is_own_doing(one) or rests_now(one, sentence) or is_essence(one, sentence):
        return PASS
    named = [word.written for word in words_of(one, sentence) if word.has(DRILL)]
    if one.predicate.has(DRILL) and one.predicate.copula and is_named(one):
        return PASS
    if one.predicate.has(DRILL) and one.predicate.copula and not one.denied and not is_named(one):
        return of_exercises(plan, named, "good", one)
    if has_minutes(one) and domain_kind(one.predicate) == "short" and not subjects(one) & INDICATORS:
        return unclear(one.written)
    kind = "good" if needs_no_change(one, sentence) else kind_of(one)
    if kind is None:
        return None
    if named and not (kind == "hard" and has_minutes(one)):
        return of_exercises(plan, named, kind, one)
    if any(word.kind == "number" and word.lemma == "점" for word in one.arguments):
        return of_score(plan, kind, one)
    if subjects(one) & INDICATORS and not (named and has_minutes(one)):
        return None
    minutes = [
        word
        for word in (*one.arguments, one.predicate)
        if word.kind == "number" and word.lemma in ("분", MINUTES, "시간")
    ]
    if minutes:
        return of_minutes(plan, minutes, kind, one)
    if any(
        word.lemma in ("다음", "다음번", "내일", "나중", "앞으로", "다시") for word in (*one.arguments, *one.adverbs)
    ):
        return PASS if kind == "good" else None
    about = {word.lemma for word in (*one.arguments, one.predicate)} | ({one.topic.lemma} if one.topic else set())
    if about & listed("fit", "rest"):
        return PASS if kind == "good" and plan.fit is not Fit.UNFIT else unclear(one.written)
    if kind == "good" and about & EXERCISES and not plan.too_hard and not plan.rests:
        return PASS
    if about & listed("fit", "whole") or is_counted(day, one):
        return of_all(plan, kind, one)
    return None


def of_a_day(plan: Plan, one: Statement, sentence: Sequence[Statement]) -> Verdict | None:
    """Whether a day or a routine is of the kind that it is said to be: 무리하기 어려운 날, 몸을 깨우기에 알맞은 짝."""
    before = [said for said in sentence if said.describes is not None and said.describes.start == one.predicate.start]
    if not before or one.denied:
        return None
    kinds = {kind_of(said) for said in before}
    kinds = kinds - {None} or kinds
    if one.predicate.lemma in DAYS and kinds == {"hard"} and not any(subjects(said) & INDICATORS for said in before):
        return PASS if plan.judged.grade.name not in ("A", "B") else unclear(one.written)
    if one.predicate.lemma in DAYS and kinds == {"good"} and plan.judged.grade.name in ("A", "B"):
        return PASS
    if one.predicate.lemma in listed("fit", "whole") and len(kinds) == 1 and kinds <= {"good", "hard"}:
        named = [word.written for said in (one, *sentence) for word in said.arguments if word.has(DRILL)]
        kind = str(min(map(str, kinds)))
        return of_exercises(plan, named, kind, one) if named else of_all(plan, kind, one)
    return None


EXERCISES = frozenset(["동작", "종목", "강도", "난이도", "순서", "조합"])
"""What is said to fit where only the time does not."""
DAYS = ("날", "하루", "컨디션", "몸", "상태", "때")


def words_of(one: Statement, sentence: Sequence[Statement]) -> list[Word]:
    """The words of a statement, and those of one that only lists before it."""
    before = [
        word
        for said in sentence
        for word in (*said.arguments, said.predicate)
        if said.predicate.has(DRILL) and said.predicate.copula
    ]
    return [*one.arguments, one.predicate, *before, *([one.topic] if one.topic and one.topic.has(DRILL) else [])]


def kind_of(one: Statement) -> str | None:
    """Whether something is said to be right, or too much; None where neither."""
    words = [
        one.predicate,
        *(word for word in one.arguments if {"이", "가", "도", "은", "는"} & set(word.particles) or not word.particles),
    ]
    hard = listed("fit", "hard")
    own = one.predicate.lemma
    if own == "없" and any(word.lemma in ("데", "곳", "것") for word in one.arguments):
        return None
    if own in ("없", "적", "덜하", "아니", "작") and any(
        word.lemma in hard or word.has("strain", "bad", "injury", "fatigue") for word in one.arguments
    ):
        return "hard" if one.denied and own != "아니" else "good"
    strained = any(word.has("strain", "bad") or word.lemma in ("부담", "충격", "무리") for word in one.arguments)
    if own in ("크", "많", "있", "가", "심하", "남") and strained:
        return "good" if one.denied else "hard"
    if own in hard:
        return "good" if one.denied else "hard"
    if own in listed("fit", "good") or (own == "맞" and one.denied):
        return "hard" if one.denied else "good"
    if own in ("이", "하", "되") and any(word.lemma in hard for word in words):
        return "good" if one.denied else "hard"
    return None


def of_exercises(plan: Plan, named: Sequence[str], kind: str, one: Statement) -> Verdict:
    """Whether what is said of some exercises is so."""
    hard = [name for name in named if not bears(plan.judged.grade.name, catalogue()[name])]
    if any(word.has("person", "animal", "money", "disease") for word in one.arguments):
        return unclear(one.written)
    if kind == "good":
        return fail(reason("too_hard", "exercise", said=hard[0])) if hard else PASS
    if plan.rests or hard:
        return PASS
    return (
        fail(reason("not_hard", "exercise", said=one.written)) if one.predicate.lemma in HEAVY else unclear(one.written)
    )


HEAVY = frozenset(["벅차", "무리", "부담되", "부담스럽", "버겁", "과하", "넘치", "이르"])
"""What is said of an exercise that a day does not bear."""


def is_named(one: Statement) -> bool:
    """Whether exercises are what is to be taken out or done: 빼야 할 것은 런지예요."""
    return any(word.lemma in verbs("out") | {"하"} for word in one.arguments)


def has_minutes(one: Statement) -> bool:
    """Whether a time is told."""
    return any(
        word.kind == "number" and word.lemma in ("분", MINUTES, "시간") for word in (*one.arguments, one.predicate)
    )


def needs_no_change(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether there is nothing to change: 손볼 데가 없어요."""
    mends = any(said.describes is not None and said.predicate.lemma in listed("judged", "mend") for said in sentence)
    return one.predicate.lemma == "없" and not one.denied and mends


def of_score(plan: Plan, kind: str, one: Statement) -> Verdict:
    """Whether a day of this score is called what it is."""
    good = plan.judged.grade.name in ("A", "B")
    return PASS if good == (kind == "good") else unclear(one.written)


def of_minutes(plan: Plan, minutes: Sequence[Word], kind: str, one: Statement) -> Verdict:
    """Whether so many minutes are too many."""
    said = max(word.amount * (60 if word.lemma == "시간" else 1) for word in minutes)
    over = said > plan.minutes or plan.rests
    return PASS if over == (kind == "hard") else unclear(one.written)


def of_all(plan: Plan, kind: str, one: Statement) -> Verdict:
    """Whether what is said of the whole routine is so."""
    if (kind == "good") == (plan.fit is Fit.FITS):
        return PASS
    return fail(reason("praised", "exercise", said=one.written)) if kind == "good" else unclear(one.written)


def is_counted(day: RoutineDay, one: Statement) -> bool:
    """Whether a statement is about all exercises by their number: 세 동작 모두."""
    words = [word for word in (*one.arguments, one.predicate) if word.kind == "number" or word.lemma in NUMERALS]
    counts = {NUMERALS.get(word.lemma) or int(word.amount) for word in words}
    return len(day.routine.items) in counts


NUMERALS = {"둘": 2, "셋": 3, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}


def eases(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether something is said to get easier by how an exercise is done: 무릎이 한결 편하거든요."""
    about = [word for word in one.arguments if word.kind == "noun"]
    less = any(word.lemma == "덜" for word in one.adverbs)
    spared = less and (
        one.predicate.has("v:hurt", "a:hard", "a:tired", "a:ill", "bad") or one.predicate.lemma in WAVERING
    )
    good = one.predicate.has(*EASES) or one.predicate.lemma in listed("fit", "eases") or spared
    if one.denied or not good:
        return False
    if about:
        return all(word.has(*BENEFITS) or not word.concepts for word in about)
    before = [said for said in sentence if said.link == "if" and said.start < one.start]
    return bool(before) and all(
        said.predicate.has(*WORDS["acts"]) and not said.predicate.has("closing", *WORDS["never"]) for said in before
    )


WAVERING = ("놀", "놀라", "흔들리", "무너지", "흐트러지", "쏠리", "밀리")


def is_gauge(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether it is told how effort is felt: 노래는 어렵지만, 숨이 가쁘면 무리라는 신호예요, 20번이면 넉넉해요."""
    words = [*one.arguments, one.predicate]
    if is_warning(one) or leaves_nothing(one) or is_a_drill(one, sentence) or is_an_effect(one, sentence):
        return True
    if one.predicate.has("a:different") and all(word.has("symptom", "fatigue", "body") for word in one.arguments):
        return bool(one.arguments)
    if any(word.has("speech", "media") for word in one.arguments) and one.predicate.has(
        "a:hard", "a:easy", "a:possible", "v:stop", "v:continue", "a:lacking"
    ):
        return True
    if any(word.has("device", "measure") for word in one.arguments) and one.predicate.has(
        "v:go", "a:slow", "a:different"
    ):
        return not one.denied
    before = [said for said in sentence if said.link == "if" and said.start < one.start]
    felt = any(
        word.has("breath", "symptom", "body", "feeling", "speech", "sweat")
        for said in before
        for word in said.arguments
    )
    if felt and any(word.lemma in listed("fit", "signs") for word in words) and not one.denied:
        return True
    amount = bool(before) and before[-1].predicate.copula and not before[-1].predicate.has(DRILL)
    if amount and one.predicate.has("a:enough") and not one.denied and not one.arguments:
        return True
    if (
        one.denied
        and one.predicate.has("v:go", "v:fall", "v:decrease", "v:become")
        and any(word.has("body", "strength", "effort") for word in one.arguments)
    ):
        return True
    named = [word for word in one.arguments if word.kind == "noun" and word.has(*WORDS["acts"])]
    return (
        bool(named)
        and one.predicate.has("a:easy", "a:comfortable")
        and not any(word.has(*WORDS["never"]) for word in named)
    )


def is_warning(one: Statement) -> bool:
    """Whether it is told that something may harm: 무리하면 다칠 수 있으니."""
    return one.mood == "may" and not one.denied and one.predicate.has("v:hurt", "a:ill", "bad", "fatigue", "a:tired")


def leaves_nothing(one: Statement) -> bool:
    """Whether it is told that no fatigue or strain comes of it: 피로가 남지 않을 거예요."""
    about = [word for word in one.arguments if {"이", "가", "도", "은", "는"} & set(word.particles)]
    left = one.predicate.lemma in ("남", "쌓이", "가", "생기", "오") and one.denied
    return left and bool(about) and all(word.has("fatigue", "strain", "bad") for word in about)


def is_a_drill(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether an exercise is described by what it does: 버피는 심박을 급하게 올리는 동작이라."""
    if not one.predicate.copula or one.denied or one.predicate.lemma not in ("동작", "운동", "자세"):
        return False
    before = [said for said in sentence if said.describes is not None and said.describes.start == one.predicate.start]
    of_it = (
        "body",
        "measure",
        "effort",
        "breath",
        "strength",
        "degree",
        "exercise",
        "posture",
        "sweat",
        "state",
        DRILL,
    )
    return bool(before) and all(
        said.arguments and all(word.has(*of_it) for word in said.arguments) and not said.predicate.has(*WORDS["never"])
        for said in before
    )


def is_an_effect(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether it is told how the heart rate follows what is done: 천천히 시작하면 심박이 완만하게 올라요."""
    follows = one.predicate.has("v:rise", "v:fall", "v:increase", "v:decrease") and not one.denied
    of_heart = any("심박" in word.lemma for word in one.with_particle("이", "가", "도"))
    done = any(
        said.link == "if"
        and said.start < one.start
        and (any(word.has(DRILL) for word in said.arguments) or said.predicate.has(*WORDS["acts"]))
        for said in sentence
    )
    return follows and of_heart and done and not any(word.kind == "number" for word in one.arguments)
