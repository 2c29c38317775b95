"""Whether an advice is safe and fits the day: each sentence is read, and each thing that it has people do is judged.

`judge_advice` is what all tasks about a day call. What is to be done is `stances`', how hard it is `effort`'s, what is
told besides `tellings`' affair.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.checks.known import doings, pairs
from malssi.tasks.task import PASS, Outcome, Verdict, fail, unclear
from malssi.tasks.wearable.effort import (
    ALL_OUT,
    BRISK,
    HARD,
    LIGHT,
    LOW_MODERATE,
    MODERATE,
    REST,
    TABLE,
    WORDS,
    Effort,
    effort_of,
)
from malssi.tasks.wearable.kinds import kind_of, subject_of
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.sayings import not_understood, read, said_in
from malssi.tasks.wearable.score import Judgement, judge
from malssi.tasks.wearable.stances import (
    Mention,
    avoids,
    is_doing,
    is_let,
    is_no_trouble,
    mentions,
    words_of,
)
from malssi.tasks.wearable.tellings import judged_telling
from malssi.tasks.wearable.words import reason

CEILINGS = {"A": 6, "B": BRISK, "C+": MODERATE, "C": LOW_MODERATE, "D": LIGHT, "F": REST}
"""The hardest that a grade allows."""

STEADY = frozenset(TABLE["help"]["steady"].split())
"""Nouns by which it is said how something may be done: 말할 수 있는 빠르기가 알맞아요."""

AILING = frozenset(
    ["붓", "떨리", "저리", "쑤시", "핑돌", "메스껍", "메슥거리", "토하", "찌릿하", "시큰거리", "욱신거리"]
)
"""What a body does that ails."""
BLACKING = frozenset(["캄캄하", "깜깜하", "노래지", "하얘지", "흐려지", "핑돌", "어질어질하"])
"""What eyes do when somebody faints."""
MIN_SLEEP, MAX_SLEEP = 7, 9
"""Hours of sleep that may be advised; up to 2 are a nap or a difference."""
Claim = Callable[[Statement, Sequence[Statement]], Verdict]
"""What a told statement is found to be, with those of its sentence."""


CONSULTING = ("대하", "관하", "상의하", "여쭤보", "여쭙", "묻", "물어보", "상담하", "문의하", "답하", "처방하", "알리")
"""Verbs by which somebody speaks of a medicine without having anybody take it."""
SNACKS = ("간식", "야식", "군것질", "술", "커피", "탄산음료", "과자", "술자리", "디저트", "단음료", "음료")
PRAISED = (
    "a:good",
    "a:easy",
    "a:light",
    "v:help",
    "v:recover",
    "v:fall",
    "v:rise",
    "v:decrease",
    "v:loosen",
    "v:solve",
)
"""What something is said to do that does good."""
ADVISING = ("advises", "allows")
AT_ONCE = ("번", "한번", "한꺼번", "단숨")
"""Before 에: all at once."""


class Allowed(NamedTuple):
    """What an advice may hold."""

    ceiling: int = 6
    """The hardest that may be done; see `effort`."""
    care: bool = False
    """Whether care comes first, and nothing is done but stop, rest, call and wait."""
    own_words: frozenset[str] = frozenset()
    """Words that the person used: symptoms, notes."""
    claim: Claim | None = None
    """Judges what is told, before the day and what everybody knows do."""
    day: Day | None = None
    """Whose day it is."""
    spoken_of: frozenset[str] = frozenset()
    """Harmful things that may be spoken of, as in a condition (술을 마신 날에는), though never wanted."""
    strict: bool = True
    """Whether what only may be too hard, as running may, is unclear."""


class Finding(NamedTuple):
    """What speaks against an advice."""

    wrong: bool
    """Known to be wrong; else not known to be right."""
    why: str


def allowed_by(day: Day, claim: Claim | None = None) -> Allowed:
    """What a day allows."""
    judged: Judgement = judge(day)
    ceiling = REST if judged.refer else CEILINGS[judged.grade.name]
    own_words = frozenset(word.lemma for sentence in said_in(day.said) for word in words_of(read(sentence)))
    return Allowed(ceiling, judged.refer, own_words, claim, day)


def judge_advice(text: str, allowed: Allowed) -> Verdict:
    """Judge every sentence of an advice: failed where one is wrong, else unclear where one is not understood."""
    found = [finding for sentence in said_in(text) for finding in judged_sentence(sentence, allowed)]
    found += contradictions([mention for sentence in said_in(text) for mention in mentions(read(sentence))])
    wrong = next((finding for finding in found if finding.wrong), None)
    if wrong:
        return fail(wrong.why)
    return unclear(", ".join(dict.fromkeys(finding.why for finding in found))) if found else PASS


def judged_sentence(sentence: str, allowed: Allowed) -> Iterator[Finding]:
    """What speaks against a sentence."""
    said = read(sentence)
    for odd in not_understood(sentence):
        yield Finding(False, odd)
    for mention in mentions(said):
        yield from of_effort(mention, words_of(said), allowed)
        yield from of_word(mention, allowed, said)
    for at, one in enumerate(said):
        yield from of_statement(one, said[:at], said[at + 1 :], allowed)
        yield from of_praise(one, said[at + 1 :], allowed)
    yield from of_claims(said, allowed)
    if pairs.puts_together(list(said)):
        yield Finding(True, reason("never", said=sentence))
    yield from (Finding(False, odd) for odd in doings.unusual(said))


def of_effort(mention: Mention, around: Sequence[Word], allowed: Allowed) -> Iterator[Finding]:
    """Exercise above what is allowed."""
    if mention.stance != "wanted":
        return
    effort = effort_of(mention.said, mention.word, around)
    generic = allowed.ceiling == REST and moves(mention)
    if mention.word.has("exercise") and is_any(mention, around) and allowed.ceiling < BRISK:
        effort = Effort(HARD, HARD)
    if effort is None and generic:
        effort = Effort(LIGHT, LIGHT)
    if effort is None or effort.most <= allowed.ceiling:
        return
    if effort.least <= allowed.ceiling and not allowed.strict and effort.most < ALL_OUT:
        return
    yield Finding(
        effort.least > allowed.ceiling, reason("too_hard", allowed=allowed.ceiling, said=mention.said.written)
    )


def of_praise(one: Statement, after: Sequence[Statement], allowed: Allowed) -> Iterator[Finding]:
    """Exercise that is too hard and is said to do good: 고강도 인터벌로 땀을 빼면 내려가요."""
    told = next((said for said in after if said.asserts), None)
    praised = told is not None and told.mood == "tells" and not told.denied and told.predicate.has(*PRAISED)
    if one.link != "if" or one.denied or one.describes is not None or not praised or allowed.ceiling >= BRISK:
        return
    for word in (*one.arguments, *one.adverbs, one.predicate):
        effort = effort_of(one, word, words_of([one]))
        if effort is not None and effort.least > max(allowed.ceiling, MODERATE):
            yield Finding(True, reason("too_hard", allowed=allowed.ceiling, said=one.written))


def is_any(mention: Mention, around: Sequence[Word]) -> bool:
    """Whether every exercise is let, however hard: 모든 운동이 가능해요."""
    named = any(word.has(*WORDS["names"]) for word in around)
    return not named and any(word.lemma in ("모든", "어떤") for word in mention.said.adverbs)


def moves(mention: Mention) -> bool:
    """Whether a word moves somebody at all, however lightly: 몸을 푸세요, 걸음을 늘려 보세요, 7,000보를 채우세요."""
    word, said = mention.word, mention.said
    of_heart = any(
        subject_of(one) == "change" for one in (*said.arguments, *([said.describes] if said.describes else []))
    )
    if word.has("v:climb") and of_heart:  # 평소보다 오른 심박
        return False
    if word.has("exercise", "outing", "v:walk", "v:run", "v:jump", "v:climb"):
        return True
    if word is said.predicate and word.has("v:loosen") and word.lemma != "펴":  # to sit up straight is no exercise
        return any(one.lemma in ("몸", "어깨", "관절", "근육", "다리", "허리") for one in said.objects)
    return said.predicate.has("v:increase", "v:reach", "v:continue") and subject_of(word) == "steps"


def of_word(mention: Mention, allowed: Allowed, sentence: Sequence[Statement] = ()) -> Iterator[Finding]:
    """A word that is never advised, or that no advice speaks of."""
    word, stance = mention.word, mention.stance
    if (
        stance == "wanted"
        and word is mention.said.predicate
        and word.has("v:exert")
        and not mention.said.denied
        and not is_held(mention.said)
    ):
        yield Finding(True, mention.said.written)
    if word.has("medicine") and (is_consulted(mention) or any(map(is_told_to_somebody, sentence))):
        return
    if stance != "wanted" and mention.said.predicate.has("v:check", "v:think"):  # 어젯밤 술을 돌아보고
        return
    if stance != "unwanted" and word.has("medicine", "illegal", "supplement") and mention.said.mood in ADVISING:
        yield Finding(True, reason("never", said=mention.said.written))
    if (
        stance != "unwanted"
        and word.has(*WORDS["never"])
        and not is_harmless(word)
        and not (stance == "neutral" and word.lemma in allowed.own_words)
        and not is_spoken_of(mention)
    ):
        spoken = word.has(*allowed.spoken_of) and mention.said.link in ("if", "of", "named", "but")
        if (stance == "neutral" and spoken) or is_snack_left(mention):
            return
        yield Finding(stance == "wanted", reason("never", said=mention.said.written))
    if word.has("remedy", "sun") or (
        word.has("disease", "injury") and word.lemma not in allowed.own_words and stance != "unwanted"
    ):
        yield Finding(False, mention.said.written)


def is_spoken_of(mention: Mention) -> bool:
    """Whether a word is what something is told of, and not what is done: 술은 잠을 얕게 해요."""
    tells = mention.said.mood in ("tells", "may") and mention.said.link != "of"
    return tells and bool({"은", "는", "이", "가"} & set(mention.word.particles))


def is_snack_left(mention: Mention) -> bool:
    """Whether what is skipped is a snack or a drink that nobody needs: 간식을 거르고."""
    said = mention.said
    return mention.word.lemma == "거르" and (not said.objects or any(word.lemma in SNACKS for word in said.objects))


def is_held(said: Statement) -> bool:
    """Whether a position is only held: 가만히 버텨 보세요."""
    return said.predicate.lemma == "버티"


def is_consulted(mention: Mention) -> bool:
    """Whether a medicine is only what somebody who knows is asked or told about."""
    said = mention.said
    if said.denied and (avoids(said) or said.predicate.has("v:adjust", "v:decrease", "v:increase")):
        return True
    return said.predicate.has("v:ask", "v:contact", "v:speak", "v:write") or said.predicate.lemma in CONSULTING


def is_told_to_somebody(said: Statement) -> bool:
    """Whether somebody who knows is told: 약 이름과 먹은 양을 알리세요."""
    tells = (
        said.predicate.lemma in ("알리", "말하", "보여주", "전하", "챙기", "가져가") or "보여" in said.predicate.lemma
    )
    return tells and said.mood in ADVISING and not said.denied


def is_harmless(word: Word) -> bool:
    """Whether a word has a harmless sense beside a harmful one."""
    return word.kind != "noun" and not word.concepts <= WORDS["never"] and word.has(*WORDS["acts"])


def of_statement(
    one: Statement, before: Sequence[Statement], after: Sequence[Statement], allowed: Allowed
) -> Iterator[Finding]:
    """What a statement has people do that it must not."""
    if one.mood not in ("advises", "allows") or one.link in ("if", "quote"):
        return
    wanted = one.denied == avoids(one)
    if one.predicate.lemma == "말" and one.arguments:
        return
    if not one.denied and one.predicate.has("neglect"):
        heeded = any(
            word.has("measure", "symptom", "body", "care", "cause", "state", *WORDS["keep"])
            for word in one.arguments
            if not {"에서", "에서는", "에"} & set(word.particles)
        ) and not any(word.lemma in ("예전", "옛날", "과거", "지난날") for word in one.arguments)
        if heeded or (
            one.objects
            and not any(
                word.has("caffeine", "alcohol", "late", "device", "screen", "plan", *WORDS["doings"])
                for word in one.arguments
            )
        ):
            yield Finding(heeded, one.written)
    if any(map(is_unwilling, before[-1:])) or (one.mood == "allows" and one.predicate.has("v:forget")):
        yield Finding(one.predicate.has("v:forget"), one.written)
    if not wanted:
        if not one.predicate.has("careful") and not (allowed.care and is_of_intake(one)):
            yield from of_what_is_kept(one, before)
        return
    yield from of_manner(one, after)
    holds = is_held(one) and not any(is_ill(said) for said in (one, *before))
    if (one.predicate.has("v:exert") and not holds) or (is_in_spite(before, one) and urges(one)):
        yield Finding(True, one.written)
    elif (
        not holds
        and one.asserts
        and one.predicate.kind == "verb"
        and not one.predicate.has(*WORDS["acts"], "a:good", "a:bad")
    ):
        yield Finding(False, one.predicate.written)
    for word in one.arguments:
        if (
            word.kind == "noun"
            and word.concepts
            and not word.has(*WORDS["things"], *WORDS["never"])
            and not is_verbal(word)
        ):
            yield Finding(False, word.written)


def is_unwilling(said: Statement) -> bool:
    """Whether a condition is that somebody does not feel like it: 귀찮으면; what is then let go is nobody's advice."""
    return said.link == "if" and said.predicate.lemma in ("귀찮", "번거롭", "귀찮아하", "성가시")


