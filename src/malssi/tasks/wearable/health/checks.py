"""What a health report must be: its frame, and everything that the domain demands of a word about a day."""

from malssi.tasks.korean import count
from malssi.tasks.task import PASS, Check, Verdict, fail
from malssi.tasks.wearable.citations import (
    cites_only_what_applies,
    cites_what_is_demanded,
    claims_no_more_than_its_sources,
)
from malssi.tasks.wearable.grounds import judges_each_ground_rightly, names_what_is_missing, tells_every_ground
from malssi.tasks.wearable.health.form import LONGEST, SHORTEST, read
from malssi.tasks.wearable.numbers import says_no_number_from_nowhere
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


def is_a_report(reading: JudgedDay, text: str) -> Verdict:
    """The three sections in their order and form."""
    return PASS if read(text) else fail(reason("sections", expected=material("form", "health")["expected"]))


def has_report_length(reading: JudgedDay, text: str) -> Verdict:
    """80 to 300 characters."""
    length = count(text)
    return PASS if SHORTEST <= length <= LONGEST else fail(reason("length", low=SHORTEST, high=LONGEST, said=length))


def states_the_grade(reading: JudgedDay, text: str) -> Verdict:
    """Mark, label and score of the rule engine."""
    report, judged = read(text), judge(reading)
    if report is None:
        return fail(reason("sections", expected=material("form", "health")["expected"]))
    grade = judged.grade
    expected = f"{grade.called('mark')} {grade.called('label')} {judged.score}/100"
    right = (
        report.mark.rstrip("\ufe0f") == grade.called("mark").rstrip("\ufe0f")
        and report.label == grade.called("label")
        and report.score == str(judged.score)
    )
    said = f"{report.mark} {report.label} {report.score}/100"
    return PASS if right else fail(reason("grade", expected=expected, said=said))


def is_polite(reading: JudgedDay, text: str) -> Verdict:
    """Advice in full polite sentences, or in the words of the table of grades."""
    report = read(text)
    if report is None:
        return fail(reason("sections", expected=material("form", "health")["expected"]))
    return speaks_politely(report.advice, report.grounds, fixed=[judge(reading).grade.called("exercise")])


CHECKS: tuple[Check[JudgedDay], ...] = (
    Check(is_a_report),
    Check(has_report_length),
    Check(states_the_grade),
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
    Check(names_no_disease_or_medicine),
    Check(is_polite),
    Check(is_plain_korean),
)
