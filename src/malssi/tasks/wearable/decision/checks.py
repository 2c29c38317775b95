"""What a decision must be: its frame, and everything that the domain demands of a word about a day."""

from collections.abc import Callable

from malssi.tasks.korean import count, sentences
from malssi.tasks.task import PASS, Check, Verdict, fail
from malssi.tasks.wearable import care_checks, citations, figures, ground_checks
from malssi.tasks.wearable.decision.form import MAX_LENGTH, MIN_LENGTH, Decision, level_of, read
from malssi.tasks.wearable.polite import speaks_politely
from malssi.tasks.wearable.reading import JudgedDay
from malssi.tasks.wearable.safety import is_plain_korean
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
        if not ground_checks.begins_with_a_value(reading, ground):
            return fail(words["no_number"].format(said=ground))
    return PASS


def has_decision_length(reading: JudgedDay, text: str) -> Verdict:
    """80 to 300 characters."""
    length = count(text)
    return (
        PASS
        if MIN_LENGTH <= length <= MAX_LENGTH
        else fail(reason("length", low=MIN_LENGTH, high=MAX_LENGTH, said=length))
    )


def states_the_level(reading: JudgedDay, text: str) -> Verdict:
    """Mark and level of the rule engine's grade."""
    decision, grade = read(text), judge(reading).grade
    if decision is None:
        return fail(reason("sections", expected=material("form", "decision")["expected"]))
    expected = f"{grade.called('mark')} {level_of(grade)}"
    same_mark = decision.mark.rstrip("\ufe0f") == grade.called("mark").rstrip("\ufe0f")
    right = same_mark and decision.level == level_of(grade)
    return PASS if right else fail(reason("grade", expected=expected, said=f"{decision.mark} {decision.level}"))


def of_the_decision(reading: JudgedDay, text: str, check: Callable[[JudgedDay, Decision], Verdict]) -> Verdict:
    """A check of a decision's parts; without its frame there is none."""
    decision = read(text)
    if decision is None:
        return fail(reason("sections", expected=material("form", "decision")["expected"]))
    return check(reading, decision)


def tells_every_ground(reading: JudgedDay, text: str) -> Verdict:
    """Every indicator that is below its best class, with its own number."""
    return of_the_decision(
        reading, text, lambda day, decision: ground_checks.tells_every_ground(day, decision.grounds, in_short=True)
    )


def judges_each_ground_rightly(reading: JudgedDay, text: str) -> Verdict:
    """No claim and no mark that contradicts what was measured."""
    return of_the_decision(
        reading, text, lambda day, decision: ground_checks.judges_each_ground_rightly(day, decision.grounds)
    )


def names_what_is_missing(reading: JudgedDay, text: str) -> Verdict:
    """What was not measured is said to be missing."""
    return of_the_decision(
        reading, text, lambda day, decision: ground_checks.names_what_is_missing(day, decision.grounds, decision.advice)
    )


def each_ground_tells_the_day(reading: JudgedDay, text: str) -> Verdict:
    """Every ground is understood, and is about a value, something missing or a symptom."""
    return of_the_decision(
        reading, text, lambda day, decision: ground_checks.each_ground_tells_the_day(day, decision.grounds)
    )


def says_no_number_from_nowhere(reading: JudgedDay, text: str) -> Verdict:
    """Every number has a source."""
    return of_the_decision(
        reading,
        text,
        lambda day, decision: figures.says_no_number_from_nowhere(day, decision.grounds, decision.advice),
    )


def refers_where_it_must(reading: JudgedDay, text: str) -> Verdict:
    """Care where the day calls for it, and no false alarm."""
    return of_the_decision(reading, text, lambda day, decision: care_checks.refers_where_it_must(day, decision.advice))


def advises_what_the_grade_allows(reading: JudgedDay, text: str) -> Verdict:
    """The intensity of the grade."""
    return of_the_decision(
        reading, text, lambda day, decision: care_checks.advises_what_the_grade_allows(day, decision.advice)
    )


def advises_no_more_than_the_grade_allows(reading: JudgedDay, text: str) -> Verdict:
    """Advice that is harmless and understood."""
    return of_the_decision(
        reading, text, lambda day, decision: care_checks.advises_no_more_than_the_grade_allows(day, decision.advice)
    )


def keeps_to_care_or_rest(reading: JudgedDay, text: str) -> Verdict:
    """On such days nothing else."""
    return of_the_decision(
        reading,
        text,
        lambda day, decision: care_checks.keeps_to_care_or_rest(day, decision.advice),
    )


def names_no_disease_or_medicine(reading: JudgedDay, text: str) -> Verdict:
    """No disease, no medicine."""
    return of_the_decision(
        reading,
        text,
        lambda day, decision: care_checks.names_no_disease_or_medicine(day, decision.advice, decision.grounds),
    )


def is_polite(reading: JudgedDay, text: str) -> Verdict:
    """Advice in a full polite sentence."""
    decision = read(text)
    if decision is None:
        return fail(reason("sections", expected=material("form", "decision")["expected"]))
    return speaks_politely(decision.advice, decision.grounds)


CHECKS: tuple[Check[JudgedDay], ...] = (
    Check(is_a_decision),
    Check(has_decision_length, reads=False),
    Check(states_the_level),
    Check(tells_every_ground),
    Check(judges_each_ground_rightly),
    Check(names_what_is_missing),
    Check(says_no_number_from_nowhere),
    Check(citations.cites_only_what_applies),
    Check(citations.cites_what_is_demanded),
    Check(citations.claims_no_more_than_its_sources),
    Check(refers_where_it_must),
    Check(advises_what_the_grade_allows),
    Check(advises_no_more_than_the_grade_allows),
    Check(each_ground_tells_the_day),
    Check(keeps_to_care_or_rest),
    Check(names_no_disease_or_medicine),
    Check(is_polite),
    Check(is_plain_korean),
)