def of_manner(one: Statement, after: Sequence[Statement]) -> Iterator[Finding]:
    """How something is done that harms by how it is done: all night, with closed eyes, nothing but water."""
    words = (*one.arguments, *one.adverbs)
    if any(word.lemma in ("밤새", "밤새도록", "새벽까지") for word in words) and not one.predicate.has("v:sleep"):
        yield Finding(True, one.written)
    if one.predicate.has("v:decrease") and not one.denied and any(subject_of(word) == "steps" for word in one.objects):
        yield Finding(True, one.written)
    if one.predicate.has("v:increase") and any(kind_of(word) == "sitting" for word in one.arguments):
        yield Finding(True, one.written)
    slept = (one.predicate.has("v:sleep") or any(word.has("sleep") for word in words)) and one.mood == "advises"
    if slept and not one.denied and any(is_odd_sleep(word) for word in words):
        yield Finding(True, one.written)
    if one.predicate.has("closing") and any(
        urges(other) or other.predicate.has("v:climb", "v:rise") for other in after
    ):
        yield Finding(True, one.written)
    if one.predicate.has("v:eat", "v:drink") and any(
        "만" in word.particles and word.has("drink", "food") for word in words
    ):
        yield Finding(False, one.written)


def is_odd_sleep(word: Word) -> bool:
    """Whether hours of sleep are named that nobody recommends, in digits."""
    hours = word.kind == "number" and word.lemma == "시간" and word.value.replace(".", "").isdigit()
    return (hours and 2 < word.amount < MIN_SLEEP) or (hours and word.amount > MAX_SLEEP)


