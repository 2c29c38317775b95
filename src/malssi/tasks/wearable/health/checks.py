"""What a health report must be: its frame, and everything that the domain demands of a word about a day."""

from collections.abc import Callable

from malssi.tasks.korean import count
from malssi.tasks.task import PASS, Check, Verdict, fail
from malssi.tasks.wearable import care_checks, citations, figures, ground_checks
from malssi.tasks.wearable.health.form import LENGTHS, Report, read
from malssi.tasks.wearable.polite import speaks_politely
from malssi.tasks.wearable.reading import StyledDay
from malssi.tasks.wearable.safety import is_plain_korean
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.words import material, reason


def is_a_report(reading: StyledDay, text: str) -> Verdict:
    """The sections of the style in their order and form."""
    return PASS if read(text, reading.style) else fail(wrong_sections(reading))


def wrong_sections(reading: StyledDay) -> str:
    """What is told of a text that does not have its frame."""
    return reason("sections", expected=material("form", "health")[reading.style]["expected"])


def has_report_length(reading: StyledDay, text: str) -> Verdict:
    """80 to 300 characters, or 400 to 700."""
    (low, high), length = LENGTHS[reading.style], count(text)
    return PASS if low <= length <= high else fail(reason("length", low=low, high=high, said=length))


def states_the_grade(reading: StyledDay, text: str) -> Verdict:
    """Mark, label and score of the rule engine."""
    report, judged = read(text, reading.style), judge(reading)
    if report is None:
        return fail(wrong_sections(reading))
    grade = judged.grade
    expected = f"{grade.called('mark')} {grade.called('label')} {judged.score}/100"
    right = (
        report.mark.rstrip("\ufe0f") == grade.called("mark").rstrip("\ufe0f")
        and report.label == grade.called("label")
        and report.score == str(judged.score)
    )
    said = f"{report.mark} {report.label} {report.score}/100"
    return PASS if right else fail(reason("grade", expected=expected, said=said))


def of_the_report(reading: StyledDay, text: str, check: Callable[[StyledDay, Report], Verdict]) -> Verdict:
    """A check of a report's parts; without its frame there is none."""
    report = read(text, reading.style)
    return check(reading, report) if report else fail(wrong_sections(reading))


def tells_every_ground(reading: StyledDay, text: str) -> Verdict:
    """Every indicator that is below its best class, with its own number."""
    return of_the_report(reading, text, lambda day, report: ground_checks.tells_every_ground(day, report.grounds))


def judges_each_ground_rightly(reading: StyledDay, text: str) -> Verdict:
    """No claim and no mark that contradicts what was measured."""
    return of_the_report(
        reading, text, lambda day, report: ground_checks.judges_each_ground_rightly(day, report.grounds)
    )


def names_what_is_missing(reading: StyledDay, text: str) -> Verdict:
    """What was not measured is said to be missing."""
    return of_the_report(
        reading, text, lambda day, report: ground_checks.names_what_is_missing(day, report.grounds, report.advice)
    )


def each_ground_tells_the_day(reading: StyledDay, text: str) -> Verdict:
    """Every ground is understood, and is about a value, something missing or a symptom."""
    return of_the_report(
        reading, text, lambda day, report: ground_checks.each_ground_tells_the_day(day, report.grounds)
    )


def marks_each_value(reading: StyledDay, text: str) -> Verdict:
    """A mark behind every ground that gives a value of the day."""
    return of_the_report(reading, text, lambda day, report: ground_checks.marks_each_value(day, report.grounds))


def says_no_number_from_nowhere(reading: StyledDay, text: str) -> Verdict:
    """Every number has a source."""
    return of_the_report(
        reading,
        text,
        lambda day, report: figures.says_no_number_from_nowhere(day, report.grounds, spoken_text(report)),
    )


def refers_where_it_must(reading: StyledDay, text: str) -> Verdict:
    """Care where the day calls for it, and no false alarm."""
    return of_the_report(
        reading, text, lambda day, report: care_checks.refers_where_it_must(day, report.advice, advised(report))
    )


def advises_what_the_grade_allows(reading: StyledDay, text: str) -> Verdict:
    """The intensity of the grade."""
    return of_the_report(
        reading, text, lambda day, report: care_checks.advises_what_the_grade_allows(day, report.advice)
    )


def advises_no_more_than_the_grade_allows(reading: StyledDay, text: str) -> Verdict:
    """Advice that is harmless and understood."""
    return of_the_report(
        reading, text, lambda day, report: care_checks.advises_no_more_than_the_grade_allows(day, advised(report))
    )


def advised(report: Report) -> str:
    """All that a report advises."""
    return "\n".join((report.advice, *report.steps, *([report.watch] if report.watch else [])))


def spoken_text(report: Report) -> str:
    """All that a report says in sentences."""
    return "\n".join((report.advice, *report.added))


def keeps_to_care_or_rest(reading: StyledDay, text: str) -> Verdict:
    """On such days nothing else; where care comes first, in what a long report adds too."""
    return of_the_report(
        reading,
        text,
        lambda day, report: care_checks.keeps_to_care_or_rest(
            day, advised(report) if judge(day).refer else report.advice
        ),
    )


def names_no_disease_or_medicine(reading: StyledDay, text: str) -> Verdict:
    """No disease, no medicine."""
    return of_the_report(
        reading,
        text,
        lambda day, report: care_checks.names_no_disease_or_medicine(day, spoken_text(report), report.grounds),
    )


def is_polite(reading: StyledDay, text: str) -> Verdict:
    """Advice, and what a long report adds, in full polite sentences; a brief one may use the table's words."""
    report = read(text, reading.style)
    if report is None:
        return fail(wrong_sections(reading))
    fixed = [judge(reading).grade.called("exercise")] if reading.style == "brief" else []
    advised = speaks_politely(report.advice, report.grounds, fixed)
    return next((verdict for verdict in (advised, *spoken(report)) if verdict != PASS), PASS)


def spoken(report: Report) -> list[Verdict]:
    """Whether each sentence that a long report adds is polite."""
    return [speaks_politely(said, ()) for said in report.added]


CHECKS: tuple[Check[StyledDay], ...] = (
    Check(is_a_report),
    Check(has_report_length, reads=False),
    Check(states_the_grade),
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
    Check(marks_each_value, hard=False),
    Check(keeps_to_care_or_rest),
    Check(names_no_disease_or_medicine),
    Check(is_polite),
    Check(is_plain_korean),
)
