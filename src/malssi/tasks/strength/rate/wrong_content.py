"""Edits that keep the answer's form and spoil what it says: a rate, a line of the plan, the program's name."""

import json
import re
from collections.abc import Callable
from random import Random

from malssi.tasks.strength.criteria import MAX_INIT, MIN_INIT, STEPS, Rates
from malssi.tasks.strength.rate.answer import PLAN_FIELD, RATE_FIELDS, compact, words, written
from malssi.tasks.strength.rates import rates_for
from malssi.tasks.strength.request import EXPERIENCES, PURPOSES, Lifter


def another_start(lifter: Lifter, text: str, rng: Random) -> str:
    """Another first set, with the plan that follows from it."""
    others = [init for init in range(MIN_INIT, MAX_INIT + 1, 5) if init != right(lifter).init]
    return written(right(lifter)._replace(init=rng.choice(others)))


def another_step_a_week(lifter: Lifter, text: str, rng: Random) -> str:
    """The other weekly step, with the plan that follows from it."""
    return written(right(lifter)._replace(week=sum(STEPS) - right(lifter).week))


def another_step_a_set(lifter: Lifter, text: str, rng: Random) -> str:
    """The other step from set to set, with the plan that follows from it."""
    return written(right(lifter)._replace(set=sum(STEPS) - right(lifter).set))


def another_deload(lifter: Lifter, text: str, rng: Random) -> str:
    """A deload ten points lighter or five heavier, with the plan that follows from it."""
    return written(right(lifter)._replace(deload=right(lifter).deload + rng.choice((-10, 5))))


def rates_of_another_cell(lifter: Lifter, text: str, rng: Random) -> str:
    """What somebody of another experience or purpose gets."""
    all_ = {rates_for(experience, purpose) for experience in EXPERIENCES for purpose in PURPOSES}
    return written(rng.choice(sorted(all_ - {right(lifter)})))


def too_heavy_at_the_start(lifter: Lifter, text: str, rng: Random) -> str:
    """A first set beyond every expert's."""
    return written(right(lifter)._replace(init=rng.choice((70, 75, 80, 100))))


def too_heavy_at_the_top(lifter: Lifter, text: str, rng: Random) -> str:
    """The heaviest start with the biggest steps: a top set of 105 %."""
    return written(right(lifter)._replace(init=MAX_INIT, week=STEPS[-1], set=STEPS[-1]))


def too_big_a_step(lifter: Lifter, text: str, rng: Random) -> str:
    """A step that no wave has."""
    return written(right(lifter)._replace(week=rng.choice((0, 1, 15, 20))))


def no_deload(lifter: Lifter, text: str, rng: Random) -> str:
    """A fourth week as heavy as the first."""
    return written(right(lifter)._replace(deload=right(lifter).init))


def a_rate_that_the_plan_does_not_have(lifter: Lifter, text: str, rng: Random) -> str:
    """One of the four rates changed, the plan left as it was."""
    name = rng.choice(RATE_FIELDS)
    fields = json.loads(text)
    return compact(fields | {name: fields[name] + rng.choice((-5, 5))})


def a_percentage_off(lifter: Lifter, text: str, rng: Random) -> str:
    """One set five points heavier or lighter."""
    return one_changed(text, rng, r"\d+(?=%)", lambda number: str(int(number) + rng.choice((-5, 5))))


def repetitions_off(lifter: Lifter, text: str, rng: Random) -> str:
    """One set with other repetitions."""
    return one_changed(text, rng, r"(?<=x)\d", lambda number: rng.choice([n for n in "12345689" if n != number]))


def a_plus_lost(lifter: Lifter, text: str, rng: Random) -> str:
    """A set to the limit that has become a plain one."""
    return one_changed(text, rng, r"\+", lambda plus: "")


def a_plus_too_many(lifter: Lifter, text: str, rng: Random) -> str:
    """A plain set that goes to the limit."""
    return one_changed(text, rng, r"x\d(?=\n)", lambda reps: f"{reps}+")


def a_week_lost(lifter: Lifter, text: str, rng: Random) -> str:
    """A week left out."""
    return one_changed(text, rng, r"Week\d\n(?:SET.*\n){3}\n?", lambda week: "")


def a_set_lost(lifter: Lifter, text: str, rng: Random) -> str:
    """A set left out."""
    return one_changed(text, rng, r"SET.*\n", lambda line: "")


def a_line_break_lost(lifter: Lifter, text: str, rng: Random) -> str:
    """Two lines run together, or no blank line between two weeks."""
    return one_changed(text, rng, r"\n", lambda end: "")


def another_program(lifter: Lifter, text: str, rng: Random) -> str:
    """The name of a program that the application does not know."""
    return compact(json.loads(text) | {"program": rng.choice(words()["other_programs"])})


def right(lifter: Lifter) -> Rates:
    """The expert's rates."""
    return rates_for(lifter.experience, lifter.purpose)


def one_changed(text: str, rng: Random, pattern: str, change: Callable[[str], str]) -> str:
    """Change one place of the plan where a pattern matches."""
    fields = json.loads(text)
    plan = fields[PLAN_FIELD]
    found = rng.choice(list(re.finditer(pattern, plan)))
    return compact(fields | {PLAN_FIELD: plan[: found.start()] + change(found[0]) + plan[found.end() :]})