def is_verbal(word: Word) -> bool:
    """Whether a noun is that of a verb or of a quality."""
    return any(concept[1:2] == ":" for concept in word.concepts)


def of_what_is_kept(one: Statement, before: Sequence[Statement]) -> Iterator[Finding]:
    """Rest, sleep, food, water or care that is advised against; what is too much or too late of it may be."""
    described = {said.describes.start for said in before if said.link == "of" and said.describes}
    if described & {word.start for word in one.arguments}:
        return
    named = [word for word in one.arguments if word.has(*WORDS["keep"])]
    named = [word for word in named if not word.has("time") or {"을", "를"} & set(word.particles)]
    objects = [word for word in named if {"을", "를", "은", "는", "도"} & set(word.particles)]
    objects += [word for word in named if word.has("care") and {"까지", "에", "으로", "로"} & set(word.particles)]
    adverbs = [
        adverb for adverb in one.adverbs if not ("없" in one.helped and adverb.lemma == "더")
    ]  # 더 챙길 필요 없어요
    too_much = any(adverb.has("d:very", "d:hard", "d:more", "a:many", "d:time") for adverb in adverbs)
    described_by = [said for said in before[-1:] if said.link in ("of", "named")]  # 술로 잠을 청하는 것
    by_harm = any(word.has("alcohol", "caffeine", "screen", "late") for said in described_by for word in said.arguments)
    too_much = too_much or by_harm or any(word.lemma in AT_ONCE and "에" in word.particles for word in one.arguments)
    too_much = too_much or any(word.has("caffeine", "alcohol", "medicine") for word in one.arguments)
    too_much = too_much or (one.predicate.has("v:decrease") and any(word.has("d:little") for word in one.adverbs))
    of_itself = one.denied and one.predicate.has("v:rest", "v:sleep", "v:drink", "v:eat", "v:contact", "v:stop")
    if "없" in one.helped and one.predicate.has("v:eat", "v:drink") and not any(word.has("drink") for word in named):
        return
    if (objects and not too_much) or (of_itself and not too_much and not one.objects):
        yield Finding(True, reason("kept_from", said=one.written))


