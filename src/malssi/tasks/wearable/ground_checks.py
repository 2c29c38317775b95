"""What the grounds of an answer must be: every indicator that counts, rightly judged, in words that are understood."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from malssi.korean.statements import Statement
from malssi.tasks.task import PASS, Verdict, fail, unclear
from malssi.tasks.wearable.bmi import bmi_class, is_who_normal
from malssi.tasks.wearable.claims import Finding, Told, findings_of, told
from malssi.tasks.wearable.effort import TABLE as ADVICE
from malssi.tasks.wearable.effort import WORDS
from malssi.tasks.wearable.grounds import called, is_racing, must_be_told, said_missing
from malssi.tasks.wearable.kinds import HEEDED, NEUTRAL, TABLE
from malssi.tasks.wearable.kinds import INDICATORS as NAMES
from malssi.tasks.wearable.lines import Line, in_beats, line_of
from malssi.tasks.wearable.reading import Day, shown
from malssi.tasks.wearable.redflags import flags_in, named
from malssi.tasks.wearable.sayings import not_understood, read, said_in
from malssi.tasks.wearable.score import INDICATORS, judge, value_of
from malssi.tasks.wearable.words import reason

FRAGMENT = re.compile(r", ?|(?<=[고며]) (?=[가-힣]{2})")
STUDY_WORDS = frozenset(TABLE["study"]["words"].split())
STUDY_CONCEPTS = frozenset(TABLE["study"]["concepts"].split())
OF_SYMPTOMS = frozenset(TABLE["symptom"]["concepts"].split())
BASIS_OF = frozenset(["판단하", "판단", "판정", "점수", "계산하", "산출하", "매기"])
"""How it is told what a judgement rests on."""
RECOMMENDED_STEPS = 7000
OTHER_DAYS = frozenset(
    ["지난주", "어제", "그제", "그저께", "지난달", "작년", "내일", "모레", "사흘", "나흘", "이틀", "며칠"]
)
CAUSES = frozenset(ADVICE["help"]["causes"].split())
OF_GROUNDS = frozenset(TABLE["ground"]["concepts"].split())


class Ground(NamedTuple):
    """A ground as it is understood."""

    line: Line
    told: tuple[Told, ...]
    findings: tuple[Finding, ...]
    is_symptom: bool

    def tells(self, name: str, day: Day) -> bool:
        """Whether it gives an indicator's own value: of the heart the rate or its change."""
        roles = {number.role for one in self.told for number in one.numbers if number.about == name}
        return bool(roles & ({"value", "change"} if name == "change" and not is_racing(day) else {"value"}))

    @property
    def missing(self) -> frozenset[str]:
        """What it says to be missing."""
        return frozenset(
            name
            for one in self.told
            for kind in one.kinds
            if kind.name == "missing" and not kind.denied
            for name in one.about
        )


@lru_cache(maxsize=512)
def ground_of(day: Day, text: str) -> Ground:
    """Read one ground."""
    line = line_of(in_beats(day, text))
    if is_of_symptoms(day, line):
        return Ground(line, (), tuple(of_symptoms(day, line)), True)
    said = tuple(told(day, line.told))
    found = [*findings_of(day, said), *of_words(day, line), *of_study(day, line), *of_mark(day, line, said)]
    if "ding2025" in line.cited and (other := other_recommendation(said)):
        found.append(Finding(True, reason("claim", said=other)))
    if not names_bmi_rightly(day, [text]):
        found.append(Finding(True, reason("claim_false", said=text)))
    return Ground(line, said, tuple(found), False)


def other_recommendation(said: Sequence[Told]) -> str:
    """A number of steps that is told as recommended, and is not the recommended one; empty where there is none."""
    words = [word for one in said for word in (*one.said.arguments, one.said.predicate)]
    recommended = any(word.lemma.startswith(("권하", "권장", "추천")) for word in words)
    lines = [number for one in said for number in one.numbers if number.about == "steps" and number.role == "criterion"]
    odd = [number.word.written for number in lines if number.value != RECOMMENDED_STEPS]
    return odd[0] if recommended and odd and len(odd) == len(lines) else ""


def is_of_symptoms(day: Day, line: Line) -> bool:
    """Whether a ground is about what the person feels, and about no value."""
    text = " ".join(line.told)
    if re.search(r"\d", re.sub(r"119", "", text)) or not day.said:
        return False
    flags = judge(day).flags
    return (
        any(named(flag) in text for flag in flags) or bool(flags_in(text)) or bool(own_words(day) & lemmas(line.told))
    )


