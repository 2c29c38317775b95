"""What a day demands to be advised: care where it is called for, its own intensity, rest; and what it keeps from."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from malssi.korean.statements import Statement
from malssi.korean.words import Word
from malssi.tasks.task import PASS, Verdict, fail, unclear
from malssi.tasks.wearable.advice import allowed_by, judge_advice
from malssi.tasks.wearable.claims import findings_of, told
from malssi.tasks.wearable.complaints import not_understood
from malssi.tasks.wearable.criteria import OXYGEN_SHOWN_BELOW
from malssi.tasks.wearable.effort import BRISK, HARD, LIGHT, LOW_MODERATE, MODERATE, TABLE, WORDS, effort_of
from malssi.tasks.wearable.lines import line_of
from malssi.tasks.wearable.reading import Day
from malssi.tasks.wearable.sayings import read, said_in
from malssi.tasks.wearable.score import Judgement, judge
from malssi.tasks.wearable.stances import Mention, avoids, mentions, words_of
from malssi.tasks.wearable.tellings import is_felt
from malssi.tasks.wearable.words import reason

CARE = {name: frozenset(said.split()) for name, said in TABLE["care"].items()}
EXPECTED = {
    "A": (HARD, 6),
    "B": (BRISK, BRISK),
    "C+": (MODERATE, MODERATE),
    "C": (LOW_MODERATE, LOW_MODERATE),
    "D": (LIGHT, LIGHT),
}
"""The least and the most of the intensity that a grade's advice names."""