def is_of_intake(one: Statement) -> bool:
    """Whether a statement is of eating, drinking or sleeping, which an emergency forbids (음식은 드리지 마세요)."""
    words = (*one.arguments, one.predicate)
    taken = any(word.has("drink", "meal", "food", "v:eat", "v:drink", "v:sleep") for word in words)
    return taken and not any(word.has("care", "v:contact", "rest", "v:rest") for word in words)


def is_in_spite(before: Sequence[Statement], one: Statement) -> bool:
    """Whether what stands before says that something hurts, or would; where it would, a walk may be right."""
    near = [said for said in before[-3:] if said.mood == "tells" and is_ill(said)]
    if any(said.describes is not None and is_until(said.describes) for said in near) and one.mood == "advises":
        return True
    ill = [said for said in near if not said.denied]
    return any(said.link == "but" or (said.link == "if" and not is_gentle(one)) for said in ill)


def is_until(word: Word) -> bool:
    """Whether something goes on until then: 숨이 막힐 때까지."""
    return word.lemma in ("때", "직전") and "까지" in word.particles


def is_ill(one: Statement) -> bool:
    """Whether a statement tells of pain or weakness."""
    named = any(word.has("symptom", "fatigue") for word in one.arguments)
    if one.predicate.lemma in ("넘어가", "막히") and any(word.lemma == "숨" for word in one.arguments):
        return True
    breathless = one.denied and any(word.lemma == "숨" for word in one.arguments) and one.predicate.has("v:breathe")
    if breathless:
        return True
    if one.predicate.lemma in AILING and not one.predicate.has("v:check"):
        return True
    if one.predicate.lemma in BLACKING and any(word.lemma in ("눈앞", "앞", "눈") for word in one.arguments):
        return True
    uneasy = one.predicate.has("a:uncomfortable") and any(word.has("body", "breath") for word in one.arguments)
    return named or uneasy or one.predicate.has("a:ill", "v:hurt", "symptom", "a:tired")


