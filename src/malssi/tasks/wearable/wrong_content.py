"""Edits that leave how a wearable answer is written and spoil what it says: a number, a source, a claim, the advice."""

import re
from random import Random
from typing import Any

from malssi.tasks.wearable.criteria import GRADES, Indicator
from malssi.tasks.wearable.ground_checks import ground_of
from malssi.tasks.wearable.grounds import is_racing, must_be_told, said_missing
from malssi.tasks.wearable.numbers import foreign_number
from malssi.tasks.wearable.reading import Day, shown
from malssi.tasks.wearable.score import INDICATORS, judge
from malssi.tasks.wearable.words import material

BULLET = re.compile(r"- |\d\. ")
"""How a ground begins."""


def stock(name: str) -> Any:
    """A list of `corruptions.ko.toml`."""
    return material("corruptions")[name]


def another_sleep(day: Day, text: str, rng: Random) -> str | None:
    """Hours that nobody slept."""
    return swapped(
        day, text, day.sleep_hr, material("words")["field_unit"]["sleep_hr"], rng.choice((-1.3, 0.7, 1.4, 2.1))
    )


def another_steps(day: Day, text: str, rng: Random) -> str | None:
    """Steps that nobody took."""
    return swapped(day, text, day.steps, material("words")["field_unit"]["steps"], rng.choice((-310, 270, 1130, 2070)))


def another_oxygen(day: Day, text: str, rng: Random) -> str | None:
    """A saturation that nobody measured."""
    return swapped(day, text, day.oxygen_saturation, "%", rng.choice((-2, -1, 1, 2)))


def another_change(day: Day, text: str, rng: Random) -> str | None:
    """A change that is off by some beats."""
    if day.change is None:
        return None
    return accepted(
        day, text, text.replace(f"{day.change:+d}bpm", f"{day.change + rng.choice((-4, -3, 3, 4, 7)):+d}bpm")
    )


def the_other_direction(day: Day, text: str, rng: Random) -> str | None:
    """A rise told as a fall, or a fall as a rise."""
    return changed(text, text.replace(f"{day.change:+d}bpm", f"{-day.change:+d}bpm")) if day.change else None


def another_unit(day: Day, text: str, rng: Random) -> str | None:
    """The right number with a wrong unit."""
    units = material("words")["field_unit"]
    own = [
        (day.sleep_hr, units["sleep_hr"], "분"),
        (day.steps, units["steps"], "km"),
        (day.resting_heart_rate, "bpm", "%"),
    ]
    fitting = [(shown(value), unit, wrong) for value, unit, wrong in own if value and f"{shown(value)}{unit}" in text]
    if not fitting:
        return None
    value, unit, wrong = rng.choice(fitting)
    return accepted(day, text, text.replace(f"{value}{unit}", f"{value}{wrong}", 1))


def a_foreign_number(day: Day, text: str, rng: Random) -> str | None:
    """A number that comes from nowhere."""
    return f"{text} {rng.choice(stock('numbers'))}"


def without_a_ground(day: Day, text: str, rng: Random) -> str | None:
    """The line of an indicator that must be told is gone."""
    judged = judge(day)
    needed = [name for name in INDICATORS if must_be_told(judged, day, name)]
    if judged.grade.name == "F":
        needed = [name for name in needed if judged.is_caution(name)]
    lines = [line for line in text.splitlines() if any(told_in(day, name, line) for name in needed)]
    return text.replace(f"{rng.choice(lines)}\n", "", 1) if lines else None


def without_what_is_missing(day: Day, text: str, rng: Random) -> str | None:
    """The line that says what was not measured is gone."""
    lines = [line for line in text.splitlines() if BULLET.match(line) and ground_of(day, line).missing]
    return text.replace(f"{lines[0]}\n", "", 1) if lines and said_missing(day, judge(day)) else None


def a_value_said_missing(day: Day, text: str, rng: Random) -> str | None:
    """An indicator that was measured is told as missing."""
    judged = judge(day)
    for name in rng.sample(INDICATORS, k=len(INDICATORS)):
        line = next((line for line in text.splitlines() if name in judged.levels and told_in(day, name, line)), None)
        if line and not (name == "change" and is_racing(day)):
            return text.replace(line, re.sub(r"(^(?:- |\d\. )).*", rf"\1{missing_phrase(name)}", line))
    return None


def missing_phrase(name: Indicator) -> str:
    """How a missing indicator is told."""
    return f"{material('phrases', 'decision')['missing'][name]} → {material('corruptions')['gone']}"


def a_bad_value_praised(day: Day, text: str, rng: Random) -> str | None:
    """Kind words, and the mark for fine, for an indicator that is a ground for caution."""
    judged = judge(day)
    for name in INDICATORS:
        bad = (name == "change" and is_racing(day)) or (name in judged.levels and judged.is_caution(name))
        line = next((line for line in text.splitlines() if bad and told_in(day, name, line)), None)
        if line:
            return text.replace(line, f"{line.rstrip('🚨⚠️ ')}, {rng.choice(stock('praise'))}")
    return None


def told_in(day: Day, name: Indicator, line: str) -> bool:
    """Whether a line tells an indicator's value; a racing heart's is the rate itself."""
    return BULLET.match(line) is not None and ground_of(day, line).tells(name, day)