def own_words(day: Day) -> frozenset[str]:
    """Words of the person's own that name something felt."""
    return frozenset(
        word.lemma
        for sentence in said_in(day.said)
        for said in read(sentence)
        for word in (*said.arguments, said.predicate)
        if len(word.lemma) > 1
        or word.has("symptom", "body", "a:ill", "v:hurt", "fatigue", "breath")
        or word.lemma == "잃"
    )


def lemmas(sentences: Iterable[str]) -> frozenset[str]:
    """The dictionary forms of a ground's words."""
    return frozenset(
        word.lemma
        for one in sentences
        for said in read(one)
        for word in (*said.arguments, *said.adverbs, said.predicate)
    )


def of_symptoms(day: Day, line: Line) -> Iterator[Finding]:
    """What speaks against a ground about symptoms: others than the person's, or more than that they are to be seen."""
    own = {word for sentence in said_in(day.said) for word in lemmas([sentence])}
    own |= {f"{word}하" for word in own} | {word.removesuffix("하") for word in own if len(word) > 2}  # 뻐근함
    own |= {word for flag in judge(day).flags for word in lemmas([named(flag)])}
    for sentence in line.told:
        for said in read(sentence):
            for word in (*said.arguments, *said.adverbs, said.predicate):
                if word.has("disease") and word.lemma not in own:
                    yield Finding(True, reason("disease", said=word.written))
                elif word.kind != "number" and word.lemma not in own | HEEDED and not word.has(*OF_SYMPTOMS):
                    yield Finding(False, word.written)
            if said.denied and said.predicate.lemma not in HEEDED | {"없"}:
                yield Finding(said.predicate.has("a:bad", "a:dangerous", "a:important"), said.written)


def of_words(day: Day, line: Line) -> Iterator[Finding]:
    """Words of a ground that have no meaning here, or that no ground speaks of."""
    own = own_words(day) | {"증상", "성인", "어른"}
    for sentence in line.told:
        fragments = FRAGMENT.split(sentence) if not_understood(sentence) else ()
        for fragment in fragments:
            yield from (Finding(False, said) for said in not_understood(fragment) if said not in own)
        for said in read(sentence):
            acts = said.predicate.has(*WORDS["acts"]) and said.predicate.lemma not in NEUTRAL["verbs"]
            if said.mood == "allows" or (
                said.mood == "advises" and said.link == "end" and acts and not is_of_watching(said)
            ):
                yield Finding(False, said.written)
            for word in (*said.arguments, said.predicate, *said.adverbs):
                yield from of_word(day, word, own)


def is_of_watching(said: Statement) -> bool:
    """Whether something is to be looked at, or more of it is needed: no ground advises anything else."""
    return said.predicate.has("v:check", "v:see", "v:contact", "care", "v:think") or any(
        word.has("d:more") for word in said.adverbs
    )


def of_word(day: Day, word: object, own: frozenset[str]) -> Iterator[Finding]:
    """A word that is nothing of a day's values."""
    lemma, concepts = word.lemma, word.concepts  # type: ignore[attr-defined]
    if lemma.startswith(tuple(CAUSES)) or lemma in OTHER_DAYS:
        yield Finding(False, lemma)
    elif lemma in TABLE["unmeasured"]["words"].split():
        yield Finding(True, reason("unmeasured", said=lemma))
    elif concepts and concepts <= WORDS["never"] | {"caffeine", "disease"} and lemma not in own:
        yield Finding(True, reason("beyond_ground", said=lemma))
    elif (
        concepts
        and concepts.isdisjoint(OF_GROUNDS)
        and not any(name[1:2] == ":" for name in concepts)
        and lemma not in own
    ):
        yield Finding(False, lemma)


def of_study(day: Day, line: Line) -> Iterator[Finding]:
    """What is said of the study on injuries, beyond what the ledger has of it."""
    if not line.study:
        if line.cited:
            statements = [one for sentence in line.told for one in read(sentence)]
            yield from (Finding(True, reason("claim", said=one.written)) for one in statements if is_of_effect(one))
        return
    needed = re.search(r"(?<![\d.])8시간", line.study) and re.search(r"청소년|10대", line.study)
    hours = [float(found) for found in re.findall(r"(?<![\d.])(\d+(?:\.\d+)?) ?시간", line.study)]
    times = [float(found) for found in re.findall(r"(\d+(?:\.\d+)?) ?배", line.study)]
    if not needed or set(hours) != {8.0} or set(times) != {1.7} or "milewski2014" not in line.cited:
        yield Finding(True, reason("claim", said=line.study.strip()))
        return
    for said in read(line.study.strip(" ,.")):
        for word in (*said.arguments, *said.adverbs, said.predicate):
            known = word.kind == "number" or word.lemma in STUDY_WORDS or word.has(*STUDY_CONCEPTS)
            if not known:
                yield Finding(False, word.written)