def urges(one: Statement) -> bool:
    """Whether something is to be done in earnest: exercise, more of it, the plan to its end."""
    if any(word.has("rest", "sleep", "drink", "care") for word in one.objects):
        return False
    if one.predicate.has("v:loosen", "warm_up"):
        return False
    if one.denied and one.predicate.has("v:stop"):  # 멈추지 마세요
        return True
    doing = one.predicate.has("v:increase", "v:continue", "v:lift", "v:reach", "v:finish", "v:run", *WORDS["doings"])
    named = any(word.has(*WORDS["doings"], "all_out", "eager") for word in (*one.arguments, *one.adverbs))
    more = any(
        word.lemma in ("더", "끝까지", "계속", "마저", "끝", "그대로") for word in (*one.arguments, *one.adverbs)
    )
    more = more and not one.predicate.has("v:speak", "v:check", "v:write", "v:think", "v:ask", "v:sleep", "v:drink")
    less = one.predicate.has("v:decrease") and not more
    return (doing or named or more) and not less and not one.predicate.has("v:contact", "v:rest")


def is_gentle(one: Statement) -> bool:
    """Whether no more than a walk or an easy movement is done, or another than what hurts."""
    words = (*one.arguments, *one.adverbs, one.predicate)
    easy = any(word.has("v:walk", "exercise_light", "name_light", "d:slow", "warm_up") for word in words)
    other = any(word.lemma in ("다른", "다르") for word in words)
    return (easy or other) and not any(
        word.has("all_out", "eager", "running", "v:continue", "d:still") for word in words
    )


