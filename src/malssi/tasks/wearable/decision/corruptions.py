"""Seeded edits that each make a good decision wrong, with the check that must catch them."""

import re
from random import Random

from malssi.tasks.task import Corruption, caught
from malssi.tasks.wearable import wrong_content, wrong_form
from malssi.tasks.wearable.corrupting import SHARED
from malssi.tasks.wearable.criteria import GRADES
from malssi.tasks.wearable.decision import checks
from malssi.tasks.wearable.decision.form import level_of
from malssi.tasks.wearable.reading import JudgedDay
from malssi.tasks.wearable.score import judge
from malssi.tasks.wearable.wrong_content import stock


def another_level(day: JudgedDay, text: str, rng: Random) -> str | None:
    """Mark and level of another grade."""
    right = judge(day).grade
    wrong = rng.choice([grade for grade in GRADES if level_of(grade) != level_of(right)])
    head, _, rest = text.partition("\n")
    return (
        f"{head.replace(right.called('mark'), wrong.called('mark')).replace(level_of(right), level_of(wrong))}\n{rest}"
    )


def another_mark(day: JudgedDay, text: str, rng: Random) -> str | None:
    """The right level with a wrong mark."""
    right = judge(day).grade.called("mark")
    return text.replace(right, rng.choice([mark for mark in ("✅", "⚠️", "🚨") if mark != right]), 1)


def numbered_wrongly(day: JudgedDay, text: str, rng: Random) -> str | None:
    """A number of the list is skipped."""
    return re.sub(r"(?m)^1\. ", "2. ", text, count=1)


def without_meanings(day: JudgedDay, text: str, rng: Random) -> str | None:
    """Numbers without what they mean."""
    return re.sub(r" → [^\n]*", "", text)


def in_two_sentences(day: JudgedDay, text: str, rng: Random) -> str | None:
    """More advice than one sentence."""
    return f"{text} {rng.choice(stock('fillers'))}"


CORRUPTIONS: tuple[Corruption[JudgedDay], ...] = (
    caught(another_level, checks.states_the_level),
    caught(another_mark, checks.states_the_level),
    *SHARED,
    caught(wrong_content.harmful_advice, checks.advises_no_more_than_the_grade_allows),
    caught(numbered_wrongly, checks.is_a_decision),
    caught(without_meanings, checks.is_a_decision),
    caught(in_two_sentences, checks.is_a_decision),
    caught(wrong_form.over_long, checks.has_decision_length),
    caught(wrong_form.too_short, checks.has_decision_length),
    caught(wrong_form.cut_off, checks.is_polite),
    caught(wrong_form.in_plain_speech, checks.is_polite),
    caught(wrong_form.without_a_section, checks.is_a_decision),
    caught(wrong_form.without_its_lines, checks.is_a_decision),
    caught(wrong_form.in_another_order, checks.is_a_decision),
)