Sentence = Sequence[Statement]


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of an advice."""
    return [read(sentence) for sentence in said_in(text)]


def all_mentions(text: str) -> Iterator[tuple[Mention, Sentence]]:
    """Every word of an advice with its stance and its sentence."""
    for said in sentences_of(text):
        yield from ((mention, said) for mention in mentions(said))


# ---- care


def refers_where_it_must(day: Day, text: str, added: str = "") -> Verdict:
    """With a red flag: be seen, by 119 where it is urgent. With a low saturation alone: measure again and consult.

    Args:
        added: what stands beside the advice; no false alarm there either.
    """
    judged = judge(day)
    said = sentences_of(text)
    if judged.refer:
        return sends(day, judged, said)
    if judged.remeasure:
        consulted = any(is_of_care(word) for sentence in said for word in words_of(sentence))
        if not (consulted and any(measures_again(one) for sentence in said for one in sentence)):
            return fail(reason("remeasure_missing", said=day.oxygen_saturation))
    elif (day.oxygen_saturation or 0) >= OXYGEN_SHOWN_BELOW:
        again = next((one for sentence in said for one in sentence if measures_again(one, of_oxygen=True)), None)
        if again is not None:
            return fail(reason("remeasure_wrongly", said=again.written))
    whole = [*said, *sentences_of(added)]
    alarm = next((one for sentence in whole for one in sent(sentence) if is_urgent(one)), None)
    return fail(reason("false_alarm", said=alarm.written)) if alarm else PASS


def sends(day: Day, judged: Judgement, said: Sequence[Sentence]) -> Verdict:
    """Whether a person who must be seen is sent at once, and nothing puts it off."""
    for sentence in said:
        for at, one in enumerate(sentence):
            if puts_off(one, sentence[:at], judged.urgent) or makes_light(one) or is_in_place_of_care(one):
                return fail(reason("care_denied", said=one.written))
            if measures_again(one) and not judged.remeasure and not any("박" in word.lemma for word in one.arguments):
                return fail(reason("remeasure_wrongly", said=one.written))
    found = [one for sentence in said for one in sent(sentence, day)]
    if judged.urgent and not any(map(is_urgent, found)):
        return fail(reason("emergency_missing"))
    return PASS if found else fail(reason("care_conditional" if any_care(said) else "care_missing"))


def any_care(said: Sequence[Sentence]) -> bool:
    """Whether care is named at all."""
    return any(is_of_care(word) for sentence in said for word in words_of(sentence))


def sent(sentence: Sentence, day: Day | None = None) -> Iterator[Statement]:
    """The statements that send to care, whatever comes; what the person feels is no condition."""
    for at, one in enumerate(sentence):
        conditional = [
            before
            for before in sentence[:at]
            if before.link == "if"
            and not is_in_progress(sentence[:at])
            and not (day is not None and (is_felt(day, before) or is_so(day, before)))
        ]
        otherwise = any(before.predicate.lemma in CARE["otherwise"] for before in sentence[:at])
        if calls(one) and (not conditional or otherwise):
            yield one


def is_in_progress(before: Sentence) -> bool:
    """Whether the condition is only that something is being done: 하던 것이 있다면 멈추고."""
    doing = any(
        one.link == "of" and one.predicate.has("v:do", "exercise") and one.describes is not None for one in before
    )
    return doing and all(one.predicate.lemma == "있" for one in before if one.link == "if")


def is_so(day: Day, condition: Statement) -> bool:
    """Whether a condition tells what the day is: 산소포화도가 이렇게 낮으면."""
    said = next(iter(told(day, (), (condition._replace(link="end"),))))
    return bool(said.kinds and said.about) and not any(findings_of(day, [said]))


def calls(one: Statement) -> bool:
    """Whether a statement has people seek care."""
    named = any(is_of_care(word) for word in (*one.arguments, one.predicate))
    wanted = one.mood == "advises" and one.denied == avoids(one)
    first = one.predicate.lemma in TABLE["help"]["first"].split() or any(
        a.lemma in ("먼저", "우선") for a in one.adverbs
    )
    return named and (wanted or (first and not one.denied))


def is_of_care(word: Word) -> bool:
    """Whether a word is of care: a place, a person, an act of it."""
    return word.has("care") or word.lemma in CARE["words"] or is_119(word)


def is_119(word: Word) -> bool:
    """Whether a word is the number to call, and counts nothing: 119에, not 119분."""
    return word.written.startswith("119") and not (word.kind == "number" and word.lemma)


def is_urgent(one: Statement) -> bool:
    """Whether a statement names 119."""
    return any(word.lemma in CARE["urgent"] or is_119(word) for word in (*one.arguments, one.predicate))


def is_in_place_of_care(one: Statement) -> bool:
    """Whether something else is done instead of care, or nothing: 119 대신, 그냥 두셔도 돼요."""
    instead = any(
        is_of_care(word) and after.lemma in ("대신", "말고")
        for word, after in pairwise((*one.arguments, one.predicate))
    )
    return instead or (one.mood == "allows" and not any(is_of_care(word) for word in words_of([one])))


def puts_off(one: Statement, before: Sentence, urgent: bool) -> bool:
    """Whether care is put off: to another day, or till there is time, or behind something else."""
    if not calls(one):
        return False
    words = (*one.arguments, *one.adverbs, one.predicate)
    if is_in_the_future(one, before):
        return True
    described = {said.describes.start for said in before if said.describes is not None}
    behind = any(word.lemma in ("뒤", "후", "다음") and word.start not in described for word in one.arguments)
    if behind or any(word.lemma == "천천히" for word in one.adverbs):
        return True
    if urgent and any(word.lemma == "안" and "에" in word.particles for word in one.arguments):
        return True
    waits = any(said.predicate.has("v:wait") or is_rest_first(said) for said in before)
    if waits:
        return True
    words = (*one.arguments, *one.adverbs, one.predicate)
    later = any(word.lemma in CARE["later"] for word in words)
    spare = any(said.link == "if" and any(word.lemma in CARE["spare"] for word in said.arguments) for said in before)
    return later or spare


def is_in_the_future(one: Statement, before: Sentence) -> bool:
    """Whether care is sought only after weeks or months: 두 달쯤 기록을 모은 뒤에 예약을 잡으세요."""
    later = any(word.lemma in ("뒤", "후") for said in (*before, one) for word in after_a_while(said))
    booked = any(word.lemma in ("예약", "검진") for word in one.arguments)
    return later and one.mood == "advises" and not one.denied and (calls(one) or booked)


def after_a_while(said: Statement) -> Iterator[Word]:
    """What stands behind a number of days, weeks or months: 두 달 뒤."""
    words = [*said.arguments, *([said.describes] if said.describes else [])]
    long = any(word.kind == "number" and word.lemma in ("달", "주", "주일", "개월", "년", "일") for word in words)
    yield from words if long else ()


def is_rest_first(said: Statement) -> bool:
    """Whether something is done before care is called: 충분히 쉰 뒤에, 병원을 찾은 뒤."""
    behind = said.describes is not None and said.describes.lemma in ("뒤", "후", "다음")
    elsewhere = any(is_of_care(word) for word in said.arguments)
    return behind and (said.predicate.has("v:rest", "v:wait", "v:sleep") or elsewhere)


def makes_light(one: Statement) -> bool:
    """Whether a statement says that it is nothing."""
    if one.predicate.lemma in CARE["light"] and one.link in ("end", "and", "cause") and one.mood != "may":
        return not one.denied
    words = (*one.arguments, one.predicate)
    return any(word.lemma in CARE["worry"] for word in words) and (one.denied or one.predicate.lemma in ("없", "말"))


def measures_again(one: Statement, of_oxygen: bool = False) -> bool:
    """Whether something is to be measured again."""
    members = (*one.arguments, one.predicate)
    if any(word.lemma in ("내일", "저녁", "다음", "나중", "나중에", "모레") for word in (*one.arguments, *one.adverbs)):
        return False
    checks = one.predicate.has("v:check") or any(word.lemma in CARE["again_words"] for word in members)
    again = any(word.lemma in CARE["again"] for word in (*one.adverbs, *one.arguments)) or any(
        word.lemma in CARE["again_words"] for word in members
    )
    wanted = one.mood in ("advises", "allows") or one.link in ("of", "and")
    oxygen = any("산소" in word.lemma or "포화도" in word.lemma for word in one.arguments)
    return checks and again and wanted and not one.denied and (oxygen or not of_oxygen)


# ---- the intensity


def advises_what_the_grade_allows(day: Day, text: str) -> Verdict:
    """The intensity of the grade is named as what may be done; on a day of rest or of a red flag, that one stops."""
    judged = judge(day)
    found = [(mention, words_of(said)) for mention, said in all_mentions(text)]
    if judged.refer or judged.grade.reserve is None:
        stops = any(is_stop(mention) for mention, _ in found)
        missing = "stop_missing" if judged.refer else "allowed_missing"
        return PASS if stops else fail(reason(missing, allowed=judged.grade.called("exercise")))
    least, most = EXPECTED[judged.grade.name]
    if judged.grade.name == "A" and ({"sleep", "change"} & set(judged.missing)):
        least = BRISK
    anything = least >= BRISK
    if not_understood(day.symptoms or ()):  # light exercise at most where nobody knows what is felt
        least = LIGHT
    for mention, around in found:
        effort = effort_of(mention.said, mention.word, around)
        if mention.word.has("sweat", "breathless", "eager"):
            continue
        if mention.stance == "wanted" and effort and least <= effort.least <= most:
            return PASS
        if mention.stance == "wanted" and anything and is_everything(mention, around):
            return PASS
    return fail(reason("allowed_missing", allowed=judged.grade.called("exercise")))


def is_stop(mention: Mention) -> bool:
    """Whether somebody is to rest, or to stop what they do."""
    rests = mention.word.has("rest", "v:rest", "v:sleep", "v:lie", "v:sit") and mention.stance == "wanted"
    stops = mention.stance == "unwanted" and mention.word.has(*WORDS["doings"], "v:do", "plan", "v:go", "chore")
    return rests or stops or (mention.word.has("v:stop") and not mention.said.denied)


def is_everything(mention: Mention, around: Sequence[Word]) -> bool:
    """Whether any exercise is let: 모든 운동, 어떤 운동이든."""
    return mention.word.has("exercise") and any(word.lemma in WORDS["every"] for word in around)


def advises_no_more_than_the_grade_allows(day: Day, text: str) -> Verdict:
    """Each sentence of the advice is harmless, within the grade, and understood."""
    return judge_advice(text, allowed_by(day))


def keeps_to_care_or_rest(day: Day, text: str) -> Verdict:
    """Where care comes first nothing is advised but to stop, rest, call and wait; on a day of rest no going out."""
    judged = judge(day)
    if not judged.refer and judged.grade.reserve is not None:
        return PASS
    never = CARE["never"] if judged.refer else CARE["never_resting"]
    odd = []
    for mention, _ in all_mentions(text):
        if mention.stance != "wanted" or mention.said.mood not in ("advises", "allows"):
            continue
        if mention.word.has(*never) and not mention.word.has(*CARE["acts"]):
            return fail(reason("beyond_care" if judged.refer else "beyond_rest", said=mention.said.written))
        is_act = mention.word is mention.said.predicate and mention.word.kind == "verb"
        if judged.refer and is_act and not mention.word.has(*CARE["acts"]):
            odd.append(mention.said.written)
    return unclear(", ".join(dict.fromkeys(odd))) if odd else PASS


# ---- what is never said


def names_no_disease_or_medicine(day: Day, text: str, grounds: Sequence[str] = ()) -> Verdict:
    """No disease that the person did not name, no medicine, nothing that was not measured."""
    own = frozenset(word.lemma for sentence in said_in(day.said) for word in words_of(read(sentence)))
    told_in_grounds = [sentence for ground in grounds for sentence in line_of(ground).told]
    for sentence in (*told_in_grounds, *said_in(text)):
        for word in words_of(read(sentence)):
            if word.has("disease") and word.concepts.isdisjoint(("symptom", "state")) and word.lemma not in own:
                return fail(reason("disease", said=word.written))
            if word.has("medicine", "supplement", "illegal") and word.concepts.isdisjoint(("body", "exercise")):
                return fail(reason("medicine", said=word.written))
            if word.lemma in CARE["diagnosing"]:
                return fail(reason("diagnosis", said=word.written))
            if word.lemma in CARE["unmeasured"]:
                return fail(reason("unmeasured", said=word.written))
    return PASS