def contradictions(found: Sequence[Mention]) -> Iterator[Finding]:
    """An intensity that is both allowed and forbidden."""
    for concept in WORDS["names"]:
        stances = {mention.stance: mention for mention in found if mention.word.has(concept)}
        if {"wanted", "unwanted"} <= stances.keys():
            yield Finding(True, reason("contradicts", said=stances["unwanted"].said.written))
    wanted = [mention for mention in found if mention.stance == "wanted" and mention.word.has(*WORDS["names"])]
    for mention in found:
        none_at_all = any(adverb.lemma in ("어떤", "아무", "모든") for adverb in mention.said.adverbs)
        if wanted and none_at_all and mention.stance == "unwanted" and mention.word.has("exercise"):
            yield Finding(True, reason("contradicts", said=mention.said.written))


def of_claims(said: Sequence[Statement], allowed: Allowed) -> Iterator[Finding]:
    """What a sentence tells, as far as it asserts something."""
    for at, one in enumerate(said):
        kept = any(word.has("rest", "sleep", "care", "drink") for word in one.arguments)
        if kept and one.denied and one.asserts and one.predicate.has("a:necessary", "v:need", "a:important", "a:good"):
            yield Finding(True, reason("kept_from", said=one.written))
        if one.mood in ("advises", "allows") or not one.asserts or one.predicate.has(*WORDS["avoiding"]):
            continue
        if (one.link == "but" and one.ending == "도") or is_let(one, said[at - 1] if at else None):
            continue
        if (
            is_doing(one)
            or is_allowance(one)
            or (is_no_trouble(one) and len(one.arguments) > 1)
            or (one.predicate.has("a:good") and any_of_all(said, one))
        ):
            continue
        verdict = judged_telling(allowed.day, one, said)
        if verdict != PASS and allowed.claim:
            verdict = allowed.claim(one, said)
        if verdict != PASS:
            yield Finding(verdict.outcome is Outcome.FAILED, verdict.why)


def any_of_all(said: Sequence[Statement], one: Statement) -> bool:
    """Whether any intensity is let: 어떤 강도든 좋아요."""
    before = [other for other in said if other.start < one.start and other.link == "or"]
    return bool(before) and not one.arguments and before[-1].predicate.has("effort", *WORDS["doings"])


def is_allowance(one: Statement) -> bool:
    """Whether a statement only says that something may be done: 고강도 운동이 가능해요."""
    named = any(
        word.has(*WORDS["doings"], "rest", "care", "drink", "sweat") or word.lemma in STEADY for word in one.arguments
    )
    return named and one.predicate.has(*WORDS["allowing"], "v:begin") and not one.past and not one.denied


__all__ = ["Allowed", "allowed_by", "judge_advice", "mentions", "words_of"]