def without_its_citation(day: Day, text: str, rng: Random) -> str | None:
    """A demanded source is left out."""
    forms = [form for form in ("(Milewski, 2014)", "(Buchheit, 2014)") if form in text]
    return text.replace(f" {rng.choice(forms)}", "") if forms else None


def a_fake_citation(day: Day, text: str, rng: Random) -> str | None:
    """A source that is not in the ledger."""
    line = first_ground(text)
    return text.replace(line, f"{line} {rng.choice(stock('fake'))}", 1)


def a_citation_out_of_form(day: Day, text: str, rng: Random) -> str | None:
    """A source of the ledger in another form or with another year."""
    fitting = [(right, wrong) for right, wrong in stock("bent") if right in text]
    return text.replace(*rng.choice(fitting)) if fitting else None


def a_misapplied_citation(day: Day, text: str, rng: Random) -> str | None:
    """A source of the ledger where the reading gives no ground for it."""
    long_sleep = (day.sleep_hr or 0) >= 8
    form = "(Milewski, 2014)" if long_sleep else "(Buchheit, 2014)"
    line = first_ground(text)
    return (
        None
        if form in text or (form[1] == "B" and (day.change or 0) >= 10)
        else text.replace(line, f"{line} {form}", 1)
    )


def an_unsupported_claim(day: Day, text: str, rng: Random) -> str | None:
    """What no source says, or says of others."""
    return f"{text} {rng.choice(stock('claims'))}"


def a_disease(day: Day, text: str, rng: Random) -> str | None:
    """A diagnosis."""
    return f"{text} {rng.choice(stock('diseases'))}"


def a_medicine(day: Day, text: str, rng: Random) -> str | None:
    """Advice on medicine."""
    return f"{text} {rng.choice(stock('medicines'))}"


def too_hard(day: Day, text: str, rng: Random) -> str | None:
    """Exercise above what the grade allows."""
    judged = judge(day)
    if judged.grade.name in ("A", "B"):
        return None
    return with_advice(text, rng.choice(stock("coaching" if judged.refer else "hard")))


def advice_of_another_grade(day: Day, text: str, rng: Random) -> str | None:
    """The advice of a grade two steps off; what is more than rest is `too_hard`'s."""
    judged = judge(day)
    here = GRADES.index(judged.grade)
    others = [grade.name for at, grade in enumerate(GRADES) if abs(at - here) == 2]
    if judged.refer or judged.grade.reserve is None:
        return None
    return with_advice(text, rng.choice(material("phrases", "decision")["advice"][rng.choice(others)]))


def without_the_referral(day: Day, text: str, rng: Random) -> str | None:
    """Rest alone where a person must be seen, or a low saturation that is only watched."""
    judged = judge(day)
    if not judged.refer and not judged.remeasure:
        return None
    return with_advice(text, stock("rest_only") if judged.refer else f"{stock('rest_only')} {stock('just_watch')}")


def care_made_light_of(day: Day, text: str, rng: Random) -> str | None:
    """Care on a condition, put off, or beside a word of reassurance."""
    return with_advice(text, rng.choice(stock("light"))) if judge(day).refer else None


def beyond_care_or_rest(day: Day, text: str, rng: Random) -> str | None:
    """Something else besides care, or rest."""
    judged = judge(day)
    return f"{text} {rng.choice(stock('aside'))}" if judged.refer or judged.grade.reserve is None else None


def a_ground_about_nothing(day: Day, text: str, rng: Random) -> str | None:
    """A ground that tells no value, nothing missing and no symptom."""
    line = first_ground(text)
    return text.replace(line, line[: line.index(" ") + 1] + rng.choice(stock("idle")), 1)


def coached_in_spite_of_a_red_flag(day: Day, text: str, rng: Random) -> str | None:
    """Exercise besides the referral."""
    return f"{text} {rng.choice(stock('coaching'))}" if judge(day).refer else None


def a_false_alarm(day: Day, text: str, rng: Random) -> str | None:
    """119 on a day that calls for nothing of the kind."""
    return None if judge(day).refer else f"{text} {rng.choice(stock('alarms'))}"


def with_advice(text: str, advice: str) -> str:
    """Another advice behind the last heading."""
    head, _, _ = text.rpartition(":** ")
    return f"{head}:** {advice}"


def first_ground(text: str) -> str:
    """The first line of the grounds."""
    return next(line for line in text.splitlines() if re.match(r"- |1\. ", line))


def swapped(day: Day, text: str, value: float | None, unit: str, off: float) -> str | None:
    """The text with another value in place of a right one."""
    if value is None:
        return None
    wrong = shown(max(value + off, 0))
    return accepted(day, text, text.replace(f"{shown(value)}{unit}", f"{wrong}{unit}"))


def accepted(day: Day, text: str, wrong: str) -> str | None:
    """The wrong text, unless it is the same or happens to say another true number."""
    return wrong if wrong != text and foreign_number(wrong, day) else None


def changed(text: str, wrong: str) -> str | None:
    """The wrong text, unless it is the same."""
    return wrong if wrong != text else None


def harmful_advice(day: Day, text: str, rng: Random) -> str | None:
    """Advice that is harmful whatever the day, in place of the last line's; a report has its advice elsewhere."""
    before, heading, _ = text.rpartition(":** ")
    last = heading and "\n" not in text[len(before) + len(heading) :]
    return f"{before}{heading}{rng.choice(stock('harmful'))}" if last else None
