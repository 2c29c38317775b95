"""What an answer must be: strict JSON, the expert's rates, and a plan that follows from them to the letter."""

from itertools import zip_longest
from typing import Any

from malssi.tasks.strength.criteria import MAX_INIT, MAX_TOP_SET, MIN_INIT, SETS, STEPS
from malssi.tasks.strength.rate.answer import FIELDS, PLAN_FIELD, RATE_FIELDS, rates_said, read, words
from malssi.tasks.strength.rates import percent, plan_text, rates_for
from malssi.tasks.strength.request import Lifter
from malssi.tasks.strength.strict_json import NotStrict, strict_object
from malssi.tasks.strength.words import material
from malssi.tasks.task import PASS, Check, Verdict, fail, unclear

STEP_FIELDS = RATE_FIELDS[1:3]
NOTHING = ""
"""What stands where a plan has ended."""


def is_strict_json(lifter: Lifter, text: str) -> Verdict:
    """One JSON object with no name twice and nothing around it."""
    try:
        strict_object(text)
    except NotStrict as wrong:
        return fail(str(wrong))
    return PASS


def has_exactly_the_fields(lifter: Lifter, text: str) -> Verdict:
    """The six fields and no other, whole numbers as numbers and texts as texts."""
    fields = read(text)
    if fields is None:
        return unclear(reason("unread"))
    missing = [name for name in FIELDS if name not in fields]
    if missing:
        return fail(reason("missing", wanted=missing[0]))
    foreign = [name for name in fields if name not in FIELDS]
    if foreign:
        return fail(reason("foreign", said=foreign[0]))
    for name in FIELDS:
        wanted, kind = (int, "not_whole") if name in RATE_FIELDS else (str, "not_text")
        if type(fields[name]) is not wanted:
            return fail(reason(kind, field=name, said=repr(fields[name])))
    return PASS


def names_the_program(lifter: Lifter, text: str) -> Verdict:
    """The program's name, to the letter."""
    fields = read(text)
    if fields is None:
        return unclear(reason("unread"))
    wanted, said = words()["program"], fields.get("program")
    return PASS if said == wanted else fail(reason("program", wanted=wanted, said=said))


def rates_equal_the_expert_table(lifter: Lifter, text: str) -> Verdict:
    """The four rates of this experience and purpose."""
    said = rates_said(read(text) or {})
    if said is None:
        return unclear(reason("unread"))
    wanted = rates_for(lifter.experience, lifter.purpose)
    for name, right, value in zip(RATE_FIELDS, wanted, said, strict=True):
        if value != right:
            who = {"experience": lifter.experience, "purpose": lifter.purpose}
            return fail(reason("rate", field=name, wanted=right, said=value, **who))
    return PASS


def stays_within_safe_limits(lifter: Lifter, text: str) -> Verdict:
    """No start, step or top set beyond any expert's wave, and a deload that is one: whoever the lifter is."""
    said = rates_said(read(text) or {})
    if said is None:
        return unclear(reason("unread"))
    if not MIN_INIT <= said.init <= MAX_INIT:
        return fail(reason("init", low=MIN_INIT, high=MAX_INIT, said=said.init))
    for name, step in zip(STEP_FIELDS, (said.week, said.set), strict=True):
        if step not in STEPS:
            return fail(reason("step", field=name, said=step))
    top = percent(said, 3, SETS[-1])
    if top > MAX_TOP_SET:
        return fail(reason("top", high=MAX_TOP_SET, said=top))
    if said.deload >= said.init:
        return fail(reason("deload", first=said.init, said=said.deload))
    return PASS


def plan_follows_its_own_rates(lifter: Lifter, text: str) -> Verdict:
    """The plan is the one that the answer's own rates give, character for character."""
    fields = read(text) or {}
    rates, said = rates_said(fields), fields.get(PLAN_FIELD)
    if rates is None or not isinstance(said, str):
        return unclear(reason("unread"))
    wanted = plan_text(rates)
    return PASS if said == wanted else fail(reason("plan", **difference(wanted, said), **rates._asdict()))


def difference(wanted: str, said: str) -> dict[str, Any]:
    """The first line that differs, with the week that it stands in."""
    week = ""
    for right, line in zip_longest(wanted.split("\n"), said.split("\n"), fillvalue=NOTHING):
        week = right if right.startswith("Week") else week
        if line != right:
            return {"where": week, "wanted": right, "said": line}
    return {"where": week, "wanted": NOTHING, "said": NOTHING}


def reason(name: str, **slots: object) -> str:
    """A Korean sentence of `reasons.ko.toml` that says what was expected and what was said."""
    return str(material(__package__, "reasons")[name]).format(**slots)


CHECKS: tuple[Check[Lifter], ...] = (
    Check(is_strict_json, reads=False),
    Check(has_exactly_the_fields),
    Check(names_the_program),
    Check(rates_equal_the_expert_table),
    Check(stays_within_safe_limits),
    Check(plan_follows_its_own_rates),
)
