"""What a decision must be: its frame, and everything that the domain demands of a word about a day."""

from malssi.tasks.korean import count, sentences
from malssi.tasks.task import PASS, Check, Verdict, fail
from malssi.tasks.wearable import ground_words, vocabulary
from malssi.tasks.wearable.advice import harms_nobody_and_is_understood
from malssi.tasks.wearable.citations import (
    cites_only_what_applies,
    cites_what_is_demanded,
    claims_no_more_than_its_sources,
)
from malssi.tasks.wearable.decision.form import LONGEST, SHORTEST, level_of, read
from malssi.tasks.wearable.grounds import (
    clauses,
    judges_each_ground_rightly,
    names_what_is_missing,
    says_missing,
    tells_every_ground,
)
from malssi.tasks.wearable.numbers import numbers, says_no_number_from_nowhere
from malssi.tasks.wearable.polite import speaks_politely
from malssi.tasks.wearable.reading import JudgedDay
from malssi.tasks.wearable.safety import (
    advises_no_more_than_the_grade_allows,
    advises_what_the_grade_allows,
    is_plain_korean,
    names_no_disease_or_medicine,
    refers_where_it_must,
)
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import material, reason


def is_a_decision(reading: JudgedDay, text: str) -> Verdict:
    """Level, up to four numbered grounds of "number → meaning", one sentence of advice."""
    decision, words = read(text), material("form", "decision")
    if decision is None:
        return fail(reason("sections", expected=words["expected"]))
    if decision.numbering != tuple(range(1, len(decision.grounds) + 1)):
        return fail(words["numbering"].format(said=", ".join(map(str, decision.numbering))))
    said = len(sentences(decision.advice))
    if said != 1:
        return fail(words["one_sentence"].format(said=said))
    for ground in decision.grounds:
        if not numbers(ground.partition(" → ")[0]) and not any(says_missing(clause) for clause in clauses(ground)):
            return fail(words["no_number"].format(said=ground))
    return PASS


def has_decision_length(reading: JudgedDay, text: str) -> Verdict:
    """80 to 300 characters."""
    length = count(text)
    return PASS if SHORTEST <= length <= LONGEST else fail(reason("length", low=SHORTEST, high=LONGEST, said=length))


def states_the_level(reading: JudgedDay, text: str) -> Verdict:
    """Mark and level of the rule engine's grade."""
    decision, grade = read(text), judge(reading).grade
    if decision is None:
        return fail(reason("sections", expected=material("form", "decision")["expected"]))
    expected = f"{grade.called('mark')} {level_of(grade)}"
    same_mark = decision.mark.rstrip("\ufe0f") == grade.called("mark").rstrip("\ufe0f")
    right = same_mark and decision.level == level_of(grade)
    return PASS if right else fail(reason("grade", expected=expected, said=f"{decision.mark} {decision.level}"))


def each_ground_tells_the_day(reading: JudgedDay, text: str) -> Verdict:
    """The domain's rule for grounds."""
    decision = read(text)
    if decision is None:
        return fail(reason("sections", expected=material("form", "decision")["expected"]))
    return ground_words.each_ground_tells_the_day(reading, "\n".join(decision.grounds))


def keeps_to_care_or_rest(reading: JudgedDay, text: str) -> Verdict:
    """The domain's rule for the advice of such days."""
    decision = read(text)
    if decision is None:
        return fail(reason("sections", expected=material("form", "decision")["expected"]))
    return vocabulary.keeps_to_care_or_rest(reading, decision.advice)


def its_advice_is_harmless_and_understood(reading: JudgedDay, text: str) -> Verdict:
    """The domain's rule for advice."""
    said = read(text)
    if said is None:
        return fail(reason("sections", expected=material("form", "decision")["expected"]))
    return harms_nobody_and_is_understood(said.advice, judge(reading).grade.name)


def is_polite(reading: JudgedDay, text: str) -> Verdict:
    """Advice in a full polite sentence."""
    decision = read(text)
    if decision is None:
        return fail(reason("sections", expected=material("form", "decision")["expected"]))
    return speaks_politely(decision.advice, decision.grounds)


CHECKS: tuple[Check[JudgedDay], ...] = (
    Check(is_a_decision),
    Check(has_decision_length),
    Check(states_the_level),
    Check(tells_every_ground),
    Check(judges_each_ground_rightly),
    Check(names_what_is_missing),
    Check(says_no_number_from_nowhere),
    Check(cites_only_what_applies),
    Check(cites_what_is_demanded),
    Check(claims_no_more_than_its_sources),
    Check(refers_where_it_must),
    Check(advises_what_the_grade_allows),
    Check(advises_no_more_than_the_grade_allows),
    Check(each_ground_tells_the_day),
    Check(keeps_to_care_or_rest),
    Check(its_advice_is_harmless_and_understood),
    Check(names_no_disease_or_medicine),
    Check(is_polite),
    Check(is_plain_korean),
)
