"""What a comment tells of the day besides its values: what is missing, what a judgement rests on, what comes of it."""

from collections.abc import Sequence

from malssi.korean.statements import Statement
from malssi.tasks.task import PASS, Verdict, fail, unclear
from malssi.tasks.wearable.effort import WORDS
from malssi.tasks.wearable.exercise.names import DRILL
from malssi.tasks.wearable.exercise.plan import Plan
from malssi.tasks.wearable.kinds import INDICATORS, UNKNOWN, kind_of, subjects
from malssi.tasks.wearable.words import material, reason


def listed(section: str, name: str) -> frozenset[str]:
    """A list of `comment.ko.toml`."""
    return frozenset(str(material("comment", "exercise")[section][name]).split())


def judged_on(plan: Plan, one: Statement) -> Verdict | None:
    """Whether a judgement rests on what is said: on values that were measured, without those that were not."""
    gone = missing(plan, one)
    if gone is not None:
        return gone
    result = any(word.lemma in listed("judged", "result") for word in one.arguments)
    if result and (
        one.predicate.has("v:same", "a:same")
        or (one.denied and one.predicate.has("v:become", "v:adjust", "a:different"))
    ):
        return PASS
    if one.past and not one.denied and not one.arguments and one.predicate.lemma in listed("judged", "by"):
        return PASS
    about = subjects(one) & INDICATORS
    without = one.denied or one.predicate.lemma in ("빼", "제외하", "생략하", "빠지")
    if about and one.predicate.lemma in listed("judged", "without") and without:
        return fail(reason("judged_without", "exercise", said=one.written)) if about & levels(plan) else PASS
    if about and not one.denied and one.predicate.lemma in listed("judged", "by") and rests_on(one):
        return PASS if about <= levels(plan) else fail(reason("judged_on", "exercise", said=one.written))
    return PASS if one.predicate.lemma in listed("judged", "result") and one.predicate.copula else None


def levels(plan: Plan) -> frozenset[str]:
    """What was measured."""
    return frozenset(plan.judged.levels)


def rests_on(one: Statement) -> bool:
    """Whether values are what a judgement is made by: 수면과 걸음만 봤어요, 걸음으로 판단했어요."""
    return one.mood == "tells" and (one.past or bool(one.with_particle("만", "으로", "로", "으로만", "로만")))


def missing(plan: Plan, one: Statement) -> Verdict | None:
    """Whether what is said to be missing is; None where nothing is."""
    if (
        one.predicate.lemma == "없"
        and not one.denied
        and any(word.lemma.startswith("목표심박") for word in one.arguments)
    ):
        return PASS if plan.target is None else unclear(one.written)
    about = subjects(one) & INDICATORS
    named = any(word.lemma in UNKNOWN["nouns"] or word.has("measure") for word in one.arguments)
    own = kind_of(one.predicate) == "missing" and (named or one.predicate.lemma not in ("없", "빼"))
    sent = one.denied and one.predicate.lemma in listed("judged", "sent")
    if not about or not (own or sent) or (own and one.denied) or any(word.kind == "number" for word in one.arguments):
        return None
    if any(
        kind_of(word) not in (None, "missing", "differs")
        for word in one.arguments
        if word.kind == "noun" and word.lemma not in UNKNOWN["nouns"]
    ):
        return None
    return fail(reason("missing_wrongly", ground=min(about), said=one.written)) if about <= levels(plan) else PASS


def of_a_signal(one: Statement) -> Verdict | None:
    """Whether nothing is told but that a change of the heart rate may be a sign of fatigue, where that is cited."""
    words = [word for word in (*one.arguments, one.predicate) if word.kind != "number"]
    known = listed("signal", "words")
    tells = any(word.lemma in known for word in words)
    return PASS if tells and not one.denied and all(word.lemma in known for word in words) else None


def is_needed(plan: Plan, one: Statement) -> Verdict | None:
    """Whether what is said to be needed is rest, sleep, care or water: 필요한 것은 잠입니다."""
    if not any(word.has("a:necessary", "a:important", "v:need") and word.kind == "noun" for word in one.arguments):
        return None
    named = (
        [one.predicate]
        if one.predicate.copula and one.predicate.kind == "noun"
        else [w for w in one.arguments if "이" in w.particles or "가" in w.particles]
    )
    if one.predicate.lemma == "아니":
        return PASS if plan.rests and all(word.has(*WORDS["doings"]) for word in named) else unclear(one.written)
    return (
        PASS
        if named and all(word.has("rest", "sleep", "care", "drink", "v:rest", "v:sleep", "v:recover") for word in named)
        else None
    )


def is_framed(one: Statement, sentence: Sequence[Statement]) -> list[Statement]:
    """What describes the noun in which a statement ends that says nothing by itself: 3bpm 높은 정도예요."""
    if not (one.predicate.copula or one.predicate.kind == "noun") or one.predicate.lemma not in listed(
        "judged", "frames"
    ):
        return []
    return [said for said in sentence if said.describes is not None and said.describes.start == one.predicate.start]


def is_essence(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether it is told what the day's aim is, which is advised: 마치는 것이 오늘의 요령이에요."""
    if one.denied or not one.predicate.copula or one.predicate.lemma not in listed("judged", "essence"):
        return False
    return any(said.mood == "advises" and said.start < one.predicate.start for said in sentence)


def of_service(plan: Plan, one: Statement) -> Verdict | None:
    """Whether it is told what the coach can reckon, and what not: 목표 심박수는 드리지 못했어요."""
    if one.predicate.lemma not in listed("judged", "service") and "드리" not in one.helped:
        return None
    words = " ".join(word.lemma for word in one.arguments)
    if one.denied:
        gone = ("심박" in words and plan.target is None) or (
            any(name in words for name in ENERGY) and plan.kcal is None
        )
        return PASS if gone else None
    return (
        PASS if one.mood in ("tells", "may") and not any(word.has(*WORDS["doings"]) for word in one.arguments) else None
    )


ENERGY = ("소모", "열량", "칼로리")


def is_own_doing(one: Statement) -> bool:
    """Whether the coach tells what the coach does: 손을 봤습니다, 미루겠습니다, 골라 두었어요."""
    will = any("겠" in form for form, tag in one.predicate.endings if tag == "EP") or "겠" in "".join(one.helped)
    done = one.past and one.predicate.lemma in listed("judged", "doing")
    objects = [word for word in one.arguments if {"을", "를", "은", "는"} & set(word.particles)]
    plain = all(
        word.has(DRILL, "plan", "exercise", "exercise_light", "body", "time", "abstract", "speech", "effort")
        for word in objects
    )
    return plain and (done or (will and one.predicate.lemma in listed("judged", "doing")))


def rests_now(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether it is told to be time for rest: 쉬면서 몸을 돌볼 때예요."""
    if one.predicate.lemma not in ("때", "날", "시간", "차례") or one.denied:
        return False
    before = [said for said in sentence if said.describes is not None and said.describes.start == one.predicate.start]
    restful = ("v:rest", "v:recover", "v:help", "v:protect", "v:sleep", "v:see", "v:check")
    return bool(before) and all(said.predicate.has(*restful) and not said.denied for said in before)
