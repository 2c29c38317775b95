"""What a health report must be: its frame, and everything that the domain demands of a word about a day."""

from malssi.tasks.korean import count
from malssi.tasks.task import PASS, Check, Verdict, fail
from malssi.tasks.wearable import ground_words, safety, vocabulary
from malssi.tasks.wearable.advice import harms_nobody_and_is_understood
from malssi.tasks.wearable.citations import (
    cites_only_what_applies,
    cites_what_is_demanded,
    claims_no_more_than_its_sources,
)
from malssi.tasks.wearable.grounds import judges_each_ground_rightly, names_what_is_missing, tells_every_ground
from malssi.tasks.wearable.health.form import LENGTHS, Report, read
from malssi.tasks.wearable.numbers import says_no_number_from_nowhere
from malssi.tasks.wearable.polite import speaks_politely
from malssi.tasks.wearable.reading import StyledDay
from malssi.tasks.wearable.safety import (
    advises_no_more_than_the_grade_allows,
    is_plain_korean,
    names_no_disease_or_medicine,
)
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


def refers_where_it_must(reading: StyledDay, text: str) -> Verdict:
    """The domain's rule of referral; the advice of a long report keeps to it by itself."""
    whole = safety.refers_where_it_must(reading, text)
    return whole if whole != PASS else safety.refers_where_it_must(reading, advice_of(reading, text))


def advises_what_the_grade_allows(reading: StyledDay, text: str) -> Verdict:
    """The intensity of the grade; in a long report it is the advice that names it."""
    return safety.advises_what_the_grade_allows(reading, advice_of(reading, text))


def advice_of(reading: StyledDay, text: str) -> str:
    """The advice of a long report; of a brief one all of it, as of a text without a frame."""
    report = read(text, "report") if reading.style == "report" else None
    return report.advice if report else text


def each_ground_tells_the_day(reading: StyledDay, text: str) -> Verdict:
    """The domain's rule for grounds."""
    report = read(text, reading.style)
    return (
        ground_words.each_ground_tells_the_day(reading, "\n".join(report.grounds))
        if report
        else fail(wrong_sections(reading))
    )


def keeps_to_care_or_rest(reading: StyledDay, text: str) -> Verdict:
    """The domain's rule for the advice of such days; where care comes first, for what a long report adds to it too."""
    report = read(text, reading.style)
    if report is None:
        return fail(wrong_sections(reading))
    added = (*report.steps, report.watch) if judge(reading).refer else ()
    return vocabulary.keeps_to_care_or_rest(reading, "\n".join((report.advice, *added)))


def its_advice_is_harmless_and_understood(reading: StyledDay, text: str) -> Verdict:
    """The domain's rule for advice."""
    said = read(text, reading.style)
    if said is None:
        return fail(reason("sections", expected=material("form", "health")[reading.style]["expected"]))
    return harms_nobody_and_is_understood(said.advice, judge(reading).grade.name)


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
    Check(each_ground_tells_the_day),
    Check(keeps_to_care_or_rest),
    Check(its_advice_is_harmless_and_understood),
    Check(names_no_disease_or_medicine),
    Check(is_polite),
    Check(is_plain_korean),
)
