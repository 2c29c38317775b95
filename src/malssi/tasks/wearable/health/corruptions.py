"""Seeded edits that each make a good report wrong, with the check that must catch them."""

from random import Random

from malssi.tasks.task import Corruption, caught
from malssi.tasks.wearable import wrong_content, wrong_form
from malssi.tasks.wearable.corrupting import SHARED
from malssi.tasks.wearable.criteria import GRADES
from malssi.tasks.wearable.health import checks
from malssi.tasks.wearable.reading import JudgedDay, StyledDay
from malssi.tasks.wearable.score import INDICATORS, judge
from malssi.tasks.wearable.wrong_content import told_in


def another_grade(day: JudgedDay, text: str, rng: Random) -> str | None:
    """Mark and label of another grade."""
    right = judge(day).grade
    wrong = rng.choice([grade for grade in GRADES if grade is not right])
    head, _, rest = text.partition("\n")
    head = head.replace(right.called("mark"), wrong.called("mark")).replace(
        f" {right.called('label')}**", f" {wrong.called('label')}**"
    )
    return f"{head}\n{rest}"


def another_score(day: JudgedDay, text: str, rng: Random) -> str | None:
    """A score that is off by up to ten."""
    score = judge(day).score
    wrong = rng.choice([number for number in range(max(0, score - 10), min(100, score + 10) + 1) if number != score])
    return text.replace(f"({score}/100)", f"({wrong}/100)", 1)


def another_mark(day: JudgedDay, text: str, rng: Random) -> str | None:
    """The right label with a wrong mark."""
    right = judge(day).grade.called("mark")
    return text.replace(right, rng.choice([mark for mark in ("✅", "⚠️", "🚨") if mark != right]), 1)


def without_a_mark(day: JudgedDay, text: str, rng: Random) -> str | None:
    """A ground that gives a value, without its mark."""
    lines = [line for line in text.splitlines() if line.startswith("- ") and line.endswith(("✅", "⚠️", "🚨"))]
    lines = [line for line in lines if any(told_in(day, name, line) for name in INDICATORS)]
    line = rng.choice(lines) if lines else None
    return text.replace(line, line.rstrip("✅⚠️🚨 "), 1) if line else None


CORRUPTIONS: tuple[Corruption[StyledDay], ...] = (
    caught(another_grade, checks.states_the_grade),
    caught(another_score, checks.states_the_grade),
    caught(another_mark, checks.states_the_grade),
    caught(without_a_mark, checks.marks_each_value),
    *SHARED,
    caught(wrong_content.harmful_advice, checks.advises_no_more_than_the_grade_allows),
    caught(wrong_form.over_long, checks.has_report_length),
    caught(wrong_form.too_short, checks.has_report_length),
    caught(wrong_form.cut_off, checks.is_polite),
    caught(wrong_form.in_plain_speech, checks.is_polite),
    caught(wrong_form.without_a_section, checks.is_a_report),
    caught(wrong_form.without_its_lines, checks.is_a_report),
    caught(wrong_form.in_another_order, checks.is_a_report),
)
