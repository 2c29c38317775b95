"""What people and applications get with a verified answer: the training max in kilograms, the plan as data, a table."""

from typing import Any

from malssi.tasks.strength.criteria import SETS, WEEKS, Rates
from malssi.tasks.strength.rate.answer import rates_said, read, words
from malssi.tasks.strength.rates import is_amrap, percent, reps, training_max_kg
from malssi.tasks.strength.request import Lifter
from malssi.tasks.strength.words import legend
from malssi.tasks.task import Table


def extras(lifter: Lifter, text: str) -> dict[str, Any]:
    """What percentages are of, and the plan as weeks and sets."""
    rates = verified_rates(text)
    return {**basis(lifter), "plan": [{"week": week, "sets": sets_of(rates, week)} for week in WEEKS]}


def fields(lifter: Lifter, text: str) -> dict[str, Any]:
    """The application's reply: the answer's own fields, and what its percentages are of."""
    return {**(read(text) or {}), **basis(lifter)}


def basis(lifter: Lifter) -> dict[str, Any]:
    """The training max, by lift."""
    return {
        "basis": "TM",
        "training_max_kg": {lift: round(kg, 1) for lift, kg in training_maxes(lifter).items()},
    }


def tables(lifter: Lifter, text: str) -> list[Table]:
    """One table: a row a set, with the kilograms of every lift."""
    said, names = words()["table"], legend("lifts")
    lifts = tuple(said["lift"].format(name=names[lift]) for lift in training_maxes(lifter))
    return [
        Table(
            title=said["title"].format(program=words()["program"]),
            columns=(said["week"], said["set"], said["load"], *lifts),
            rows=tuple(row(lifter, verified_rates(text), week, set_) for week in WEEKS for set_ in SETS),
        )
    ]


def row(lifter: Lifter, rates: Rates, week: int, set_: int) -> tuple[str, ...]:
    """One set: its place, percent and repetitions, and kilograms as calculated, not yet as plates make them."""
    share = percent(rates, week, set_)
    kilograms = (f"{kg * share / 100:.1f}" for kg in training_maxes(lifter).values())
    return (str(week), str(set_), f"{share}%x{reps(week, set_)}{'+' if is_amrap(week, set_) else ''}", *kilograms)


def sets_of(rates: Rates, week: int) -> list[dict[str, Any]]:
    """A week's sets."""
    return [
        {"set": set_, "percent": percent(rates, week, set_), "reps": reps(week, set_), "amrap": is_amrap(week, set_)}
        for set_ in SETS
    ]


def training_maxes(lifter: Lifter) -> dict[str, float]:
    """The training max of every lift, in kg."""
    return {lift: training_max_kg(kg) for lift, kg in lifter.rm_weight.model_dump().items()}


def verified_rates(text: str) -> Rates:
    """The rates of a text that has passed the checks."""
    rates = rates_said(read(text) or {})
    if rates is None:
        raise ValueError(f"got {text!r}, expected an answer that has passed the checks")
    return rates