def is_of_effect(said: Statement) -> bool:
    """Whether a statement tells what becomes of something: 심폐 능력을 줄임; no source says so."""
    changed = [word for word in said.objects if word.kind == "noun" and word.lemma != "점수"]
    return bool(changed) and said.predicate.has("v:decrease", "v:increase", "v:harm", "v:rise", "v:fall")


def of_mark(day: Day, line: Line, said: Sequence[Told]) -> Iterator[Finding]:
    """A mark that says otherwise than the class of what the ground tells."""
    judged = judge(day)
    names = {number.about for one in said for number in one.numbers if number.role in ("value", "change")}
    known = [name for name in INDICATORS if name in names and name in judged.levels]
    caution = [name for name in known if judged.is_caution(name) or (name == "change" and is_racing(day))]
    if is_racing(day) and "change" in names and "change" not in known:
        caution.append("change")
    if line.mark == "✅" and (caution or (not known and names & NAMES)):
        yield Finding(True, reason("mark_wrong", said=line.mark))
    if line.mark in ("⚠", "🚨") and known and not caution:
        yield Finding(True, reason("mark_wrong", said=line.mark))


# ---- the checks


def tells_every_ground(day: Day, grounds: Sequence[str], in_short: bool = False) -> Verdict:
    """Every indicator that is below its best class, with its own number.

    Args:
        in_short: on a day of warning, what is only middling may be left out.
    """
    judged = judge(day)
    read_ = [ground_of(day, ground) for ground in grounds]
    for name in INDICATORS:
        needed = must_be_told(judged, day, name) or (name == "change" and is_racing(day))
        if in_short and judged.grade.name == "F" and name in judged.levels and not judged.is_caution(name):
            needed = name == "change" and is_racing(day)
        if needed and not any(ground.tells(name, day) for ground in read_):
            value = value_of(day, name)
            said = f"{value:+.0f}" if name == "change" and value is not None else shown(value or 0)
            return fail(reason("ground_missing", ground=called(name), value=said))
    return PASS


def judges_each_ground_rightly(day: Day, grounds: Sequence[str]) -> Verdict:
    """No claim and no mark that contradicts an indicator's class or its value."""
    wrong = next((one for ground in grounds for one in ground_of(day, ground).findings if one.wrong), None)
    return fail(wrong.why) if wrong else PASS


def each_ground_tells_the_day(day: Day, grounds: Sequence[str]) -> Verdict:
    """Every ground is about a value, something missing or a symptom, in words that are understood."""
    odd = []
    for text in grounds:
        ground = ground_of(day, text)
        numbers = any(one.numbers for one in ground.told)
        rests = any(one.about & NAMES and one.said.predicate.lemma in BASIS_OF for one in ground.told)
        if not (ground.is_symptom or numbers or ground.missing or rests or (ground.line.study and not ground.told)):
            return fail(reason("beyond_beside", said=text))
        odd += [finding.why for finding in ground.findings if not finding.wrong]
    return unclear(", ".join(dict.fromkeys(odd))) if odd else PASS


def names_what_is_missing(day: Day, grounds: Sequence[str], rest: str = "") -> Verdict:
    """What was not measured is said to be missing, in a ground or in the advice."""
    judged = judge(day)
    said = {name for ground in grounds for name in ground_of(day, ground).missing}
    said |= {
        name
        for one in told(day, said_in(rest))
        for kind in one.kinds
        if kind.name == "missing" and not kind.denied
        for name in one.about
    }
    gone = next((name for name in said_missing(day, judged) if name not in said), None)
    return PASS if gone is None else fail(reason("missing_unnamed", ground=called(gone)))


def names_bmi_rightly(day: Day, grounds: Sequence[str]) -> bool:
    """Whether what a BMI is called is its class."""
    names = TABLE["bmi"]
    right = [] if day.bmi is None else [*names[bmi_class(day.bmi)], *(names["who"] if is_who_normal(day.bmi) else [])]
    every = {name for row in names.values() for name in row}
    return not any(name in ground and name not in right for ground in grounds if "BMI" in ground for name in every)


def marks_each_value(day: Day, grounds: Sequence[str]) -> Verdict:
    """A mark behind every ground that gives a judged value."""
    judged = judge(day)
    for text in grounds:
        ground = ground_of(day, text)
        if not ground.line.mark and any(
            ground.tells(name, day) for name in (*judged.levels, *(["change"] if is_racing(day) else []))
        ):
            return fail(reason("mark_missing", said=text))
    return PASS


def begins_with_a_value(day: Day, text: str) -> bool:
    """Whether what stands before the arrow gives a value, or the ground tells a symptom or something missing."""
    left = text.partition(" → ")[0]
    return bool(re.search(r"\d", left)) or ground_of(day, text).is_symptom or bool(ground_of(day, text).missing)
